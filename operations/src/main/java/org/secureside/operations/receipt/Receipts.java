package org.secureside.operations.receipt;

import java.io.IOException;

/** Where receipts go. Threads share it. */
public interface Receipts extends AutoCloseable {

    /**
     * Writes the receipt, unless the same message with the same content has one already.
     *
     * @throws IOException if it cannot be written; what was written before is still whole
     */
    void add(Receipt receipt) throws IOException;

    /** Forces all receipts to the disk. What is added afterwards is refused. */
    @Override
    void close() throws IOException;

    /** Returns receipts that nobody wants to keep. */
    static Receipts notKept() {
        return new Receipts() {
            @Override
            public void add(Receipt receipt) {}

            @Override
            public void close() {}
        };
    }
}
