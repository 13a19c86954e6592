package org.secureside.operations.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.secureside.operations.cli.Json;
import tools.jackson.databind.JsonNode;

/** Replays in words. */
final class ReplayText {

    private static final int BAR = 24;

    private ReplayText() {}

    static String json(JsonNode node) {
        return Json.pretty(node);
    }

    /** Returns a replay in one line. */
    static String summary(JsonNode replay) {
        JsonNode requested = replay.path("changes").path(0);
        return "%s  %-9s %5.1f %%  %s  by %s at %s: %s"
                .formatted(
                        text(replay, "replayId"),
                        text(replay, "state").toLowerCase(Locale.ROOT),
                        replay.path("percent").asDouble(0),
                        scope(replay.path("plan")),
                        text(requested, "by"),
                        text(requested, "at"),
                        text(requested, "reason"));
    }

    /** Returns all there is to know of a replay. */
    static List<String> lines(JsonNode replay) {
        List<String> lines = new ArrayList<>();
        lines.add("Replay " + text(replay, "replayId") + ": "
                + text(replay, "state").toLowerCase(Locale.ROOT) + ", "
                + scope(replay.path("plan")) + " on " + joined(replay.at("/plan/nodes")) + ", "
                + text(replay.path("plan"), "strategy").toLowerCase(Locale.ROOT)
                + (replay.path("plan").has("throttle")
                        ? ", at most %,d events/s"
                                .formatted(replay.at("/plan/throttle").asLong())
                        : ""));
        for (JsonNode change : replay.path("changes")) {
            lines.add("  %s  %s%s%s"
                    .formatted(
                            text(change, "at"),
                            text(change, "kind").toLowerCase(Locale.ROOT),
                            change.has("by") ? " by " + text(change, "by") : "",
                            change.has("reason") ? ": " + text(change, "reason") : ""));
        }
        lines.addAll(bars(replay, false));
        lines.addAll(findings(replay));
        return lines;
    }

    /** Returns what each node does, with bars where they are wanted. */
    static List<String> bars(JsonNode replay, boolean bars) {
        List<String> lines = new ArrayList<>();
        for (JsonNode part : replay.path("parts")) {
            double percent = part.path("percent").asDouble(0);
            StringJoiner line = new StringJoiner(" ");
            line.add("%-10s %-8s".formatted(text(part, "node"), text(part, "projection")));
            if (bars) {
                int full = (int) Math.round(percent / 100 * BAR);
                line.add("[" + "=".repeat(full) + " ".repeat(BAR - full) + "]");
            }
            line.add("%5.1f %%".formatted(percent));
            line.add("%-9s".formatted(text(part, "state").toLowerCase(Locale.ROOT)));
            if (part.has("waitsFor")) {
                line.add("for replay " + text(part, "waitsFor"));
            }
            if (part.has("total")) {
                line.add("%,d of %,d events"
                        .formatted(
                                part.path("events").asLong(), part.path("total").asLong()));
            }
            if (part.has("eventsPerSecond")) {
                line.add("%,.0f/s".formatted(part.path("eventsPerSecond").asDouble()));
            }
            if (part.has("remainingSeconds")) {
                line.add(time(part.path("remainingSeconds").asLong()) + " left");
            }
            if (part.has("finding")) {
                line.add(pace(text(part, "finding")));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String pace(String finding) {
        return switch (finding) {
            case "THROTTLE_TOO_LOW" -> "(more is recorded than the throttle allows: goes beyond it to reach the end)";
            case "NEVER_ENDS" -> "never ends at this pace: more is recorded than it applies";
            default -> finding;
        };
    }

    /** Returns what is not as it should be: what failed and what had drifted. */
    static List<String> findings(JsonNode replay) {
        List<String> findings = new ArrayList<>();
        for (JsonNode part : replay.path("parts")) {
            String where = text(part, "node") + " " + text(part, "projection");
            if (part.has("failure")) {
                findings.add(where + " failed: " + text(part, "failure"));
            }
            for (JsonNode table : part.path("drift")) {
                if (!table.path("equal").asBoolean(true)) {
                    findings.add("%s: table %s had drifted: %,d rows before, %,d now%s"
                            .formatted(
                                    where,
                                    text(table, "table"),
                                    table.path("rowsBefore").asLong(),
                                    table.path("rows").asLong(),
                                    table.path("differing").isEmpty()
                                            ? ""
                                            : "; for example " + joined(table.path("differing"))));
                }
            }
        }
        return findings;
    }

    static String verdict(JsonNode replay, boolean clean) {
        String end = text(replay, "state").toLowerCase(Locale.ROOT);
        return end.equals("completed")
                ? clean
                        ? "Completed on every node; nothing had drifted."
                        : "Completed on every node; what had drifted is right now."
                : "The replay " + (end.equals("failed") ? "has failed." : "was cancelled.");
    }

    static String dryRun(JsonNode answer) {
        StringJoiner lines = new StringJoiner(System.lineSeparator());
        for (JsonNode estimate : answer.path("estimates")) {
            lines.add("%s: %,d events on each of %s%s"
                    .formatted(
                            text(estimate, "projection"),
                            estimate.path("events").asLong(),
                            joined(answer.at("/plan/nodes")),
                            estimate.has("seconds")
                                    ? ", about %s at %,d events/s"
                                            .formatted(
                                                    time(estimate.path("seconds")
                                                            .asLong()),
                                                    estimate.path("eventsPerSecond")
                                                            .asLong())
                                    : ", for a time that nothing was measured for yet"));
        }
        if (answer.has("seconds")) {
            lines.add("until the last node is done: about "
                    + time(answer.path("seconds").asLong()));
        }
        return lines.toString();
    }

    static List<String> deadLetters(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        for (JsonNode letter : answer.path("deadLetters")) {
            lines.add("%s %s: %s %s of %s at position %s: %s"
                    .formatted(
                            text(letter, "node"),
                            text(letter, "projection"),
                            text(letter, "type"),
                            text(letter, "version"),
                            text(letter, "sequence"),
                            text(letter, "position"),
                            letter.has("cause") ? text(letter, "cause") : "waits for those before it"));
        }
        for (JsonNode silent : answer.path("silent")) {
            lines.add("%s gave no answer: %s".formatted(text(silent, "node"), text(silent, "problem")));
        }
        if (lines.isEmpty()) {
            lines.add("Nothing is parked.");
        }
        return lines;
    }

    private static String scope(JsonNode plan) {
        JsonNode scope = plan.path("scope");
        String what = joined(plan.path("projections"));
        return switch (text(scope, "mode")) {
            case "REBUILD" -> "rebuild " + what;
            case "STREAM" -> "reapply " + what + " for stream " + text(scope, "stream");
            default ->
                "reapply " + what + " from "
                        + (scope.has("fromInstant")
                                ? text(scope, "fromInstant")
                                : "position " + text(scope, "fromPosition"));
        };
    }

    private static String time(long seconds) {
        Duration time = Duration.ofSeconds(seconds);
        return time.toHours() > 0
                ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    private static String joined(JsonNode array) {
        StringJoiner joined = new StringJoiner(", ");
        array.forEach(element -> joined.add(element.asString("")));
        return joined.toString();
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
