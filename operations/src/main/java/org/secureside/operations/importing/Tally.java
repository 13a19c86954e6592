package org.secureside.operations.importing;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of the lines so far. Threads share it. */
final class Tally {

    final AtomicLong read = new AtomicLong();
    final AtomicLong posted = new AtomicLong();
    final AtomicLong alreadyThere = new AtomicLong();

    /** Those of {@link #alreadyThere} that may be of this very import, because an answer to an earlier try was lost. */
    final AtomicLong alreadyThereOnRetry = new AtomicLong();

    final AtomicLong skipped = new AtomicLong();
    final AtomicLong refused = new AtomicLong();
    final AtomicLong givenUp = new AtomicLong();

    /** Returns how many messages the service acknowledged. */
    long acknowledged() {
        return posted.get() + alreadyThere.get();
    }

    /** Returns how many lines did not become messages. */
    long failed() {
        return skipped.get() + refused.get() + givenUp.get();
    }

    /** Returns of how many lines it is known what became of them. */
    long done() {
        return acknowledged() + failed();
    }

    /**
     * Returns what there is to say while the import runs.
     *
     * @param waiting how many messages are being repeated
     */
    String details(int waiting) {
        return Stream.of(
                        count(posted.get(), "posted"),
                        count(alreadyThere.get(), "already there"),
                        count(failed(), "not posted"),
                        count(waiting, "waiting"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String count(long count, String what) {
        return count == 0 ? "" : String.format(Locale.ROOT, "%,d %s", count, what);
    }
}
