package org.secureside.web.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secureside.web.HttpProbe;

/** What stands in addresses, headers and bodies where the application reads values from. */
class ParametersIT extends TinyApplicationIT {

    @Test
    void aHeaderIsNoParameter() throws Exception {
        HttpProbe.Answer answer = http.send("GET", "/api/lists?limit=7", ADA, "", Map.of("Author", "bob"));

        assertThat(answer.body().get("text").asString()).isEqualTo("Range[limit=7, author=null]");
    }

    @Test
    void aParameterOfTheWrongFormIsNamed() throws Exception {
        HttpProbe.Answer answer = http.send("GET", "/api/lists?limit=many", ADA, "", Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("errors").findValuesAsString("field")).containsExactly("limit");
    }

    @Test
    void aParameterThatTheResourceDoesNotHaveIsNamedAndSoAreThoseItHas() throws Exception {
        HttpProbe.Answer answer = http.send("GET", "/api/lists?limit=7&autor=bob", ADA, "", Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("errors").findValuesAsString("field")).containsExactly("autor");
        assertThat(answer.body().get("detail").asString()).endsWith("there are author, limit");
    }

    @Test
    void aParameterThatComesTwiceIsNamed() throws Exception {
        HttpProbe.Answer answer = http.send("GET", "/api/lists?limit=7&author=bob&author=ada", ADA, "", Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("errors").findValuesAsString("field")).containsExactly("author");
        assertThat(answer.body().get("detail").asString()).contains("comes more than once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=%", "limit=%zz", "author=%FF", "author=%ED%A0%80", "%FF=1", "limit=1&="})
    void aQueryThatCannotBeReadIsTheClientsFault(String query) throws Exception {
        assertThat(raw("GET /api/lists?" + query, ""))
                .startsWith("HTTP/1.1 400 ")
                .contains("invalid-request");
    }

    @Test
    void aHeaderThatNobodyAsksForHurtsNobody() throws Exception {
        assertThat(raw("GET /api/lists", "User-Agent: M\u00fcller/1 \u2603\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-1-1-1-1", "AAAAAAAAAAAAAAAAAAAAAA==", "00000000-0000-0000-0000-00000000000g"})
    void onlyAUuidIsAnId(String text) throws Exception {
        assertThat(http.send("POST", "/api/ids", ADA, "[\"" + text + "\"]", Map.of())
                        .status())
                .isEqualTo(400);
        if (!text.isEmpty()) {
            assertThat(http.send("GET", "/api/lists/" + text, ADA, "", Map.of()).status())
                    .isEqualTo(400);
        }
    }

    @Test
    void aCompressedBodyIsNotTaken() throws Exception {
        HttpProbe.Answer answer = http.send("POST", "/api/ids", ADA, "[]", Map.of("Content-Encoding", "gzip"));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body().get("detail").asString()).contains("Content-Encoding");
    }

    private String raw(String line, String headers) throws IOException {
        String request = line + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + ADA + "\r\n" + headers
                + "Connection: close\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
