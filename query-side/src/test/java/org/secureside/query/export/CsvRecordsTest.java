package org.secureside.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Hash;

/** Records of CSV in the eyes of spreadsheets, of which each has its own idea of where a cell begins. */
class CsvRecordsTest {

    private static final Hash HASH = Hash.of("ab".repeat(32));
    private static final int PAYLOAD = 8;
    private static final int METADATA = 9;

    @Property
    void noCellIsAFormulaWhateverSeparatesCells(@ForAll("texts") String payload, @ForAll("texts") String metadata) {
        String record = record(payload, metadata);

        for (String separators : List.of(",", ";", "|", "\t", ",;|\t")) {
            assertThat(cells(record, separators, true))
                    .as("separated by one of <%s>", separators)
                    .noneMatch(CsvRecordsTest::isFormula);
        }
        for (String separators : List.of(";", "|", "\t", ";|\t")) {
            assertThat(cells(record, separators, false))
                    .as("separated by one of <%s>, quotes ignored", separators)
                    .noneMatch(CsvRecordsTest::isFormula);
        }
    }

    @Property
    void whoeverTakesTheApostrophesOffHasWhatWasThere(
            @ForAll("texts") String payload, @ForAll("texts") String metadata) {
        List<String> fields = cells(record(payload, metadata), ",", true);

        assertThat(withoutGuards(fields.get(PAYLOAD))).isEqualTo(payload);
        assertThat(withoutGuards(fields.get(METADATA))).isEqualTo(metadata);
    }

    @Example
    void onlyWhatWouldBeComputedIsGuarded() {
        assertThat(CsvRecords.field("{\"body\":\"x;=1+1\"}")).isEqualTo("\"{\"\"body\"\":\"\"x;'=1+1\"\"}\"");
        assertThat(CsvRecords.field("a;\t\"-1")).isEqualTo("\"a;\t'\"\"-1\"");
        assertThat(CsvRecords.field("at ten; or later | a=b, 1-2")).isEqualTo("\"at ten; or later | a=b, 1-2\"");
    }

    /** As the documents say: one apostrophe at the beginning, and behind each separator. */
    private static String withoutGuards(String field) {
        StringBuilder text = new StringBuilder();
        boolean begins = true;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (!begins || c != '\'') {
                text.append(c);
            }
            begins = ";|\t\r\n".indexOf(c) >= 0;
        }
        return text.toString();
    }

    private static boolean isFormula(String cell) {
        String seen = cell.replaceFirst("^[\\p{Z}\\p{C}\"]+", "");
        return !seen.isEmpty() && "=+-@\uFF1D\uFF0B\uFF0D\uFF20".indexOf(seen.charAt(0)) >= 0;
    }

    /** Returns the cells of a spreadsheet, of all rows that it makes of the record. */
    private static List<String> cells(String record, String separators, boolean heedsQuotes) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean begins = true;
        boolean quoted = false;
        boolean quoteBefore = false; // within quotes: this one ends them, or stands for one
        for (int i = 0; i < record.length(); i++) {
            char c = record.charAt(i);
            if (quoted && quoteBefore && c != '"') {
                quoted = false;
            }
            if (quoted) {
                if (c != '"' || quoteBefore) {
                    cell.append(c);
                }
                quoteBefore = c == '"' && !quoteBefore;
            } else if (separators.indexOf(c) >= 0 || c == '\r' || c == '\n') {
                cells.add(cell.toString());
                cell.setLength(0);
                begins = true;
                continue;
            } else if (heedsQuotes && begins && c == '"') {
                quoted = true;
                quoteBefore = false;
            } else {
                cell.append(c);
            }
            begins = false;
        }
        cells.add(cell.toString());
        return cells;
    }

    private static String record(String payload, String metadata) {
        return Form.CSV.written(new ExportedEvent(
                new EventLeaf(7, null, "stream", 1, "id", "MessageSent", null, Instant.EPOCH, payload, metadata),
                HASH,
                HASH));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("a1{:, ;|\t\r\n\"'=+-@\uFF1D\uFEFF\u3000")
                .ofMaxLength(20);
    }
}
