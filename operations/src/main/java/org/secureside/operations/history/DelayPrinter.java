package org.secureside.operations.history;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.cli.OneLine;
import tools.jackson.databind.JsonNode;

/** Prints for people how long the messages of a window were on their way. */
final class DelayPrinter {

    private static final String ROW = "%-12s  %-21s  %9s  %10s  %10s  %10s  %10s%n";

    private final PrintWriter out;

    DelayPrinter(PrintWriter out) {
        this.out = out;
    }

    private void print(String format, @Nullable Object... values) {
        out.print(OneLine.format(format, values));
    }

    void print(JsonNode told) {
        print(ROW, "ms", "", "messages", "p50", "p95", "p99", "worst");
        told.path("nodes").forEach(this::legs);
        out.println();
        told.path("nodes").forEach(this::counts);
        told.path("late").forEach(this::way);
        if (told.path("moreLate").asBoolean(false)) {
            out.println("and more were late, by less: a shorter window lists them");
        }
        told.path("nodes").forEach(this::missing);
    }

    private void legs(JsonNode node) {
        for (JsonNode leg : node.at("/facts/legs")) {
            print(
                    ROW,
                    node.path("node").asString(""),
                    leg.path("leg").asString(""),
                    number(leg.path("messages").asLong(0)),
                    millis(leg.path("p50")),
                    millis(leg.path("p95")),
                    millis(leg.path("p99")),
                    millis(leg.path("worst")));
        }
    }

    private void counts(JsonNode node) {
        JsonNode facts = node.path("facts");
        String name = node.path("node").asString("");
        if (facts.isMissingNode()) {
            print("%s does not tell: %s%n", name, node.path("unreachable").asString(""));
            return;
        }
        long recorded = facts.path("recorded").asLong(0);
        long visible = facts.path("visible").asLong(0);
        print(
                "%s: %s messages, %s visible, %s missing, %s late%n",
                name,
                number(recorded),
                number(visible),
                number(recorded - visible),
                number(facts.path("late").asLong(0)));
    }

    private void way(JsonNode way) {
        print(
                "%s  %s  late: %d ms (%s)%n",
                way.path("recordedAt").asString(""),
                way.path("messageId").asString(""),
                way.path("slowestMillis").asLong(0),
                way.path("visible").valueStream().map(DelayPrinter::visible).collect(Collectors.joining(", ")));
    }

    private static String visible(JsonNode node) {
        String name = node.path("node").asString("");
        if (node.has("unreachable")) {
            return name + " does not tell";
        }
        return node.has("millis")
                ? "%s %d ms".formatted(name, node.path("millis").asLong(0))
                : name + " not visible";
    }

    private void missing(JsonNode node) {
        JsonNode missing = node.at("/facts/missing");
        missing.forEach(id ->
                print("%s  missing on %s%n", id.asString(""), node.path("node").asString("")));
        long more =
                node.at("/facts/recorded").asLong(0) - node.at("/facts/visible").asLong(0) - missing.size();
        if (more > 0) {
            print("and %s more on %s%n", number(more), node.path("node").asString(""));
        }
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String millis(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%,.1f", value.asDouble()) : "-";
    }
}
