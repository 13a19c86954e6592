package org.secureside.operations.process;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.secureside.operations.cli.CommandFailure;

/**
 * How to run a server without the rights of root: as it is for an ordinary user; for root as nobody. PostgreSQL refuses to
 * run as root, and nginx would give its workers to a user who cannot get to the folder of the stack.
 *
 * @param prefix what goes before the command
 */
public record Unprivileged(List<String> prefix) {

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

    /** Copies the prefix. */
    public Unprivileged {
        prefix = List.copyOf(prefix);
    }

    /**
     * Finds out what works here.
     *
     * @throws CommandFailure if the user is root and cannot become anybody else
     */
    public static Unprivileged here() {
        return firstOf(List.of(List.of(), NAMESPACE, NOBODY));
    }

    static Unprivileged firstOf(List<List<String>> prefixes) {
        return prefixes.stream()
                .map(Unprivileged::new)
                .filter(Unprivileged::isNotRoot)
                .findFirst()
                .orElseThrow(
                        () -> CommandFailure.environment("PostgreSQL and nginx do not run as root here, and root cannot"
                                + " become nobody (unshare and setpriv fail): run secureside as an ordinary user"));
    }

    /** Returns the command that runs a command like that. The process is the same, for nothing is put between. */
    public List<String> wrap(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    private boolean isNotRoot() {
        ToolRun run = ToolRun.of(Path.of("/"), wrap(WHO_AM_I));
        return run.succeeded() && !run.output().strip().equals("0");
    }
}
