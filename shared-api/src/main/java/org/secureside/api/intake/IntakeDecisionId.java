package org.secureside.api.intake;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.util.List;
import java.util.UUID;

/**
 * A decision about a message in a journal, by the name-based UUID of what was decided, by whom and why.
 *
 * @param value the UUID
 */
public record IntakeDecisionId(@JsonValue UUID value) {

    private static final NameBasedGenerator NAMES =
            Generators.nameBasedGenerator(UUID.fromString("d1f6a0b2-3c58-5e94-8a7d-0b9c2e4f6a18"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public IntakeDecisionId {}

    /** Returns the id of the decision that all of this belongs to; equal parts give the equal id. */
    public static IntakeDecisionId of(List<String> parts) {
        return new IntakeDecisionId(NAMES.generate(String.join("\n", parts)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
