package org.secureside.operations.loadbalancer.trial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.model.Address;
import org.secureside.operations.loadbalancer.model.Choice;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Durations;
import org.secureside.operations.loadbalancer.model.Target;
import org.secureside.operations.loadbalancer.model.Texts;
import org.secureside.operations.loadbalancer.syntax.SourceFile;
import org.secureside.operations.loadbalancer.syntax.Statement;
import org.secureside.operations.loadbalancer.syntax.Statement.Directive;
import org.secureside.operations.loadbalancer.syntax.Word;

/** Puts stand-ins in the place of servers, wherever a configuration names one. */
final class StandIns {

    private static final String FAIL_TIMEOUT = "fail_timeout=";
    private static final int USUAL_PORT = 80;
    private static final Pattern PORT_BEHIND_VARIABLE = Pattern.compile("(\\$\\w+|\\$\\{\\w+}):(\\d{1,5})$");

    private final Configuration configuration;
    private final Fleet fleet;
    /** The variables that say where requests go, with the port that is written behind them, or the usual one. */
    private final Map<String, Integer> routingVariables;

    StandIns(Configuration configuration, Fleet fleet) {
        this.configuration = configuration;
        this.fleet = fleet;
        this.routingVariables = routingVariables(configuration);
    }

    /** Returns a server line of an upstream block. */
    Directive server(Directive directive) {
        List<Word> words = new ArrayList<>(directive.words().subList(0, 1));
        Optional<Long> seconds = Optional.empty();
        for (Word word : directive.words().subList(1, directive.words().size())) {
            String value = word.value();
            if (words.size() == 1) {
                words.add(word.with(place(value, 80)));
            } else if (value.startsWith(FAIL_TIMEOUT)) {
                seconds = Durations.seconds(value.substring(FAIL_TIMEOUT.length()));
            } else if (!value.equals("resolve") && !value.startsWith("service=")) {
                words.add(word);
            }
        }
        // Recovery is waited for, so it is made short; what is never remembered, or for very long, stays so.
        long trial = seconds.filter(given -> given == 0 || given >= TrialTimes.LONG_SECONDS)
                .orElse(1L);
        words.add(words.getFirst().with(FAIL_TIMEOUT + trial + "s"));
        return directive.with(words);
    }

    /** Returns a directive that passes requests on. */
    Directive pass(Directive directive) {
        Word target = directive.words().get(1);
        String url = target.value();
        int scheme = url.indexOf("://");
        String place = Target.authority(Target.place(url));
        if (scheme < 0 || Texts.hasVariables(place)) {
            // The stand-in of the name in the variable has a port of its own.
            String portless = PORT_BEHIND_VARIABLE.matcher(place).replaceFirst("$1");
            return replaced(
                    directive, 1, url.replaceFirst("^https://", "http://").replace(place, portless));
        }
        // The path of a UNIX socket ends with a colon.
        String rest = url.substring(scheme + 3 + place.length()).replaceFirst("^:/", "/");
        return replaced(directive, 1, "http://" + place(place, Target.defaultPort(url)) + rest);
    }

    /** Returns a directive that passes requests on in a protocol that is not measured. */
    Directive passElsewhere(Directive directive) {
        String url = directive.words().get(1).value();
        String place = Target.authority(url);
        return replaced(directive, 1, url.substring(0, afterScheme(url)) + place(place, 80));
    }

    /** Returns a map, geo or split_clients block. */
    Directive choice(Directive directive, List<Statement> lines) {
        Word variable = directive.words().getLast();
        if (!routes(variable)) {
            return directive;
        }
        int port = port(variable);
        return directive.withBlock(
                lines.stream().map(line -> branch(line, port)).toList());
    }

    private Statement branch(Statement line, int port) {
        return switch (line) {
            case Directive branch
            when branch.words().size() == 2 ->
                replaced(branch, 1, value(branch.words().get(1).value(), port));
            case Statement.Include include ->
                new Statement.Include(
                        include.at(),
                        include.pattern(),
                        include.files().stream()
                                .map(file -> new SourceFile(
                                        file.path(),
                                        file.statements().stream()
                                                .map(inner -> branch(inner, port))
                                                .toList()))
                                .toList(),
                        include.problem());
            default -> line;
        };
    }

    /** Returns a set directive. */
    Directive set(Directive directive) {
        return directive.words().size() == 3 && routes(directive.words().get(1))
                ? replaced(
                        directive,
                        2,
                        value(
                                directive.words().get(2).value(),
                                port(directive.words().get(1))))
                : directive;
    }

    private boolean routes(Word variable) {
        return routingVariables.containsKey(name(variable));
    }

    private int port(Word variable) {
        return routingVariables.getOrDefault(name(variable), USUAL_PORT);
    }

    private static String name(Word variable) {
        return variable.value().replace("$", "");
    }

    /** Returns the value of a variable that says where requests go. */
    private String value(String value, int defaultPort) {
        int scheme = value.indexOf("://");
        String place = Target.authority(value);
        String rest = value.substring(afterScheme(value) + place.length());
        return value.isEmpty() ? value : (scheme < 0 ? "" : "http://") + place(place, defaultPort) + rest;
    }

    private String place(String place, int defaultPort) {
        if (Texts.hasVariables(place) || !configuration.poolsNamed(place, false).isEmpty()) {
            return place;
        }
        return Address.parse(place, defaultPort)
                .map(address -> "127.0.0.1:" + fleet.of(address).port())
                .orElse(place);
    }

    private static int afterScheme(String url) {
        int scheme = url.indexOf("://");
        return scheme < 0 ? 0 : scheme + 3;
    }

    private static Directive replaced(Directive directive, int index, String value) {
        List<Word> words = new ArrayList<>(directive.words());
        Word word = words.get(index);
        if (!word.value().equals(value)) {
            words.set(index, word.with(value));
        }
        return directive.with(words);
    }

    /** Returns the variables that say where requests go, and those that these are made of. */
    private static Map<String, Integer> routingVariables(Configuration configuration) {
        Map<String, Integer> found = new LinkedHashMap<>();
        configuration.targets().forEach(target -> {
            Matcher port = PORT_BEHIND_VARIABLE.matcher(target.authority());
            add(Texts.variables(target.place()), port.find() ? Integer.parseInt(port.group(2)) : USUAL_PORT, found);
        });
        Deque<String> open = new ArrayDeque<>(found.keySet());
        while (!open.isEmpty()) {
            String variable = open.pop();
            Stream.concat(
                            configuration.variables().choice(variable).stream()
                                    .flatMap(choice -> choice.branches().stream())
                                    .map(Choice.Branch::value),
                            configuration.variables().assignments(variable).stream()
                                    .map(node -> node.argument(1)))
                    .map(Texts::variables)
                    .forEach(more -> open.addAll(add(more, found.getOrDefault(variable, USUAL_PORT), found)));
        }
        return found;
    }

    /** Returns those of the variables that were not found before. */
    private static List<String> add(List<String> variables, int port, Map<String, Integer> found) {
        return variables.stream()
                .filter(variable -> found.putIfAbsent(variable, port) == null)
                .toList();
    }
}
