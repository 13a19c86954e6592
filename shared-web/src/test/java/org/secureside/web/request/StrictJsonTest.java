package org.secureside.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTest {

    private static final JsonMapper JSON = json();

    private record Sent(@Nullable Instant at) {}

    @Test
    void aTimeIsTakenWithWhateverOffsetItIsWritten() {
        Instant moment = Instant.parse("2026-01-02T03:04:05.678901234Z");

        assertThat(read("\"2026-01-02T03:04:05.678901234Z\"")).isEqualTo(moment);
        assertThat(read("\"2026-01-02T04:34:05.678901234+01:30\"")).isEqualTo(moment);
        assertThat(read("null")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "0",
                "-1",
                "1767323045",
                "1767323045.5",
                "1e300",
                "-1e300",
                "1e-300",
                "\"1767323045\"",
                "\"1767323045.5\"",
                "\"1e300\"",
                "\"\"",
                "\" \"",
                "\"2026-01-02\"",
                "\"2026-01-02T03:04:05\"",
                "\"2026-01-02 03:04:05Z\"",
                "\"2026-02-30T03:04:05Z\"",
                "\"2026-01-02T24:01:00Z\"",
                "\"2026-01-02T03:04:05Z[Europe/Berlin]\"",
                "true",
                "[]",
                "[\"2026-01-02T03:04:05Z\"]",
                "{}"
            })
    void nothingElseIsATime(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JacksonException.class);
    }

    @Property
    void noNumberIsATime(@ForAll double number) {
        assertThatThrownBy(() -> read(Double.toString(number))).isInstanceOf(JacksonException.class);
    }

    private static @Nullable Instant read(String json) {
        return JSON.readValue("{\"at\":" + json + "}", Sent.class).at();
    }

    private static JsonMapper json() {
        JsonMapper.Builder builder = JsonMapper.builder();
        new StrictJson().customize(builder);
        return builder.build();
    }
}
