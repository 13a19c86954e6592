package org.secureside.operations.receipt;

import com.carrotsearch.hppc.LongLongHashMap;
import java.util.UUID;

/**
 * Which messages have a receipt, and with what content, in about 30 bytes each, so that a million fit anywhere. Of id
 * and content together 128 bits are compared. Should two differ only in the rest, which nobody will live to see, the
 * answer is that they contradict each other, and never that they are the same.
 */
public final class ReceiptSet {

    private final LongLongHashMap contents = new LongLongHashMap();

    /** How a receipt compares with those before it. */
    public enum Relation {
        /** The first of its message in this version. */
        FIRST,
        /** Says what an earlier one says. */
        SAME,
        /** Says something else about the same version of the same message than an earlier one. */
        CONTRADICTION
    }

    /** Remembers the receipt, if it is the first of its message in its version, and returns which it is. */
    public Relation add(Receipt receipt) {
        UUID id = receipt.messageId().value();
        long content = Long.parseUnsignedLong(receipt.bodySha256(), 0, 16, 16);
        long key = id.getMostSignificantBits() + 31 * receipt.version();
        long value = id.getLeastSignificantBits() ^ content;
        if (contents.containsKey(key)) {
            return contents.get(key) == value ? Relation.SAME : Relation.CONTRADICTION;
        }
        contents.put(key, value);
        return Relation.FIRST;
    }

    /** Returns how many receipts were the first of their message in their version. */
    public int size() {
        return contents.size();
    }
}
