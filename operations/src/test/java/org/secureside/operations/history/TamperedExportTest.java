package org.secureside.operations.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.StreamLink;
import picocli.CommandLine;

/** What was done to an export is named exactly, in whichever form it is, and the events around it are as they were. */
class TamperedExportTest {

    @TempDir
    private Path folder = Path.of("");

    private final ExportedHistory history = ExportedHistory.ofTwenty();

    @ParameterizedTest
    @EnumSource
    void anUntouchedExportIsClean(RowFormat format) throws IOException {
        assertThat(verify(format, history.rows(format)))
                .singleElement()
                .asString()
                .startsWith("20 events are as they were witnessed");
    }

    @ParameterizedTest
    @EnumSource
    void aChangedEventIsNamed(RowFormat format) throws IOException {
        List<String> rows = history.rows(format);
        rows.set(6, rows.get(6).replace("Message 7", "Massage 7"));

        assertThat(verify(format, rows))
                .containsExactly("line %d: the event at position 7 was changed: MessageSent, stream m3, sequence 1"
                        .formatted(line(format, 7)));
    }

    @ParameterizedTest
    @EnumSource
    void aRemovedEventIsNamed(RowFormat format) throws IOException {
        List<String> rows = history.rows(format);
        rows.remove(9);

        assertThat(deeds(verify(format, rows)))
                .containsExactly("the event at position 10 was removed (before line %d)".formatted(line(format, 10)));
    }

    @ParameterizedTest
    @EnumSource
    void anInsertedEventIsNamed(RowFormat format) throws IOException {
        List<String> rows = history.rows(format);
        EventLeaf forged = ExportedHistory.event(8, "{\"text\":\"forged\"}");
        rows.add(8, ExportedRows.row(format, forged, forged.hash(), StreamLink.first(forged.hash())));

        assertThat(verify(format, rows))
                .containsExactly("line %d: an event was inserted at position 8: MessageSent, stream m0, sequence 1"
                        .formatted(line(format, 9)));
    }

    @ParameterizedTest
    @EnumSource
    void aSwappedPairIsNamed(RowFormat format) throws IOException {
        List<String> rows = history.rows(format);
        Collections.swap(rows, 2, 12);

        assertThat(deeds(verify(format, rows)))
                .containsExactly(
                        "line %d: the events at positions 3 and 13 were swapped: MessageSent, stream m1, sequence 3"
                                .formatted(line(format, 3)));
    }

    @ParameterizedTest
    @EnumSource
    void aSwappedPairOfContentsIsNamed(RowFormat format) throws IOException {
        List<String> rows = history.rows(format);
        EventLeaf third = history.events.get(2);
        EventLeaf thirteenth = history.events.get(12);
        rows.set(2, ExportedRows.row(format, thirteenth.at(3), third.hash(), history.links.get(2)));
        rows.set(12, ExportedRows.row(format, third.at(13), thirteenth.hash(), history.links.get(12)));

        assertThat(deeds(verify(format, rows)))
                .singleElement()
                .asString()
                .contains("the events at positions 3 and 13 were swapped");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoEventIsNamed(RowFormat format) throws IOException {
        List<String> rows = history.rows(format);
        rows.set(6, rows.get(6).substring(0, 40));

        assertThat(deeds(verify(format, rows)))
                .containsExactly(
                        "line %d is no event".formatted(line(format, 7)),
                        "the event at position 7 was removed (before line %d)".formatted(line(format, 8)));
    }

    @ParameterizedTest
    @EnumSource
    void lineBreaksThatWereTakenOutHideNothingBehindThem(RowFormat format) throws IOException {
        ExportedHistory longer = ExportedHistory.of(20_000);
        List<String> rows = longer.rows(format);
        String text = (format.hasHeader() ? ExportedRows.HEADER : "")
                + String.join("\n", rows.subList(0, 6))
                + "\n"
                + String.join("", rows.subList(6, 19_990)).replace("\r", "")
                + "\n"
                + String.join("\n", rows.subList(19_990, 20_000))
                + "\n";

        assertThat(deeds(verify(longer.write(folder, format, text))))
                .containsExactly(
                        "line %d is no event".formatted(line(format, 7)),
                        "the events at positions 7 to 19990 were removed (before line %d)".formatted(line(format, 8)));
    }

    @Test
    void aQuotationMarkThatWasTakenOutHidesOneEventOnly() throws IOException {
        List<String> rows = history.rows(RowFormat.CSV);
        String row = rows.get(6);
        for (int at = row.indexOf('"'); at >= 0; at = row.indexOf('"', at + 1)) {
            rows.set(6, row.substring(0, at) + row.substring(at + 1));

            assertThat(deeds(verify(RowFormat.CSV, rows)))
                    .as(rows.get(6))
                    .containsExactly("line 8 is no event", "the event at position 7 was removed (before line 9)");
        }
    }

    @Test
    void twoQuotationMarksThatWereTakenOutHideTwoEvents() throws IOException {
        List<String> rows = history.rows(RowFormat.CSV);
        rows.set(6, rows.get(6).replaceFirst("\"", ""));
        rows.set(16, rows.get(16).replaceFirst("\"", ""));

        assertThat(deeds(verify(RowFormat.CSV, rows)))
                .containsExactly(
                        "line 8 is no event",
                        "the event at position 7 was removed (before line 9)",
                        "line 18 is no event",
                        "the event at position 17 was removed (before line 19)");
    }

    @Test
    void aQuotationMarkThatIsMissingInTheLastEventHidesThatOneOnly() throws IOException {
        List<String> rows = history.rows(RowFormat.CSV);
        rows.set(19, rows.get(19).replaceFirst("\"", ""));

        assertThat(deeds(verify(RowFormat.CSV, rows)))
                .containsExactly(
                        "line 21 is cut off, or a quotation mark is missing in it",
                        "the event at position 20 was removed (before line 21)");
    }

    @Test
    void aQuotationMarkThatWasTakenOutOfALongFileHidesOneEventOnly() throws IOException {
        ExportedHistory longer = ExportedHistory.of(20_000);
        List<String> rows = longer.rows(RowFormat.CSV);
        rows.set(6, rows.get(6).replaceFirst("\"", ""));
        Path file = longer.write(folder, RowFormat.CSV, rows);

        assertThat(Files.size(file)).isGreaterThan(4 << 20);
        assertThat(deeds(verify(file)))
                .containsExactly(
                        "line 8 is no event",
                        "the event at position 7 was removed (before line 9)",
                        "and 1502 more"); // blocks behind it, whose hashes are made of what follows
    }

    @Test
    void eventsOfManyLinesAreReadAndThoseBehindThemToo() throws IOException {
        EventLeaf forged = ExportedHistory.event(7, "{\"text\":\n\"8,forged\n9\"}");
        List<String> rows = history.rows(RowFormat.CSV);
        rows.set(
                6, ExportedRows.row(RowFormat.CSV, forged, history.events.get(6).hash(), history.links.get(6)));
        rows.remove(9);

        assertThat(deeds(verify(RowFormat.CSV, rows)))
                .containsExactlyInAnyOrder(
                        "line 8: the event at position 7 was changed: MessageSent, stream m3, sequence 1",
                        "the event at position 10 was removed (before line 13)");
    }

    @ParameterizedTest
    @EnumSource
    void aNameThatAPayloadHasTwiceIsAChangeOfThatEvent(RowFormat format) throws IOException {
        List<String> rows = history.rows(format);
        EventLeaf seventh = ExportedHistory.event(7, "{\"text\":\"Message 7\",\"text\":\"Massage 7\"}");
        rows.set(6, ExportedRows.row(format, seventh, history.events.get(6).hash(), history.links.get(6)));

        assertThat(verify(format, rows))
                .containsExactly("line %d: the event at position 7 was changed: MessageSent, stream m3, sequence 1"
                        .formatted(line(format, 7)));
    }

    @ParameterizedTest
    @EnumSource(names = {"NDJSON", "CLOUDEVENTS"})
    void aFieldThatIsThereTwiceMakesALineNoEvent(RowFormat format) throws IOException {
        List<String> rows = history.rows(format);
        rows.set(6, rows.get(6).replaceFirst("\\{", "{\"revision\":null,"));

        assertThat(deeds(verify(format, rows)))
                .containsExactly("line 7 is no event", "the event at position 7 was removed (before line 8)");
    }

    @ParameterizedTest
    @EnumSource
    void whatTerminalsObeyIsNotPrinted(RowFormat format) throws IOException {
        List<String> rows = history.rows(format);
        boolean csv = format == RowFormat.CSV;
        String escape = csv ? "\u001b" : "\\u001b";
        rows.set(6, rows.get(6).replace("MessageSent", "Message" + escape + "[2J\u202eSent\u009b"));
        rows.set(
                7, rows.get(7).replace(csv ? "m0" : "\"m0\"", csv ? "m" + escape + "]0;x" : "\"m" + escape + "]0;x\""));
        Path file = history.write(folder, format, rows);

        assertThat(deeds(verify(file)))
                .containsExactly(
                        "line %d: the event at position 7 was changed: Message?[2J?Sent?, stream m3, sequence 1"
                                .formatted(line(format, 7)),
                        "line %d: the event at position 8 was changed: MessageSent, stream m?]0;x, sequence 1"
                                .formatted(line(format, 8)));
        assertThat(verify(file, "--json")).noneMatch(line -> line.contains("\u202e") || line.contains("\\u001"));
    }

    @ParameterizedTest
    @EnumSource
    void aTimeThatCannotBeHashedMakesALineNoEvent(RowFormat format) throws IOException {
        List<String> rows = history.rows(format);
        rows.set(6, rows.get(6).replace(history.events.get(6).recordedAt().toString(), "+1000000000-12-31T23:59:59Z"));

        assertThat(deeds(verify(format, rows))).first().isEqualTo("line %d is no event".formatted(line(format, 7)));
    }

    @Test
    void aFileWhoseEveryTwoNeighborsAreSwappedIsToldAtLength() throws IOException {
        ExportedHistory longer = ExportedHistory.of(100_000);
        List<String> rows = longer.rows(RowFormat.NDJSON);
        for (int i = 0; i < rows.size(); i += 2) {
            Collections.swap(rows, i, i + 1);
        }

        List<String> told = verify(longer.write(folder, RowFormat.NDJSON, rows));

        int blocks = 100_000 / ExportedHistory.BLOCK;
        assertThat(told)
                .hasSize(1_001)
                .contains("line 1: the events at positions 1 and 2 were swapped: MessageSent, stream m2, sequence 0")
                .last()
                .isEqualTo("and %d more".formatted(50_000 + blocks + 1 - 1_000));
        assertThat(deeds(told).subList(0, 800)).allMatch(line -> line.contains("were swapped"));
    }

    /** Of those that are told further down than anybody looks, the partner is found no more, but all are counted. */
    @Test
    void halvesThatChangedPlacesAreToldWithoutKeepingThemAll() throws IOException {
        ExportedHistory longer = ExportedHistory.of(8_000);
        List<String> rows = longer.rows(RowFormat.NDJSON);
        for (int i = 0; i < 3_999; i += 2) {
            Collections.swap(rows, i, i + 4_000);
        }

        assertThat(verify(longer.write(folder, RowFormat.NDJSON, rows)))
                .hasSize(1_001)
                .contains("the event at position 2001 was removed (before line 2001)");
    }

    private List<String> verify(RowFormat format, List<String> rows) throws IOException {
        return verify(history.write(folder, format, rows));
    }

    private static List<String> verify(Path file, String... options) {
        StringWriter text = new StringWriter();
        CommandLine commandLine = new CommandLine(new HistoryCommand());
        commandLine.setOut(new PrintWriter(text, true));
        commandLine.setErr(new PrintWriter(text, true));
        commandLine.execute(Stream.concat(Stream.of("verify", file.toString()), Stream.of(options))
                .toArray(String[]::new));
        // How far it is, is told to whoever waits for seconds.
        return text.toString()
                .lines()
                .filter(line -> !line.startsWith("Verify: "))
                .toList();
    }

    /** Returns what is said of single events and lines, without what follows from it for chains and heads. */
    private static List<String> deeds(List<String> told) {
        return told.stream()
                .filter(line -> !line.contains("the chain of the stream")
                        && !line.startsWith("the hashes of")
                        && !line.startsWith("the events do not make"))
                .toList();
    }

    private static int line(RowFormat format, int row) {
        return format.hasHeader() ? row + 1 : row;
    }
}
