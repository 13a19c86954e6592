package org.secureside.operations.importing;

import java.nio.file.Path;
import java.util.Locale;
import org.secureside.operations.lines.Line;

/** How the lines of a file are to be understood. */
enum Format {

    /** Each line is a message. */
    TEXT {
        @Override
        int maxBytes() {
            return TextLine.MAX_BYTES;
        }

        @Override
        Draft understand(Line line) throws BadLine {
            return TextLine.understand(line);
        }
    },

    /** Each line is a JSON object. */
    NDJSON {
        @Override
        int maxBytes() {
            return JsonLine.MAX_BYTES;
        }

        @Override
        Draft understand(Line line) throws BadLine {
            return JsonLine.understand(line);
        }
    };

    /** Returns the format that the file's name suggests. */
    static Format of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".ndjson") || name.endsWith(".jsonl") ? NDJSON : TEXT;
    }

    /** Returns the longest line that can be a message. */
    abstract int maxBytes();

    /** Returns what the line says. */
    abstract Draft understand(Line line) throws BadLine;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
