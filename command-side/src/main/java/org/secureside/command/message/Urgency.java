package org.secureside.command.message;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * Reads how urgent a request says it is (RFC 9218, section 4.1): the load balancer keeps room for what is. Chat may not
 * say so, or everybody would.
 */
final class Urgency {

    static final String HEADER = "Priority";

    private static final Set<String> URGENT = Set.of("u=0", "u=1");

    private Urgency() {}

    static Optional<String> problemWith(HttpServletRequest request, boolean isAlert) {
        boolean isUrgent = Collections.list(request.getHeaders(HEADER)).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .anyMatch(parameter -> URGENT.contains(parameter.strip()));
        return isUrgent && !isAlert
                ? Optional.of("may be u=0 or u=1 for alerts only: leave it out, or send kind ALERT")
                : Optional.empty();
    }
}
