package org.secureside.query.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.secureside.eventstore.StoredEvents;
import org.secureside.query.QueryNode;
import org.secureside.web.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The database of the node goes away in the middle of an export. A node of its own: what others need is not theirs. */
@TestPropertySource(properties = "secureside.node.name=query-broken")
class BrokenExportIT extends QueryNode {

    private static final String AUDITOR = TestIssuer.TRUSTED.token("audrey", "auditor");
    private static final int MESSAGES = 1_500;
    private static final String LONG = "x".repeat(8_000);

    @Autowired
    private StoredEvents store;

    @Value("${spring.datasource.url}")
    private String url = "";

    @AfterEach
    void openTheDatabase() {
        server().sql("alter database %s allow_connections true".formatted(name()))
                .update();
    }

    @Test
    void nobodyTakesAnExportThatBrokeOffForComplete() throws Exception {
        recorded.messages(mapleStreet, ADA, 1);
        for (int i = 0; i < MESSAGES; i++) {
            recorded.message(mapleStreet, ADA, LONG);
        }
        long last = store.between(1, Long.MAX_VALUE).getLast().position();
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        get("/api/history/heads", AUDITOR).body().get("newest").asLong() >= last);

        String answer;
        try (Socket socket = slowReader()) {
            socket.getOutputStream()
                    .write(("GET /api/history/export?upTo=" + last
                                    + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + AUDITOR + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String beginning = new String(socket.getInputStream().readNBytes(10_000), StandardCharsets.UTF_8);
            closeTheDatabase();
            answer = beginning + new String(rest(socket.getInputStream()), StandardCharsets.UTF_8);
        }

        assertThat(answer).startsWith("HTTP/1.1 200").contains("Transfer-Encoding: chunked");
        assertThat(answer).as("the chunk that says that this was all").doesNotEndWith("0\r\n\r\n");
        assertThat(answer).as("words of the server among the events").doesNotContain("urn:secureside:problem");
        List<String> lines = answer.lines().filter(line -> line.startsWith("{")).toList();
        assertThat(lines).hasSizeBetween(1, MESSAGES - 1);
        assertThat(JsonMapper.shared()
                        .readTree(lines.getFirst())
                        .get("position")
                        .asLong())
                .isEqualTo(1);
    }

    /** A reader that takes so little at once that most of the answer is not written yet when the database goes. */
    private Socket slowReader() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8_192);
        socket.setSoTimeout(30_000);
        socket.connect(new InetSocketAddress("localhost", port));
        return socket;
    }

    private static byte[] rest(InputStream in) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try {
            in.transferTo(rest);
        } catch (IOException reset) {
            // That is an end, too, and none that looks like a good one.
        }
        return rest.toByteArray();
    }

    private void closeTheDatabase() {
        server().sql("alter database %s allow_connections false".formatted(name()))
                .update();
        server().sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?")
                .param(name())
                .query((row, number) -> row.getBoolean(1))
                .list();
    }

    private JdbcClient server() {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(url.replace("/" + name(), "/postgres"));
        server.setUser("postgres");
        return JdbcClient.create(server);
    }

    private String name() {
        String address = url.contains("?") ? url.substring(0, url.indexOf('?')) : url;
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
