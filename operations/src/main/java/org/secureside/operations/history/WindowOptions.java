package org.secureside.operations.history;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The messages of a window, and what is late of them. */
final class WindowOptions {

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            description = "Messages received at this instant or later.")
    private String from = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "TIME",
            description = "Messages received before this instant.")
    private String to = "";

    @Option(names = "--late", paramLabel = "MS", description = "What takes longer is late, in milliseconds.")
    private @Nullable Integer late;

    /** Returns the parameters of a request about the window. */
    Map<String, Object> parameters() {
        return Auditor.parameters("from", from, "to", to, "late", late);
    }
}
