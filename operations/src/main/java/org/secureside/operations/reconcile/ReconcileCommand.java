package org.secureside.operations.reconcile;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.DurationConverter;
import org.secureside.operations.cli.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code secureside reconcile}: proves that what was acknowledged is everywhere. */
@Command(
        name = "reconcile",
        description =
                "Prove that the event store and every query node hold each acknowledged message exactly once, with"
                        + " the content acknowledged.",
        footerHeading = "%n",
        footer = {
            "Each query node is asked directly, and a command node for the event store, by SHA-256 and not by content. A"
                    + " message that was edited after it was acknowledged must be on the nodes as the event store has"
                    + " it.",
            "",
            "Exit codes: 0 it is proved; 1 it is not, and what is wrong is named, nodes that gave no answer included;"
                    + " 2 wrong usage, no stack, or no valid receipts.",
            "",
            "Example:",
            "  ./secureside reconcile receipts.ndjson",
        })
public final class ReconcileCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RECEIPTS", description = "The receipts that an import kept.")
    private Path file = Path.of("");

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "30s",
            description = "How long to wait, in all, for nodes that are behind. Default: ${DEFAULT-VALUE}.")
    private Duration wait = Duration.ZERO;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Report report = new Reconciler(data.folder(), wait, spec.commandLine()).reconcile(file);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(report));
            out.flush();
        } else {
            report.print(out);
        }
        return report.clean() ? 0 : CommandFailure.FINDING;
    }
}
