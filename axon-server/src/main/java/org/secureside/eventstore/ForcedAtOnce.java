package org.secureside.eventstore;

import java.time.Duration;

/** PostgreSQL answers a commit after it is on the disk. */
record ForcedAtOnce() implements StoreGuarantee {

    @Override
    public Duration forcedAfter() {
        return Duration.ZERO;
    }

    @Override
    public long connection() {
        return 0; // nothing depends on it
    }

    @Override
    public void requireAnswer() {
        // an answer tells nothing that is not known
    }
}
