package org.secureside.query.freshness;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.secureside.eventstore.EndOfLog;

/**
 * How far something that follows the log is behind its ends that were noted: when it has come as far as one of them, it
 * has everything that was recorded up to the moment of the note. All times are those of the process's clock.
 */
final class Distance {

    private static final int MOST_MARKS = 1_024;

    /** An end of the log, and when it was first and last found to be the end, in nanoseconds. */
    private record Mark(@Nullable TrackingToken end, long first, long last) {}

    private final Supplier<@Nullable TrackingToken> place;
    private final Deque<Mark> ahead = new ArrayDeque<>();
    private @Nullable Mark newest;
    private @Nullable Long completeAsOf;
    private @Nullable TrackingToken last;
    private @Nullable Long movedAt;

    /**
     * @param place how far the follower has come
     */
    Distance(Supplier<@Nullable TrackingToken> place) {
        this.place = place;
    }

    /** Notes an end of the log. */
    synchronized void note(@Nullable TrackingToken end, long now) {
        Mark before = ahead.peekLast();
        if (before != null && sameEnd(before.end(), end)) {
            ahead.removeLast();
            newest = new Mark(end, before.first(), now);
        } else {
            newest = new Mark(end, now, now);
        }
        if (ahead.size() < MOST_MARKS) {
            ahead.addLast(newest);
        }
        follow(now);
    }

    /** Returns how far the follower is behind at this moment. */
    synchronized Lag lag(long now) {
        follow(now);
        Mark oldest = ahead.peekFirst();
        Long complete = completeAsOf;
        Long moved = movedAt;
        return new Lag(
                eventsAhead(),
                complete == null ? OptionalLong.empty() : OptionalLong.of((now - complete) / 1_000_000),
                oldest == null ? Duration.ZERO : Duration.ofNanos(now - oldest.first()),
                moved == null ? Duration.ZERO : Duration.ofNanos(now - moved));
    }

    /** Forgets the ends that are reached, and notes whether the follower moves. */
    private void follow(long now) {
        TrackingToken here = place.get();
        for (Mark mark = ahead.peekFirst();
                mark != null && EndOfLog.isReached(mark.end(), here);
                mark = ahead.peekFirst()) {
            completeAsOf = mark.last();
            ahead.removeFirst();
        }
        // A projection that has stopped tries again now and then from where it was: only another place is a move.
        if (ahead.isEmpty() || movedAt == null || (here != null && !here.equals(last))) {
            movedAt = now;
        }
        // A processor that does not run does not say where it is, but it has not lost its place.
        last = here == null ? last : here;
    }

    private OptionalLong eventsAhead() {
        Mark end = newest;
        return end == null
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, positionOf(end.end()) - positionOf(last)));
    }

    private static boolean sameEnd(@Nullable TrackingToken one, @Nullable TrackingToken other) {
        return one == null ? other == null : one.equals(other);
    }

    private static long positionOf(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }
}
