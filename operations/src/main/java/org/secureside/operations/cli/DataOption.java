package org.secureside.operations.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --data}, which names the stack that is meant. A mixin for subcommands. */
public final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of the stack; .secureside in the checkout if not given.")
    private @Nullable Path given;

    /** Returns the data folder, absolute, whether or not it exists. */
    public Path folder() {
        return given == null ? Checkout.defaultData() : given.toAbsolutePath().normalize();
    }

    /** Returns what a further command needs to mean the same stack: {@code " --data DIR"}, or nothing by default. */
    public String suffix() {
        return given == null ? "" : " --data " + Shell.quote(given.toString());
    }
}
