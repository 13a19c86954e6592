package org.secureside.query.delays;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.secureside.query.history.HistoryEvents;
import org.secureside.query.page.RangeParameters;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.AuditorsMay;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows auditors how long the messages of a window were on their way. */
@RestController
class DelayController {

    /** The name of the list in its cursors. */
    private static final String LIST = "delays";

    /**
     * How long the messages of a window were on their way.
     *
     * @param from messages received at this instant or later
     * @param to messages received before this instant
     * @param lateMillis what took longer is late, in milliseconds
     * @param nodes what each node knows of the window
     * @param late those that took longest, the longest first
     * @param moreLate whether more of those that are visible were late than are listed
     * @param messages a page of all of them, newest first
     * @param next the cursor to send as {@code before} for the next older page, absent on the last one
     * @param prev the cursor to send as {@code after} for newer messages, absent where there is none to go by
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DelayReport(
            Instant from,
            Instant to,
            int lateMillis,
            List<NodeAnswer> nodes,
            List<MessageWay> late,
            boolean moreLate,
            List<MessageWay> messages,
            @Nullable String next,
            @Nullable String prev) {}

    private final HistoryEvents history;
    private final Delays delays;

    DelayController(HistoryEvents history, Delays delays) {
        this.history = history;
        this.delays = delays;
    }

    @AuditorsMay
    @GetMapping("/api/history/delays")
    ResponseEntity<DelayReport> delays(WindowParameters parameters, RangeParameters range, HttpServletRequest request) {
        Window window = parameters.window(history, range.check(new FieldCheck(), LIST));
        Delays.Told told = delays.tell(request, window, range.range(LIST));
        DelayReport report = new DelayReport(
                window.from(),
                window.to(),
                window.late(),
                told.nodes(),
                told.late(),
                told.moreLate(),
                told.ways(),
                RangeParameters.cursor(LIST, told.page().older()),
                RangeParameters.cursor(LIST, told.page().newer()));
        return parameters
                .links()
                .with("limit", range.limit())
                .link("next", "before", report.next)
                .link("prev", "after", report.prev)
                .on(ResponseEntity.ok())
                .cacheControl(CacheControl.noStore())
                .body(report);
    }
}
