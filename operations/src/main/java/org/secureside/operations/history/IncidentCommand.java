package org.secureside.operations.history;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.cli.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code secureside history incident}: the report of a window, as a page to keep. */
@Command(
        name = "incident",
        description = "Write the report of a window: traffic, delays, replays and load-balancer changes.",
        footerHeading = "%n",
        footer = {
            "Exit codes: 0 done; 2 wrong usage, or no stack that answers.",
            "",
            "Example:",
            "  ./secureside history incident outage.html --from 2024-08-15T10:00:00Z --to 2024-08-15T11:00:00Z",
        })
final class IncidentCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private WindowOptions window = new WindowOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            description = "Where the report goes, whole or not at all. A file that is there is not overwritten.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Write JSON, and not a page.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        if (Files.exists(file)) {
            throw CommandFailure.environment(file + " is there already: choose another name, or remove it");
        }
        try (InputStream report = Auditor.of(data.folder())
                .open("/api/history/incident", window.parameters(), json ? "application/json" : "text/html")) {
            WholeFile.write(file, report);
        } catch (IOException e) {
            throw CommandFailure.environment("the report cannot be written: " + OneLine.of(e), e);
        }
        spec.commandLine().getOut().println(file);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
