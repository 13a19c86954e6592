package org.secureside.command.intake;

import org.jspecify.annotations.Nullable;

/**
 * What forwarding for a while came to.
 *
 * @param recorded how many messages the event store took
 * @param settled how many messages the journal waits for no longer: these, and those that were refused
 * @param failure why no more were recorded, or nothing if all were that had their turn
 */
record Round(int recorded, int settled, @Nullable Exception failure) {

    static final Round NOTHING = new Round(0, 0, null);

    static Round failed(Exception failure) {
        return new Round(0, 0, failure);
    }

    Round and(Round other) {
        return new Round(recorded + other.recorded, settled + other.settled, failure == null ? other.failure : failure);
    }
}
