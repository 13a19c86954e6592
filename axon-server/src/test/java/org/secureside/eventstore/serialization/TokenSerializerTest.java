package org.secureside.eventstore.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenSerializerTest {

    private final Serializer serializer = TokenSerializer.create();

    static Stream<TrackingToken> tokens() {
        TrackingToken here = new GlobalSequenceTrackingToken(5);
        TrackingToken there = new GapAwareTrackingToken(9, List.of(7L));
        return Stream.of(
                here,
                there,
                ReplayToken.createReplayToken(here, new GlobalSequenceTrackingToken(0)),
                ReplayToken.createReplayToken(here, null),
                new MergedTrackingToken(here, new GlobalSequenceTrackingToken(6)));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void everyKindOfTokenIsReadBack(TrackingToken token) {
        assertThat(serializer.<byte[], Object>deserialize(serializer.serialize(token, byte[].class)))
                .isEqualTo(token);
    }

    @Test
    void aTokenThatNamesAForeignClassIsRefused() {
        String hostile = "{\"tokenAtReset\":{\"@class\":\"javax.naming.InitialContext\"},\"currentToken\":null}";

        assertThatThrownBy(() -> serializer.deserialize(
                        new SimpleSerializedObject<>(hostile, String.class, ReplayToken.class.getName(), null)))
                .hasStackTraceContaining("javax.naming.InitialContext");
    }
}
