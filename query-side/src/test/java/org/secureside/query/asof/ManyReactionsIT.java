package org.secureside.query.asof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.secureside.api.feed.MessageView;
import org.secureside.eventstore.EmbeddedDatabases;
import org.secureside.eventstore.serialization.EventSerializer;
import org.secureside.query.history.EventView;
import org.secureside.query.history.HistoryEvents;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A message to which thousands of things happened is told without holding them all at once. */
class ManyReactionsIT {

    @ComponentScan(
            basePackages = "org.secureside.query",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*(HistoryEvents|PastMessages|Decoding|ReadDatabase)"))
    static class Past {}

    private static final UUID MESSAGE = UUID.fromString("449c87f4-93f8-5ab6-ac8e-6d9bc870ecde");
    private static final int LAST = 5_001;
    private static final int A_PAGE = 1_000;

    private static AnnotationConfigApplicationContext context;

    /**
     * The message is sent, then edited. Then residents react, each once; every fourth event takes back the reaction before
     * it, which is on the page before at times. At last it is edited again.
     */
    @BeforeAll
    static void fillAHistory() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(EmbeddedDatabases.newDatabase());
        database.setUser("postgres");
        Flyway.configure().dataSource(database).load().migrate();
        JdbcClient.create(database)
                .sql("""
                insert into history_event (
                    position, stream_type, stream_id, sequence, event_id, event_type, revision, payload, metadata,
                    message_id, neighborhood_id, recorded_at)
                select n, 'Message', :message, n - 1, n::text,
                       case when n = 1 then 'MessageSent' when n in (2, :last) then 'MessageEdited'
                            when n % 4 = 1 then 'ReactionWithdrawn' else 'ReactionAdded' end, '1',
                       case when n in (1, 2, :last)
                           then json_build_object('messageId', :message, 'neighborhoodId', :message, 'author', 'ada',
                                                  'body', 'Text ' || n)
                           else json_build_object('messageId', :message, 'neighborhoodId', :message, 'emoji', '👍',
                                                  'resident', 'r' || case when n % 4 = 1 then n - 1 else n end)
                       end::text, '{}', :message::uuid, :message::uuid,
                       timestamptz '2026-01-01 00:00Z' + n * interval '1 second'
                from generate_series(1, :last) as n""")
                .param("message", MESSAGE.toString())
                .param("last", LAST)
                .update();
        context = new AnnotationConfigApplicationContext();
        context.registerBean("reads", DataSource.class, () -> database);
        context.registerBean("eventSerializer", Serializer.class, EventSerializer::create);
        context.register(Past.class);
        context.refresh();
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @Test
    void itIsToldAsAllThatHappenedToItLeavesIt() {
        MessageView now =
                context.getBean(PastMessages.class).message(MESSAGE, LAST).orElseThrow();
        MessageView before =
                context.getBean(PastMessages.class).message(MESSAGE, A_PAGE).orElseThrow();

        assertThat(now.body()).isEqualTo("Text " + LAST);
        assertThat(now.version()).isEqualTo(LAST - 1);
        assertThat(now.reactions())
                .singleElement()
                .satisfies(thumbs -> assertThat(thumbs.count()).isEqualTo(reactionsUpTo(LAST)));
        assertThat(before.body()).isEqualTo("Text 2");
        assertThat(before.reactions())
                .singleElement()
                .satisfies(thumbs -> assertThat(thumbs.count()).isEqualTo(reactionsUpTo(A_PAGE)));
    }

    @Test
    void noMoreThanAPageOfItsEventsIsHeldAtOnce() {
        List<Long> positions = new ArrayList<>();
        context.getBean(HistoryEvents.class).ofMessages(List.of(MESSAGE), LAST, page -> {
            assertThat(page).hasSizeLessThanOrEqualTo(A_PAGE);
            page.stream().map(EventView::position).forEach(positions::add);
        });

        assertThat(positions).hasSize(LAST).isSorted().doesNotHaveDuplicates();
        assertThat(context.getBean(HistoryEvents.class).ofMessage(MESSAGE, LAST, 501))
                .hasSize(501);
    }

    private static int reactionsUpTo(int last) {
        int count = 0;
        for (int n = 3; n <= Math.min(last, LAST - 1); n++) {
            count += n % 4 == 1 ? -1 : 1;
        }
        return count;
    }
}
