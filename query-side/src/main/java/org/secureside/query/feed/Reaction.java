package org.secureside.query.feed;

import java.util.UUID;

/**
 * Whether a resident reacts to a message with an emoji.
 *
 * @param key who, to what, and with what
 * @param withdrawn whether they do no more
 * @param version the version of the message since which this is so
 */
record Reaction(Key key, boolean withdrawn, long version) {

    /**
     * What there is one reaction of at the most.
     *
     * @param message the message
     * @param resident the resident
     * @param emoji the emoji
     */
    record Key(UUID message, String resident, String emoji) {}
}
