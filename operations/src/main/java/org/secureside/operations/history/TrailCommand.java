package org.secureside.operations.history;

import java.util.concurrent.Callable;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.OneLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code secureside history trail}: what was recorded, by whom, and when. */
@Command(
        name = "trail",
        description = "List events, newest first.",
        footerHeading = "%n",
        footer = {
            "Exit codes: 0 done; 2 wrong usage, or no stack that answers.",
            "",
            "Example:",
            "  ./secureside history trail --message 449c87f4-93f8-5ab6-ac8e-6d9bc870ecde",
        })
final class TrailCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private EventOptions filter = new EventOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many at the most, up to 10000. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Pages.check(limit, spec);
        new Pages("events")
                .print(
                        Auditor.of(data.folder()),
                        filter.parameters(),
                        limit,
                        spec.commandLine().getOut(),
                        json ? null : TrailCommand::line);
        return 0;
    }

    private static String line(JsonNode event) {
        return OneLine.format(
                "%8d  %s  %-24s  %-16s  %s/%d",
                event.path("position").asLong(),
                event.path("recordedAt").asString(""),
                event.path("type").asString(""),
                event.path("actor").asString("-"),
                event.path("streamId").asString(""),
                event.path("sequence").asLong());
    }
}
