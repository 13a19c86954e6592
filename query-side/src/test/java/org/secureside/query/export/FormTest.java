package org.secureside.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Hash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FormTest {

    private static final Instant AT = Instant.parse("2024-08-15T10:00:00.123456Z");
    private static final Hash HASH = Hash.of("ab".repeat(32));

    @Test
    void aLineOfJsonHasThePayloadByteForByte() {
        String line = Form.NDJSON.written(exported("{\"a\" :  1.0,\"b\":\"\\u00e9\"}", "{}"));

        assertThat(line).endsWith("}\n").contains("\"payload\":{\"a\" :  1.0,\"b\":\"\\u00e9\"},\"metadata\":{},");
        JsonNode json = JsonMapper.shared().readTree(line);
        assertThat(json.get("position").asLong()).isEqualTo(7);
        assertThat(json.get("leaf").asString()).isEqualTo(HASH.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\n1}", "{\"a\":1", "no JSON", "{} {}", "", "[1]"})
    void whatIsNotAnObjectOnOneLineIsAText(String payload) {
        String line = Form.NDJSON.written(exported(payload, "{}"));

        assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
        assertThat(JsonMapper.shared().readTree(line).get("payloadText").asString())
                .isEqualTo(payload);
    }

    @Test
    void aCloudEventHasWhatEveryCloudEventMustHave() {
        JsonNode event = JsonMapper.shared().readTree(Form.CLOUDEVENTS.written(exported("{\"a\":1}", "{\"b\":2}")));

        assertThat(event.get("specversion").asString()).isEqualTo("1.0");
        assertThat(event.get("id").asString()).isEqualTo("id");
        assertThat(event.get("source").asString()).isEqualTo("urn:secureside:event-store");
        assertThat(event.get("type").asString()).isEqualTo("org.secureside.MessageSent");
        assertThat(event.get("subject").asString()).isEqualTo("stream");
        assertThat(event.get("time").asString()).isEqualTo(AT.toString());
        assertThat(event.at("/data/a").asInt()).isEqualTo(1);
        assertThat(event.get("metadata").asString()).isEqualTo("{\"b\":2}");
        assertThat(event.propertyNames()).allMatch(name -> name.matches("[a-z0-9]{1,20}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "'x", "''"})
    void noFieldOfCsvIsAFormulaAndEachCanBeReadBack(String dangerous) {
        String field = CsvRecords.field(dangerous);

        String content = field.startsWith("\"") ? field.substring(1, field.length() - 1) : field;
        assertThat(content).startsWith("'").isEqualTo("'" + dangerous);
    }

    @Test
    void fieldsOfCsvAreQuotedByRfc4180() {
        assertThat(CsvRecords.field("a,b")).isEqualTo("\"a,b\"");
        assertThat(CsvRecords.field("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
        assertThat(CsvRecords.field("two\nlines")).isEqualTo("\"two\nlines\"");
        assertThat(CsvRecords.field("plain")).isEqualTo("plain");
        assertThat(CsvRecords.field("")).isEqualTo("\"\"");
        assertThat(CsvRecords.field(null)).isEmpty();
        assertThat(Form.CSV.written(exported("{\"a\":1}", "{}")))
                .isEqualTo("7,,stream,1,id,MessageSent,,2024-08-15T10:00:00.123456Z,\"{\"\"a\"\":1}\",{},%s,%s\r\n"
                        .formatted(HASH, HASH));
    }

    private static ExportedEvent exported(String payload, String metadata) {
        return new ExportedEvent(
                new EventLeaf(7, null, "stream", 1, "id", "MessageSent", null, AT, payload, metadata), HASH, HASH);
    }
}
