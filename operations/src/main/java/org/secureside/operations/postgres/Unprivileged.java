package org.secureside.operations.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.process.ToolRun;

/**
 * How to run PostgreSQL, which refuses to run as root: as it is for an ordinary user; for root in a user namespace of
 * its own, in which root is nobody and root's files are nobody's.
 *
 * @param prefix what goes before the command
 */
record Unprivileged(List<String> prefix) {

    Unprivileged {
        prefix = List.copyOf(prefix);
    }

    /** Finds out what works here. */
    static Unprivileged here() {
        return with(Path.of("/"), List.of("unshare", "-U"));
    }

    static Unprivileged with(Path folder, List<String> namespace) {
        List<String> whoAmI = List.of("id", "-u");
        if (!isRoot(ToolRun.of(folder, whoAmI))) {
            return new Unprivileged(List.of());
        }
        Unprivileged wrapped = new Unprivileged(namespace);
        ToolRun inside = ToolRun.of(folder, wrapped.wrap(whoAmI));
        if (!inside.succeeded() || isRoot(inside)) {
            throw CommandFailure.environment("PostgreSQL does not run as root, and a user namespace to run it in cannot"
                    + " be made here (unshare -U fails): run secureside as an ordinary user");
        }
        return wrapped;
    }

    List<String> wrap(List<String> command) {
        List<String> wrapped = new ArrayList<>(prefix);
        wrapped.addAll(command);
        return wrapped;
    }

    private static boolean isRoot(ToolRun id) {
        return id.output().strip().equals("0");
    }
}
