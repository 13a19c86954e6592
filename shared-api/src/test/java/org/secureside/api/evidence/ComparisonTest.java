package org.secureside.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secureside.api.evidence.Finding.Kind;

class ComparisonTest {

    private static final int SIZE = 10;
    private static final int MANY = 60;

    private static final List<EventLeaf> EVENTS = log(SIZE);

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
        for (int one = 1; one <= SIZE; one++) {
            for (int other = one + 1; other <= SIZE; other++) {
                List<EventLeaf> now = new ArrayList<>(EVENTS);
                now.set(one - 1, EVENTS.get(other - 1).at(one));
                now.set(other - 1, EVENTS.get(one - 1).at(other));

                assertThat(found(now)).containsExactly("SWAPPED " + one + " " + other);
            }
        }
    }

    @Test
    void aShiftThatIsKnownIsFollowed() {
        List<EventLeaf> moved = EVENTS.stream().map(e -> e.at(e.position() + 1)).toList();
        Comparison comparison = new Comparison(1);
        comparison.compare(1, witnessed, SIZE, moved);

        assertThat(comparison.findings()).isEmpty();
        assertThat(comparison.shift()).isEqualTo(1);
    }

    @Test
    void whereAComparisonBeginsItIsKnownHowFarEventsHaveMoved() {
        List<EventLeaf> log = log(MANY);
        for (int place = 2; place <= MANY; place++) {
            for (int begin = place + 1; begin <= MANY; begin++) {
                assertThat(shiftAt(begin, 0, log, withInserted(log, place, 1)))
                        .as("inserted at %d, begun at %d", place, begin)
                        .isEqualTo(1);
                assertThat(shiftAt(begin, 0, log, withRemoved(log, place, 1)))
                        .as("removed at %d, begun at %d", place, begin)
                        .isEqualTo(-1);
            }
            assertThat(shiftAt(place, 0, log, withInserted(log, place, 1))).isZero();
            assertThat(shiftAt(place, 0, log, withRemoved(log, place, 1))).isZero();
        }
    }

    @Test
    void eventsThatHaveMovedFarAreFoundAgain() {
        List<EventLeaf> log = log(MANY);
        List<EventLeaf> moved = log.stream().map(e -> e.at(e.position() + 70)).toList();

        assertThat(shiftAt(30, 0, log, moved)).isEqualTo(70);
        assertThat(shiftAt(30, 69, log, moved)).isEqualTo(70);
        assertThat(shiftAt(30, 5, log, List.of())).as("nothing is to be found").isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, Comparison.AHEAD})
    void whatWasPutInOrTakenOutSideBySideIsNamedAndNothingElsePageByPageToo(int count) {
        List<EventLeaf> log = log(MANY);
        for (int page : new int[] {1, 2, 3, 7, MANY}) {
            for (int place = 2; place <= MANY - count + 1; place++) {
                assertThat(foundInPages(page, log, withInserted(log, place, count)))
                        .as("inserted at %d, pages of %d", place, page)
                        .containsExactlyElementsOf(each("INSERTED ", place, count));
                assertThat(foundInPages(page, log, withRemoved(log, place, count)))
                        .as("removed at %d, pages of %d", place, page)
                        .containsExactlyElementsOf(each("REMOVED ", place, count));
            }
        }
    }

    private static List<String> each(String what, int place, int count) {
        return IntStream.range(place, place + count)
                .mapToObj(position -> what + position)
                .toList();
    }

    private static List<String> foundInPages(int size, List<EventLeaf> log, List<EventLeaf> now) {
        List<Hash> hashes = log.stream().map(EventLeaf::hash).toList();
        List<String> found = new ArrayList<>();
        long shift = 0;
        for (int begin = 1; begin <= log.size(); begin += size) {
            Comparison comparison = new Comparison(begin == 1 ? 0 : shiftAt(begin, shift, log, now));
            comparison.compare(
                    begin,
                    hashes.subList(begin - 1, Math.min(begin + size + Comparison.AHEAD, log.size())),
                    Math.min(size, log.size() - begin + 1),
                    now);
            comparison.findings().forEach(f -> found.add(f.kind() + " " + f.position()));
            shift = comparison.shift();
        }
        return found;
    }

    private static long shiftAt(int begin, long known, List<EventLeaf> log, List<EventLeaf> now) {
        int first = Math.max(1, begin - Comparison.RUN_UP);
        List<Hash> hashes =
                log.subList(first - 1, log.size()).stream().map(EventLeaf::hash).toList();
        return Comparison.shiftAt(known, first, hashes, begin - first, now);
    }

    private static List<EventLeaf> withInserted(List<EventLeaf> log, int place, int count) {
        List<EventLeaf> now = new ArrayList<>(log.subList(0, place - 1));
        IntStream.range(0, count).forEach(i -> now.add(event(place + i, "forged " + i)));
        log.subList(place - 1, log.size()).forEach(e -> now.add(e.at(e.position() + count)));
        return now;
    }

    private static List<EventLeaf> withRemoved(List<EventLeaf> log, int place, int count) {
        List<EventLeaf> now = new ArrayList<>(log.subList(0, place - 1));
        log.subList(place + count - 1, log.size()).forEach(e -> now.add(e.at(e.position() - count)));
        return now;
    }

    private static List<EventLeaf> log(int size) {
        return LongStream.rangeClosed(1, size)
                .mapToObj(position -> event(position, "payload " + position))
                .toList();
    }

    private List<String> found(List<EventLeaf> now) {
        Comparison comparison = new Comparison(0);
        comparison.compare(1, witnessed, SIZE, now);
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
