package org.secureside.api.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;

/**
 * A message, by the name-based UUID of its sender and the key it was sent with.
 *
 * @param value the UUID
 */
public record MessageId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageId {}

    /** Returns the id of the message that the sender sends with the key, in the first try as in every retry. */
    public static MessageId of(ResidentId sender, IdempotencyKey key) {
        return new MessageId(key.nameOf("message", sender));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
