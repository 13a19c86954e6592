package org.secureside.operations.replay;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayReason;
import org.secureside.operations.client.Call;
import org.secureside.operations.client.WireJson;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Something that is ordered to be done with what a node parked. */
abstract class DeadLetterOrderCommand implements Callable<Integer> {

    private final String verb;
    private final String done;

    @Mixin
    private AdminOptions admin = new AdminOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "PROJECTION", description = "The projection that parked them.")
    private String projection = "";

    @Parameters(index = "1", paramLabel = "SEQUENCE", description = "The stream whose events they are.")
    private String sequence = "";

    @Option(names = "--node", paramLabel = "NAME", split = ",", description = "Which query nodes. Default: all.")
    private List<String> nodes = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for auditors.")
    private String reason = "";

    DeadLetterOrderCommand(String verb, String done) {
        this.verb = verb;
        this.done = done;
    }

    /** Returns which of the parked events are meant, if not all. */
    String which() {
        return "";
    }

    /** Adds what only this order needs. */
    void complete(ObjectNode wish) {
        // As a rule, nothing.
    }

    @Override
    public Integer call() throws InterruptedException {
        admin.refuse("PROJECTION", ProjectionName.problemWith(projection));
        admin.refuse("--reason", ReplayReason.problemWith(reason));
        ObjectNode wish = WireJson.MAPPER.createObjectNode();
        complete(wish);
        if (!nodes.isEmpty()) {
            var named = wish.putArray("nodes");
            nodes.forEach(named::add);
        }
        wish.put("reason", reason);
        String path = "/api/dead-letters/%s/%s/%s"
                .formatted(projection, URLEncoder.encode(sequence, StandardCharsets.UTF_8), verb);
        IdempotencyKey key = new IdempotencyKey(UUID.randomUUID().toString());
        try (AdminClient client = admin.open()) {
            var unused = client.ask(Call.post(path, wish.toString(), key));
        }
        spec.commandLine()
                .getOut()
                .println("It is ordered: what is parked of %s%s is to be %s.".formatted(sequence, which(), done));
        return 0;
    }
}
