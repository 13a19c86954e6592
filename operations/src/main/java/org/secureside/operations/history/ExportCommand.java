package org.secureside.operations.history;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.DurationConverter;
import org.secureside.operations.cli.Json;
import org.secureside.operations.cli.OneLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code secureside history export}: takes events out of a stack, with what they can be checked by. */
@Command(
        name = "export",
        description = "Write the history into a file, and beside it the manifest by which it can be verified.",
        footerHeading = "%n",
        footer = {
            "The export ends with the newest event at its beginning. It is verified as soon as it is complete. One that"
                    + " was interrupted is gone on with by the same command.",
            "",
            "Exit codes: 0 it is complete and as it was witnessed; 1 something in it is not as it was witnessed;"
                    + " 2 wrong usage, or no stack that answers.",
            "",
            "Examples:",
            "  ./secureside history export history.ndjson",
            "  ./secureside history export august.csv --format csv --from 2024-08-15T00:00:00Z"
                    + " --to 2024-08-16T00:00:00Z",
            "  ./secureside history export more.csv --format csv --after 5000 --no-header  (then: cat more.csv >> all.csv)",
        })
final class ExportCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private EventOptions events = new EventOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "Where the export goes. A file that is there is not overwritten.")
    private Path file = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "ndjson",
            description = "ndjson, csv or cloudevents. Default: ${DEFAULT-VALUE}.")
    private RowFormat format = RowFormat.NDJSON;

    @Option(names = "--after", paramLabel = "POSITION", description = "Begin after this position of the log.")
    private @Nullable Long after;

    @Option(names = "--up-to", paramLabel = "POSITION", description = "End with this position of the log.")
    private @Nullable Long upTo;

    @Option(
            names = "--no-header",
            description = "Of csv: leave out the line that names the fields, because the file goes behind another.")
    private boolean noHeader;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "90s",
            description = "For how long to go on trying when no node gives another event, as in 30s or 5m. Default:"
                    + " ${DEFAULT-VALUE}: nodes that were all killed at once are back by then.")
    private Duration patience = Duration.ZERO;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    /** What was written, and whether it is as it was witnessed. */
    record Report(String file, String manifest, long events, long bytes, String sha256, List<Discrepancy> findings) {}

    @Override
    public Integer call() throws InterruptedException {
        if (noHeader && !format.hasHeader()) {
            throw new ParameterException(
                    spec.commandLine(), "--no-header is for --format csv: %s has no header".formatted(format.text()));
        }
        Path target = file.toAbsolutePath();
        if (Files.exists(target)) {
            throw CommandFailure.environment(file + " is there already: choose another name, or remove it");
        }
        try {
            Export export = new Export(
                    Auditor.of(data.folder()),
                    target,
                    format,
                    header(),
                    events.parameters(),
                    patience,
                    spec.commandLine());
            Verification.Result result = export.run(after, upTo);
            print(target, result);
            return result.clean() ? 0 : CommandFailure.FINDING;
        } catch (IOException e) {
            throw CommandFailure.environment(
                    "the export is not complete (%s): the same command goes on with it".formatted(OneLine.of(e)), e);
        }
    }

    private @Nullable String header() {
        if (!format.hasHeader()) {
            return null;
        }
        return noHeader ? Manifest.ABSENT : Manifest.PRESENT;
    }

    private void print(Path target, Verification.Result result) {
        PrintWriter out = spec.commandLine().getOut();
        String manifest = Manifest.beside(target).toString();
        if (json) {
            out.println(Json.pretty(new Report(
                    target.toString(), manifest, result.events(), result.bytes(), result.sha256(), result.findings())));
        } else {
            Findings.print(out, result);
            out.printf("%d events, %d bytes: %s%n", result.events(), result.bytes(), file);
            out.printf("manifest: %s%n", manifest);
            if (result.head() != null) {
                out.printf("head: %d:%s%n", result.head().size(), result.head().hash());
            }
        }
        out.flush();
    }
}
