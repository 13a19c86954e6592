package org.secureside.query.delays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.secureside.query.delays.NodeFacts.Leg;
import org.secureside.query.delays.NodeFacts.Minute;
import org.secureside.query.delays.NodeFacts.MinuteOfMessages;
import org.secureside.query.history.EventView;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The report of an incident as a page that needs nothing else. Whatever stands in events is text in it. */
final class IncidentPage {

    private static final int MOST_ROWS = 30;
    private static final int COLORS = 6;
    private static final String WHOLE_WAY = "received to visible";
    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final String template;

    IncidentPage() {
        try {
            template = new ClassPathResource("history/incident.html").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String of(Incident incident) {
        Map<String, String> parts = Map.of(
                "when", DAY.format(incident.from()) + " to " + DAY.format(incident.to()) + " UTC",
                "verdict", verdict(incident),
                "verdictClass", isWell(incident) ? "" : "not",
                "ledger",
                        each(
                                incident.nodes(),
                                node -> ledgerRow(node, incident.ledger().recorded())),
                "key", key(incident.nodes()),
                "traffic", traffic(incident),
                "latency", latency(incident),
                "delays", delays(incident),
                "late", lateMessages(incident),
                "changes", changes(incident));
        String page = template;
        for (Map.Entry<String, String> part : parts.entrySet()) {
            page = page.replace("{{" + part.getKey() + "}}", part.getValue());
        }
        return page;
    }

    private static boolean isWell(Incident incident) {
        Long everywhere = incident.ledger().visibleEverywhere();
        return everywhere != null && everywhere == incident.ledger().recorded() && late(incident) == 0;
    }

    private static long late(Incident incident) {
        return facts(incident).mapToLong(NodeFacts::late).max().orElse(0);
    }

    private static java.util.stream.Stream<NodeFacts> facts(Incident incident) {
        return incident.nodes().stream().map(NodeAnswer::facts).filter(Objects::nonNull);
    }

    private static String verdict(Incident incident) {
        Incident.Ledger ledger = incident.ledger();
        Long everywhere = ledger.visibleEverywhere();
        String shown = everywhere == null
                ? "%d of the nodes did not answer, so it is not known whether every message is visible everywhere."
                        .formatted(ledger.unreachable())
                : everywhere == ledger.recorded()
                        ? "Every one of them is visible on every node."
                        : number(ledger.recorded() - everywhere) + " of them are not visible on every node.";
        double worst = facts(incident)
                .flatMap(node -> node.legs().stream())
                .filter(leg -> leg.leg().equals(WHOLE_WAY))
                .mapToDouble(leg -> leg.worst() == null ? 0 : leg.worst())
                .max()
                .orElse(0);
        return "%s messages were recorded. %s Late by more than %s on a node: %s; the slowest took %s."
                .formatted(
                        number(ledger.recorded()),
                        shown,
                        span(incident.lateMillis()),
                        number(late(incident)),
                        span(worst));
    }

    private static String ledgerRow(NodeAnswer answer, long recorded) {
        NodeFacts facts = answer.facts();
        if (facts == null) {
            return "<tr><td>%s</td><td colspan=\"8\" class=\"no\">%s</td></tr>"
                    .formatted(text(answer.node()), text(String.valueOf(answer.unreachable())));
        }
        Leg way = facts.legs().stream()
                .filter(leg -> leg.leg().equals(WHOLE_WAY))
                .findFirst()
                .orElse(new Leg(WHOLE_WAY, 0, null, null, null, null));
        long missing = recorded - facts.visible();
        return "<tr><td>%s</td><td>%s</td><td>%s</td><td class=\"%s\">%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        text(answer.node()),
                        number(facts.recorded()),
                        number(facts.visible()),
                        missing == 0 ? "ok" : "no",
                        number(missing),
                        number(facts.late()),
                        span(way.p50()),
                        span(way.p95()),
                        span(way.p99()),
                        span(way.worst()));
    }

    private static String key(List<NodeAnswer> nodes) {
        return IntStream.range(0, nodes.size())
                .mapToObj(i -> "<span><i style=\"background:%s\"></i>%s</span>"
                        .formatted(color(i), text(nodes.get(i).node())))
                .collect(Collectors.joining());
    }

    private static String traffic(Incident incident) {
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

    private static String latency(Incident incident) {
        return lines(
                "Time to answer by minute and node, 95 of 100 within",
                incident,
                facts -> facts.minutes().stream().collect(toLine(Minute::minute, Minute::p95)));
    }

    private static String delays(Incident incident) {
        return lines(
                "From received to visible by minute and node, 95 of 100 within",
                incident,
                facts -> facts.delays().stream()
                        .filter(minute -> minute.p95() != null)
                        .collect(toLine(MinuteOfMessages::minute, minute -> minute.p95() == null ? 0 : minute.p95())));
    }

    private static <T> java.util.stream.Collector<T, ?, Map<Instant, Double>> toLine(
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

    private static double highest(java.util.Collection<Double> values) {
        return values.stream().mapToDouble(value -> value).max().orElse(0);
    }

    private static MinuteChart chart(String title, Incident incident, double highest, boolean logarithmic) {
        MinuteChart chart = new MinuteChart(title, incident.from(), incident.to(), highest, logarithmic);
        incident.loadBalancer()
                .forEach(event -> chart.mark(
                        event.recordedAt(), event.type().endsWith("RolledBack") ? "rolled back" : "configuration"));
        incident.replays().stream()
                .filter(event -> event.type().equals("ReplayRequested"))
                .forEach(event -> chart.mark(event.recordedAt(), "replay"));
        return chart;
    }

    private static String lateMessages(Incident incident) {
        if (incident.late().isEmpty()) {
            return "<p>None.</p>";
        }
        String rows = each(incident.late().stream().limit(MOST_ROWS).toList(), IncidentPage::lateRow);
        return "<div class=\"wide\"><table><tr><th>message</th><th>received</th><th>recorded</th><th>visible</th><th>took</th></tr>"
                + rows + "</table></div>"
                + (incident.late().size() > MOST_ROWS
                        ? "<p>And " + (incident.late().size() - MOST_ROWS) + " more in the data of this report.</p>"
                        : "");
    }

    private static String lateRow(MessageWay way) {
        String visible = way.visible().stream()
                .map(on -> text(on.node()) + " "
                        + (on.visibleAt() == null ? "<span class=\"no\">no</span>" : CLOCK.format(on.visibleAt())))
                .collect(Collectors.joining("<br>"));
        return "<tr><td><code>%s</code></td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        way.messageId(),
                        way.receivedAt() == null ? "" : CLOCK.format(way.receivedAt()),
                        CLOCK.format(way.recordedAt()),
                        visible,
                        span(
                                way.slowestMillis() == null
                                        ? null
                                        : way.slowestMillis().doubleValue()));
    }

    private static String changes(Incident incident) {
        List<EventView> all = java.util.stream.Stream.concat(
                        incident.loadBalancer().stream(), incident.replays().stream())
                .sorted(java.util.Comparator.comparingLong(EventView::position))
                .toList();
        return all.isEmpty()
                ? "<p>None.</p>"
                : "<ol class=\"story\">"
                        + each(
                                all,
                                event -> "<li><time>%s</time><span>%s<br><small>%s</small></span></li>"
                                        .formatted(
                                                CLOCK.format(event.recordedAt()),
                                                text(words(event.type())),
                                                text(who(event))))
                        + "</ol>";
    }

    private static String who(EventView event) {
        JsonNode payload = JSON.readTree(event.payload());
        String by = payload.path("operator").asString(event.actor() == null ? "" : event.actor());
        String reason = payload.path("reason").asString("");
        return by + (reason.isEmpty() ? "" : ": " + reason);
    }

    /** Returns the name of an event as words: {@code NodeReplayStarted} as "Node replay started". */
    private static String words(String type) {
        String spaced = type.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    private static <T> String each(List<T> things, Function<T, String> row) {
        return things.stream().map(row).collect(Collectors.joining("\n"));
    }

    private static String color(int node) {
        return "var(--n" + (node % COLORS + 1) + ")";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String span(@Nullable Double millis) {
        return millis == null ? "" : span(millis.doubleValue());
    }

    private static String span(double millis) {
        return millis < 1_000
                ? String.format(Locale.ROOT, "%.0f ms", millis)
                : String.format(Locale.ROOT, "%,.1f s", millis / 1_000);
    }

    private static String text(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
