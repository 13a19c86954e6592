package org.secureside.query.delays;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.secureside.query.delays.NodeFacts.Leg;
import org.secureside.query.delays.NodeFacts.Minute;
import org.secureside.query.delays.NodeFacts.MinuteOfMessages;
import org.secureside.query.history.EventView;

/** The page of an incident: an hour in which one of three nodes got all the traffic for a while. */
class IncidentPageTest {

    static final Instant FROM = Instant.parse("2026-01-02T09:30:00Z");
    private static final int MINUTES = 60;
    private static final UUID MESSAGE = UUID.fromString("449c87f4-93f8-5ab6-ac8e-6d9bc870ecde");

    private final IncidentPage page = new IncidentPage();

    @Test
    void thePageTellsWhatIsToBeKnownAndIsCompleteInItself() throws IOException {
        String html = page.of(incident(List.of(node(0), node(1), node(2)), ledger(6_000L, 0, 6_000L)));
        Files.writeString(Path.of("target/incident.html"), html); // to look at

        assertThat(html)
                .contains("6,000 messages were acknowledged. Every one of them is recorded.")
                .contains("What is recorded is visible on every node.")
                .contains("Late by more than 1.0 s on a node: 40; the slowest took 7.3 s.")
                .contains("query-1", "query-2", "query-3", MESSAGE.toString())
                .contains("Load balancer configuration deployed", "root: Keep each neighborhood on one node")
                .contains("Replay requested")
                .contains("<td>09:54:59.000</td><td>09:55:00.000<br><small>kept 09:55:00.004</small></td>")
                .doesNotContain("{{", "NaN", "Infinity", "null", "http:", "https:", "<script", "src=");
        assertThat(html.split("<svg", -1)).hasSize(4);
    }

    @Test
    void thePageIsMadeForPaperToo() {
        String html = page.of(incident(List.of(node(0)), ledger(6_000L, 0, 6_000L)));
        Matcher print = Pattern.compile("(?s)@media print \\{(.*?)\n}").matcher(html);

        assertThat(print.find()).isTrue();
        assertThat(print.group(1))
                .contains("@page { margin:", "print-color-adjust: exact", "h2 { break-after: avoid; }")
                .containsPattern("figure, tr,[^{]*\\{ break-inside: avoid; }");
    }

    @Test
    void whateverStandsInAnEventIsTextOnThePage() {
        Incident calm = incident(List.of(node(0)), ledger(6_000L, 0, 6_000L));
        EventView hostile = event(
                "LoadBalancerConfigurationDeployed", "{\"operator\":\"<img>\",\"reason\":\"</style><b> {{late}} $1\"}");
        String html = page.of(new Incident(
                calm.from(),
                calm.to(),
                calm.lateMillis(),
                calm.ledger(),
                calm.commandNodes(),
                calm.nodes(),
                calm.late(),
                calm.moreLate(),
                List.of(),
                List.of(hostile),
                false));

        assertThat(html)
                .contains("&lt;img&gt;: &lt;/style&gt;&lt;b&gt; {{late}} $1")
                .doesNotContain("<img", "</style><b>");
    }

    @Test
    void aChangeThatWasReportedLateStandsWhereItWasMade() {
        Incident calm = incident(List.of(node(0)), ledger(6_000L, 0, 6_000L));
        EventView late = event("LoadBalancerConfigurationDeployed", "{\"changedAt\":\"2026-01-02T09:31:00Z\"}");
        String html = page.of(new Incident(
                calm.from(),
                calm.to(),
                calm.lateMillis(),
                calm.ledger(),
                calm.commandNodes(),
                calm.nodes(),
                calm.late(),
                calm.moreLate(),
                List.of(),
                List.of(late),
                false));

        assertThat(html)
                .contains("<time>09:31:00.000</time><span>Load balancer configuration deployed, reported "
                        + PageText.clock(late.recordedAt()));
    }

    @Test
    void thatThereWereMoreChangesIsSaid() {
        Incident calm = incident(List.of(node(0)), ledger(6_000L, 0, 6_000L));
        Incident busy = new Incident(
                calm.from(),
                calm.to(),
                calm.lateMillis(),
                calm.ledger(),
                calm.commandNodes(),
                calm.nodes(),
                calm.late(),
                calm.moreLate(),
                calm.replays(),
                calm.loadBalancer(),
                true);

        assertThat(page.of(busy)).contains("There were more than these");
        assertThat(page.of(calm)).doesNotContain("There were more than these");
    }

    @Test
    void thatMoreWereLateIsSaid() {
        Incident calm = incident(List.of(node(0)), ledger(6_000L, 0, 6_000L));
        Incident busy = new Incident(
                calm.from(),
                calm.to(),
                calm.lateMillis(),
                calm.ledger(),
                calm.commandNodes(),
                calm.nodes(),
                calm.late(),
                true,
                calm.replays(),
                calm.loadBalancer(),
                false);

        assertThat(page.of(busy)).contains("More were late than are told");
        assertThat(page.of(calm)).doesNotContain("More were late than are told");
    }

    @Test
    void aNodeThatDidNotAnswerIsNamed() {
        NodeAnswer silent = new NodeAnswer("query-2", null, "it could not be reached");
        String html = page.of(incident(List.of(node(0), silent), ledger(6_000L, 0, null)));

        assertThat(html)
                .contains("it could not be reached")
                .contains("it is not known whether what is recorded is visible everywhere")
                .contains("class=\"verdict not\"");
    }

    @Test
    void whatIsAcknowledgedAndNotRecordedIsCountedAndNamed() {
        String html = page.of(incident(List.of(node(0)), ledger(6_003L, 3, 6_000L)));

        assertThat(html)
                .contains(
                        "6,003 messages were acknowledged. 6,000 of them are recorded, 2 wait in a journal, and 1 will"
                                + " not be recorded.")
                .contains("Acknowledged and not recorded: <code>" + MESSAGE)
                .contains("class=\"verdict not\"");
    }

    @Test
    void whereNobodyKnowsWhatWasAcknowledgedThePageSaysSo() {
        String html = page.of(incident(List.of(node(0)), ledger(null, 0, 6_000L)));

        assertThat(html)
                .contains("6,000 messages are recorded. How many were acknowledged is not known"
                        + " (command-1: it could not be reached).")
                .contains("<td>not known</td>")
                .contains("class=\"verdict not\"")
                .doesNotContain("null");
    }

    static Ledger ledger(@Nullable Long acknowledged, int open, @Nullable Long everywhere) {
        return new Ledger(
                acknowledged,
                6_000,
                open == 0 ? 0 : open - 1,
                open == 0 ? 0 : 1,
                everywhere,
                everywhere == null ? 1 : 0,
                open == 0 ? List.of() : List.of(MESSAGE),
                acknowledged == null ? List.of("command-1: it could not be reached") : List.of());
    }

    static Incident incident(List<NodeAnswer> nodes, Ledger ledger) {
        MessageWay way = new MessageWay(
                MESSAGE,
                4_711,
                MESSAGE,
                "0123456789abcdef0123456789abcdef",
                "0123456789abcdef0123456789abcdef",
                "command-1",
                FROM.plusSeconds(1_499),
                FROM.plusSeconds(1_500),
                FROM.plusMillis(1_500_004),
                FROM.plusMillis(1_500_012),
                List.of(
                        new MessageWay.Visible("query-1", FROM.plusMillis(1_507_300), 7_300L, null),
                        new MessageWay.Visible("query-2", FROM.plusMillis(1_500_030), 30L, null),
                        new MessageWay.Visible("query-3", null, null, null)),
                7_300L);
        return new Incident(
                FROM,
                FROM.plus(MINUTES, ChronoUnit.MINUTES),
                1_000,
                ledger,
                List.of(),
                nodes,
                List.of(way),
                false,
                List.of(event("ReplayRequested", "{\"reason\":\"Messages were late\"}")),
                List.of(event(
                        "LoadBalancerConfigurationDeployed",
                        "{\"operator\":\"root\",\"reason\":\"Keep each neighborhood on one node\"}")),
                false);
    }

    static NodeAnswer node(int number) {
        List<Minute> minutes = new ArrayList<>();
        List<MinuteOfMessages> delays = new ArrayList<>();
        for (int i = 0; i < MINUTES; i++) {
            boolean uneven = i >= 20 && i < 32;
            Instant minute = FROM.plus(i, ChronoUnit.MINUTES);
            long requests = uneven ? (number == 0 ? 3_200 : 40) : 1_000 + 37 * (i % 7) + 11L * number;
            minutes.add(new Minute(
                    minute, requests, 0, 0, uneven ? 50 : 2, uneven && number == 0 ? 2_000 : 10 + number, 3_000));
            delays.add(new MinuteOfMessages(
                    minute, 100, 12.0, uneven && number == 0 ? 4_300.0 : 22.0 + i % 5 + number, 7_300.0));
        }
        Leg way = new Leg("received to visible", 6_000, 14.2, 31.7, number == 0 ? 4_800.0 : 88.0, 7_300.0);
        String name = "query-" + (number + 1);
        return new NodeAnswer(
                name,
                new NodeFacts(
                        name,
                        6_000,
                        6_000,
                        List.of(),
                        number == 0 ? 40 : 0,
                        List.of(way),
                        List.of(),
                        minutes,
                        delays,
                        List.of()),
                null);
    }

    private static EventView event(String type, String payload) {
        return event(type, payload, FROM.plus(type.startsWith("Replay") ? 33 : 20, ChronoUnit.MINUTES));
    }

    static EventView event(String type, String payload, Instant recordedAt) {
        return new EventView(
                1,
                "Test",
                "stream",
                0,
                "id",
                type,
                "1",
                "ada",
                "admin",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                recordedAt,
                payload,
                "{}");
    }
}
