package org.secureside.query.delays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/** The report of an incident as a page that needs nothing else. Whatever stands in events is text in it. */
final class IncidentPage {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private final String template;

    IncidentPage() {
        try {
            template = new ClassPathResource("history/incident.html").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
        // In one go: what looks like a place in the text of an event is none.
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(place.group(1)))));
    }
}
