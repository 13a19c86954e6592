package org.secureside.operations.replay;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.replay.ReplayReason;
import org.secureside.operations.client.Call;
import org.secureside.operations.client.WireJson;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code secureside replay request}: orders a replay. */
@Command(
        name = "request",
        description = "Order a replay. The query nodes obey, also those that are down now, once they are back.",
        footerHeading = "%n",
        footer = {
            "Exit codes: 0 it is ordered (with --watch: and completed, without drift); 1 it may not be now (with --watch:"
                    + " it failed, was cancelled, or showed drift); 2 wrong usage, or no service; 130 stopped by Ctrl-C"
                    + " while watching, which leaves the replay running.",
            "",
            "Examples:",
            "  ./secureside replay request --rebuild --reason \"Counts look wrong\" --dry-run",
            "  ./secureside replay request --from-instant 2026-08-15T10:00:00Z \\",
            "      --reason \"Messages were late between 10:00 and 12:00\" --watch",
        })
final class RequestCommand implements Callable<Integer> {

    /** What is replayed. */
    static final class Scope {
        @Option(
                names = "--rebuild",
                required = true,
                description = "Fill a new generation from the first event, compare, and serve it.")
        private boolean rebuild;

        @Option(
                names = "--from-instant",
                paramLabel = "TIME",
                required = true,
                description = "Apply again, in place, what was recorded at TIME or later, as in 2026-08-15T10:00:00Z.")
        private @Nullable String fromInstant;

        @Option(
                names = "--from-position",
                paramLabel = "N",
                required = true,
                description = "Apply again, in place, the events from position N on.")
        private @Nullable Long fromPosition;

        @Option(
                names = "--stream",
                paramLabel = "ID",
                required = true,
                description = "Apply again, in place, the events of one stream, of one message for example.")
        private @Nullable String stream;
    }

    @Mixin
    private AdminOptions admin = new AdminOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(multiplicity = "1")
    private Scope scope = new Scope();

    @Option(
            names = "--projection",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "feed",
            description = "What is made again; feed is all that residents read. Default: ${DEFAULT-VALUE}.")
    private List<String> projections = List.of();

    @Option(
            names = "--node",
            paramLabel = "NAME",
            split = ",",
            description = "Which query nodes, in the order of their turns. Default: all.")
    private List<String> nodes = List.of();

    @Option(names = "--parallel", description = "All nodes at once instead of one after the other.")
    private boolean parallel;

    @Option(
            names = "--throttle",
            paramLabel = "N",
            description = "At most N events per second on each node; a rebuild goes beyond it where it would never end."
                    + " Default: as many as it can.")
    private @Nullable Integer throttle;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for auditors.")
    private String reason = "";

    @Option(names = "--dry-run", description = "Only tell how much work it would be.")
    private boolean dryRun;

    @Option(names = "--watch", description = "Watch it until it is over.")
    private boolean watch;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "Names the order, so that it is given once however often. Default: a new one.")
    private @Nullable String key;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        admin.refuse("--reason", ReplayReason.problemWith(reason));
        if (key != null) {
            admin.refuse("--key", IdempotencyKey.problemWith(key));
        }
        IdempotencyKey name = new IdempotencyKey(key == null ? UUID.randomUUID().toString() : key);
        PrintWriter out = spec.commandLine().getOut();
        try (AdminClient client = admin.open()) {
            JsonNode answer = client.ask(Call.post("/api/replays", wish(), name));
            if (dryRun) {
                out.println(json ? ReplayText.json(answer) : ReplayText.dryRun(answer));
                return 0;
            }
            UUID id = UUID.fromString(answer.path("replayId").asString());
            if (json && !watch) {
                out.println(ReplayText.json(answer));
            } else if (!json) {
                out.println("Replay %s is ordered. \"secureside replay watch %s%s\" shows how it goes."
                        .formatted(id, id, admin.suffix()));
            }
            out.flush();
            return watch ? new Watch(client, id, spec.commandLine(), json).untilOver() : 0;
        }
    }

    private String wish() {
        ObjectNode wish = WireJson.MAPPER.createObjectNode();
        add(wish.putArray("projections"), projections);
        wish.put("mode", scope.rebuild ? "REBUILD" : scope.stream == null ? "REAPPLY" : "STREAM");
        if (scope.fromInstant != null) {
            wish.put("fromInstant", scope.fromInstant);
        }
        if (scope.fromPosition != null) {
            wish.put("fromPosition", scope.fromPosition);
        }
        if (scope.stream != null) {
            wish.put("stream", scope.stream);
        }
        if (!nodes.isEmpty()) {
            add(wish.putArray("nodes"), nodes);
        }
        wish.put("strategy", parallel ? "PARALLEL" : "ROLLING");
        if (throttle != null) {
            wish.put("throttle", throttle);
        }
        wish.put("reason", reason);
        wish.put("dryRun", dryRun);
        return Objects.requireNonNull(WireJson.MAPPER.writeValueAsString(wish));
    }

    private static void add(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
