package org.secureside.api.readmarker;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.util.UUID;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * The marker of one resident in one neighborhood, by the name-based UUID of both.
 *
 * @param value the UUID
 */
public record ReadMarkerId(UUID value) {

    private static final NameBasedGenerator NAMES =
            Generators.nameBasedGenerator(UUID.fromString("0b9f5a3c-6f0e-5d7b-8a44-9c1f6f5d2e70"));

    /** Returns the id of the resident's only marker in the neighborhood. */
    public static ReadMarkerId of(NeighborhoodId neighborhood, ResidentId resident) {
        return new ReadMarkerId(NAMES.generate(neighborhood + "\n" + resident.value()));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
