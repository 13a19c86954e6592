package org.secureside.query.delays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.secureside.query.delays.IncidentPageTest.FROM;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.secureside.query.delays.Drawing.Bar;
import org.secureside.query.delays.Drawing.Mark;
import org.secureside.query.delays.Drawing.Point;
import org.secureside.query.delays.NodeFacts.Minute;
import org.secureside.query.delays.NodeFacts.MinuteOfMessages;
import org.secureside.query.history.EventView;

/** What can be read off the charts of an incident is what the nodes told. */
class IncidentChartTest {

    private static final double EXACT = 0.02;
    private static final Percentage AS_DRAWN = Percentage.withPercentage(1);

    private final Incident incident = IncidentPageTest.incident(
            List.of(IncidentPageTest.node(0), IncidentPageTest.node(1), IncidentPageTest.node(2)),
            IncidentPageTest.ledger(6_000L, 0, 6_000L));
    private final IncidentPage page = new IncidentPage();

    @Test
    void aBarIsAsHighAsTheNodeWasAskedInThatMinute() {
        Drawing traffic = drawing(incident, "Requests by minute");

        for (int node = 0; node < incident.nodes().size(); node++) {
            List<Minute> minutes = facts(node).minutes();
            List<Bar> bars = traffic.bars(PageText.color(node));
            assertThat(bars).hasSameSizeAs(minutes);
            for (int i = 0; i < minutes.size(); i++) {
                assertThat(bars.get(i).minute()).isCloseTo(i, within(EXACT));
                assertThat(bars.get(i).value())
                        .isCloseTo((double) minutes.get(i).requests(), within(6.0));
            }
        }
    }

    @Test
    void aLineGoesThroughWhatTheNodeTookInEachMinute() {
        Drawing latency = drawing(incident, "Time to answer");

        for (int node = 0; node < incident.nodes().size(); node++) {
            assertLine(
                    latency,
                    node,
                    facts(node).minutes().stream().map(Minute::p95).toList());
        }
    }

    @Test
    void aLineGoesThroughWhatMessagesTookInEachMinute() {
        Drawing delays = drawing(incident, "From received to visible");

        for (int node = 0; node < incident.nodes().size(); node++) {
            assertLine(
                    delays,
                    node,
                    facts(node).delays().stream()
                            .map(MinuteOfMessages::p95)
                            .map(Objects::requireNonNull)
                            .toList());
        }
    }

    private static void assertLine(Drawing drawing, int node, List<Double> values) {
        for (List<Point> points : List.of(drawing.line(PageText.color(node)), drawing.dots(PageText.color(node)))) {
            assertThat(points).hasSameSizeAs(values);
            for (int i = 0; i < values.size(); i++) {
                assertThat(points.get(i).minute()).isCloseTo(i + 0.5, within(EXACT));
                assertThat(points.get(i).value()).isCloseTo(values.get(i), AS_DRAWN);
            }
        }
    }

    @Test
    void everyChartMarksWhenSomethingWasChanged() {
        for (String title : List.of("Requests by minute", "Time to answer", "From received to visible")) {
            List<Mark> marks = drawing(incident, title).marks();

            assertThat(marks).extracting(Mark::label).containsExactly("configuration", "replay");
            assertThat(marks.getFirst().minute()).isCloseTo(20, within(EXACT));
            assertThat(marks.getLast().minute()).isCloseTo(33, within(EXACT));
        }
    }

    @Test
    void replaysThatWereOrderedBeforeTheWindowAreMarkedWhereItBegins() {
        Instant from = FROM.plusSeconds(30);
        EventView dayBefore = ordered(FROM.minus(1, ChronoUnit.DAYS));
        EventView justBefore = ordered(from.minusSeconds(10));
        Incident open = new Incident(
                from,
                incident.to(),
                incident.lateMillis(),
                incident.ledger(),
                incident.commandNodes(),
                incident.nodes(),
                incident.late(),
                incident.moreLate(),
                Stream.concat(Stream.of(dayBefore, justBefore), incident.replays().stream())
                        .toList(),
                List.of(),
                false);

        List<Mark> marks = drawing(open, "Requests by minute").marks();

        assertThat(marks).extracting(Mark::label).containsExactly("replay from before", "replay");
        assertThat(marks.getFirst().minute()).isCloseTo(0.5, within(EXACT));
        assertThat(marks.getLast().minute()).isCloseTo(33, within(EXACT));
    }

    private static EventView ordered(Instant at) {
        return IncidentPageTest.event("ReplayRequested", "{}", at);
    }

    private NodeFacts facts(int node) {
        return Objects.requireNonNull(incident.nodes().get(node).facts());
    }

    private Drawing drawing(Incident told, String title) {
        return Drawing.titled(title, page.of(told));
    }
}
