package org.secureside.operations.loadbalancer.syntax;

import java.nio.file.Path;

/**
 * A line of a file.
 *
 * @param file the file
 * @param line the line, counted from 1
 */
public record Position(Path file, int line) {

    /** Returns the position as nginx writes it. */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
