package org.secureside.api.replay;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;

/**
 * An order concerning dead letters, by the name-based UUID of who gave it and the key it was given with.
 *
 * @param value the UUID
 */
public record DeadLetterOrderId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeadLetterOrderId {}

    /** Returns the id of the order that is given with the key. */
    public static DeadLetterOrderId of(ResidentId admin, IdempotencyKey key) {
        return new DeadLetterOrderId(key.nameOf("dead-letter-order", admin));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
