package org.secureside.web.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.secureside.web.HttpProbe;

/** How much a request may bring. */
class LimitsIT extends TinyApplicationIT {

    private static final int LIMIT = 128 * 1024;

    @Test
    void aBodyOfTheLimitIsTaken() throws Exception {
        HttpProbe.Answer answer = http.send("POST", "/api/notes", ADA, noteOf(LIMIT), Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).hasSize(LIMIT);
    }

    @Test
    void aBodyThatAnnouncesToBeLongerIsNotRead() throws Exception {
        assertTooLarge(http.send("POST", "/api/notes", ADA, noteOf(LIMIT + 1), Map.of()));
    }

    @Test
    void aBodyThatTurnsOutToBeLongerIsNotReadToItsEnd() throws Exception {
        byte[] note = noteOf(LIMIT + 1).getBytes(StandardCharsets.UTF_8);

        assertTooLarge(http.send(
                "POST",
                "/api/notes",
                ADA,
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(note)),
                Map.of("Content-Type", "application/json")));
    }

    @Test
    void theLimitHoldsForThoseWithoutATokenToo() throws Exception {
        assertTooLarge(http.send("POST", "/api/notes", "", noteOf(LIMIT + 1), Map.of()));
    }

    @Test
    void theLongestMessageFitsHoweverItsCharactersAreEscaped() {
        assertThat("{\"text\":\"%s\"}".formatted("\\ud83d\\udc08".repeat(8_000)).length())
                .isLessThan(LIMIT);
    }

    @Test
    void headersThatAreTooLongAreRefusedAsAProblem() throws Exception {
        HttpProbe.Answer answer = http.send("GET", "/api/pages?number=1", ADA, "", Map.of("X-Long", "a".repeat(9_000)));

        assertThat(answer.status()).isIn(400, 431);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    private static void assertTooLarge(HttpProbe.Answer answer) {
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().get("type").asString()).isEqualTo("urn:secureside:problem:body-too-large");
    }

    private static String noteOf(int bytes) {
        String frame = "{\"text\":\"\"}";
        return frame.replace("\"\"", "\"" + "a".repeat(bytes - frame.length()) + "\"");
    }
}
