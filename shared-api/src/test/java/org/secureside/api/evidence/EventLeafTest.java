package org.secureside.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventLeafTest {

    private static final Instant AT = Instant.parse("2024-08-15T10:00:00.123456Z");

    /** Heads are kept for years, so the encoding of version 1 can't change. */
    @Test
    void theEncodingIsTheOneThatIsDocumented() {
        EventLeaf leaf = new EventLeaf(7, "T", "é", 1, "id", "E", null, AT, "{}", "[]");

        assertThat(HexFormat.of().formatHex(leaf.encoded()))
                .isEqualTo(
                        "01" // version
                                + "0000000000000007" // position
                                + "00000001" + "54" // stream type
                                + "00000002" + "c3a9" // stream, in UTF-8
                                + "0000000000000001" // sequence
                                + "00000002" + "6964" // event identifier
                                + "00000001" + "45" // event type
                                + "ffffffff" // no revision
                                + "00061fb5e7e18a40" // microseconds
                                + "00000002" + "7b7d" // payload
                                + "00000002" + "5b5d"); // metadata
    }

    @Test
    void whateverIsChangedChangesTheHash() {
        EventLeaf leaf = leaf(7, "T", "s", 1, "E", "1", AT, "p", "m");
        List<EventLeaf> changed = Stream.of(
                        leaf.at(8),
                        leaf(7, null, "s", 1, "E", "1", AT, "p", "m"),
                        leaf(7, "", "s", 1, "E", "1", AT, "p", "m"),
                        leaf(7, "Ts", "", 1, "E", "1", AT, "p", "m"),
                        leaf(7, "T", "s", 2, "E", "1", AT, "p", "m"),
                        leaf(7, "T", "s", 1, "F", "1", AT, "p", "m"),
                        new EventLeaf(7, "T", "s", 1, "other", "E", "1", AT, "p", "m"),
                        leaf(7, "T", "s", 1, "E", null, AT, "p", "m"),
                        leaf(7, "T", "s", 1, "E", "1", AT.plusNanos(1_000), "p", "m"),
                        leaf(7, "T", "s", 1, "E", "1", AT, "pm", ""),
                        leaf(7, "T", "s", 1, "E", "1", AT, "", "pm"))
                .toList();

        assertThat(Stream.concat(Stream.of(leaf), changed.stream()).map(EventLeaf::hash))
                .doesNotHaveDuplicates();
    }

    @Test
    void aLinkVouchesForAllEventsBeforeIt() {
        Hash first = leaf(1, "T", "s", 0, "E", "1", AT, "p", "m").hash();
        Hash second = leaf(2, "T", "s", 1, "E", "1", AT, "p", "m").hash();

        Hash link = StreamLink.next(StreamLink.first(first), second);

        assertThat(link)
                .isNotEqualTo(StreamLink.next(StreamLink.first(second), first))
                .isNotEqualTo(StreamLink.next(StreamLink.first(second), second))
                .isNotEqualTo(StreamLink.first(second));
    }

    private static EventLeaf leaf(
            long position,
            @Nullable String streamType,
            String stream,
            long sequence,
            String type,
            @Nullable String revision,
            Instant at,
            String payload,
            String metadata) {
        return new EventLeaf(
                position, streamType, stream, sequence, "id-" + sequence, type, revision, at, payload, metadata);
    }
}
