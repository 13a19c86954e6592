package org.secureside.api.neighborhood;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;

/**
 * A neighborhood, by the name-based UUID of who opened it and the key it was opened with.
 *
 * @param value the UUID
 */
public record NeighborhoodId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NeighborhoodId {}

    /** Returns the id of the neighborhood that the resident opens with the key. */
    public static NeighborhoodId of(ResidentId openedBy, IdempotencyKey key) {
        return new NeighborhoodId(key.nameOf("neighborhood", openedBy));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
