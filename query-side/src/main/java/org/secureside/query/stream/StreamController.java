package org.secureside.query.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.query.access.NotForYou;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.security.Caller;
import org.secureside.web.security.ResidentsMay;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Tells members what happens in their neighborhood, as it happens. */
@RestController
class StreamController {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private final StreamHub hub;
    private final StreamLog log;
    private final Seats seats;

    StreamController(StreamHub hub, StreamLog log, Seats seats) {
        this.hub = hub;
        this.log = log;
        this.seats = seats;
    }

    @ResidentsMay
    @GetMapping(path = "/api/neighborhoods/{neighborhood}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @PathVariable UUID neighborhood,
            @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean wellFormed =
                lastEventId == null || POSITION.matcher(lastEventId).matches();
        new FieldCheck()
                .field(
                        LAST_EVENT_ID,
                        wellFormed ? Optional.empty() : Optional.of("must be the id of an event of this stream"))
                .done();
        NeighborhoodId id = new NeighborhoodId(neighborhood);
        // First, so that a departure is either seen when membership is asked for, or still to be told.
        long newest = log.newest(id);
        if (!hub.isMember(id, caller.id())) {
            throw NotForYou.notAMember();
        }
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // nginx would otherwise hold events back
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            takeASeat(caller);
            open(id, newest, lastEventId, caller, request, response);
        }
    }

    /** A client that reloads leaves streams behind which nobody has noticed yet: its next try finds their seats free. */
    private void takeASeat(Caller caller) {
        try {
            seats.take(caller.id());
        } catch (ProblemException full) {
            hub.probe(caller.id());
            throw full;
        }
    }

    private void open(
            NeighborhoodId neighborhood,
            long newest,
            @Nullable String lastEventId,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean opened = false;
        try {
            // A position yet to come would let its reader skip the event of their own departure.
            long start = lastEventId == null ? newest : Math.min(newest, Long.parseLong(lastEventId));
            response.getOutputStream().write(hub.comeAgain());
            // Before the first event there is no place yet to come back to.
            response.getOutputStream().write(start < 0 ? Frame.notice("open", "{}") : Frame.event(start, "open", "{}"));
            response.flushBuffer();
            AsyncContext context = request.startAsync();
            context.setTimeout(0);
            hub.open(
                    neighborhood,
                    caller,
                    newest,
                    start,
                    Collections.list(request.getHeaders(HttpHeaders.CACHE_CONTROL)),
                    new Connection(context));
            opened = true;
        } finally {
            if (!opened) {
                seats.free(caller.id());
            }
        }
    }
}
