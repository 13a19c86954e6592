package org.secureside.operations.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodName;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.DurationConverter;
import org.secureside.operations.lines.TextFile;
import org.secureside.operations.stack.StackDescription;
import org.secureside.operations.token.LocalIssuer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code secureside import}: posts every line of a file. */
@Command(
        name = "import",
        description = "Post each line of a text file, or each object of an NDJSON file, as a message.",
        footerHeading = "%n",
        footer = {
            "A text file has one message per line, in UTF-8. An NDJSON file, whose name ends with .ndjson or .jsonl, has"
                    + " one object per line, with the field body and, if wanted, author, sentAt (as in"
                    + " 2026-01-31T18:30:00Z) and key. Lines that cannot be messages are named and skipped.",
            "",
            "Importing a file again posts nothing twice. A message that brings no key gets one made of the file's name,"
                    + " neighborhood, author, time, body, and how many equal lines came before it. So equal lines are"
                    + " messages of their own, and lines may be added to the file at any place without touching the"
                    + " others. A file that was renamed is the same one with --source and its former name.",
            "",
            "Up to --in-flight messages are on their way at once and may arrive in any order; with 1, they arrive in"
                    + " the order of the file. While the service is down the import waits, and goes on by itself.",
            "",
            "Receipts are added to FILE, one line of JSON for each acknowledged message that has none there yet, and"
                    + " never removed. Whenever the import ends, or is killed, FILE holds nothing that was not"
                    + " acknowledged.",
            "",
            "Exit codes: 0 all lines are messages; 1 some are not; 2 wrong usage, or the service could not be used;"
                    + " 130 stopped by Ctrl-C. After 1, 2 and 130 the same command goes on where it was.",
            "",
            "Example:",
            "  ./secureside import samples/messages.txt \\",
            "      --neighborhood \"Maple Street\" --receipts receipts.ndjson",
        })
public final class ImportCommand implements Callable<Integer> {

    private static final int MAX_IN_FLIGHT = 1_000;
    private static final int MAX_RATE = 1_000_000;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "What to import.")
    private Path file = Path.of("");

    @Option(
            names = "--neighborhood",
            paramLabel = "NAME",
            required = true,
            description = "Where to post: a neighborhood of the importer's by its name, opened if there is none; or any"
                    + " by its id.")
    private String neighborhood = "";

    @Option(
            names = "--as",
            paramLabel = "SUBJECT",
            defaultValue = "importer",
            description = "Who imports, and posts the messages that name no author. Default: ${DEFAULT-VALUE}.")
    private String subject = "";

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "Post at most N messages per second. Default: as many as the service takes.")
    private int rate;

    @Option(names = "--receipts", paramLabel = "FILE", description = "Where to keep what was acknowledged.")
    private @Nullable Path receipts;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "32",
            description = "How many messages may be on their way at once. Default: ${DEFAULT-VALUE}.")
    private int inFlight;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "What tells the messages of this file from equal ones of others. Default: the file's name.")
    private @Nullable String source;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: what the name of the file suggests.")
    private @Nullable Format format;

    @Option(
            names = "--give-up-after",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "10m",
            description = "How long to repeat what the service does not decide. Default: ${DEFAULT-VALUE}.")
    private Duration giveUpAfter = Duration.ZERO;

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkOptions();
        ImportOrder order = new ImportOrder(
                TextFile.check(file),
                source == null ? String.valueOf(file.toAbsolutePath().getFileName()) : source,
                format == null ? Format.of(file) : format,
                neighborhood,
                new ResidentId(subject),
                inFlight,
                rate);
        StackDescription stack = StackDescription.read(data.folder());
        LocalIssuer issuer = LocalIssuer.open(data.folder());
        try (Import session = new Import(order, stack, issuer, giveUpAfter, spec.commandLine())) {
            return session.run(receipts, data.suffix());
        }
    }

    private void checkOptions() throws IOException {
        require(inFlight >= 1 && inFlight <= MAX_IN_FLIGHT, "--in-flight must be between 1 and " + MAX_IN_FLIGHT);
        require(rate >= 0 && rate <= MAX_RATE, "--rate must be between 1 and " + MAX_RATE);
        require(
                source == null || source.matches("\\P{Cntrl}{1,255}"),
                "--source must be 1 to 255 characters, none of them a control character");
        refuse("--as", ResidentId.problemWith(subject));
        refuse("--neighborhood", NeighborhoodName.problemWith(neighborhood));
        if (receipts != null && Files.exists(receipts) && Files.exists(file)) {
            require(!Files.isSameFile(receipts, file), "--receipts must not name the file that is imported");
        }
    }

    private void refuse(String option, Optional<String> problem) {
        require(problem.isEmpty(), option + " " + problem.orElse(""));
    }

    private void require(boolean condition, String problem) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), problem);
        }
    }
}
