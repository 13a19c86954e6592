package org.secureside.operations.loadbalancer.release;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request as the balancer's access log tells it.
 *
 * @param at when it ended, to the second
 * @param status the status that the client got
 * @param seconds how long it took
 * @param release the version of the configuration that it was served by, or nothing if the log does not tell
 * @param upstreams the servers that it was tried on, in order
 */
record LoggedRequest(Instant at, int status, double seconds, String release, List<String> upstreams) {

    private static final JsonMapper JSON = new JsonMapper();

    LoggedRequest {
        upstreams = List.copyOf(upstreams);
    }

    /** Reads a line; empty if it is of another form. */
    static Optional<LoggedRequest> parse(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            if (!json.path("time").isString() || !json.path("status").isNumber()) {
                return Optional.empty();
            }
            // Tries are separated by commas, and by colons where nginx went on to another location.
            List<String> upstreams = Arrays.stream(
                            json.path("upstream").asString("").split(", | : ", -1))
                    .filter(upstream -> !upstream.isEmpty() && !upstream.equals("-"))
                    .toList();
            return Optional.of(new LoggedRequest(
                    OffsetDateTime.parse(json.path("time").asString()).toInstant(),
                    json.path("status").asInt(),
                    json.path("seconds").asDouble(0),
                    json.path("release").asString(""),
                    upstreams));
        } catch (JacksonException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Returns whether it failed, and not by the client's fault. */
    boolean isFailure() {
        return status >= 500;
    }

    /** Returns whether it was served by this release, as far as the log tells. */
    boolean mayBeOf(Release other) {
        return release.isEmpty() || release.equals(other.id());
    }
}
