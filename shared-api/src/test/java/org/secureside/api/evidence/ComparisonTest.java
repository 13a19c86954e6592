package org.secureside.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.secureside.api.evidence.Finding.Kind;

class ComparisonTest {

    private static final int SIZE = 10;

    private static final List<EventLeaf> EVENTS = LongStream.rangeClosed(1, SIZE)
            .mapToObj(position -> event(position, "payload " + position))
            .toList();

    private final List<Hash> witnessed = EVENTS.stream().map(EventLeaf::hash).toList();

    @Test
    void whatIsAsItWasIsNoFinding() {
        assertThat(found(EVENTS)).isEmpty();
    }

    @Test
    void aChangedPayloadIsNamed() {
        List<EventLeaf> now = new ArrayList<>(EVENTS);
        now.set(4, event(5, "another"));

        assertThat(found(now)).containsExactly("CHANGED 5");
    }

    @Test
    void theNewestEventCannotBeRemovedUnnoticed() {
        assertThat(found(EVENTS.subList(0, 9))).containsExactly("REMOVED 10");
    }

    @Test
    void aGapIsARemovedEvent() {
        assertThat(found(EVENTS.stream().filter(e -> e.position() != 3).toList()))
                .containsExactly("REMOVED 3");
    }

    @Test
    void aGapThatWasClosedIsOneRemovedEventAndNotManyChangedOnes() {
        List<EventLeaf> now = EVENTS.stream()
                .filter(e -> e.position() != 3)
                .map(e -> e.position() > 3 ? e.at(e.position() - 1) : e)
                .toList();

        assertThat(found(now)).containsExactly("REMOVED 3");
    }

    @Test
    void anInsertedEventThatMovedAllLaterOnesIsOneFinding() {
        List<EventLeaf> now = Stream.of(
                        EVENTS.stream().filter(e -> e.position() < 6),
                        Stream.of(event(6, "forged")),
                        EVENTS.stream().filter(e -> e.position() >= 6).map(e -> e.at(e.position() + 1)))
                .flatMap(s -> s)
                .toList();

        assertThat(found(now)).containsExactly("INSERTED 6");
    }

    @Test
    void aSwappedPairIsNamedAsAPairHoweverFarApart() {
        List<EventLeaf> now = new ArrayList<>(EVENTS);
        now.set(1, EVENTS.get(7).at(2));
        now.set(7, EVENTS.get(1).at(8));

        assertThat(found(now)).containsExactly("SWAPPED 2 8");
    }

    @Test
    void swappedNeighborsAreAPairToo() {
        List<EventLeaf> now = new ArrayList<>(EVENTS);
        now.set(4, EVENTS.get(5).at(5));
        now.set(5, EVENTS.get(4).at(6));

        assertThat(found(now)).containsExactly("SWAPPED 5 6");
    }

    @Test
    void aShiftThatIsKnownIsFollowed() {
        List<EventLeaf> moved = EVENTS.stream().map(e -> e.at(e.position() + 1)).toList();
        Comparison comparison = new Comparison(1);
        comparison.compare(1, witnessed, moved);

        assertThat(comparison.findings()).isEmpty();
        assertThat(comparison.shift()).isEqualTo(1);
    }

    private List<String> found(List<EventLeaf> now) {
        Comparison comparison = new Comparison(0);
        comparison.compare(1, witnessed, now);
        return comparison.findings().stream()
                .map(f -> f.kind() + " " + f.position() + (f.kind() == Kind.SWAPPED ? " " + f.other() : ""))
                .toList();
    }

    private static EventLeaf event(long position, String payload) {
        return new EventLeaf(
                position,
                "Message",
                "m" + position,
                0,
                "id" + position,
                "MessageSent",
                "1",
                Instant.EPOCH,
                payload,
                "{}");
    }
}
