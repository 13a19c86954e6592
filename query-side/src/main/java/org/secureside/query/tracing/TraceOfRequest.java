package org.secureside.query.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.Optional;
import java.util.regex.Pattern;
import org.axonframework.messaging.MetaData;
import org.secureside.api.EventMetadata;

/**
 * The trace that an event belongs to. The load balancer makes it of the id that it gives to each request, and that id is
 * in the event already: the trace has the same id, and the span of the load balancer the first half of it.
 */
final class TraceOfRequest {

    private static final Pattern ID_OF_THE_LOAD_BALANCER = Pattern.compile("[0-9a-f]{32}");
    private static final int HALF = 16;

    private TraceOfRequest() {}

    /** Returns the trace to go on with; empty for an event of a request that did not come through the load balancer. */
    static Optional<Context> of(MetaData metadata) {
        Object id = metadata.get(EventMetadata.REQUEST_ID);
        return Optional.ofNullable(id)
                .map(Object::toString)
                .filter(text -> ID_OF_THE_LOAD_BALANCER.matcher(text).matches())
                .map(text -> SpanContext.createFromRemoteParent(
                        text, text.substring(0, HALF), TraceFlags.getSampled(), TraceState.getDefault()))
                .filter(SpanContext::isValid)
                .map(parent -> Context.root().with(Span.wrap(parent)));
    }
}
