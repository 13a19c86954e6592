package org.secureside.operations.lines;

/** One line of a file. */
public sealed interface Line {

    /** Returns the number of the line, from 1. */
    long number();

    /**
     * A line as it should be.
     *
     * @param text all of it, without its line end
     */
    record Text(long number, String text) implements Line {}

    /**
     * A line that is too long to be kept.
     *
     * @param bytes its length without its line end
     * @param characters the same in Unicode code points
     */
    record TooLong(long number, long bytes, long characters) implements Line {}

    /** A line that is not UTF-8. */
    record NotUtf8(long number) implements Line {}
}
