package org.secureside.query.looks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.secureside.query.history.EventSlice;
import org.secureside.query.history.HistoryEvents;
import org.secureside.query.page.Cursor;
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

    /**
     * A page of looks, newest first.
     *
     * @param looks the looks
     * @param next the cursor to send as {@code before} for the next older page, absent on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LookPage(List<Look> looks, @Nullable String next) {}

    private final HistoryEvents history;

    LookController(HistoryEvents history) {
        this.history = history;
    }

    @AuditorsMay
    @GetMapping("/api/history/looks")
    ResponseEntity<LookPage> looks(LookParameters parameters) {
        parameters.check();
        EventSlice slice = history.page(parameters.filter(CONSULTED), parameters.range());
        String next = slice.older().isPresent()
                ? Cursor.at(LookParameters.LIST, slice.older().getAsLong()).text()
                : null;
        return parameters
                .links()
                .link("next", "before", next)
                .on(ResponseEntity.ok())
                .cacheControl(CacheControl.noStore())
                .body(new LookPage(slice.events().stream().map(Look::of).toList(), next));
    }
}
