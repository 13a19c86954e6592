package org.secureside.operations.monitoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A rule with one thing changed in its condition or its waiting time: a number, a comparison, a label, a window, an
 * operation, an aggregation, a function, what it groups or matches by, or a part of the condition left out. The name of
 * a metric is not changed, nor by how little a comparison is true, nor what an alert says.
 */
final class Mutants {

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\\[])\\d+(\\.\\d+)?(?![\\w.\\]])");
    private static final Pattern COMPARISON = Pattern.compile(" (>|<|==) ");
    private static final Pattern LABEL = Pattern.compile("(=~|!~|!=|=)\"[^\"]*\"");
    private static final Pattern WINDOW = Pattern.compile("\\[(\\d+)([smh])]");
    private static final Pattern WAIT = Pattern.compile("(\\d+)([smh])");
    private static final Pattern LABELS = Pattern.compile("\\b(by|on) \\((\\w[^)]*)\\)");
    private static final Pattern GUARD = Pattern.compile("(?m)(^| )and .*$");
    private static final Pattern ALTERNATIVE = Pattern.compile("(?m)(^| )or .*$");

    /**
     * What stands for what else: words, as they are in an expression. The quantile of a histogram is the same, whether its
     * buckets are counted in a second or in the whole window, and so is what is more than nothing.
     */
    private static final List<Map.Entry<String, String>> EXCHANGES = List.of(
            Map.entry(" or ", " and "),
            Map.entry(" unless ", " and "),
            Map.entry(" / ", " * "),
            Map.entry(" \\* ", " / "),
            Map.entry(" - ", " + "),
            Map.entry("\\bsum\\b", "max"),
            Map.entry("\\bsum\\b", "min"),
            Map.entry("\\bmax\\b", "min"),
            Map.entry("\\bmin\\b", "max"),
            Map.entry("\\bcount\\b", "max"),
            Map.entry("\\bmin_over_time\\b", "max_over_time"),
            Map.entry("\\brate\\((?!\\w+_bucket|\\w+\\[\\w+]\\) > 0)", "increase("),
            Map.entry("\\brate\\(", "irate("),
            Map.entry("\\bincrease\\(", "rate("));

    private final Rule rule;
    private final List<Rule> mutants = new ArrayList<>();

    private Mutants(Rule rule) {
        this.rule = rule;
    }

    static List<Rule> of(Rule rule) {
        Mutants all = new Mutants(rule);
        all.run();
        return all.mutants;
    }

    private void run() {
        each(NUMBER, match -> scaled(match.group(), 2));
        each(NUMBER, match -> scaled(match.group(), 0.5));
        each(COMPARISON, match -> switch (match.group(1)) {
            case ">" -> " < ";
            case "<" -> " > ";
            default -> " != ";
        });
        each(LABEL, match -> match.group(1) + "\"something else\"");
        each(LABEL, match -> match.group(1).equals("=") ? "=~\".+\"" : "!=\"something else\"");
        each(WINDOW, match -> "[%ds]".formatted(2 * seconds(match)));
        each(WINDOW, match -> "[%ds]".formatted(seconds(match) / 2));
        EXCHANGES.forEach(exchange -> each(Pattern.compile(exchange.getKey()), match -> exchange.getValue()));
        leaveOut(GUARD);
        leaveOut(ALTERNATIVE);
        leaveOutLabels();
        rule.waits().ifPresent(this::waitOtherwise);
    }

    private void waitOtherwise(String time) {
        MatchResult match = WAIT.matcher(time).results().findFirst().orElseThrow();
        mutants.add(rule.with("for", "%ds".formatted(3 * seconds(match))));
        mutants.add(rule.with("for", "0s"));
    }

    /** Leaves out what follows on the line, where that is a part of its own. */
    private void leaveOut(Pattern part) {
        part.matcher(rule.expression())
                .results()
                .filter(match -> isWhole(match.group()))
                .forEach(match -> replace(match.start(), match.end(), ""));
    }

    private static boolean isWhole(String text) {
        return text.chars().filter(c -> c == '(').count()
                == text.chars().filter(c -> c == ')').count();
    }

    /** Leaves out one label after the other of what is grouped or matched by. */
    private void leaveOutLabels() {
        LABELS.matcher(rule.expression()).results().forEach(match -> {
            List<String> labels = Arrays.asList(match.group(2).split(", *"));
            for (String label : labels) {
                String others =
                        labels.stream().filter(other -> !other.equals(label)).collect(Collectors.joining(", "));
                replace(match.start(2), match.end(2), others);
            }
        });
    }

    private static int seconds(MatchResult match) {
        int count = Integer.parseInt(match.group(1));
        return switch (match.group(2)) {
            case "s" -> count;
            case "m" -> 60 * count;
            default -> 3600 * count;
        };
    }

    private static String scaled(String number, double factor) {
        double value = Double.parseDouble(number);
        return value == 0 ? "1" : String.valueOf(value * factor);
    }

    private interface Change {
        String of(MatchResult match);
    }

    private void each(Pattern pattern, Change change) {
        pattern.matcher(rule.expression())
                .results()
                .forEach(match -> replace(match.start(), match.end(), change.of(match)));
    }

    private void replace(int start, int end, String text) {
        String expression = rule.expression();
        mutants.add(rule.with("expr", expression.substring(0, start) + text + expression.substring(end)));
    }
}
