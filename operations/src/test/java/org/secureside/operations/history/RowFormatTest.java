package org.secureside.operations.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Hash;

class RowFormatTest {

    private static final String HASH = "ab".repeat(32);

    @Test
    void jsonKeepsThePayloadByteForByte() {
        Row row = RowFormat.NDJSON.read(
                "{\"position\":1,\"stream\":\"s\",\"sequence\":0,\"eventId\":\"i\",\"type\":\"T\","
                        + "\"recordedAt\":\"2024-08-15T10:00:00Z\",\"payload\":{ \"a\" : 1.0, \"é\":\"\\u00e9\"},"
                        + "\"metadataText\":\"no\\nJSON\",\"leaf\":\"" + HASH + "\",\"link\":\"" + HASH + "\"}",
                3,
                9);

        EventLeaf event = row.event();
        assertThat(event).isNotNull();
        assertThat(event.payload()).isEqualTo("{ \"a\" : 1.0, \"é\":\"\\u00e9\"}");
        assertThat(event.metadata()).isEqualTo("no\nJSON");
        assertThat(event.streamType()).isNull();
        assertThat(row.leaf()).isEqualTo(Hash.of(HASH));
    }

    @Test
    void csvTellsWhatIsEmptyFromWhatIsAbsentAndTakesGuardsOff() {
        assertThat(CsvRow.read("1,,\"\",'=1+1,\"''x\",\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",end\r"))
                .isEqualTo(
                        java.util.Arrays.asList("1", null, "", "=1+1", "'x", "a,b", "say \"hi\"", "two\nlines", "end"));
    }

    @Test
    void csvTakesGuardsOffBehindWhatMaySeparateCellsToo() {
        assertThat(CsvRow.read("\"a;'=1;''b|'-2;c'd\",\"x\n'+1\t'@2\r''\",it's"))
                .containsExactly("a;=1;'b|-2;c'd", "x\n+1\t@2\r'", "it's");
    }

    @Test
    void aCloudEventIsReadBack() {
        Row row = RowFormat.CLOUDEVENTS.read(
                "{\"specversion\":\"1.0\",\"id\":\"i\",\"source\":\"urn:x\",\"type\":\"org.secureside.MessageSent\","
                        + "\"subject\":\"s\",\"time\":\"2024-08-15T10:00:00Z\",\"position\":\"7\",\"streamsequence\":\"2\","
                        + "\"metadata\":\"{}\",\"leaf\":\"" + HASH + "\",\"link\":\"" + HASH
                        + "\",\"datacontenttype\":\"application/json\",\"data\":{\"a\":[1,2]}}",
                1,
                1);

        EventLeaf event = row.event();
        assertThat(event).isNotNull();
        assertThat(event.eventType()).isEqualTo("MessageSent");
        assertThat(event.payload()).isEqualTo("{\"a\":[1,2]}");
    }

    @Test
    void whatIsNoRowIsSaidToBeNone() {
        for (String record : List.of("", "{}", "[1]", "{\"position\":\"x\"}", "1,2,3", "\"", "{\"a\":1} x")) {
            for (RowFormat format : RowFormat.values()) {
                assertThat(format.read(record, 1, 1).event()).as(record).isNull();
            }
        }
    }
}
