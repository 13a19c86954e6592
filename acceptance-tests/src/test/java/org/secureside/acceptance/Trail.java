package org.secureside.acceptance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What an auditor finds about a replay in the history of a node: its events, the oldest first. */
record Trail(List<JsonNode> events) {

    private static final List<String> TYPES = List.of(
            "ReplayRequested",
            "ReplayPaused",
            "ReplayResumed",
            "ReplayCancelled",
            "NodeReplayStarted",
            "NodeReplayCompleted",
            "NodeReplayFailed",
            "ReplayConcluded");

    /** Returns the trail of a replay that is over, once its end is in the history. */
    static Trail of(Stack stack, String auditor, String replay) {
        return await().atMost(Duration.ofMinutes(2))
                .until(() -> read(stack, auditor, replay), trail -> trail.has("ReplayConcluded"));
    }

    private static Trail read(Stack stack, String auditor, String replay) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        for (String type : TYPES) {
            String path = "/nodes/query-1/api/history/events?limit=200&type=" + type;
            stack.get(path, auditor)
                    .path("events")
                    .valueStream()
                    .filter(event -> event.at("/payload/replayId").asString().equals(replay))
                    .forEach(events::add);
        }
        events.sort(Comparator.comparingLong(Trail::position));
        return new Trail(events);
    }

    /** Returns each event as its type and who caused it. */
    List<String> told() {
        return events.stream()
                .map(event -> event.get("type").asString() + " by "
                        + event.path("actor").asString("nobody"))
                .toList();
    }

    /** Returns the only event of a type that somebody caused. */
    JsonNode only(String type, String actor) {
        List<JsonNode> found = events.stream()
                .filter(event -> event.get("type").asString().equals(type)
                        && event.path("actor").asString("").equals(actor))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("%s by %s %d times in %s".formatted(type, actor, found.size(), told()));
        }
        return found.getFirst();
    }

    static long position(JsonNode event) {
        return event.get("position").asLong();
    }

    static Instant recordedAt(JsonNode event) {
        return Instant.parse(event.get("recordedAt").asString());
    }

    static Duration between(JsonNode one, JsonNode other) {
        return Duration.between(recordedAt(one), recordedAt(other));
    }

    private boolean has(String type) {
        return events.stream().anyMatch(event -> event.get("type").asString().equals(type));
    }
}
