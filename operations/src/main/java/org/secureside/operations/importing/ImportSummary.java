package org.secureside.operations.importing;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.cli.Checkout;
import org.secureside.operations.cli.Shell;

/**
 * What an import says at its end.
 *
 * @param order what was to be imported
 * @param tally what became of it
 * @param took how long that took
 * @param receipts where the receipts are, or null if none were kept
 * @param dataSuffix what a further command needs to mean the same stack
 */
record ImportSummary(
        ImportOrder order,
        Tally tally,
        Duration took,
        @Nullable Path receipts,
        String dataSuffix) {

    void printTo(PrintWriter out) {
        out.printf("%s into \"%s\":%n", order.file().path(), order.neighborhood());
        count(out, "posted", tally.posted.get(), "");
        count(out, "already there", tally.alreadyThere.get(), onRetry());
        countIfAny(out, "skipped", tally.skipped.get());
        countIfAny(out, "refused", tally.refused.get());
        countIfAny(out, "given up", tally.givenUp.get());
        double seconds = took.toNanos() / 1e9;
        out.printf(Locale.ROOT, "in %.1f s, %,.0f messages/s%n", seconds, tally.acknowledged() / seconds);
        if (receipts == null) {
            out.println("No receipts were kept: with --receipts FILE, reconcile can prove that nothing is lost.");
        } else if (tally.acknowledged() > 0) {
            out.printf(
                    "Every node can be asked for them:  %s reconcile %s%s%n",
                    Checkout.launcher(), Shell.quote(receipts.toString()), dataSuffix);
        }
        out.flush();
    }

    private String onRetry() {
        long onRetry = tally.alreadyThereOnRetry.get();
        return onRetry == 0 ? "" : String.format(Locale.ROOT, "  (%,d found on a retry)", onRetry);
    }

    private static void countIfAny(PrintWriter out, String what, long count) {
        if (count > 0) {
            count(out, what, count, "");
        }
    }

    private static void count(PrintWriter out, String what, long count, String remark) {
        out.printf(Locale.ROOT, "  %-13s %,9d%s%n", what, count, remark);
    }
}
