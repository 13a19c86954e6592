package org.secureside.query.export;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.query.evidence.Witnessed;
import org.secureside.web.problem.FieldCheck;

/**
 * The positions of an export.
 *
 * @param firstPosition the position of the first event of the log
 * @param after the position after which it begins
 * @param upTo the position with which it ends
 */
record ExportRange(long firstPosition, long after, long upTo) {

    /** Returns the range that was asked for, as far as the node has witnessed events. */
    static ExportRange of(Witnessed witnessed, @Nullable Long after, @Nullable Long upTo) {
        long first = witnessed.firstPosition();
        return new ExportRange(
                first, after == null ? first - 1 : after, upTo == null ? witnessed.lastPosition() : upTo);
    }

    FieldCheck check(FieldCheck check, Witnessed witnessed) {
        return check.field(
                        "after",
                        after >= firstPosition - 1 && after <= witnessed.lastPosition()
                                ? Optional.empty()
                                : Optional.of(
                                        "must be %d to %d".formatted(firstPosition - 1, witnessed.lastPosition())))
                .field(
                        "upTo",
                        upTo >= firstPosition - 1 && upTo <= witnessed.lastPosition()
                                ? Optional.empty()
                                : Optional.of("must be %d to %d, the events that this node has witnessed"
                                        .formatted(firstPosition - 1, witnessed.lastPosition())));
    }

    /** Returns how many events there are before the range. */
    long sizeBefore() {
        return after - firstPosition + 1;
    }

    /** Returns how many events there are up to the end of the range. */
    long size() {
        return Math.max(upTo, after) - firstPosition + 1;
    }
}
