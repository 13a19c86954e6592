package org.secureside.query.evidence;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.secureside.api.evidence.Finding;
import org.secureside.query.history.HistoryProgress;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Compares all that this node witnessed, again and again, with what the event store and its history have now: page by page
 * from a page at random, and the newest events each time.
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
    private OptionalLong historyPosition = OptionalLong.empty();
    private long nextPage = -1;
    private int brokenTurn;

    Recheck(Evidence evidence, HistoryCheck check, HistoryProgress progress, BrokenPages broken) {
        this.evidence = evidence;
        this.check = check;
        this.progress = progress;
        this.broken = broken;
    }

    /**
     * Compares the newest events, the next page, and one of the pages that were broken, which may be mended by now.
     *
     * @return false if there is something to compare, but not yet
     */
    boolean compareNext() {
        Witnessed witnessed = comparable();
        if (witnessed.size() == 0) {
            return evidence.witnessed().size() == 0;
        }
        newest(witnessed);
        nextPage = nextPage < 0
                ? ThreadLocalRandom.current().nextLong(pages(witnessed))
                : (nextPage + 1) % pages(witnessed);
        page(nextPage);
        List<Long> pages = broken.pages();
        if (!pages.isEmpty()) {
            page(pages.get(brokenTurn++ % pages.size()));
        }
        return true;
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

    /** What cannot be read is no failure of the database, but something that somebody did to the rows. */
    private List<HistoryCheck.Found> found(Witnessed witnessed, long from, int count) {
        try {
            return check.of(witnessed, from, count, null).findings();
        } catch (TransientDataAccessException
                | RecoverableDataAccessException
                | NonTransientDataAccessResourceException
                | TransactionException databaseAway) {
            throw databaseAway;
        } catch (RuntimeException unreadable) {
            return List.of(new HistoryCheck.Found(
                    HistoryCheck.Place.EVIDENCE,
                    new Finding(Finding.Kind.CHANGED, from, null, null, null, null, List.of()),
                    "the events at positions %d to %d, or their hashes, cannot be read: %s"
                            .formatted(
                                    from,
                                    Math.min(from + count - 1, witnessed.lastPosition()),
                                    unreadable.getClass().getSimpleName())));
        }
    }

    /**
     * Returns what was witnessed, as far as the history has come: one that is made again, after a start of the node, has not
     * yet come so far. A history that does not tell where it is has not gone back.
     */
    private Witnessed comparable() {
        OptionalLong position = progress.position();
        if (position.isPresent()) {
            historyPosition = position;
        }
        return historyPosition.isEmpty()
                ? Witnessed.NOTHING
                : evidence.witnessed().upTo(historyPosition.getAsLong());
    }

    private static long pages(Witnessed witnessed) {
        return (witnessed.size() + PAGE - 1) / PAGE;
    }

    private static long pageOf(Witnessed witnessed, long position) {
        return (position - witnessed.firstPosition()) / PAGE;
    }
}
