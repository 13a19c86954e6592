package org.secureside.operations.history;

import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Hash;

/**
 * An event of an export.
 *
 * @param line the line on which it begins, from 1
 * @param event what it says; null if it cannot be read
 * @param leaf the hash that the node witnessed, as it says
 * @param link its link in the chain of its stream, as it says
 * @param end the number of bytes up to its end
 */
record Row(
        long line,
        @Nullable EventLeaf event,
        @Nullable Hash leaf,
        @Nullable Hash link,
        long end) {

    static Row unreadable(long line, long end) {
        return new Row(line, null, null, null, end);
    }
}
