package org.secureside.operations.history;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.OneLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code secureside history looks}: which auditor asked what, and when. */
@Command(
        name = "looks",
        description = {"List what auditors asked, newest first.", "This is recorded, too."},
        footerHeading = "%n",
        footer = {
            "Exit codes: 0 done; 2 wrong usage, or no stack that answers.",
            "",
            "Example:",
            "  ./secureside history looks --auditor audrey --from 2024-08-15T10:00:00Z",
        })
final class LooksCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--auditor", paramLabel = "NAME", description = "Only what this subject asked.")
    private @Nullable String auditor;

    @Option(names = "--from", paramLabel = "TIME", description = "Only looks at this instant or later.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Only looks before this instant.")
    private @Nullable String to;

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
        new Pages("looks")
                .print(
                        Auditor.of(data.folder()),
                        Auditor.parameters("auditor", auditor, "from", from, "to", to),
                        limit,
                        spec.commandLine().getOut(),
                        json ? null : LooksCommand::line);
        return 0;
    }

    private static String line(JsonNode look) {
        return OneLine.format(
                "%8d  %s  %-16s  %-9s  %s",
                look.path("position").asLong(),
                look.path("at").asString(""),
                look.path("auditor").asString("-"),
                look.path("node").asString("-"),
                asked(look));
    }

    private static String asked(JsonNode look) {
        String query = look.path("query").asString("");
        String messages = look.has("messages")
                ? " (%d messages)".formatted(look.path("messages").asInt())
                : "";
        return look.path("path").asString("-") + (query.isEmpty() ? "" : "?" + query) + messages;
    }
}
