package org.secureside.query.delays;

import static org.secureside.query.delays.PageText.clock;
import static org.secureside.query.delays.PageText.each;
import static org.secureside.query.delays.PageText.span;
import static org.secureside.query.delays.PageText.text;
import static org.secureside.query.delays.PageText.words;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secureside.query.history.EventView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was changed in the window, and the messages that were latest. */
final class StorySection {

    private static final int MOST_ROWS = 30;
    /** What is reported within this time was reported at once. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private static final JsonMapper JSON = new JsonMapper();

    private StorySection() {}

    static String changes(Incident incident) {
        List<EventView> all = Stream.concat(incident.loadBalancer().stream(), incident.replays().stream())
                .sorted(Comparator.comparing(BalancerChange::madeAt).thenComparingLong(EventView::position))
                .toList();
        return all.isEmpty()
                ? "<p>None.</p>"
                : "<ol class=\"story\">"
                        + each(
                                all,
                                event -> "<li><time>%s</time><span>%s<br><small>%s</small></span></li>"
                                        .formatted(
                                                clock(BalancerChange.madeAt(event)),
                                                text(words(event.type())) + reported(event),
                                                text(who(event))))
                        + "</ol>"
                        + (incident.moreChanges()
                                ? "<p>There were more than these, or may have been: the list of events has all.</p>"
                                : "");
    }

    private static String reported(EventView event) {
        return Duration.between(BalancerChange.madeAt(event), event.recordedAt())
                                .compareTo(SOON)
                        > 0
                ? ", reported " + clock(event.recordedAt())
                : "";
    }

    private static String who(EventView event) {
        JsonNode payload = JSON.readTree(event.payload());
        String by = payload.path("operator").asString(event.actor() == null ? "" : event.actor());
        String reason = payload.path("reason").asString("");
        return by + (reason.isEmpty() ? "" : ": " + reason);
    }

    static String late(Incident incident) {
        if (incident.late().isEmpty()) {
            return "<p>None.</p>";
        }
        String rows = each(incident.late().stream().limit(MOST_ROWS).toList(), StorySection::row);
        return "<div class=\"wide\"><table><thead><tr><th>message</th><th>sent</th><th>received</th><th>recorded</th><th>visible</th><th>took</th></tr></thead>"
                + rows + "</table></div>"
                + (incident.late().size() > MOST_ROWS
                        ? "<p>And " + (incident.late().size() - MOST_ROWS) + " more in the data of this report.</p>"
                        : "")
                + (incident.moreLate() ? "<p>More were late than are told: a shorter window has the others.</p>" : "");
    }

    private static String row(MessageWay way) {
        String visible = way.visible().stream()
                .map(on -> text(on.node()) + " "
                        + (on.visibleAt() == null ? "<span class=\"no\">no</span>" : clock(on.visibleAt())))
                .collect(Collectors.joining("<br>"));
        Long slowest = way.slowestMillis();
        String kept = way.journaledAt() == null ? "" : "<br><small>kept " + clock(way.journaledAt()) + "</small>";
        return "<tr><td><code>%s</code></td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        way.messageId(),
                        clock(way.sentAt()),
                        clock(way.receivedAt()) + kept,
                        clock(way.recordedAt()),
                        visible,
                        slowest == null ? "" : span(slowest.doubleValue()));
    }
}
