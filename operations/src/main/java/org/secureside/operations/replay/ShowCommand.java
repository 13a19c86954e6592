package org.secureside.operations.replay;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.secureside.operations.client.Call;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code secureside replay show}: how a replay stands. */
@Command(name = "show", description = "Show who ordered a replay and why, and how it stands on each node.")
final class ShowCommand implements Callable<Integer> {

    @Mixin
    private AdminOptions admin = new AdminOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ID", description = "The replay.")
    private String id = "";

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        String path = "/api/replays/" + admin.replay(id);
        PrintWriter out = spec.commandLine().getOut();
        try (AdminClient client = admin.open()) {
            JsonNode replay = client.ask(Call.get(path));
            if (json) {
                out.println(ReplayText.json(replay));
            } else {
                ReplayText.lines(replay).forEach(out::println);
            }
        }
        return 0;
    }
}
