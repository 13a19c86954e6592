package org.secureside.operations.fake;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.secureside.operations.cli.CommandFailure;
import picocli.CommandLine;

/**
 * A command, run as the command line runs it.
 *
 * @param exitCode its exit code
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
public record CommandLineRun(int exitCode, String out, String err) {

    /** Runs the command. */
    public static CommandLineRun of(Object command, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((problem, line, parsed) -> {
                    if (problem instanceof CommandFailure failure) {
                        err.append(failure.getMessage()).append('\n');
                        return failure.exitCode();
                    }
                    throw problem;
                })
                .execute(args);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }
}
