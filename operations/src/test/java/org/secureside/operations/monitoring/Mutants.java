package org.secureside.operations.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file of rules with one of them changed a little, in every way that matters. */
final class Mutants {

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\\[])\\d+(\\.\\d+)?(?![\\w.\\]])");
    private static final Pattern COMPARISON = Pattern.compile(" (>|<|==) ");
    private static final Pattern LABEL = Pattern.compile("(=~|!~|!=|=)\"[^\"]*\"");

    /** Longer ones are of the error budget, and are told apart by how long it burns. */
    private static final Pattern SHORT_WINDOW = Pattern.compile("\\[([12])m]");

    private static final Pattern DURATION = Pattern.compile("for: (\\d+)");

    private final List<String> lines;
    private final List<String> mutants = new ArrayList<>();

    private Mutants(String text) {
        lines = text.lines().toList();
    }

    static List<String> of(String text) {
        Mutants all = new Mutants(text);
        all.run();
        return all.mutants;
    }

    private void run() {
        boolean inExpression = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            inExpression =
                    line.startsWith("expr:") || (inExpression && !line.matches("(for:|labels:|annotations:|- |#).*"));
            if (inExpression) {
                mutateExpression(i);
            }
            if (line.startsWith("for:")) {
                each(i, DURATION, match -> "for: " + 3 * Integer.parseInt(match.group(1)));
                each(i, Pattern.compile("for: \\w+"), match -> "for: 0s");
            }
        }
    }

    private void mutateExpression(int index) {
        each(index, NUMBER, match -> scaled(match.group(), 2));
        each(index, NUMBER, match -> scaled(match.group(), 0.5));
        each(index, COMPARISON, match -> switch (match.group(1)) {
            case ">" -> " < ";
            case "<" -> " > ";
            default -> " != ";
        });
        each(index, Pattern.compile(" or "), match -> " and ");
        each(index, Pattern.compile(" unless "), match -> " and ");
        each(index, Pattern.compile("min_over_time"), match -> "max_over_time");
        each(index, LABEL, match -> match.group(1) + "\"something else\"");
        each(index, LABEL, match -> match.group(1).equals("=") ? "=~\".+\"" : "!=\"something else\"");
        each(index, SHORT_WINDOW, match -> "[%dm]".formatted(2 * Integer.parseInt(match.group(1))));
        each(index, SHORT_WINDOW, match -> "[%ds]".formatted(30 * Integer.parseInt(match.group(1))));
        if (lines.get(index).strip().startsWith("and ")) {
            add(index, line -> "");
        }
    }

    private static String scaled(String number, double factor) {
        double value = Double.parseDouble(number);
        return value == 0 ? "1" : String.valueOf(value * factor);
    }

    private interface Change {
        String of(MatchResult match);
    }

    private void each(int index, Pattern pattern, Change change) {
        pattern.matcher(lines.get(index))
                .results()
                .forEach(match -> add(
                        index,
                        line -> line.substring(0, match.start()) + change.of(match) + line.substring(match.end())));
    }

    private void add(int index, UnaryOperator<String> change) {
        mutants.add(String.join(
                "\n",
                Stream.concat(
                                Stream.concat(
                                        lines.subList(0, index).stream(), Stream.of(change.apply(lines.get(index)))),
                                lines.subList(index + 1, lines.size()).stream())
                        .toList()));
    }
}
