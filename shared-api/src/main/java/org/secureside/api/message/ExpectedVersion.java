package org.secureside.api.message;

import java.util.Set;

/** Which versions of a message a change was meant for. */
public sealed interface ExpectedVersion {

    /** Whichever the newest version is. */
    record Any() implements ExpectedVersion {}

    /**
     * One of these, and no text that came after it.
     *
     * @param versions the versions; none of them means that no version will do
     */
    record OneOf(Set<Long> versions) implements ExpectedVersion {

        public OneOf {
            versions = Set.copyOf(versions);
        }
    }
}
