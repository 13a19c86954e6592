package org.secureside.operations.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options {@code --help} and {@code --version} that every command has. A mixin. */
@Command(versionProvider = Version.class)
@SuppressWarnings("UnusedVariable") // picocli acts on them itself
public final class StandardOptions {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version.")
    private boolean version;
}
