package org.secureside.api.evidence;

/**
 * What a log of so many events looks like, in one hash: no event of it can be changed, removed, added or moved without
 * another hash.
 *
 * @param size how many events
 * @param hash the Merkle Tree Hash over them (RFC 9162, section 2.1.1)
 */
public record TreeHead(long size, Hash hash) {

    /**
     * @throws IllegalArgumentException if the size is negative
     */
    public TreeHead {
        if (size < 0) {
            throw new IllegalArgumentException("a log has no negative number of events: " + size);
        }
    }
}
