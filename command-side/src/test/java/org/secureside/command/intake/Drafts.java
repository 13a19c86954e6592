package org.secureside.command.intake;

import java.util.Map;
import java.util.UUID;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageBody;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.SendMessage;
import org.secureside.api.neighborhood.NeighborhoodId;

/** Messages that the tests send. */
final class Drafts {

    static final NeighborhoodId MAPLE_STREET = new NeighborhoodId(UUID.randomUUID());
    static final NeighborhoodId ELM_STREET = new NeighborhoodId(UUID.randomUUID());
    static final ResidentId ADA = new ResidentId("ada");
    static final Map<String, String> METADATA = Map.of("actor", "ada", "requestId", "request-0815");

    private Drafts() {}

    /** Returns a message whose text is its key. */
    static SendMessage message(NeighborhoodId neighborhood, String key) {
        return message(neighborhood, key, key);
    }

    static SendMessage message(NeighborhoodId neighborhood, String key, String body) {
        return new SendMessage(
                MessageId.of(ADA, new IdempotencyKey(key)), neighborhood, ADA, new MessageBody(body), null, null);
    }
}
