package org.secureside.query.stream;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams of one neighborhood. What is new is read from the database once for all of them and held for a moment;
 * whoever comes too late for it reads the database themselves. So no stream has a queue that could grow.
 */
final class Channel {

    private static final Logger log = LoggerFactory.getLogger(Channel.class);
    private static final long NOT_BEGUN = Long.MIN_VALUE;

    private final NeighborhoodId neighborhood;
    private final StreamLog events;
    private final Turns reading;
    private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
    private volatile long head = NOT_BEGUN;
    private volatile Page newest = Page.EMPTY;

    Channel(NeighborhoodId neighborhood, StreamLog events, Executor executor) {
        this.neighborhood = neighborhood;
        this.events = events;
        this.reading = new Turns(executor, this::readNews);
        reading.begin();
    }

    NeighborhoodId neighborhood() {
        return neighborhood;
    }

    void add(LiveStream stream) {
        streams.add(stream);
    }

    /** Removes a stream and returns whether none is left. */
    boolean remove(LiveStream stream) {
        streams.remove(stream);
        return streams.isEmpty();
    }

    /** Has the channel tell what comes after a position, unless it has begun already. */
    synchronized void beginAt(long position) {
        head = head == NOT_BEGUN ? position : head;
    }

    /** Returns who reads. */
    Set<ResidentId> readers() {
        return streams.stream().map(LiveStream::reader).collect(Collectors.toSet());
    }

    /** Ends the streams of all others, when they have told of the departure, if anything does. */
    void partWithAllBut(Set<ResidentId> members) {
        List<LiveStream> others = streams.stream()
                .filter(stream -> !members.contains(stream.reader()))
                .toList();
        if (!others.isEmpty()) {
            changed();
            others.forEach(LiveStream::part);
        }
    }

    /** Says that something happened in the neighborhood. Returns at once. */
    void changed() {
        reading.ask();
    }

    /**
     * Returns what a stream writes next that has come to a position; nothing if that is all there is.
     *
     * @param mayHaveMissed whether there may be something older than what the channel has told since it began
     */
    Page next(long position, boolean mayHaveMissed) {
        Page page = newest;
        if (page.goesOnFrom(position)) {
            return page;
        }
        return mayHaveMissed || position < head ? events.after(neighborhood, position) : Page.EMPTY;
    }

    /** Lets go of what was held for streams that were about to write it. */
    void forget() {
        newest = Page.EMPTY;
    }

    private boolean readNews() {
        try {
            while (head != NOT_BEGUN) {
                Page page = events.after(neighborhood, head);
                if (page.isEmpty()) {
                    break;
                }
                newest = page;
                head = page.upTo();
                streams.forEach(LiveStream::wake);
            }
        } catch (RuntimeException e) {
            // Messages of the database driver may hold parameters: only the kind is logged.
            log.warn(
                    "Streams are ended, because news cannot be read: {}",
                    e.getClass().getSimpleName());
            streams.forEach(LiveStream::endForNow);
        }
        return true;
    }
}
