package org.secureside.query.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.secureside.api.EventMetadata;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodRenamed;

class SpansOfProjectionsTest {

    private static final String ID = "0123456789abcdef0011223344556677";
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    private final List<SpanData> told = new CopyOnWriteArrayList<>();

    @Test
    void aSpanEndsWhenItsEventIsCommittedAndNotBefore() throws Exception {
        UnitOfWork<EventMessage<?>> unitOfWork = handled(NOW.minusSeconds(1), Sampler.alwaysOn());
        assertThat(told).isEmpty();

        unitOfWork.commit();

        assertThat(told).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("show NeighborhoodRenamed");
            assertThat(span.getTraceId()).isEqualTo(ID);
            assertThat(span.getParentSpanId()).isEqualTo(ID.substring(0, 16));
        });
    }

    @Test
    void whatIsRolledBackIsToldAsAnError() throws Exception {
        handled(NOW, Sampler.alwaysOn()).rollback();

        assertThat(told)
                .singleElement()
                .satisfies(span -> assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR));
    }

    @Test
    void aReplayedEventHasNoSpan() throws Exception {
        handled(NOW.minus(Duration.ofHours(1)), Sampler.alwaysOn()).commit();

        assertThat(told).isEmpty();
    }

    @Test
    void aTraceThatIsNotSampledHasNoSpan() throws Exception {
        handled(NOW, Sampler.traceIdRatioBased(0)).commit();

        assertThat(told).isEmpty();
    }

    private UnitOfWork<EventMessage<?>> handled(Instant recordedAt, Sampler sampler) throws Exception {
        EventMessage<?> event = new GenericDomainEventMessage<>(
                "NeighborhoodRenamed",
                "a stream",
                7,
                new NeighborhoodRenamed(new NeighborhoodId(UUID.randomUUID()), "Elm Street"),
                MetaData.with(EventMetadata.REQUEST_ID, ID),
                "an event",
                recordedAt);
        UnitOfWork<EventMessage<?>> unitOfWork = DefaultUnitOfWork.startAndGet(event);
        SdkTracerProvider tracing = SdkTracerProvider.builder()
                .setSampler(sampler)
                .addSpanProcessor(SimpleSpanProcessor.create(new Told()))
                .build();
        new SpansOfProjections(tracing.get("test"), Clock.fixed(NOW, ZoneOffset.UTC))
                .handle(unitOfWork, () -> "handled");
        return unitOfWork;
    }

    private final class Told implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            told.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
