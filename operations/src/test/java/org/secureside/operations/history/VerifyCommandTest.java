package org.secureside.operations.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Hash;
import org.secureside.api.evidence.MerkleTree;
import org.secureside.api.evidence.StreamLink;
import org.secureside.operations.cli.Json;
import picocli.CommandLine;

/** Each kind of tampering with an export is found and named, with nothing at hand but files. */
class VerifyCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private final ExportedHistory history = ExportedHistory.ofTwenty();
    private final List<String> lines = new ArrayList<>(history.lines);
    private String out = "";

    @Test
    void anUntouchedExportIsClean() throws IOException {
        assertThat(verify()).isZero();
        assertThat(out)
                .contains(
                        "20 events are as they were witnessed",
                        history.head().hash().toString());
    }

    @Test
    void aChangedPayloadIsNamed() throws IOException {
        lines.set(6, lines.get(6).replace("Message 7", "Massage 7"));

        assertThat(verify()).isEqualTo(1);
        assertThat(out)
                .contains("line 7: the event at position 7 was changed: MessageSent, stream m3, sequence 1")
                .hasLineCount(1);
    }

    @Test
    void theDeletedNewestEventIsNamed() throws IOException {
        lines.removeLast();

        assertThat(verify()).isEqualTo(1);
        assertThat(out).contains("the event at position 20 was removed").hasLineCount(1);
    }

    @Test
    void aDeletedEventIsNamed() throws IOException {
        lines.remove(9);

        assertThat(verify()).isEqualTo(1);
        assertThat(out).contains("the event at position 10 was removed (before line 10)");
        assertThat(out).contains("the chain of the stream does not lead to position 14");
    }

    @Test
    void aSwappedPairOfLinesIsNamed() throws IOException {
        Collections.swap(lines, 2, 12);

        assertThat(verify()).isEqualTo(1);
        assertThat(out).containsOnlyOnce("the events at positions 3 and 13 were swapped");
    }

    @Test
    void swappedNeighborsAreNamed() throws IOException {
        Collections.swap(lines, 4, 5);

        assertThat(verify()).isEqualTo(1);
        assertThat(out).contains("the events at positions 5 and 6 were swapped");
    }

    @Test
    void aSwappedPairOfContentsIsNamed() throws IOException {
        EventLeaf third = history.events.get(2);
        EventLeaf thirteenth = history.events.get(12);
        lines.set(2, ExportedHistory.line(thirteenth.at(3), third.hash(), link(2)));
        lines.set(12, ExportedHistory.line(third.at(13), thirteenth.hash(), link(12)));

        assertThat(verify()).isEqualTo(1);
        assertThat(out).containsOnlyOnce("the events at positions 3 and 13 were swapped");
    }

    @Test
    void anInsertedEventIsNamed() throws IOException {
        EventLeaf forged = ExportedHistory.event(8, "{\"text\":\"forged\"}");
        lines.add(8, ExportedHistory.line(forged, forged.hash(), StreamLink.first(forged.hash())));

        assertThat(verify()).isEqualTo(1);
        assertThat(out).contains("line 9: an event was inserted at position 8").hasLineCount(1);
    }

    @Test
    void anAppendedEventIsNamed() throws IOException {
        EventLeaf forged = ExportedHistory.event(21, "{\"text\":\"forged\"}");
        lines.add(ExportedHistory.line(forged, forged.hash(), StreamLink.first(forged.hash())));

        assertThat(verify()).isEqualTo(1);
        assertThat(out)
                .contains("line 21: an event was inserted at position 21")
                .hasLineCount(1);
    }

    @Test
    void whoeverChangesTheHashTooIsBetrayedByTheChainTheBlockAndTheHead() throws IOException {
        EventLeaf forged = ExportedHistory.event(7, "{\"text\":\"forged\"}");
        lines.set(6, ExportedHistory.line(forged, forged.hash(), link(6)));

        assertThat(verify()).isEqualTo(1);
        assertThat(out)
                .contains("line 7: the chain of the stream does not lead to position 7")
                .contains("the hashes of the events at positions 1 to 8 are not those that were sealed")
                .contains("the events do not make the head that the manifest names");
    }

    @Test
    void whoeverForgesTheManifestTooIsBetrayedByAHeadThatWasKept() throws IOException {
        ExportedHistory forged = ExportedHistory.ofTwenty();
        Path file = forged.write(folder, forged.lines);

        assertThat(run(
                        "verify",
                        file.toString(),
                        "--head",
                        "20:" + history.head().hash()))
                .isZero();
        assertThat(run("verify", file.toString(), "--head", "20:" + "ab".repeat(32)))
                .isEqualTo(1);
        assertThat(out).contains("the first 20 events do not make the head abab");
        assertThat(run("verify", file.toString(), "--head", "21:" + "ab".repeat(32)))
                .isEqualTo(1);
    }

    /** Its hashes stand beside its events, and the manifest beside the file: a forger writes all three. */
    @Test
    void aFilteredExportShowsNothingAboutAHead() throws IOException {
        lines.remove(9);
        Path file = history.write(folder, lines);
        Path manifest = Manifest.beside(file);
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replaceFirst("\"whole\"\\s*:\\s*true", "\"whole\":false")
                        .replaceFirst("\"count\"\\s*:\\s*20", "\"count\":19"));

        assertThat(run("verify", file.toString())).isZero();
        assertThat(out)
                .contains("19 events have the hashes that stand beside them")
                .doesNotContain("as they were");
        assertThat(run(
                        "verify",
                        file.toString(),
                        "--head",
                        "20:" + history.head().hash()))
                .isNotZero();
        assertThat(out).contains("no head shows anything about it").doesNotContain("as they were");
    }

    @Test
    void anEarlierHeadIsFoundInALaterExport() throws IOException {
        Path file = history.write(folder, lines);

        assertThat(run(
                        "verify",
                        file.toString(),
                        "--head",
                        "13:" + tree().head(13).hash()))
                .isZero();
        assertThat(run(
                        "verify",
                        file.toString(),
                        "--head",
                        "13:" + tree().head(12).hash()))
                .isEqualTo(1);
    }

    @Test
    void whatIsNoEventIsNamed() throws IOException {
        lines.set(3, "{\"position\":4}");

        assertThat(verify()).isEqualTo(1);
        assertThat(out).contains("line 4 is no event", "the event at position 4 was removed");
    }

    @Test
    void proofsAreShownOrNot() throws IOException {
        var inclusion = tree().inclusion(6, 20);
        Path file = folder.resolve("proof.json");
        Hash leaf = history.events.get(6).hash();
        Files.writeString(
                file,
                Json.pretty(new Proof.Inclusion(
                        7,
                        null,
                        6,
                        20,
                        leaf,
                        null,
                        inclusion.path(),
                        history.head().hash())));
        assertThat(run(
                        "verify",
                        file.toString(),
                        "--head",
                        "20:" + history.head().hash()))
                .isZero();
        assertThat(run("verify", file.toString(), "--head", "20:" + "ab".repeat(32)))
                .isEqualTo(1);
        Files.writeString(file, Files.readString(file).replace(leaf.toString(), "cd".repeat(32)));
        assertThat(run("verify", file.toString())).isEqualTo(1);

        var consistency = tree().consistency(5, 20);
        Files.writeString(
                file,
                Json.pretty(new Proof.Consistency(
                        5, 20, tree().head(5).hash(), history.head().hash(), consistency.path())));
        assertThat(run("verify", file.toString())).isZero();
        assertThat(out).contains("begins with the log of the head 5:");
        Files.writeString(file, Files.readString(file).replace("\"first\" : 5", "\"first\" : 6"));
        assertThat(run("verify", file.toString())).isEqualTo(1);
    }

    @Test
    void anEventInItsProofIsCheckedWithIt() throws IOException {
        EventLeaf event = history.events.get(6);
        Path file = folder.resolve("proof.json");
        Files.writeString(
                file,
                Json.pretty(new Proof.Inclusion(
                        7,
                        event,
                        6,
                        20,
                        event.hash(),
                        null,
                        tree().inclusion(6, 20).path(),
                        history.head().hash())));
        assertThat(run("verify", file.toString())).isZero();

        Files.writeString(file, Files.readString(file).replace("Message 7", "Massage 7"));

        assertThat(run("verify", file.toString())).isEqualTo(1);
        assertThat(out).contains("the event in it is not as it was witnessed");
    }

    @Test
    void aProofWithoutItsEventShowsTheNumberOfALeafAndNoPosition() throws IOException {
        Path file = folder.resolve("proof.json");
        Files.writeString(
                file,
                Json.pretty(new Proof.Inclusion(
                        17,
                        null,
                        3,
                        20,
                        history.events.get(3).hash(),
                        null,
                        tree().inclusion(3, 20).path(),
                        history.head().hash())));

        assertThat(run("verify", file.toString())).isZero();
        assertThat(out)
                .contains("leaf number 3, whose hash is", "which position its event has, nothing shows")
                .doesNotContain("position 17");
    }

    @Test
    void aProofThatIsTooLongToBeReadIsRefusedInOneLine() throws IOException {
        Path file = folder.resolve("proof.json");
        Files.writeString(file, "{\"messageId\":\"x\",\"events\":[\"" + "x".repeat(33 << 20) + "\"]}");

        assertThat(run("verify", file.toString())).isNotZero();
        assertThat(out).contains("too long a proof, over 32 MB");
    }

    private int verify() throws IOException {
        return run("verify", history.write(folder, lines).toString());
    }

    private int run(String... arguments) {
        StringWriter text = new StringWriter();
        CommandLine commandLine = new CommandLine(new HistoryCommand());
        commandLine.setOut(new PrintWriter(text, true));
        commandLine.setErr(new PrintWriter(text, true));
        int exitCode = commandLine.execute(arguments);
        out = text.toString();
        return exitCode;
    }

    private Hash link(int index) {
        return Hash.of(lines.get(index).replaceFirst(".*\"link\":\"([0-9a-f]+)\".*", "$1"));
    }

    private MerkleTree tree() {
        return new MerkleTree((level, index) -> {
            var hasher = new org.secureside.api.evidence.TreeHasher();
            history.events
                    .subList((int) (index << level), (int) ((index + 1) << level))
                    .forEach(event -> hasher.append(event.hash()));
            return hasher.head().hash();
        });
    }
}
