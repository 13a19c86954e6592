package org.secureside.query.delays;

import static org.secureside.query.delays.PageText.color;
import static org.secureside.query.delays.PageText.text;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secureside.query.delays.NodeFacts.Minute;
import org.secureside.query.delays.NodeFacts.MinuteOfMessages;
import org.secureside.query.history.EventView;

/** The charts of an incident, minute by minute and node by node, with what was changed meanwhile. */
final class ChartSection {

    private ChartSection() {}

    /** Says which color is which node. */
    static String key(Incident incident) {
        List<NodeAnswer> nodes = incident.nodes();
        return IntStream.range(0, nodes.size())
                .mapToObj(i -> "<span><i style=\"background:%s\"></i>%s</span>"
                        .formatted(color(i), text(nodes.get(i).node())))
                .collect(Collectors.joining());
    }

    static String traffic(Incident incident) {
        Map<Instant, Double> sums = new TreeMap<>();
        facts(incident)
                .flatMap(node -> node.minutes().stream())
                .forEach(minute -> sums.merge(minute.minute(), (double) minute.requests(), Double::sum));
        MinuteChart chart = chart("Requests by minute and node", incident, highest(sums.values()), false);
        List<NodeAnswer> nodes = incident.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            NodeFacts facts = nodes.get(i).facts();
            if (facts != null) {
                for (Minute minute : facts.minutes()) {
                    chart.bar(minute.minute(), (double) minute.requests(), color(i));
                }
            }
        }
        return chart.svg();
    }

    static String latency(Incident incident) {
        return lines(
                "Time to answer by minute and node, 95 of 100 within",
                incident,
                facts -> facts.minutes().stream().collect(toLine(Minute::minute, Minute::p95)));
    }

    static String delays(Incident incident) {
        return lines(
                "From received to visible by minute and node, 95 of 100 within",
                incident,
                facts -> facts.delays().stream()
                        .filter(minute -> minute.p95() != null)
                        .collect(toLine(MinuteOfMessages::minute, minute -> minute.p95() == null ? 0 : minute.p95())));
    }

    private static <T> Collector<T, ?, Map<Instant, Double>> toLine(
            Function<T, Instant> minute, ToDoubleFunction<T> value) {
        return Collectors.toMap(minute, value::applyAsDouble, Math::max, TreeMap::new);
    }

    private static String lines(String title, Incident incident, Function<NodeFacts, Map<Instant, Double>> values) {
        double highest = facts(incident)
                .mapToDouble(node -> highest(values.apply(node).values()))
                .max()
                .orElse(0);
        MinuteChart chart = chart(title, incident, highest, true);
        List<NodeAnswer> nodes = incident.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            NodeFacts facts = nodes.get(i).facts();
            if (facts != null) {
                chart.line(values.apply(facts), color(i));
            }
        }
        return chart.svg();
    }

    private static double highest(Collection<Double> values) {
        return values.stream().mapToDouble(value -> value).max().orElse(0);
    }

    private static MinuteChart chart(String title, Incident incident, double highest, boolean logarithmic) {
        MinuteChart chart = new MinuteChart(title, incident.from(), incident.to(), highest, logarithmic);
        incident.loadBalancer()
                .forEach(event -> chart.mark(
                        BalancerChange.madeAt(event),
                        event.type().endsWith("RolledBack") ? "rolled back" : "configuration"));
        List<Instant> replays = incident.replays().stream()
                .filter(event -> event.type().equals("ReplayRequested"))
                .map(EventView::recordedAt)
                .toList();
        if (replays.stream().anyMatch(ordered -> ordered.isBefore(incident.from()))) {
            chart.mark(incident.from(), "replay from before");
        }
        replays.stream()
                .filter(ordered -> !ordered.isBefore(incident.from()))
                .forEach(ordered -> chart.mark(ordered, "replay"));
        return chart;
    }

    private static Stream<NodeFacts> facts(Incident incident) {
        return incident.nodes().stream().map(NodeAnswer::facts).filter(Objects::nonNull);
    }
}
