package org.secureside.command.intake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.secureside.command.intake.JournalTable.Head;

/** Takes note, in the journal and for those who ask, of what became of the messages that waited. */
final class Settlement {

    private final Journal journal;
    private final boolean keepsRecorded;
    private final AtomicLong recorded = new AtomicLong();
    private final ForwardingRate rate = new ForwardingRate(System.nanoTime());

    /**
     * Settles messages of a journal.
     *
     * @param keepsRecorded whether the journal keeps recorded messages for a while
     */
    Settlement(Journal journal, boolean keepsRecorded) {
        this.journal = journal;
        this.keepsRecorded = keepsRecorded;
    }

    /**
     * Settles messages: the journal waits for them no longer.
     *
     * @param done those that are recorded
     * @param refused those that never will be, with the reasons
     */
    void settle(List<Head> done, Map<Head, String> refused) {
        journal.refuse(refused);
        if (keepsRecorded) {
            journal.keepRecorded(done);
        } else {
            journal.forget(done);
        }
        recorded.addAndGet(done.size());
        rate.recorded(done.size(), System.nanoTime());
    }

    /** Returns how many messages were recorded since the start. */
    long recorded() {
        return recorded.get();
    }

    /** Returns in which time there is likely to be room in the journal, if it is full. */
    Duration untilThereIsRoom() {
        return rate.untilGone(journal.depth().waiting(), System.nanoTime());
    }
}
