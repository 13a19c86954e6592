package org.secureside.query.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secureside.api.EventMetadata;

class TraceOfRequestTest {

    private static final String ID = "0123456789abcdef0011223344556677";

    @Test
    void theTraceIsThatOfTheRequestThatCausedTheEvent() {
        SpanContext parent = Span.fromContext(TraceOfRequest.of(MetaData.with(EventMetadata.REQUEST_ID, ID))
                        .orElseThrow())
                .getSpanContext();

        assertThat(parent.getTraceId()).isEqualTo(ID);
        assertThat(parent.getSpanId()).isEqualTo("0123456789abcdef");
        assertThat(parent.isRemote()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mine", "0123456789ABCDEF0011223344556677", "00000000000000000000000000000000"})
    void aRequestThatDidNotComeThroughTheLoadBalancerHasNoTrace(String id) {
        assertThat(TraceOfRequest.of(MetaData.with(EventMetadata.REQUEST_ID, id)))
                .isEmpty();
        assertThat(TraceOfRequest.of(MetaData.emptyInstance())).isEmpty();
    }
}
