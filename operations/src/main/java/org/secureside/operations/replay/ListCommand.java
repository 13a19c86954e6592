package org.secureside.operations.replay;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.secureside.operations.client.Call;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code secureside replay list}: what was ordered. */
@Command(name = "list", description = "List what was ordered, newest first.")
final class ListCommand implements Callable<Integer> {

    private static final int MAX_LIMIT = 200;

    @Mixin
    private AdminOptions admin = new AdminOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many at the most. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "Print the list as JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ParameterException(spec.commandLine(), "--limit must be between 1 and " + MAX_LIMIT);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (AdminClient client = admin.open()) {
            JsonNode page = client.ask(Call.get("/api/replays?limit=" + limit));
            if (json) {
                out.println(ReplayText.json(page));
            } else if (page.path("replays").isEmpty()) {
                out.println("Nothing was ordered yet.");
            } else {
                page.path("replays").forEach(replay -> out.println(ReplayText.summary(replay)));
            }
        }
        return 0;
    }
}
