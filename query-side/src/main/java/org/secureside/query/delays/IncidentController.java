package org.secureside.query.delays;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.secureside.query.history.HistoryEvents;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.AuditorsMay;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows auditors the report of an incident: as data, or as a page to read, print and hand on. */
@RestController
class IncidentController {

    /** A minute is a bar, and more of them than this nobody tells apart. */
    private static final Duration LONGEST = Duration.ofDays(2);

    private final HistoryEvents history;
    private final Incidents incidents;
    private final IncidentPage page;

    IncidentController(HistoryEvents history, Incidents incidents) {
        this.history = history;
        this.incidents = incidents;
        this.page = new IncidentPage();
    }

    @AuditorsMay
    @GetMapping(path = "/api/history/incident", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Incident> incident(WindowParameters parameters, HttpServletRequest request) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(report(parameters, request));
    }

    @AuditorsMay
    @GetMapping(path = "/api/history/incident", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(WindowParameters parameters, HttpServletRequest request) {
        return PageTemplate.answer(page.of(report(parameters, request)));
    }

    private Incident report(WindowParameters parameters, HttpServletRequest request) {
        Window window = parameters.window(history);
        new FieldCheck()
                .field(
                        "to",
                        Duration.between(window.from(), window.to()).compareTo(LONGEST) > 0
                                ? Optional.of("must be at most " + LONGEST.toDays() + " days after from")
                                : Optional.empty())
                .done();
        return incidents.report(request, window);
    }
}
