package org.secureside.query.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.secureside.api.evidence.Hash;
import org.secureside.api.evidence.TreeHasher;
import org.secureside.api.message.MessageId;
import org.secureside.eventstore.StoredEvents;
import org.secureside.query.QueryNode;
import org.secureside.web.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportIT extends QueryNode {

    private static final String AUDITOR = TestIssuer.TRUSTED.token("audrey", "auditor");

    @Autowired
    private StoredEvents store;

    @Test
    void anExportHasEveryEventWithTheHashThatMakesTheHead() throws Exception {
        for (int i = 0; i < 1_200; i++) {
            recorded.message(mapleStreet, ADA, "Message " + i);
        }
        long upTo = witnessed();
        TreeHasher hasher = new TreeHasher();
        List<String> lines = lines("?upTo=" + upTo);
        for (String line : lines) {
            hasher.append(Hash.of(JsonMapper.shared().readTree(line).get("leaf").asString()));
        }
        JsonNode manifest =
                get("/api/history/export/manifest?upTo=" + upTo, AUDITOR).body();

        assertThat(lines).hasSize((int) upTo);
        assertThat(manifest.get("count").asLong()).isEqualTo(upTo);
        assertThat(manifest.get("whole").asBoolean()).isTrue();
        assertThat(manifest.get("head").asString())
                .isEqualTo(hasher.head().hash().toString());
        assertThat(manifest.get("blocks").size()).isEqualTo((int) (upTo / 1_024));
    }

    @Test
    void anExportGoesOnWhereAnotherEnded() throws Exception {
        recorded.message(mapleStreet, ADA, "One more");
        long upTo = witnessed();
        String whole = text("?format=csv&upTo=" + upTo);
        String begin = text("?format=csv&upTo=" + (upTo - 3));
        String rest = text("?format=csv&header=absent&after=%d&upTo=%d".formatted(upTo - 3, upTo));

        assertThat(begin + rest).isEqualTo(whole);
        JsonNode manifest = get("/api/history/export/manifest?after=%d&upTo=%d".formatted(upTo - 3, upTo), AUDITOR)
                .body();
        assertThat(manifest.get("count").asLong()).isEqualTo(3);
        assertThat(manifest.get("before").size()).isEqualTo(Long.bitCount(upTo - 3));
    }

    @Test
    void aPartThatStandsAloneHasItsHeaderAndSaysSo() throws Exception {
        recorded.message(mapleStreet, ADA, "One more");
        long upTo = witnessed();
        String part = "?format=csv&after=%d&upTo=%d".formatted(upTo - 2, upTo);

        assertThat(lines(part)).hasSize(3).first().asString().startsWith("position,stream_type,");
        assertThat(lines(part + "&header=present")).isEqualTo(lines(part));
        assertThat(lines(part + "&header=absent")).isEqualTo(lines(part).subList(1, 3));
        assertThat(contentType(part)).isEqualTo("text/csv;header=present;charset=UTF-8");
        assertThat(contentType(part + "&header=absent")).isEqualTo("text/csv;header=absent;charset=UTF-8");
        assertThat(lines("?header=absent&upTo=2")).isEqualTo(lines("?upTo=2"));
    }

    @Test
    void anExportIsFiltered() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        recorded.edit(message, "Hello again");
        witnessed();

        assertThat(lines("?message=" + message)).hasSize(2).allMatch(line -> line.contains(message.toString()));
        assertThat(lines("?message=" + message + "&type=MessageEdited")).hasSize(1);
        assertThat(lines("?neighborhood=" + mapleStreet)).hasSizeGreaterThanOrEqualTo(4);
        assertThat(lines("?from=2100-01-01T00:00:00Z")).isEmpty();
        assertThat(get("/api/history/export/manifest?message=" + message, AUDITOR)
                        .body()
                        .get("whole")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void whatAnotherNodeMayHaveWitnessedAlreadyIsWaitedFor() throws Exception {
        witnessed();
        history().shutDown();
        String range;
        try {
            recorded.message(mapleStreet, ADA, "Not witnessed yet");
            range = "?upTo=" + store.between(1, Long.MAX_VALUE).getLast().position();
            for (String path : List.of("/api/history/export", "/api/history/export/manifest")) {
                var answer = get(path + range, AUDITOR);
                assertThat(answer.status()).as(path).isEqualTo(503);
                assertThat(answer.body().get("type").asString()).isEqualTo("urn:secureside:problem:too-far-behind");
                assertThat(answer.header("Retry-After")).isNotEmpty();
            }
        } finally {
            history().start();
        }

        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        get("/api/history/export/manifest" + range, AUDITOR).status() == 200);
        // The look itself is the newest event, and on its way to the evidence while it is answered.
        long newest = store.between(1, Long.MAX_VALUE).getLast().position() + 1;
        assertThat(lines("?upTo=" + newest)).hasSize((int) newest);
    }

    @Test
    void aWrongParameterIsNamed() throws Exception {
        for (String wrong : List.of(
                "format=xml",
                "after=-5",
                "upTo=99999999",
                "header=maybe&format=csv",
                "header=present&format=ndjson",
                "message=x",
                "actor=%20",
                "from=yesterday",
                "to=x")) {
            var answer = get("/api/history/export?" + wrong, AUDITOR);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.body().at("/errors/0/field").asString())
                    .isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
    }

    private List<String> lines(String query) throws Exception {
        return text(query).lines().toList();
    }

    private String text(String query) throws Exception {
        return answer(query).body();
    }

    private String contentType(String query) throws Exception {
        return answer(query).headers().firstValue("Content-Type").orElse("");
    }

    private HttpResponse<String> answer(String query) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/history/export" + query))
                .header("Authorization", "Bearer " + AUDITOR)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(query).isEqualTo(200);
            return answer;
        }
    }

    /** Waits until the node has witnessed everything that is recorded, and returns the last position. */
    private long witnessed() {
        long last = store.between(1, Long.MAX_VALUE).getLast().position();
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        get("/api/history/heads", AUDITOR).body().get("newest").asLong() >= last);
        return last;
    }
}
