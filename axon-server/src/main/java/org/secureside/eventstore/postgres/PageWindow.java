package org.secureside.eventstore.postgres;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** The newest pages of the log, without a hole, as many as fit. Not safe for use by several threads. */
final class PageWindow {

    private final int maxEvents;
    private final long maxBytes;
    private final Deque<EventPage> pages = new ArrayDeque<>();
    private long newest;
    private int events;
    private long bytes;

    PageWindow(int maxEvents, long maxBytes) {
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
    }

    /** The position up to which the log is known. */
    long newest() {
        return newest;
    }

    /** Whether everything known that follows the position is here. */
    boolean reachesBackTo(long position) {
        return position >= (pages.isEmpty() ? newest : pages.getFirst().after().getIndex());
    }

    /** Forgets all pages, to begin again after the position. */
    void restartAt(long position) {
        pages.clear();
        events = 0;
        bytes = 0;
        newest = position;
    }

    /** Adds the page that follows the newest, and forgets the oldest ones if there are too many. */
    void add(EventPage page) {
        if (page.after().getIndex() != newest) {
            throw new IllegalArgumentException("%s does not follow %d".formatted(page.after(), newest));
        }
        pages.addLast(page);
        newest = page.upTo().getIndex();
        events += page.events().size();
        bytes += page.bytes();
        while (pages.size() > 1 && (events > maxEvents || bytes > maxBytes)) {
            EventPage oldest = pages.removeFirst();
            events -= oldest.events().size();
            bytes -= oldest.bytes();
        }
    }

    /** Returns what follows the position, at most a page. The window must reach back to it. */
    Optional<EventPage> after(long position) {
        EventPage next = null;
        Iterator<EventPage> fromNewest = pages.descendingIterator();
        while (fromNewest.hasNext()) {
            EventPage page = fromNewest.next();
            if (page.upTo().getIndex() <= position) {
                break;
            }
            next = page;
        }
        return Optional.ofNullable(next).map(page -> page.from(position));
    }
}
