package org.secureside.api.loadbalancer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;

/**
 * A change of the load balancer's configuration, by the name-based UUID of who reported it and the key it was reported
 * with.
 *
 * @param value the UUID
 */
public record ConfigurationChangeId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConfigurationChangeId {}

    /** Returns the id of the change that is reported with the key. */
    public static ConfigurationChangeId of(ResidentId reporter, IdempotencyKey key) {
        return new ConfigurationChangeId(key.nameOf("load-balancer-configuration-change", reporter));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
