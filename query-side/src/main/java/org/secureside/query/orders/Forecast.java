package org.secureside.query.orders;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a part of a replay goes on if nothing changes. What is recorded while a rebuild goes on has to be read as well: it is
 * counted on that as much comes as came so far.
 *
 * @param rate how many events the node applies in a second, of late
 * @param growth how many more there are to apply with each second since it began
 * @param throttle how many events it may apply in a second, or nothing
 * @param left how many are left as of now
 * @param throttled how many of those the node applies by its throttle, whatever comes
 * @param passed how long it has taken so far, in seconds
 */
record Forecast(double rate, double growth, @Nullable Integer throttle, long left, long throttled, double passed) {

    /** Returns what is wrong with how fast it goes, if anything is. */
    Optional<Finding> finding() {
        if (isThrottleTooLow() && (throttled > 0 || rate > growth)) {
            return Optional.of(Finding.THROTTLE_TOO_LOW);
        }
        return rate > growth ? Optional.empty() : Optional.of(Finding.NEVER_ENDS);
    }

    /** Returns how long it takes yet, in seconds, or nothing if it takes for ever. */
    Optional<Long> remaining() {
        if (rate > growth) {
            return Optional.of(rounded(left / (rate - growth)));
        } else if (throttled > 0 && isThrottleTooLow()) {
            // What comes meanwhile is applied in half the time that it took to come, and so on: as long again
            // altogether.
            double untilThen = throttled / rate;
            return Optional.of(rounded(untilThen + passed + untilThen));
        }
        return Optional.empty();
    }

    private boolean isThrottleTooLow() {
        return throttle != null && throttle <= growth;
    }

    private static long rounded(double seconds) {
        return (long) Math.ceil(Math.max(0, seconds));
    }
}
