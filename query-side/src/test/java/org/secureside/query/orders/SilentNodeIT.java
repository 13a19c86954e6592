package org.secureside.query.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secureside.query.QueryNode;
import org.secureside.web.TestIssuer;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A node whose only peer is down. */
@TestPropertySource(properties = "secureside.node.peers=query-9=http://127.0.0.1:1")
class SilentNodeIT extends QueryNode {

    private static final String ADMIN = TestIssuer.TRUSTED.token("root", "admin");

    @ParameterizedTest
    @ValueSource(strings = {"/api/nodes", "/api/dead-letters"})
    void aNodeThatDoesNotAnswerIsNamedAndKeepsNoAnswerAway(String path) throws Exception {
        JsonNode silent = get(path, ADMIN).body().get("silent");

        assertThat(silent.at("/0/node").asString()).isEqualTo("query-9");
        assertThat(silent.at("/0/unreachable").asString()).isEqualTo("it could not be reached");
    }

    @Test
    void nobodyElseIsAskedForWhatIsTheNodesOwn() throws Exception {
        JsonNode own = get("/api/nodes?own=true", ADMIN).body();

        assertThat(own.get("silent")).isEmpty();
        assertThat(own.get("nodes")).hasSize(1);
    }
}
