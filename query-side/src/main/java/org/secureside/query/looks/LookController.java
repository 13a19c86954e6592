package org.secureside.query.looks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.secureside.query.history.EventSlice;
import org.secureside.query.history.HistoryEvents;
import org.secureside.query.page.RangeParameters;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.AuditorsMay;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows auditors who looked at what. */
@RestController
class LookController {

    /** The name under which looks are recorded. */
    private static final String CONSULTED = "HistoryConsulted";

    /** The name of the list in its cursors. */
    private static final String LIST = "looks";

    /**
     * A page of looks, newest first.
     *
     * @param looks the looks
     * @param next the cursor to send as {@code before} for the next older page, absent on the last one
     * @param prev the cursor to send as {@code after} for newer looks, absent where there is none to go by
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LookPage(
            List<Look> looks,
            @Nullable String next,
            @Nullable String prev) {}

    private final HistoryEvents history;

    LookController(HistoryEvents history) {
        this.history = history;
    }

    @AuditorsMay
    @GetMapping("/api/history/looks")
    ResponseEntity<LookPage> looks(LookParameters parameters, RangeParameters range) {
        range.check(parameters.check(new FieldCheck()), LIST).done();
        EventSlice slice = history.page(parameters.filter(CONSULTED), range.range(LIST));
        LookPage page = new LookPage(
                slice.events().stream().map(Look::of).toList(),
                RangeParameters.cursor(LIST, slice.older()),
                RangeParameters.cursor(LIST, slice.newer()));
        return parameters
                .links()
                .with("limit", range.limit())
                .link("next", "before", page.next)
                .link("prev", "after", page.prev)
                .on(ResponseEntity.ok())
                .cacheControl(CacheControl.noStore())
                .body(page);
    }
}
