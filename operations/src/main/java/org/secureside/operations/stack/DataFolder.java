package org.secureside.operations.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Everything that a stack keeps, and where.
 *
 * @param root the folder that {@code --data} names
 */
record DataFolder(Path root) {

    /**
     * Makes the folders that do not exist yet. What is in them is for their owner only; the way through the root is
     * open, because where root starts a stack, PostgreSQL runs as nobody and must get to its own folder.
     */
    void create() throws IOException {
        Files.createDirectories(root, permissions("rwx--x--x"));
        for (Path folder : List.of(logs(), nginx(), root.resolve("nodes"))) {
            Files.createDirectories(folder, permissions("rwx------"));
        }
    }

    private static FileAttribute<?> permissions(String symbolic) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(symbolic));
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path nginx() {
        return root.resolve("nginx");
    }

    Path node(String name) {
        return root.resolve("nodes").resolve(name);
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** The access log, which nginx writes by itself. */
    Path accessLog() {
        return nginx().resolve("access.log");
    }

    Path lock() {
        return root.resolve("lock");
    }

    Path description() {
        return root.resolve("stack.json");
    }
}
