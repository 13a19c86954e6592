package org.secureside.query.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.secureside.query.page.PageLinks;
import org.secureside.query.page.RangeParameters;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.secureside.web.security.AuditorsMay;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows auditors what was recorded. */
@RestController
class EventController {

    /** The name of the list in its cursors. */
    private static final String LIST = "history";

    /**
     * A page of events, newest first.
     *
     * @param events the events
     * @param newest the position of the newest event that this node has in its history
     * @param next the cursor to send as {@code before} for the next older page, absent on the last one
     * @param prev the cursor to send as {@code after} for newer events, absent where there is none to go by
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventPage(
            List<EventView> events,
            long newest,
            @Nullable String next,
            @Nullable String prev) {}

    private final HistoryEvents history;

    EventController(HistoryEvents history) {
        this.history = history;
    }

    @AuditorsMay
    @GetMapping("/api/history/events")
    ResponseEntity<EventPage> events(EventParameters conditions, RangeParameters range) {
        range.check(conditions.check(new FieldCheck()), LIST).done();
        long newest = history.newest(); // first: what comes in between may be on the page all the same
        EventSlice slice = history.page(conditions.filter(), range.range(LIST));
        EventPage page = new EventPage(
                slice.events(),
                newest,
                RangeParameters.cursor(LIST, slice.older()),
                RangeParameters.cursor(LIST, slice.newer()));
        return conditions
                .repeatedOn(new PageLinks("/api/history/events"))
                .with("limit", range.limit())
                .link("next", "before", page.next)
                .link("prev", "after", page.prev)
                .on(ResponseEntity.ok())
                .cacheControl(CacheControl.noStore())
                .body(page);
    }

    @AuditorsMay
    @GetMapping("/api/history/events/{position}")
    ResponseEntity<EventView> event(@PathVariable long position) {
        EventView event = history.at(position)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "There is no event at the position " + position + " in the history of this node."));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(event);
    }
}
