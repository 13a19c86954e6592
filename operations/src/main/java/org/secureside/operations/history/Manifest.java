package org.secureside.operations.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.Hash;
import org.secureside.api.evidence.TreeHead;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.Json;
import org.secureside.operations.cli.OneLine;
import tools.jackson.core.JacksonException;

/**
 * What an export is checked by; kept beside it.
 *
 * @param format how it is written
 * @param header whether its first line names the fields: present or absent; only of CSV
 * @param filter what it was filtered by
 * @param node the node that witnessed the head
 * @param firstPosition the position of the first event of the log
 * @param after the position after which it begins
 * @param upTo the position with which it ends
 * @param count how many events it has
 * @param whole whether it has every event of the range
 * @param size how many events the log has up to its end
 * @param head the head of the log of that size
 * @param before the roots of the complete subtrees of all events before the range
 * @param blockSize how many events make a block
 * @param blocks the root of each block that is whole in the range
 * @param bytes the size of the file; unknown until it is complete
 * @param sha256 of the file's bytes; unknown until it is complete
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Manifest(
        @Nullable String format,
        @Nullable String header,
        @Nullable Map<String, String> filter,
        String node,
        long firstPosition,
        long after,
        long upTo,
        long count,
        boolean whole,
        long size,
        Hash head,
        List<Hash> before,
        int blockSize,
        List<BlockRoot> blocks,
        @Nullable Long bytes,
        @Nullable String sha256) {

    static final String PRESENT = "present";
    static final String ABSENT = "absent";

    record BlockRoot(long firstPosition, Hash root) {}

    TreeHead treeHead() {
        return new TreeHead(size, head);
    }

    /** Returns whether the first line of the export is no event. */
    boolean hasHeader() {
        return RowFormat.named(format).filter(RowFormat::hasHeader).isPresent() && !ABSENT.equals(header);
    }

    Manifest of(
            String form,
            @Nullable String firstLine,
            Map<String, String> conditions,
            @Nullable Long length,
            @Nullable String digest) {
        return new Manifest(
                form,
                firstLine,
                conditions,
                node,
                firstPosition,
                after,
                upTo,
                count,
                whole,
                size,
                head,
                before,
                blockSize,
                blocks,
                length,
                digest);
    }

    /** Returns where the manifest of an export is kept. */
    static Path beside(Path export) {
        return export.resolveSibling(export.getFileName() + ".manifest.json");
    }

    static Manifest read(Path file) {
        try {
            return Json.read(Files.readString(file), Manifest.class);
        } catch (IOException e) {
            throw CommandFailure.environment("the manifest cannot be read: " + OneLine.of(e), e);
        } catch (JacksonException e) {
            throw CommandFailure.environment(file + " is no manifest of an export", e);
        }
    }
}
