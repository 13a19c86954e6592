package org.secureside.web.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secureside.web.HttpProbe;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** How a request is answered that no controller serves. */
@ExtendWith(OutputCaptureExtension.class)
class RefusalsIT extends TinyApplicationIT {

    private static final String NOTE = "{\"text\":\"Hello\"}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /api/notes           |                  | 405 | method-not-allowed
            POST | /api/notes           | application/xml  | 415 | unsupported-media-type
            POST | /api/notes           | multipart/form-data;boundary=x | 415 | unsupported-media-type
            POST | /api/notes           | application/x-www-form-urlencoded | 415 | unsupported-media-type
            POST | /api/notes           | nonsense         | 415 | unsupported-media-type
            POST | /api/notes           | */*              | 415 | unsupported-media-type
            POST | /api/notes           | application/*    | 415 | unsupported-media-type
            GET  | /api/pages           |                  | 400 | invalid-request
            GET  | /api/pages?number=x  |                  | 400 | invalid-request
            GET  | /api/pages?number=1&nummer=2 |          | 400 | invalid-request
            POST | /api/notes?text=a    | application/json | 400 | invalid-request
            GET  | /api/nowhere         |                  | 404 | not-found
            POST | /api/nowhere         | application/json | 404 | not-found
            GET  | /api                 |                  | 404 | not-found
            GET  | /                    |                  | 404 | not-found
            GET  | /api/notes/          |                  | 404 | not-found
            GET  | /api/shut            |                  | 403 | forbidden
            POST | /api/shut            | application/json | 405 | method-not-allowed
            GET  | /error               |                  | 403 | forbidden
            GET  | /api/pages;a=b       |                  | 400 | invalid-request
            GET  | /api/%2e%2e/pages    |                  | 400 | invalid-request
            GET  | /api/pages%00        |                  | 400 | invalid-request
            GET  | /api//pages          |                  | 400 | invalid-request
            """)
    void whatDoesNotFitIsToldAsAProblem(String method, String path, String contentType, int status, String type)
            throws Exception {
        boolean withBody = method.equals("POST");
        HttpProbe.Answer answer = http.send(
                method, path, ADA, withBody ? NOTE : "", withBody ? Map.of("Content-Type", contentType) : Map.of());

        assertProblem(answer, status, type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"text\":\"a\"}{}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"text\":\"a\",\"more\":1}",
                "{\"text\":1}",
                "{\"text\":true}",
                "{\"text\":[]}",
                "{\"text\":{}}",
                "{\"text\":\"\\ud83\"}",
                "{text:\"a\"}"
            })
    void aBodyOfAnotherFormIsMalformed(String json) throws Exception {
        HttpProbe.Answer answer =
                http.send("POST", "/api/notes", ADA, json, Map.of("Content-Type", "application/json"));

        assertProblem(answer, 400, "malformed-body");
    }

    @Test
    void whatAParameterHasToLookLikeIsSaidWithoutTypesOfTheServer() throws Exception {
        assertThat(http.get("/api/pages?number=x", ADA)
                        .body()
                        .at("/errors/0/problem")
                        .asString(""))
                .isEqualTo("must be a whole number");
        assertThat(http.get("/api/lists/x", ADA).body().at("/errors/0/problem").asString(""))
                .startsWith("must be a UUID like ");
    }

    @Test
    void whoeverUsesTheWrongMethodIsToldTheRightOnes() throws Exception {
        assertThat(http.get("/api/notes", ADA).header("Allow")).isEqualTo("POST");
        assertThat(http.send("DELETE", "/api/pages", ADA, "", Map.of()).header("Allow"))
                .contains("GET");
    }

    @Test
    void whatCannotBeWrittenToItsEndIsNotBegun() throws Exception {
        HttpProbe.Answer answer = http.get("/api/halves", ADA);

        assertProblem(answer, 500, "internal-error");
        assertThat(answer.header("Content-Length")).isNotEmpty();
    }

    @Test
    void whoeverBringsNoTokenIsNotToldWhatExists() throws Exception {
        assertProblem(http.get("/api/nowhere", ""), 401, "unauthenticated");
        assertProblem(http.get("/api/notes", ""), 401, "unauthenticated");
        assertProblem(http.get("/api/shut", ""), 401, "unauthenticated");
    }

    @Test
    void aRouteThatNoRuleOpensIsShutToEveryMethodItHas() throws Exception {
        assertThat(http.send("HEAD", "/api/shut", ADA, "", Map.of()).status()).isEqualTo(403);
        assertThat(http.send("GET", "/api/%73hut", ADA, "", Map.of()).status()).isEqualTo(403);
    }

    static Stream<Arguments> bytesThatAreNoUtf8() {
        return Stream.of(
                Arguments.of("an overlong quotation mark", "c0a2"),
                Arguments.of("an overlong slash", "e080af"),
                Arguments.of("an overlong zero", "c080"),
                Arguments.of("an overlong form of four bytes", "f08080af"),
                Arguments.of("an encoded surrogate", "eda080"),
                Arguments.of("a pair of encoded surrogates", "eda0bdedb088"),
                Arguments.of("what is beyond Unicode", "f4908080"),
                Arguments.of("a byte of another encoding", "e9"),
                Arguments.of("a continuation of nothing", "80"),
                Arguments.of("a character that is cut off", "f09f90"),
                Arguments.of("a zero", "00"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bytesThatAreNoUtf8")
    void aBodyThatIsNotUtf8IsMalformed(String what, String hex) throws Exception {
        byte[] body = "{\"text\":\"....\"}".getBytes(StandardCharsets.UTF_8);
        byte[] bytes = HexFormat.of().parseHex(hex);
        System.arraycopy(bytes, 0, body, 9, bytes.length);

        assertProblem(post(body, "application/json"), 400, "malformed-body");
    }

    @Test
    void noOtherEncodingIsTaken() throws Exception {
        for (Charset other : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("UTF-32"))) {
            assertProblem(post(NOTE.getBytes(other), "application/json"), 400, "malformed-body");
            assertProblem(
                    post(NOTE.getBytes(other), "application/json;charset=" + other.name()),
                    415,
                    "unsupported-media-type");
        }
        assertProblem(
                post(NOTE.getBytes(StandardCharsets.UTF_8), "application/json;charset=us-ascii"),
                415,
                "unsupported-media-type");
        assertThat(post(NOTE.getBytes(StandardCharsets.UTF_8), "application/json;charset=utf-8")
                        .status())
                .isEqualTo(200);
    }

    private HttpProbe.Answer post(byte[] body, String contentType) throws Exception {
        return http.send(
                "POST", "/api/notes", ADA, BodyPublishers.ofByteArray(body), Map.of("Content-Type", contentType));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/png", "application/xml;q=0.1", "nonsense", "a/b/c", "text/*"})
    void anAnswerThatNobodyHasIsNotGiven(String accept) throws Exception {
        HttpProbe.Answer answer = http.send("POST", "/api/notes", ADA, NOTE, Map.of("Accept", accept));

        assertProblem(answer, 406, "not-acceptable");
    }

    @Test
    void theVersionIsAParameterOfTheMediaType() throws Exception {
        for (String known : new String[] {"application/json", "application/json;version=1", "*/*"}) {
            assertThat(http.send("POST", "/api/notes", ADA, NOTE, Map.of("Accept", known))
                            .status())
                    .as(known)
                    .isEqualTo(200);
        }
        for (String unknown : new String[] {"2", "0", "1.5", "latest"}) {
            assertProblem(
                    http.send("POST", "/api/notes", ADA, NOTE, Map.of("Accept", "application/json;version=" + unknown)),
                    400,
                    "invalid-request");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/vnd.example+json", "application/*+json", "application/problem+json"})
    void jsonIsCalledJsonWhateverKindOfItIsAccepted(String accept) throws Exception {
        HttpProbe.Answer answer = http.send("POST", "/api/notes", ADA, NOTE, Map.of("Accept", accept));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void theSecondLineHoldsWhereTheFirstLetsThrough() throws Exception {
        assertProblem(http.get("/api/second-line", ADA), 403, "forbidden");
        assertThat(http.get("/api/second-line", AUDITOR).status()).isEqualTo(200);
    }

    @Test
    void whoeverBringsNoTokenIsToldToBringOne() throws Exception {
        HttpProbe.Answer answer = http.get("/api/pages?number=1", "");

        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void anAccidentTellsNeitherTheClientNorTheLogWhatWasWritten(CapturedOutput output) throws Exception {
        HttpProbe.Answer answer = http.send("POST", "/api/accidents", ADA, "{\"text\":\"my-secret\"}", Map.of());

        assertProblem(answer, 500, "internal-error");
        assertThat(answer.text()).doesNotContain("my-secret", "Exception", "org.");
        assertThat(output)
                .contains("java.lang.IllegalStateException", "TinyApplication")
                .doesNotContain("my-secret");
    }

    @Test
    void whatCannotBeReadIsNotQuotedInTheLog() {
        assertThat(LoggerFactory.getLogger("org.apache.coyote.http11.Http11Processor")
                        .isInfoEnabled())
                .isFalse();
        assertThat(LoggerFactory.getLogger("org.apache.tomcat.util.http.parser.Cookie")
                        .isInfoEnabled())
                .isFalse();
    }

    @Test
    void everyAnswerIsHardened() throws Exception {
        for (HttpProbe.Answer answer : new HttpProbe.Answer[] {
            http.get("/api/pages?number=1", ADA), http.get("/api/pages", ADA), http.get("/api/pages", "")
        }) {
            assertHardened(answer);
            assertThat(answer.headers().allValues("Cache-Control")).hasSize(1);
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        }
    }

    @Test
    void soIsWhatIsRefusedBeforeAnyoneIsAskedForAToken() throws Exception {
        assertHardened(http.get("/api/pages;a=b", ADA));
        assertHardened(http.get("/api/pages%00", ADA));
        assertHardened(http.send("POST", "/api/notes", ADA, "x".repeat(200_000), Map.of()));
    }

    private static void assertHardened(HttpProbe.Answer answer) {
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
                "GET /api/pages HTTP/1.1\r\n\r\n",
                "GET /api/pages HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /api/<pages> HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "TRACE /api/pages HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /api/notes HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                "POST /api/notes HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "POST /api/notes HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: sideways\r\n\r\n",
            })
    void whatIsNoRequestIsAnsweredWithoutAWordAboutTheServer(String request) throws IOException {
        String answer = raw(request);

        assertThat(answer).matches("(?s)HTTP/1.1 [45]\\d\\d.*");
        assertThat(answer).contains("\r\nContent-Type: application/problem+json\r\n", "\"status\":");
        assertThat(answer).doesNotContainIgnoringCase("tomcat").doesNotContain("<html", "Exception", "java", "org.");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertProblem(HttpProbe.Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().get("type").asString()).isEqualTo("urn:secureside:problem:" + type);
    }
}
