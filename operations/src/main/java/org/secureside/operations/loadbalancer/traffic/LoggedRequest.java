package org.secureside.operations.loadbalancer.traffic;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request as the balancer's access log tells it.
 *
 * @param at when it ended, to the second
 * @param status the status that the client got
 * @param seconds how long it took until its answer began; a stream goes on after that for as long as the client likes
 * @param release the version of the configuration that it was served by, or nothing if the log does not tell
 * @param pool the pool that it belonged to, or nothing
 * @param tries the servers that it was tried on, in order
 */
public record LoggedRequest(Instant at, int status, double seconds, String release, String pool, List<Try> tries) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String OPERATORS = "/nodes/";

    /**
     * One server's part in a request.
     *
     * @param server its address
     * @param status what it answered; what nginx took for it if it did not
     * @param seconds how long it took until its answer began, or until it was given up
     */
    public record Try(String server, int status, double seconds) {}

    public LoggedRequest {
        tries = List.copyOf(tries);
    }

    /** Reads a line; empty if it is of another form, or of an operator who asked one node by its name. */
    public static Optional<LoggedRequest> parse(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            if (!json.path("time").isString()
                    || !json.path("status").isNumber()
                    || json.path("uri").asString("").startsWith(OPERATORS)) {
                return Optional.empty();
            }
            List<Try> tries = tries(json);
            return Optional.of(new LoggedRequest(
                    OffsetDateTime.parse(json.path("time").asString()).toInstant(),
                    json.path("status").asInt(),
                    tries.isEmpty()
                            ? json.path("seconds").asDouble(0)
                            : tries.stream().mapToDouble(Try::seconds).sum(),
                    json.path("release").asString(""),
                    json.path("pool").asString(""),
                    tries));
        } catch (JacksonException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Returns whether it failed, and not by the client's fault. */
    public boolean isFailure() {
        return status >= 500;
    }

    /** Returns whether it was refused, or answered by the balancer without any server being asked, as a redirect is. */
    public boolean isTurnedAway() {
        return !isFailure() && (status >= 400 || tries.isEmpty());
    }

    private static List<Try> tries(JsonNode json) {
        List<String> servers = list(json, "upstream");
        List<String> statuses = list(json, "upstreamStatus");
        List<String> headers = list(json, "headerSeconds");
        List<String> responses = list(json, "responseSeconds");
        return IntStream.range(0, servers.size())
                .filter(i -> !servers.get(i).isEmpty() && !servers.get(i).equals("-"))
                .mapToObj(i -> new Try(
                        servers.get(i),
                        (int) number(statuses, i).orElse(0.0).doubleValue(),
                        number(headers, i).or(() -> number(responses, i)).orElse(0.0)))
                .toList();
    }

    /** Tries are separated by commas, and by colons where nginx went on to another location. */
    private static List<String> list(JsonNode json, String field) {
        return Arrays.asList(json.path(field).asString("").split(", | : ", -1));
    }

    private static Optional<Double> number(List<String> words, int index) {
        return index < words.size() && words.get(index).matches("\\d+(\\.\\d+)?")
                ? Optional.of(Double.valueOf(words.get(index)))
                : Optional.empty();
    }
}
