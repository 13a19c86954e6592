package org.secureside.command.intake;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The kind of what went wrong last. The log is told whenever it is another. */
final class LastFailure {

    private static final Logger log = LoggerFactory.getLogger(LastFailure.class);

    private volatile @Nullable String kind;

    /** Returns the kind of what went wrong last, or nothing if all is well. */
    @Nullable String kind() {
        return kind;
    }

    /**
     * Takes note of a failure.
     *
     * @param what what it kept from happening
     */
    void note(String what, Exception failure) {
        String now = kindOf(failure);
        if (!now.equals(kind)) {
            log.warn("{}: {}", what, now);
        }
        kind = now;
    }

    void clear() {
        kind = null;
    }

    /** Messages of the database driver hold parameters, and so what a resident wrote: only the kind is told. */
    static String kindOf(Exception failure) {
        return failure.getClass().getSimpleName();
    }
}
