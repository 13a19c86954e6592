package org.secureside.operations.stack;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.client.Answer;
import org.secureside.operations.client.Call;
import org.secureside.operations.client.ServiceClient;
import org.secureside.operations.client.WireJson;
import org.secureside.operations.token.LocalIssuer;
import tools.jackson.core.JacksonException;

/**
 * What a command node has promised to record and not recorded yet.
 *
 * @param waiting how many messages wait
 * @param refused how many were promised and could not be recorded
 * @param bytes how many bytes the journal holds
 * @param oldest since when the oldest waits, or nothing if none does
 * @param forwarder what the forwarder is doing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IntakeStatus(
        int waiting, int refused, long bytes, @Nullable Instant oldest, String forwarder) {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration TOKEN_VALID = Duration.ofMinutes(1);

    /** Asks a command node, and returns nothing if it does not answer. */
    static Optional<IntakeStatus> of(Path data, URI commandNode) throws InterruptedException {
        try (ServiceClient client = new ServiceClient(commandNode, PATIENCE)) {
            String token = LocalIssuer.open(data).mint("status", java.util.List.of("admin"), TOKEN_VALID);
            Answer answer = client.exchange(Call.get("/api/intake"), token);
            return answer.isSuccess()
                    ? Optional.of(WireJson.MAPPER.readValue(answer.body(), IntakeStatus.class))
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    String inWords(Instant now) {
        String refusals = refused == 0 ? "" : "; %,d refused: see GET /api/intake".formatted(refused);
        return oldest == null
                ? "intake: nothing waits to be recorded" + refusals
                : "intake: %,d messages wait to be recorded, the oldest for %s; the forwarder is %s"
                                .formatted(
                                        waiting,
                                        StatusTable.duration(Duration.between(oldest, now)),
                                        forwarder.toLowerCase(java.util.Locale.ROOT))
                        + refusals;
    }
}
