package org.secureside.operations.history;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.Json;
import org.secureside.operations.cli.OneLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code secureside history as-of}: a feed or a message as it stood. */
@Command(
        name = "as-of",
        description = "Show a message, or the feed of a neighborhood, as it stood at an instant.",
        footerHeading = "%n",
        footer = {
            "Exit codes: 0 done; 2 wrong usage, or no stack that answers.",
            "",
            "Example:",
            "  ./secureside history as-of 2024-08-15T10:00:00Z --neighborhood 7d444840-9dc0-11d1-b245-5ffdce74fad2",
        })
final class AsOfCommand implements Callable<Integer> {

    /** What is shown. */
    static final class What {

        @Option(names = "--message", paramLabel = "ID", description = "Show this message.")
        private @Nullable String message;

        @Option(names = "--neighborhood", paramLabel = "ID", description = "Show the newest messages there.")
        private @Nullable String neighborhood;
    }

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "TIME", description = "The instant, such as 2024-08-15T10:00:00Z.")
    private String at = "";

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Auditor auditor = Auditor.of(data.folder());
        String path = what.message != null
                ? "/api/history/messages/" + what.message
                : "/api/history/neighborhoods/" + what.neighborhood + "/messages";
        JsonNode told = auditor.ask(auditor.balancer(), path, Auditor.parameters("at", at), JsonNode.class);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(told));
        } else if (what.message != null) {
            print(out, told.path("message"));
        } else {
            told.path("messages").forEach(message -> print(out, message));
        }
        out.flush();
        return 0;
    }

    private static void print(PrintWriter out, JsonNode message) {
        out.println(OneLine.format(
                "%s  %s  %-9s  %s: %s",
                message.path("recordedAt").asString(""),
                message.path("messageId").asString(""),
                message.path("state").asString(""),
                message.path("author").asString(""),
                message.path("body").asString("").replaceAll("\\R", " ")));
    }
}
