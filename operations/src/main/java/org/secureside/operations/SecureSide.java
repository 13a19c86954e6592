package org.secureside.operations;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.cli.Version;
import org.secureside.operations.history.HistoryCommand;
import org.secureside.operations.importing.ImportCommand;
import org.secureside.operations.loadbalancer.LoadBalancerCommand;
import org.secureside.operations.reconcile.ReconcileCommand;
import org.secureside.operations.rehearsal.RehearseCommand;
import org.secureside.operations.replay.ReplayCommand;
import org.secureside.operations.stack.DownCommand;
import org.secureside.operations.stack.LogsCommand;
import org.secureside.operations.stack.PrepareCommand;
import org.secureside.operations.stack.StatusCommand;
import org.secureside.operations.stack.UpCommand;
import org.secureside.operations.token.TokenCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code secureside} command. The launcher script starts it; every subcommand is registered here. */
@Command(
        name = "secureside",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DownCommand.class,
            TokenCommand.class,
            ImportCommand.class,
            ReconcileCommand.class,
            ReplayCommand.class,
            HistoryCommand.class,
            LoadBalancerCommand.class,
            RehearseCommand.class,
            PrepareCommand.class
        })
public final class SecureSide implements Runnable {

    /** Runs one command and ends the JVM with its exit code: 0, 1 for a finding, 2 for usage or environment. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(commandLine(out, err).execute(arguments));
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommandLine commandLine = new CommandLine(new SecureSide());
        commandLine.setOut(out);
        commandLine.setErr(err);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setParameterExceptionHandler((problem, given) -> explain(problem));
        commandLine.setExecutionExceptionHandler((problem, failed, result) -> explain(problem, failed));
        return commandLine;
    }

    @Override
    public void run() {
        throw CommandFailure.environment("which command? \"secureside --help\" lists them");
    }

    private static int explain(ParameterException problem) {
        CommandLine commandLine = problem.getCommandLine();
        if (problem instanceof UnmatchedArgumentException unmatched
                && commandLine.getParent() == null
                && !unmatched.isUnknownOption()) {
            commandLine
                    .getErr()
                    .println("secureside: there is no command '%s' (see \"secureside --help\")"
                            .formatted(unmatched.getUnmatched().getFirst()));
            return CommandFailure.USAGE_OR_ENVIRONMENT;
        }
        commandLine
                .getErr()
                .println("secureside: %s (see \"%s --help\")"
                        .formatted(
                                OneLine.of(String.valueOf(problem.getMessage())),
                                commandLine.getCommandSpec().qualifiedName()));
        return CommandFailure.USAGE_OR_ENVIRONMENT;
    }

    private static int explain(Exception problem, CommandLine failed) {
        PrintWriter err = failed.getErr();
        if (System.getenv("SECURESIDE_DEBUG") != null) {
            problem.printStackTrace(err);
        }
        if (problem instanceof CommandFailure failure) {
            err.println("secureside: " + failure.getMessage());
            return failure.exitCode();
        }
        err.println("secureside: unexpected %s: %s (SECURESIDE_DEBUG=1 shows where)"
                .formatted(problem.getClass().getSimpleName(), OneLine.of(problem)));
        return CommandFailure.USAGE_OR_ENVIRONMENT;
    }
}
