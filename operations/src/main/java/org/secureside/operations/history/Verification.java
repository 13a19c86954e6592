package org.secureside.operations.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.TreeHead;
import org.secureside.operations.cli.CommandFailure;

/** Reads an export once, and compares it with its manifest and, if one is given, with a head that was kept elsewhere. */
final class Verification {

    private static final int MOST_FINDINGS = 1_000;

    /** Less than any row has, for the hashes of one alone are 128 characters. */
    private static final int SHORTEST_ROW = 128;

    private final Manifest manifest;
    private final @Nullable TreeHead anchored;
    private final List<Discrepancy> findings = new ArrayList<>();
    private final AtomicLong read;
    private long more;

    /**
     * @param read counts the rows that were read
     */
    Verification(Manifest manifest, @Nullable TreeHead anchored, AtomicLong read) {
        this.manifest = manifest;
        this.anchored = anchored;
        this.read = read;
    }

    /**
     * What was found.
     *
     * @param events how many events the file has
     * @param head the head that they make, if the file has every event of its range
     * @param bytes the size of the file
     * @param sha256 of its bytes
     * @param findings what is not as it was witnessed
     * @param more how many more findings there are
     */
    record Result(
            long events, @Nullable TreeHead head, long bytes, String sha256, List<Discrepancy> findings, long more) {

        boolean clean() {
            return findings.isEmpty();
        }
    }

    Result of(Path file) throws IOException {
        RowFormat format = RowFormat.named(manifest.format())
                .orElseThrow(() -> CommandFailure.environment("the manifest does not say how the export is written"));
        Contents contents = new Contents(this::found);
        Sequence sequence = new Sequence(manifest.after(), manifest.upTo(), this::found);
        Heads heads = new Heads(manifest, anchored, this::found);
        try (Rows rows = new Rows(file, format, manifest.hasHeader());
                Chains chains =
                        new Chains(manifest.after() < manifest.firstPosition(), mostEvents(file), this::found)) {
            Row row = readable(rows);
            while (row != null) {
                Row following = readable(rows);
                EventLeaf event = Objects.requireNonNull(row.event());
                contents.take(row, event);
                if (manifest.whole() && sequence.take(row, event, following == null ? null : following.event())) {
                    heads.take(Objects.requireNonNull(row.leaf()));
                    chains.take(row, event);
                }
                read.incrementAndGet();
                row = following;
            }
            if (rows.isCutOff()) {
                found(Discrepancy.at(
                        Discrepancy.Kind.UNREADABLE,
                        rows.line(),
                        null,
                        format.hasHeader()
                                ? "line %d is cut off, or a quotation mark is missing in it".formatted(rows.line())
                                : "the last line is cut off"));
            }
            contents.end();
            if (manifest.whole()) {
                sequence.end(rows.line());
                heads.end();
            }
            String digest = rows.sha256Hex();
            compareBytes(Files.size(file), digest);
            return new Result(
                    read.get(), manifest.whole() ? heads.head() : null, Files.size(file), digest, findings, more);
        }
    }

    /** Returns how many events of the range the file can have, whatever the manifest says. */
    private long mostEvents(Path file) throws IOException {
        long ofRange = manifest.whole() ? Math.max(0, manifest.upTo() - manifest.after()) : 0;
        return Math.min(ofRange, Files.size(file) / SHORTEST_ROW);
    }

    private @Nullable Row readable(Rows rows) throws IOException {
        Row row = rows.next();
        while (row != null && row.event() == null) {
            found(Discrepancy.at(
                    Discrepancy.Kind.UNREADABLE, row.line(), null, "line %d is no event".formatted(row.line())));
            row = rows.next();
        }
        return row;
    }

    private void compareBytes(long size, String digest) {
        if (manifest.sha256() != null && !manifest.sha256().equals(digest)) {
            found(Discrepancy.at(
                    Discrepancy.Kind.BYTES,
                    0,
                    null,
                    "the file is not the one that the manifest is of: its SHA-256 is %s, %d bytes"
                            .formatted(digest, size)));
        }
        if (!manifest.whole() && read.get() != manifest.count()) {
            found(Discrepancy.at(
                    Discrepancy.Kind.BYTES,
                    0,
                    null,
                    "the file has %d events and should have %d".formatted(read.get(), manifest.count())));
        }
    }

    private void found(Discrepancy finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        } else {
            more++;
        }
    }
}
