package org.secureside.query.delays;

import static org.secureside.query.delays.PageText.each;
import static org.secureside.query.delays.PageText.number;
import static org.secureside.query.delays.PageText.span;
import static org.secureside.query.delays.PageText.text;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.secureside.query.delays.NodeFacts.Leg;

/** What became of the messages: in a sentence, altogether, and node by node. */
final class LedgerSection {

    private static final int MOST_NAMED = 20;
    private static final String WHOLE_WAY = "received to visible";
    private static final Leg NOTHING = new Leg(WHOLE_WAY, 0, null, null, null, null);

    private LedgerSection() {}

    static boolean isWell(Incident incident) {
        return incident.ledger().isSettled() && late(incident) == 0;
    }

    static String verdict(Incident incident) {
        Ledger ledger = incident.ledger();
        double worst = facts(incident)
                .map(LedgerSection::wholeWay)
                .mapToDouble(leg -> leg.worst() == null ? 0 : leg.worst())
                .max()
                .orElse(0);
        return "%s %s Late by more than %s on a node: %s; the slowest took %s."
                .formatted(
                        acknowledged(ledger),
                        visible(ledger),
                        span(incident.lateMillis()),
                        number(late(incident)),
                        span(worst));
    }

    private static String acknowledged(Ledger ledger) {
        long open = ledger.waiting() + ledger.refused();
        String notRecorded = "%s wait in a journal, and %s will not be recorded."
                .formatted(number(ledger.waiting()), number(ledger.refused()));
        if (ledger.acknowledged() == null) {
            return "%s messages are recorded. How many were acknowledged is not known (%s)%s"
                    .formatted(
                            number(ledger.recorded()),
                            text(String.join("; ", ledger.unknown())),
                            open == 0 ? "." : ", but " + notRecorded);
        }
        return "%s messages were acknowledged. %s"
                .formatted(
                        number(ledger.acknowledged()),
                        open == 0
                                ? "Every one of them is recorded."
                                : number(ledger.recorded()) + " of them are recorded, " + notRecorded);
    }

    private static String visible(Ledger ledger) {
        Long everywhere = ledger.visibleEverywhere();
        if (everywhere == null) {
            return "%d of the query nodes did not answer, so it is not known whether what is recorded is visible everywhere."
                    .formatted(ledger.unreachable());
        }
        return everywhere == ledger.recorded()
                ? "What is recorded is visible on every node."
                : number(ledger.recorded() - everywhere) + " of those recorded are not visible on every node.";
    }

    static String altogether(Incident incident) {
        Ledger ledger = incident.ledger();
        return "<tr><td>%s</td><td>%s</td><td>%s</td><td class=\"%s\">%s</td><td class=\"%s\">%s</td></tr>"
                .formatted(
                        ledger.acknowledged() == null ? "not known" : number(ledger.acknowledged()),
                        number(ledger.recorded()),
                        number(ledger.waiting()),
                        ledger.refused() == 0 ? "ok" : "no",
                        number(ledger.refused()),
                        ledger.isSettled() ? "ok" : "no",
                        ledger.visibleEverywhere() == null ? "not known" : number(ledger.visibleEverywhere()));
    }

    /** Names what is acknowledged and not recorded, and the command nodes that did not answer. */
    static String notRecorded(Incident incident) {
        List<UUID> named = incident.ledger().notRecorded();
        String messages = named.isEmpty()
                ? ""
                : "<p>Acknowledged and not recorded: %s%s</p>"
                        .formatted(
                                each(named.stream().limit(MOST_NAMED).toList(), id -> "<code>" + id + "</code>"),
                                named.size() > MOST_NAMED ? " and more, in the data of this report." : ".");
        return messages
                + each(
                        incident.ledger().unknown(),
                        why -> "<p class=\"no\">Not known what was acknowledged: " + text(why) + ".</p>");
    }

    static String nodes(Incident incident) {
        return each(incident.nodes(), node -> row(node, incident.ledger().recorded()));
    }

    private static String row(NodeAnswer answer, long recorded) {
        NodeFacts facts = answer.facts();
        if (facts == null) {
            return "<tr><td>%s</td><td colspan=\"8\" class=\"no\">%s</td></tr>"
                    .formatted(text(answer.node()), text(String.valueOf(answer.unreachable())));
        }
        Leg way = wholeWay(facts);
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

    private static Leg wholeWay(NodeFacts facts) {
        return facts.legs().stream()
                .filter(leg -> leg.leg().equals(WHOLE_WAY))
                .findFirst()
                .orElse(NOTHING);
    }

    private static long late(Incident incident) {
        return facts(incident).mapToLong(NodeFacts::late).max().orElse(0);
    }

    private static Stream<NodeFacts> facts(Incident incident) {
        return incident.nodes().stream().map(NodeAnswer::facts).filter(Objects::nonNull);
    }
}
