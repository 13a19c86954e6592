package org.secureside.query.delays;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.secureside.query.history.EventView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an event says of the moment in which the load balancer was changed: it is reported afterwards, maybe much later. */
final class BalancerChange {

    private static final JsonMapper JSON = new JsonMapper();

    private BalancerChange() {}

    /** Returns when a change was made, by the load balancer's clock; when the event was recorded, if it does not say. */
    static Instant madeAt(EventView event) {
        Instant said = said(JSON.readTree(event.payload()).path("changedAt"));
        return said == null ? event.recordedAt() : said;
    }

    private static @Nullable Instant said(JsonNode text) {
        try {
            return text.isString() ? Instant.parse(text.asString()) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
