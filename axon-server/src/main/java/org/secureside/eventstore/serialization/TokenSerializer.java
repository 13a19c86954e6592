package org.secureside.eventstore.serialization;

import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Makes the serializer for what a node writes for itself, tracking tokens above all. Tokens name their own class in the
 * JSON; Axon's classes are the only ones allowed to be named.
 */
public final class TokenSerializer {

    private TokenSerializer() {}

    /** Returns a serializer for tracking tokens. */
    public static Jackson3Serializer create() {
        BasicPolymorphicTypeValidator onlyAxon = BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.eventhandling.")
                .allowIfSubType("org.axonframework.eventsourcing.")
                .build();
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper -> mapper.polymorphicTypeValidator(onlyAxon))
                .build();
    }
}
