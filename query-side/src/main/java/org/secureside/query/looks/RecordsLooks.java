package org.secureside.query.looks;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.secureside.api.EventMetadata;
import org.secureside.api.history.HistoryConsulted;
import org.secureside.query.recording.NodeRecorder;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.secureside.web.request.RequestId;
import org.secureside.web.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Records each look at the history before anything is looked up for it. What cannot be recorded is not shown. */
@Component
class RecordsLooks implements HandlerInterceptor {

    /** The type of the streams of looks. Each has one event. */
    static final String STREAM = "Look";

    /** Longer than any question that is answered, those of nodes about a page of events among them. */
    static final int LONGEST = 4_000;

    private static final Logger log = LoggerFactory.getLogger(RecordsLooks.class);

    private final NodeRecorder recorder;
    private final Clock clock = Clock.systemUTC();

    RecordsLooks(NodeRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST && request.getUserPrincipal() instanceof Caller who) {
            record(who, request);
        }
        return true;
    }

    private void record(Caller who, HttpServletRequest request) {
        HistoryConsulted look = new HistoryConsulted(
                who.id(),
                recorder.node(),
                whole("path", request.getRequestURI()),
                Optional.ofNullable(request.getQueryString())
                        .map(query -> whole("query", query))
                        .orElse(null));
        MetaData metadata = MetaData.with(EventMetadata.ACTOR, who.id().value())
                .and(EventMetadata.ROLES, who.roleNames())
                .and(EventMetadata.REQUEST_ID, RequestId.of(request))
                .and(EventMetadata.RECEIVED_AT, clock.instant().toString())
                .and(EventMetadata.ACCEPTED_BY, recorder.node());
        try {
            recorder.record(STREAM, UUID.randomUUID().toString(), 0, look, metadata);
        } catch (RuntimeException e) {
            // Whatever kept it from being recorded: the rule has no exception.
            log.warn("A look could not be recorded: {}", e.getClass().getSimpleName());
            throw new ProblemException(
                    ProblemType.EVENT_STORE_UNAVAILABLE,
                    "Looks at the history are recorded before anything is shown, and that cannot be done now: try again.");
        }
    }

    /** Of what is cut, the rest would be asked and not recorded. */
    private static String whole(String part, String text) {
        if (text.length() > LONGEST) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "The %s has %d characters, and a look is recorded whole: make it at most %d."
                            .formatted(part, text.length(), LONGEST));
        }
        return text;
    }
}
