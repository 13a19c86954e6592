package org.secureside.api.evidence;

/**
 * A link of the chain of one stream: the hash of its event together with the link before it. So a link vouches for all
 * events of its stream up to its own, and an event can't leave or enter the middle of a stream unnoticed.
 *
 * <p>It is the SHA-256 of the byte 2, the link before (32 zero bytes before the first), and the hash of the leaf.
 */
public final class StreamLink {

    private static final byte LINK = 2;
    private static final Hash NONE = Hash.at(new byte[Hash.BYTES], 0);

    private StreamLink() {}

    /** Returns the link of the first event of a stream. */
    public static Hash first(Hash leaf) {
        return next(NONE, leaf);
    }

    /** Returns the link of an event that follows another. */
    public static Hash next(Hash before, Hash leaf) {
        return Hash.of(LINK, before.bytes(), leaf.bytes());
    }
}
