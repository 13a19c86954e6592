package org.secureside.api;

import java.util.Set;

/** Which versions of a message or a neighborhood a change was meant for. */
public sealed interface ExpectedVersion {

    /** Whichever the newest version is. */
    record Any() implements ExpectedVersion {}

    /**
     * One of these, and nothing after it that matters to the change.
     *
     * @param versions the versions; none of them means that no version will do
     */
    record OneOf(Set<Long> versions) implements ExpectedVersion {

        public OneOf {
            versions = Set.copyOf(versions);
        }
    }
}
