package org.secureside.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secureside.eventstore.serialization.EventSerializer;

/** A page holds as many events as fit into a small heap, whichever of their parts is large. */
class PageSizeIT {

    private static final int EVENTS = 100;
    private static final int LARGE = 200_000;

    private final EventDatabase database = TestDatabase.create();
    private final PostgresEventStorageEngine engine = PostgresEventStorageEngine.builder()
            .database(database)
            .eventSerializer(EventSerializer.create())
            .snapshotSerializer(EventSerializer.create())
            .build();

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest(name = "payload of {0} bytes, metadata of {1} bytes")
    @CsvSource({LARGE + ",2", "2," + LARGE, "100000,100000"})
    void largeEventsAreReadInPagesOfLimitedSize(int payload, int metadata) {
        insert(payload, metadata);

        List<EventPage> pages = new ArrayList<>(List.of(engine.readPage(Positions.token(0))));
        while (!pages.getLast().newest()) {
            pages.add(engine.readPage(pages.getLast().upTo()));
        }

        assertThat(pages)
                .hasSizeGreaterThan(2)
                .allSatisfy(
                        page -> assertThat(page.bytes()).isLessThan(EventTable.MAX_PAGE_BYTES + payload + metadata));
        assertThat(pages.stream().mapToInt(page -> page.events().size()).sum()).isEqualTo(EVENTS);
        assertThat(pages.stream().mapToLong(EventPage::bytes).sum()).isEqualTo((long) EVENTS * (payload + metadata));
    }

    @Test
    void aReaderWithGapsIsGivenPagesOfLimitedSizeToo() {
        insert(2, LARGE);

        EventPage page = engine.readPage(GapAwareTrackingToken.newInstance(10, List.of(3L, 4L)));

        assertThat(page.events()).hasSizeBetween(40, 50);
        assertThat(page.newest()).isFalse();
    }

    private void insert(int payload, int metadata) {
        TestDatabase.sql(database)
                .sql("""
                        insert into domain_event_entry (global_index, sequence_number, time_stamp, event_identifier,
                            aggregate_identifier, type, payload_type, payload, meta_data)
                        select i, 0, now(), 'e' || i, 's' || i, 'Message', 'Large', repeat('p', ?), repeat('m', ?)
                        from generate_series(1, ?) i""")
                .param(payload)
                .param(metadata)
                .param(EVENTS)
                .update();
    }
}
