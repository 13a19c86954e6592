package org.secureside.operations.stack;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.DataOption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code up} can be told. A mixin. */
final class UpOptions {

    private static final Pattern HOST_AND_PORT = Pattern.compile("[^\\s,:]+:\\d{1,5}");

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "The port on 127.0.0.1 that clients use; the internal ones are those from 10000 above it on."
                    + " Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many query nodes to start. Default: ${DEFAULT-VALUE}.")
    private int nodes;

    @Option(
            names = "--event-store",
            paramLabel = "STORE",
            defaultValue = "postgres",
            description = "Where events are stored: postgres, which is brought along, or axon-server. Default:"
                    + " ${DEFAULT-VALUE}.")
    private String eventStore = "";

    @Option(
            names = "--axon-server",
            paramLabel = "HOST:PORT",
            description = "Where the Axon Server runs, for --event-store axon-server.")
    private @Nullable String axonServer;

    @Option(
            names = "--minimum-free-space",
            paramLabel = "MIB",
            defaultValue = "1024",
            hidden = true,
            description = "How much room the disk must have for a start.")
    private int minimumFreeMebibytes;

    @Option(
            names = "--monitoring",
            description =
                    "Watch the stack with Prometheus, Alertmanager and the exporter for PostgreSQL, which are installed if"
                            + " they are missing, as nginx is.")
    private boolean monitoring;

    boolean monitoring() {
        return monitoring;
    }

    DataFolder dataFolder() {
        return new DataFolder(data.folder());
    }

    String dataSuffix() {
        return data.suffix();
    }

    Ports ports() {
        return new Ports(port, nodes);
    }

    int minimumFreeMebibytes() {
        return minimumFreeMebibytes;
    }

    EventStore events() {
        return switch (eventStore) {
            case EventStore.Postgres.NAME -> {
                if (axonServer != null) {
                    throw CommandFailure.environment("--axon-server needs --event-store axon-server");
                }
                yield new EventStore.Postgres();
            }
            case EventStore.AxonServer.NAME -> {
                if (axonServer == null || !HOST_AND_PORT.matcher(axonServer).matches()) {
                    throw CommandFailure.environment(
                            "--event-store axon-server needs --axon-server HOST:PORT, for example localhost:8124");
                }
                yield new EventStore.AxonServer(axonServer);
            }
            default ->
                throw CommandFailure.environment(
                        "--event-store must be postgres or axon-server, not '%s'".formatted(eventStore));
        };
    }
}
