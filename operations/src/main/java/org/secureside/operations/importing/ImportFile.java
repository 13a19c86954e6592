package org.secureside.operations.importing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.operations.lines.Line;
import org.secureside.operations.lines.LineReader;

/** The file to import, read once, a line at a time. */
final class ImportFile implements Closeable {

    private final LineReader lines;
    private final Format format;
    private final ResidentId importer;
    private final DerivedKeys keys;

    ImportFile(Path file, Format format, NeighborhoodId neighborhood, ResidentId importer) throws IOException {
        this.lines = new LineReader(Files.newInputStream(file), format.maxBytes());
        this.format = format;
        this.importer = importer;
        this.keys = new DerivedKeys(neighborhood);
    }

    /** What a line turned out to be. */
    sealed interface Item {

        /** Returns the number of the line, from 1. */
        long line();

        /** A message to post. */
        record Good(Outgoing message) implements Item {
            @Override
            public long line() {
                return message.line();
            }
        }

        /** A line that cannot be posted. */
        record Bad(long line, String problem) implements Item {}
    }

    /** Returns what the next line is, or null after the last. */
    @Nullable Item next() throws IOException {
        Line line = lines.next();
        if (line == null) {
            return null;
        }
        try {
            return new Item.Good(outgoing(line.number(), format.understand(line)));
        } catch (BadLine e) {
            return new Item.Bad(line.number(), e.problem());
        }
    }

    private Outgoing outgoing(long line, Draft draft) {
        ResidentId author = draft.author() == null ? importer : draft.author();
        IdempotencyKey key = draft.key() == null ? keys.next(draft, author) : draft.key();
        return new Outgoing(line, author, key, draft.body(), draft.sentAt());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
