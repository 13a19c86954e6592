package org.secureside.operations.history;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which events are meant: those for which all holds that is said. */
final class EventOptions {

    @Option(names = "--message", paramLabel = "ID", description = "Only events of this message.")
    private @Nullable String message;

    @Option(names = "--neighborhood", paramLabel = "ID", description = "Only events in this neighborhood.")
    private @Nullable String neighborhood;

    @Option(names = "--actor", paramLabel = "NAME", description = "Only what this subject did.")
    private @Nullable String actor;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only events of this type, such as MessageSent.")
    private @Nullable String type;

    @Option(names = "--from", paramLabel = "TIME", description = "Only events recorded at this instant or later.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Only events recorded before this instant.")
    private @Nullable String to;

    /** Returns the parameters of a request for these events. */
    Map<String, Object> parameters() {
        return Auditor.parameters(
                "message", message, "neighborhood", neighborhood, "actor", actor, "type", type, "from", from, "to", to);
    }
}
