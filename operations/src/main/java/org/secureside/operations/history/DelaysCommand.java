package org.secureside.operations.history;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code secureside history delays}: how long messages were on their way. */
@Command(
        name = "delays",
        description = "Tell how long the messages of a window were on their way to the readers of every node.",
        footerHeading = "%n",
        footer = {
            "A message that is not visible on a node is late there, however long it has taken by now.",
            "",
            "Exit codes: 0 every message is visible on every node, and none was late; 1 some were late, and the latest"
                    + " 100 are listed, or are missing on a node; 2 wrong usage, no stack that answers, or a node of it that does"
                    + " not.",
            "",
            "Example:",
            "  ./secureside history delays --from 2024-08-15T10:00:00Z --to 2024-08-15T11:00:00Z --late 2000",
        })
final class DelaysCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private WindowOptions window = new WindowOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Auditor auditor = Auditor.of(data.folder());
        JsonNode told = auditor.ask(auditor.balancer(), "/api/history/delays", window.parameters(), JsonNode.class);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(told));
        } else {
            new DelayPrinter(out).print(told);
        }
        out.flush();
        return exitCode(told);
    }

    private static int exitCode(JsonNode told) {
        List<JsonNode> nodes = told.path("nodes").valueStream().toList();
        if (nodes.stream()
                .anyMatch(node -> node.at("/facts/late").asLong(0) > 0
                        || node.at("/facts/visible").asLong(0)
                                < node.at("/facts/recorded").asLong(0))) {
            return CommandFailure.FINDING;
        }
        return nodes.stream().allMatch(node -> node.has("facts")) ? 0 : CommandFailure.USAGE_OR_ENVIRONMENT;
    }
}
