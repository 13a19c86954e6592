package org.secureside.operations.replay;

import java.util.UUID;
import java.util.concurrent.Callable;
import org.secureside.api.replay.ReplayReason;
import org.secureside.operations.client.Call;
import org.secureside.operations.client.WireJson;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Something that is ordered of a replay that goes on. */
abstract class OrderCommand implements Callable<Integer> {

    private final String verb;
    private final String done;

    @Mixin
    private AdminOptions admin = new AdminOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ID", description = "The replay.")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for auditors.")
    private String reason = "";

    OrderCommand(String verb, String done) {
        this.verb = verb;
        this.done = done;
    }

    @Override
    public Integer call() throws InterruptedException {
        UUID replay = admin.replay(id);
        admin.refuse("--reason", ReplayReason.problemWith(reason));
        String json = WireJson.MAPPER.createObjectNode().put("reason", reason).toString();
        try (AdminClient client = admin.open()) {
            var unused = client.ask(Call.post("/api/replays/%s/%s".formatted(replay, verb), json));
        }
        spec.commandLine().getOut().println("Replay %s is %s.".formatted(replay, done));
        return 0;
    }
}
