package org.secureside.eventstore;

import java.time.Duration;

/** PostgreSQL answers a commit after it is on the disk. */
record ForcedAtOnce() implements StoreGuarantee {

    @Override
    public Duration forcedAfter() {
        return Duration.ZERO;
    }

    @Override
    public boolean isConnected() {
        return true;
    }
}
