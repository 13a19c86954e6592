package org.secureside.operations.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.secureside.operations.receipt.ReceiptReader.Entry;

class ReceiptReaderTest {

    private static final String WHOLE = """
            {"key":"k","messageId":"8a8400a2-e42d-5fa6-9e7c-a4621320df2d",\
            "neighborhoodId":"8a8400a2-e42d-5fa6-9e7c-a4621320df2e","author":"ada","version":0,\
            "bodySha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",\
            "acknowledgedAt":"2026-11-22T10:00:00Z"}""";

    @Test
    void aReceiptIsRead() throws IOException {
        assertThat(first(WHOLE + "\n")).isInstanceOf(Entry.Whole.class);
    }

    @Test
    void whatALaterReleaseAddsIsPassedOver() throws IOException {
        assertThat(first(WHOLE.replace("{\"key\"", "{\"more\":[1],\"key\"") + "\n"))
                .isInstanceOf(Entry.Whole.class);
    }

    @Test
    void nothingMayBeMissing() throws IOException {
        for (String field : new String[] {"key", "messageId", "author", "version", "bodySha256", "acknowledgedAt"}) {
            String renamed = WHOLE.replace("\"" + field + "\"", "\"not_" + field + "\"") + "\n";
            assertThat(first(renamed)).isInstanceOfSatisfying(Entry.Malformed.class, line -> {
                assertThat(line.line()).isEqualTo(1);
                assertThat(line.problem()).contains(field);
            });
        }
    }

    @Test
    void aFingerprintThatIsNoneIsNoReceipt() throws IOException {
        assertThat(first(WHOLE.replace("9f86", "9F86") + "\n")).isInstanceOf(Entry.Malformed.class);
    }

    @Test
    void onlyTheEndOfTheFileCanBeTorn() throws IOException {
        assertThat(first(WHOLE.substring(0, 50))).isEqualTo(new Entry.Torn(1));
        assertThat(first(WHOLE.substring(0, 50) + "\n")).isInstanceOf(Entry.Malformed.class);
    }

    private static Entry first(String file) throws IOException {
        try (ReceiptReader reader =
                new ReceiptReader(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)))) {
            return Objects.requireNonNull(reader.next());
        }
    }
}
