package org.secureside.query.evidence;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.secureside.api.evidence.Finding;
import org.secureside.query.history.HistoryProgress;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Compares all that this node witnessed, again and again, with what the event store and its history have now: page by page
 * from a page that is another on each node, and the newest events each time.
 */
@Component
class Recheck {

    /** How many events are compared at once. */
    static final int PAGE = 500;

    /** How many of the newest events are compared each time. */
    static final int NEWEST = 100;

    private final Evidence evidence;
    private final HistoryCheck check;
    private final HistoryProgress progress;
    private final BrokenPages broken;
    private OptionalLong come = OptionalLong.empty();
    private long next = -1;
    private int again;

    Recheck(Evidence evidence, HistoryCheck check, HistoryProgress progress, BrokenPages broken) {
        this.evidence = evidence;
        this.check = check;
        this.progress = progress;
        this.broken = broken;
    }

    /** Compares the newest events, the next page, and one of the pages that were broken, which may be mended by now. */
    void some() {
        Witnessed witnessed = comparable();
        if (witnessed.size() == 0) {
            return;
        }
        next = next < 0 ? ThreadLocalRandom.current().nextLong(pages(witnessed)) : (next + 1) % pages(witnessed);
        page(next);
        List<Long> pages = broken.pages();
        if (!pages.isEmpty()) {
            page(pages.get(again++ % pages.size()));
        }
        newest(witnessed);
    }

    private void newest(Witnessed witnessed) {
        long from = Math.max(witnessed.firstPosition(), witnessed.lastPosition() - NEWEST + 1);
        if (!found(witnessed, from, NEWEST).isEmpty()) {
            page(pageOf(witnessed, from));
            page(pageOf(witnessed, witnessed.lastPosition()));
        }
    }

    /** Compares a page. What is found is looked for once more: the history may have been emptied meanwhile, to be made again. */
    void page(long page) {
        List<HistoryCheck.Found> found = found(page);
        broken.note(page, found.isEmpty() ? found : found(page));
    }

    private List<HistoryCheck.Found> found(long page) {
        Witnessed witnessed = comparable();
        return page < pages(witnessed) ? found(witnessed, witnessed.firstPosition() + page * PAGE, PAGE) : List.of();
    }

    private List<HistoryCheck.Found> found(Witnessed witnessed, long from, int count) {
        try {
            return check.of(witnessed, from, count, null).findings();
        } catch (EmptyResultDataAccessException gone) {
            return List.of(new HistoryCheck.Found(
                    HistoryCheck.Place.EVIDENCE,
                    new Finding(Finding.Kind.REMOVED, from, null, null, null, null, List.of("leaves")),
                    "hashes of the events at positions %d to %d are gone".formatted(from, from + count - 1)));
        }
    }

    /**
     * Returns what was witnessed, as far as the history has come: one that is made again, after a start of the node, has not
     * yet come so far. A history that does not tell where it is has not gone back.
     */
    private Witnessed comparable() {
        OptionalLong position = progress.position();
        if (position.isPresent()) {
            come = position;
        }
        return come.isEmpty() ? Witnessed.NOTHING : evidence.witnessed().upTo(come.getAsLong());
    }

    private static long pages(Witnessed witnessed) {
        return (witnessed.size() + PAGE - 1) / PAGE;
    }

    private static long pageOf(Witnessed witnessed, long position) {
        return (position - witnessed.firstPosition()) / PAGE;
    }
}
