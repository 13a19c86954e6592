package org.secureside.operations.stack;

import java.nio.file.Path;

/**
 * Everything that a stack keeps, and where.
 *
 * @param root the folder that {@code --data} names
 */
record DataFolder(Path root) {

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
