package org.secureside.operations.client;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the service answered.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body, read as UTF-8
 */
public record Answer(int status, HttpHeaders headers, String body) {

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(
                response.statusCode(), response.headers(), new String(response.body(), StandardCharsets.UTF_8));
    }

    /** Tells whether the service did as asked. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Tells whether the service had done this before and only says so again. */
    public boolean isReplayed() {
        return headers.firstValue("Idempotency-Replayed")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    /** Returns how long the service asks to be left alone, or empty if it does not say. */
    public Optional<Duration> retryAfter() {
        return headers.firstValue("Retry-After").flatMap(value -> RetryAfter.parse(value, Instant.now()));
    }

    /** Returns in one line what went wrong, as the service explains it. */
    public String problem() {
        return Problem.inOneLine(status, body);
    }
}
