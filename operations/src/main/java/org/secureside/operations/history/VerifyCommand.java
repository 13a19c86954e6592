package org.secureside.operations.history;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.TreeHead;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.Json;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.progress.Progress;
import org.secureside.operations.progress.Work;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code secureside history verify}: checks an export or a proof, with no stack at hand. */
@Command(
        name = "verify",
        description = "Check an export against its manifest and a head, or a proof against a head. Needs no stack.",
        footerHeading = "%n",
        footer = {
            "A head that was kept elsewhere is what makes the check worth something: whoever can change the export can"
                    + " change its manifest too. docs/tamper-evidence.md tells what is shown, and what is not.",
            "",
            "Exit codes: 0 it is as it was witnessed; 1 it is not, and what was done is named; 2 wrong usage.",
            "",
            "Examples:",
            "  ./secureside history verify history.ndjson --head head-of-monday.json",
            "  ./secureside history verify proof.json --head 1024:5f0e…",
        })
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "An export, or a proof as history proof and consistency write it.")
    private Path file = Path.of("");

    @Option(
            names = "--manifest",
            paramLabel = "MANIFEST",
            description = "The manifest of the export. Default: FILE.manifest.json.")
    private @Nullable Path manifest;

    @Option(
            names = "--head",
            paramLabel = "HEAD",
            converter = HeadOption.class,
            description = "A head that was kept: SIZE:HASH, or a file with one.")
    private @Nullable TreeHead head;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        try {
            if (!Files.isRegularFile(file)) {
                throw CommandFailure.environment(file + " is no file");
            }
            Path beside = manifest == null ? Manifest.beside(file) : manifest;
            return Files.exists(beside) ? export(Manifest.read(beside)) : proof(beside);
        } catch (IOException e) {
            throw CommandFailure.environment("the file cannot be read: " + OneLine.of(e), e);
        }
    }

    private int export(Manifest known) throws IOException {
        if (head != null && !known.whole()) {
            throw CommandFailure.environment("this export is of some events only, and no head shows anything about it:"
                    + " verify a whole export, or each event with history proof");
        }
        AtomicLong read = new AtomicLong();
        Progress progress =
                Progress.of(new Work("Verify", "events", known.count(), read::get, () -> ""), spec.commandLine());
        Verification.Result result;
        try {
            result = new Verification(known, head, read).of(file);
        } finally {
            progress.close();
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(result));
        } else {
            Findings.print(out, result);
            if (result.clean()) {
                out.printf(
                        "%d events %s%n",
                        result.events(),
                        result.head() == null
                                ? "have the hashes that stand beside them; that these were witnessed, and that none is"
                                        + " missing, only a whole export or history proof can show"
                                : head == null
                                        ? "are as they were witnessed; compare the head with one that was kept elsewhere: %d:%s"
                                                .formatted(
                                                        result.head().size(),
                                                        result.head().hash())
                                        : "are as they were witnessed, and they make the head that was kept");
            }
        }
        out.flush();
        return result.clean() ? 0 : CommandFailure.FINDING;
    }

    private int proof(Path beside) throws IOException {
        Proof proof = new ProofFile(file).read(beside);
        String problem = proof.problem(head);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(java.util.Map.of("shown", problem == null, "words", proof.words(problem))));
        } else {
            out.println(proof.words(problem));
        }
        out.flush();
        return problem == null ? 0 : CommandFailure.FINDING;
    }
}
