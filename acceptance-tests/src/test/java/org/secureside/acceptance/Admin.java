package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** An admin who orders replays of a stack through the load balancer, and looks how they go. */
record Admin(Stack stack, String token) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern ORDERED = Pattern.compile("Replay ([0-9a-f-]{36}) is ordered");

    static Admin of(Stack stack, String name) throws Exception {
        return new Admin(stack, stack.token(name, "admin"));
    }

    /** Orders a rebuild of the feed, and returns its id. */
    String rebuild(List<String> nodes, String strategy, int throttle, String reason) throws Exception {
        Map<String, Object> wish = new HashMap<>(Map.of(
                "projections", List.of("feed"),
                "mode", "REBUILD",
                "nodes", nodes,
                "strategy", strategy,
                "reason", reason));
        if (throttle > 0) {
            wish.put("throttle", throttle);
        }
        return JSON.readTree(post("/api/replays", wish)).get("replayId").asString();
    }

    void pause(String replay, String reason) throws Exception {
        post("/api/replays/" + replay + "/pause", Map.of("reason", reason));
    }

    void resume(String replay, String reason) throws Exception {
        post("/api/replays/" + replay + "/resume", Map.of("reason", reason));
    }

    private String post(String path, Map<String, ?> body) throws Exception {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> answer = stack.send("POST", path, token, JSON.writeValueAsString(body), key);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body();
    }

    /** Returns what is known of a replay by whichever node is asked. */
    JsonNode replay(String id) throws Exception {
        return stack.get("/api/replays/" + id, token);
    }

    /** Returns what is known of what a node does for a replay; nothing at all as long as the node that is asked does not. */
    JsonNode part(String id, String node) throws Exception {
        return replay(id)
                .path("parts")
                .valueStream()
                .filter(part -> part.get("node").asString().equals(node))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** Returns the id of the replay that the command line says is ordered. */
    static String idIn(Launcher.Result ordered) {
        Matcher id = ORDERED.matcher(ordered.out());
        assertThat(id.find()).as(ordered.toString()).isTrue();
        return id.group(1);
    }

    /** Returns how each node stands, as a node that is up tells. */
    JsonNode nodes() throws Exception {
        return stack.get("/api/nodes", token).get("nodes");
    }
}
