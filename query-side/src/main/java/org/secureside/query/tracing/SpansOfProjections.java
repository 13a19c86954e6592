package org.secureside.query.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Adds to the trace of a request what this node does with its event: a span from when the node has the event until it is
 * committed, which is when readers see it.
 */
final class SpansOfProjections implements MessageHandlerInterceptor<EventMessage<?>> {

    private static final String RESOURCE = SpansOfProjections.class.getName();

    /** An older event is one of a replay, and its trace was told long ago. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Tracer tracer;
    private final Clock clock;

    SpansOfProjections(Tracer tracer, Clock clock) {
        this.tracer = tracer;
        this.clock = clock;
    }

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        EventMessage<?> event = unitOfWork.getMessage();
        if (event.getTimestamp().isAfter(clock.instant().minus(FRESH))) {
            TraceOfRequest.of(event.getMetaData())
                    .map(parent -> tracer.spanBuilder(
                                    "show " + event.getPayloadType().getSimpleName())
                            .setParent(parent)
                            .setSpanKind(SpanKind.CONSUMER)
                            .startSpan())
                    .filter(Span::isRecording)
                    .ifPresent(span -> endsWith(unitOfWork, describe(span, event)));
        }
        return chain.proceed();
    }

    private static Span describe(Span span, EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> message) {
            span.setAttribute("secureside.stream", message.getAggregateIdentifier());
            span.setAttribute("secureside.sequence", message.getSequenceNumber());
        }
        return span.setAttribute("secureside.recorded_at", event.getTimestamp().toString());
    }

    /** A batch of events is one unit of work, which is told once. */
    private static void endsWith(UnitOfWork<?> unitOfWork, Span span) {
        List<Span> open = unitOfWork.getOrComputeResource(RESOURCE, name -> {
            List<Span> spans = new ArrayList<>();
            unitOfWork.afterCommit(u -> spans.forEach(Span::end));
            unitOfWork.onRollback(
                    u -> spans.forEach(it -> it.setStatus(StatusCode.ERROR).end()));
            return spans;
        });
        open.add(span);
    }
}
