package org.secureside.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What was told of a replay while it went on, to be compared with how it went. */
final class Course {

    private static final double WHOLE = 100;

    /** Remaining seconds are told rounded up. */
    private static final double ROUNDED = 1;

    /** What was told of a part at an instant. */
    private record Sample(String node, Instant at, double percent, double remaining) {}

    private final Map<String, Sample> samples = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();
    private double worstPercent;
    private double worstRemaining;

    /** Takes note of what is told of a replay now, and returns whether it is over. */
    boolean isOver(JsonNode replay) {
        boolean over = !replay.path("state").asString("RUNNING").equals("RUNNING");
        replay.path("parts").forEach(over ? this::compare : this::note);
        return over;
    }

    private void note(JsonNode part) {
        if (part.has("remainingSeconds")) {
            String node = part.get("node").asString();
            Instant at = Instant.parse(part.get("toldAt").asString());
            samples.put(
                    node + at,
                    new Sample(
                            node,
                            at,
                            part.get("percent").asDouble(),
                            part.get("remainingSeconds").asDouble()));
        }
    }

    private void compare(JsonNode part) {
        Instant began = Instant.parse(part.get("startedAt").asString());
        Instant ended = Instant.parse(part.get("toldAt").asString());
        double took = seconds(began, ended);
        samples.values().stream()
                .filter(sample -> sample.node().equals(part.get("node").asString()))
                .forEach(sample -> {
                    double percent = WHOLE * seconds(began, sample.at()) / took;
                    double remaining = seconds(sample.at(), ended);
                    words.add("%s told %.1f %% and %.0f s more when it was %.1f %% and %.1f s"
                            .formatted(sample.node(), sample.percent(), sample.remaining(), percent, remaining));
                    worstPercent = Math.max(worstPercent, Math.abs(percent - sample.percent()));
                    // How fast it is has to be seen first.
                    if (percent > WHOLE / 2) {
                        double off = Math.abs(remaining - sample.remaining()) - ROUNDED;
                        worstRemaining = Math.max(worstRemaining, WHOLE * off / took);
                    }
                });
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1_000.0;
    }

    int samples() {
        return samples.size();
    }

    /** Returns by how many hundredths of the whole the share that was told as done was off at most. */
    double worstPercent() {
        return worstPercent;
    }

    /** Returns by how many hundredths of the whole time the time that was told as left was off at most. */
    double worstRemaining() {
        return worstRemaining;
    }

    /** Returns all that was told, in words. */
    String inWords() {
        return String.join("\n", words);
    }
}
