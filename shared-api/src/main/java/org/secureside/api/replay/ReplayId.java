package org.secureside.api.replay;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;

/**
 * A replay, by the name-based UUID of who requested it and the key it was requested with.
 *
 * @param value the UUID
 */
public record ReplayId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReplayId {}

    /** Returns the id of the replay that is requested with the key. */
    public static ReplayId of(ResidentId admin, IdempotencyKey key) {
        return new ReplayId(key.nameOf("replay", admin));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
