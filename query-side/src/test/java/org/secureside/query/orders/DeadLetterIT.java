package org.secureside.query.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.secureside.web.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class DeadLetterIT extends QueryNode {

    private static final String ADMIN = TestIssuer.TRUSTED.token("root", "admin");

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void leaveNothingParked() {
        jdbc.sql("delete from dead_letter").update();
    }

    @Test
    void adminsSeeWhatIsParkedAndWhyButNotWhatItSays() throws Exception {
        MessageId poison = recorded.poison(mapleStreet);
        recorded.edit(poison, "Another secret");

        await().atMost(Duration.ofSeconds(20)).until(() -> letter(poison, 1).isPresent());

        JsonNode first = letter(poison, 0).orElseThrow();
        assertThat(first.get("node").asString()).isEqualTo("query-1");
        assertThat(first.get("projection").asString()).isEqualTo("feed");
        assertThat(first.get("type").asString()).isEqualTo("MessageEdited");
        assertThat(first.get("cause").asString()).contains("message");
        assertThat(letter(poison, 1).orElseThrow().has("cause")).isFalse();
        assertThat(get("/api/dead-letters", ADMIN).text()).doesNotContain("secret");
    }

    private Optional<JsonNode> letter(MessageId message, int version) throws Exception {
        return get("/api/dead-letters", ADMIN)
                .body()
                .get("deadLetters")
                .valueStream()
                .filter(letter -> letter.get("sequence").asString().equals(message.toString())
                        && letter.get("version").asInt() == version)
                .findFirst();
    }
}
