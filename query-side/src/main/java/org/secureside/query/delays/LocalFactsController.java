package org.secureside.query.delays;

import org.secureside.query.history.HistoryEvents;
import org.secureside.web.security.AuditorsMay;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what this node alone knows of a window, above all to its peers, which put reports together. */
@RestController
class LocalFactsController {

    static final String PATH = "/api/history/here";

    private final LocalFacts facts;
    private final HistoryEvents history;

    LocalFactsController(LocalFacts facts, HistoryEvents history) {
        this.facts = facts;
        this.history = history;
    }

    @AuditorsMay
    @GetMapping(PATH)
    ResponseEntity<NodeFacts> facts(LocalParameters parameters) {
        Window window = parameters.window(history);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(facts.of(window, parameters.positionsAsked().orElseThrow()));
    }
}
