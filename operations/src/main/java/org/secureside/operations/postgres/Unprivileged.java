package org.secureside.operations.postgres;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.process.ToolRun;

/**
 * How to run PostgreSQL, which refuses to run as root: as it is for an ordinary user; for root as nobody.
 *
 * @param prefix what goes before the command
 */
record Unprivileged(List<String> prefix) {

    /** In a user namespace root is nobody and root's files are nobody's. */
    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    /** Containers often forbid namespaces. There nobody may go where root may, so that it finds its folder. */
    private static final List<String> NOBODY = List.of(
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "--inh-caps=+dac_override",
            "--ambient-caps=+dac_override");

    private static final List<String> WHO_AM_I = List.of("id", "-u");

    Unprivileged {
        prefix = List.copyOf(prefix);
    }

    /** Finds out what works here. */
    static Unprivileged here() {
        return firstOf(List.of(List.of(), NAMESPACE, NOBODY));
    }

    static Unprivileged firstOf(List<List<String>> prefixes) {
        return prefixes.stream()
                .map(Unprivileged::new)
                .filter(Unprivileged::isNotRoot)
                .findFirst()
                .orElseThrow(() -> CommandFailure.environment("PostgreSQL does not run as root, and root cannot become"
                        + " nobody here (unshare and setpriv fail): run secureside as an ordinary user"));
    }

    List<String> wrap(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    private boolean isNotRoot() {
        ToolRun run = ToolRun.of(Path.of("/"), wrap(WHO_AM_I));
        return run.succeeded() && !run.output().strip().equals("0");
    }
}
