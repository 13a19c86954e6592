package org.secureside.operations.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.secureside.operations.cli.Template;
import org.secureside.operations.reconcile.SourceResult;

/** The report of a rehearsal: one page of HTML that needs nothing else, to be read, kept and printed. */
final class Page {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final List<String> COLORS =
            List.of("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#7a6f00");

    private static final int MOST_REASONS = 6;

    private final Outcome outcome;

    private Page(Outcome outcome) {
        this.outcome = outcome;
    }

    /** Returns the page. */
    static String of(Outcome outcome) {
        return new Page(outcome).render();
    }

    private String render() {
        Map<String, Object> places = new LinkedHashMap<>();
        places.put(
                "when",
                "%s · %d requests a second · %d query nodes"
                        .formatted(
                                DAY.format(outcome.begin()),
                                outcome.rate(),
                                outcome.nodes().size()));
        places.put("verdictClass", outcome.kept() ? "" : "not");
        places.put("verdict", Html.text(verdict()));
        places.put("tiles", tiles());
        places.put("promises", lines(outcome.promises(), Page::promise));
        places.put("story", lines(outcome.moments(), Page::moment));
        places.put("key", key());
        places.put("trafficChart", trafficChart());
        places.put("latencyChart", latencyChart());
        places.put("phases", lines(outcome.phases(), Page::phase));
        places.put("reasons", reasons());
        places.put("ledgerWords", Html.text(ledgerWords()));
        places.put("ledger", lines(outcome.ledger().sources(), Page::source));
        places.put("comparison", comparison());
        places.put(
                "nginxSays",
                outcome.refusal().acceptedByNginx() ? "has nothing against that." : "refused it this time.");
        places.put("fault", Html.text(OutageConfiguration.lines()));
        places.put("checkSays", checkSays());
        return Template.named("rehearsal/report.html").fill(places);
    }

    private String verdict() {
        String times = outcome.secondsToNotice()
                .map(noticed -> "The fault was noticed after %s and taken back %s later, by itself."
                        .formatted(
                                Html.seconds(noticed),
                                outcome.secondsToTakeBack().map(Html::seconds).orElse("never")))
                .orElse("The fault was not noticed.");
        return times + " " + ledgerWords();
    }

    private String ledgerWords() {
        return outcome.ledger().clean()
                ? String.format(
                        Locale.ROOT,
                        "Each of the %,d acknowledged messages is in the event store and on every node exactly once.",
                        outcome.ledger().messages())
                : "It is not proved that every acknowledged message is everywhere exactly once.";
    }

    private String tiles() {
        return tile(
                        outcome.secondsToNotice().map(Html::seconds).orElse("never"),
                        "until it was noticed",
                        "2024: 45 minutes")
                + tile(
                        outcome.secondsToTakeBack().map(Html::seconds).orElse("never"),
                        "more until it was taken back",
                        "2024: 15 minutes more, by hand")
                + tile(
                        outcome.secondsToBeWell().map(Html::seconds).orElse("never"),
                        "more until all was well",
                        "2024: an hour more")
                + tile(
                        outcome.ledger().clean()
                                ? "0 of " + Html.count(outcome.ledger().messages())
                                : "not proved",
                        "messages lost or doubled",
                        "2024: about half late or lost");
    }

    private static String tile(String figure, String what, String then) {
        return "<div class=\"tile\"><b>%s</b><span>%s</span><s>%s</s></div>%n"
                .formatted(Html.text(figure), Html.text(what), Html.text(then));
    }

    private static String promise(Promise promise) {
        return Html.row(
                Html.text(promise.what()),
                Html.text(promise.promised()),
                Html.text(promise.measured()),
                promise.kept() ? "<span class=\"ok\">kept</span>" : "<span class=\"no\">not kept</span>");
    }

    private static String moment(Moment moment) {
        return "<li><time>%s</time><span class=\"%s\">%s</span></li>"
                .formatted(
                        CLOCK.format(moment.at()),
                        moment.kind().name().toLowerCase(Locale.ROOT),
                        Html.text(moment.words()));
    }

    private String key() {
        return IntStream.range(0, outcome.nodes().size())
                .mapToObj(i -> "<span><i style=\"background:%s\"></i>%s</span>"
                        .formatted(color(i), Html.text(outcome.nodes().get(i))))
                .collect(Collectors.joining());
    }

    private String trafficChart() {
        List<Second> all = outcome.seconds();
        double most = all.stream()
                .mapToDouble(second -> second.triesByNode().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .max()
                .orElse(1);
        Chart chart = marked(new Chart("Reads per second on each query node", all.size(), Scale.linear(most)));
        for (int i = 0; i < all.size(); i++) {
            Map<String, Double> parts = new LinkedHashMap<>();
            for (int node = 0; node < outcome.nodes().size(); node++) {
                parts.merge(
                        color(node),
                        (double) all.get(i)
                                .triesByNode()
                                .getOrDefault(outcome.nodes().get(node), 0),
                        Double::sum);
            }
            chart.bar(i, parts);
        }
        return chart.svg();
    }

    private String latencyChart() {
        List<Double> half = values(second -> second.reads().median());
        List<Double> reads = values(second -> second.reads().p95());
        List<Double> posts = values(second -> second.posts().p95());
        double least = half.stream()
                .filter(value -> value > 0)
                .mapToDouble(it -> it)
                .min()
                .orElse(0.001);
        double most = IntStream.range(0, reads.size())
                .mapToDouble(i -> Math.max(reads.get(i), posts.get(i)))
                .max()
                .orElse(1);
        Chart chart = marked(new Chart("Time until an answer", reads.size(), Scale.logarithmic(least, most)));
        chart.line(half, "#9db7c9");
        chart.line(posts, COLORS.get(1));
        chart.line(reads, COLORS.get(0));
        return chart.svg();
    }

    private Chart marked(Chart chart) {
        Optional<Instant> from = outcome.fate().inUse();
        Optional<Instant> to = outcome.fate().takenBack();
        from.ifPresent(begin -> chart.shade(
                since(begin),
                to.map(this::since).orElse((double) outcome.seconds().size()),
                "the fault"));
        to.ifPresent(at -> chart.mark(since(at), "taken back", "#1a7f4b"));
        return chart;
    }

    private List<Double> values(ToDoubleFunction<Second> value) {
        return outcome.seconds().stream().map(value::applyAsDouble).toList();
    }

    private double since(Instant at) {
        Instant first = outcome.seconds().isEmpty()
                ? outcome.begin()
                : outcome.seconds().getFirst().at();
        return Duration.between(first, at).toMillis() / 1000.0;
    }

    private static String phase(Phase phase) {
        return times("reads " + phase.name(), phase.reads(), shares(phase.triesByNode()))
                + times("posts " + phase.name(), phase.posts(), "");
    }

    private static String times(String name, Times times, String shares) {
        return Html.row(
                Html.text(name),
                Html.count(times.requests()),
                times.failed() == 0 ? "0" : "<span class=\"no\">%s</span>".formatted(Html.count(times.failed())),
                times.repeated(),
                Html.seconds(times.median()),
                Html.seconds(times.p95()),
                Html.seconds(times.p99()),
                Html.seconds(times.worst()),
                Html.text(shares));
    }

    private static String shares(Map<String, Integer> tries) {
        int all =
                Math.max(1, tries.values().stream().mapToInt(Integer::intValue).sum());
        return tries.values().stream()
                .map(count -> "%.0f".formatted(100.0 * count / all))
                .collect(Collectors.joining(" / ", "", " %"));
    }

    private String reasons() {
        if (outcome.reasons().isEmpty() && outcome.problems().isEmpty()) {
            return "<p>No read failed, and no post was refused for good.</p>";
        }
        return list("Why reads failed, by the load balancer's log:", outcome.reasons())
                + list("And what the readers were told:", outcome.problems());
    }

    /** Returns the reasons, of many the most frequent ones: the order in which nodes were tried makes many of few. */
    static String list(String title, List<Reason> reasons) {
        List<Reason> shown = reasons.subList(0, Math.min(MOST_REASONS, reasons.size()));
        List<Reason> others = reasons.subList(shown.size(), reasons.size());
        String more = others.isEmpty()
                ? ""
                : "<li>%s × in %d other ways</li>"
                        .formatted(
                                Html.count(
                                        others.stream().mapToLong(Reason::count).sum()),
                                others.size());
        return reasons.isEmpty()
                ? ""
                : "<p>%s</p><ul>%s%s</ul>"
                        .formatted(
                                title,
                                lines(
                                        shown,
                                        reason -> "<li>%s × %s</li>"
                                                .formatted(Html.count(reason.count()), Html.text(reason.words()))),
                                more);
    }

    private static String source(SourceResult source) {
        return Html.row(
                Html.text(source.source()),
                Html.count(source.heldOnce()),
                Html.count(source.missing()),
                Html.count(source.doubled()),
                source.noAnswer() == null ? Html.count(source.different()) : "<span class=\"no\">no answer</span>");
    }

    private String comparison() {
        return String.join(
                "\n",
                Html.row("refused before it met traffic", "no: nobody checked", Html.text(refused())),
                Html.row(
                        "the cause was known",
                        "after 45 minutes, 25 of them spent on the database",
                        told(outcome.secondsToNotice())),
                Html.row(
                        "first remedy",
                        "after 60 minutes, by hand",
                        told(sum(outcome.secondsToNotice(), outcome.secondsToTakeBack()))),
                Html.row(
                        "all well",
                        "after 2 hours",
                        told(sum(
                                sum(outcome.secondsToNotice(), outcome.secondsToTakeBack()),
                                outcome.secondsToBeWell()))),
                Html.row("messages late or lost", "about half", Html.text(late())));
    }

    private String refused() {
        return outcome.refusal().refused()
                ? "yes, after %s; it had to be forced"
                        .formatted(Html.seconds(outcome.refusal().seconds()))
                : "no";
    }

    private String late() {
        Times posts = outcome.phases().get(1).posts();
        return (outcome.ledger().clean() ? "none lost" : "not proved")
                + "; while the fault was in use, 95 of 100 posts were acknowledged within %s, the slowest after %s"
                        .formatted(Html.seconds(posts.p95()), Html.seconds(posts.worst()));
    }

    private String checkSays() {
        return outcome.refusal().refused()
                ? "<code>lb check</code> refuses them: <b>%s</b>. Found in all: %s."
                        .formatted(
                                Html.text(outcome.refusal().cause()),
                                Html.text(String.join(", ", outcome.refusal().findings())))
                : "<code>lb check</code> let them pass.";
    }

    private static String told(Optional<Double> seconds) {
        return Html.text(seconds.map(it -> "after " + Html.seconds(it)).orElse("not at all"));
    }

    private static Optional<Double> sum(Optional<Double> one, Optional<Double> other) {
        return one.flatMap(first -> other.map(second -> first + second));
    }

    private static String color(int node) {
        return COLORS.get(node % COLORS.size());
    }

    private static <T> String lines(List<T> all, Function<T, String> line) {
        return all.stream().map(line).collect(Collectors.joining("\n"));
    }
}
