package org.secureside.query.delays;

import java.util.Map;

/** The report of an incident as a page that needs nothing else. Whatever stands in events is text in it. */
final class IncidentPage {

    private final PageTemplate template = new PageTemplate("incident.html");

    String of(Incident incident) {
        Map<String, String> parts = Map.ofEntries(
                Map.entry("when", PageText.day(incident.from()) + " to " + PageText.day(incident.to()) + " UTC"),
                Map.entry("verdict", LedgerSection.verdict(incident)),
                Map.entry("verdictClass", LedgerSection.isWell(incident) ? "" : "not"),
                Map.entry("altogether", LedgerSection.altogether(incident)),
                Map.entry("notRecorded", LedgerSection.notRecorded(incident)),
                Map.entry("nodes", LedgerSection.nodes(incident)),
                Map.entry("key", ChartSection.key(incident)),
                Map.entry("traffic", ChartSection.traffic(incident)),
                Map.entry("latency", ChartSection.latency(incident)),
                Map.entry("delays", ChartSection.delays(incident)),
                Map.entry("late", StorySection.late(incident)),
                Map.entry("changes", StorySection.changes(incident)));
        return template.fill(parts);
    }
}
