package org.secureside.operations.history;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
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
            "Exit codes: 0 no message was late; 1 some were, and the latest are listed; 2 wrong usage, or no stack that"
                    + " answers.",
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
            told.path("late")
                    .forEach(way -> out.printf(
                            "%s  %s  %d ms%n",
                            way.path("recordedAt").asString(""),
                            way.path("messageId").asString(""),
                            way.path("slowestMillis").asLong()));
            out.printf("%d late%n", told.path("late").size());
        }
        out.flush();
        return told.path("late").isEmpty() ? 0 : 1;
    }
}
