package org.secureside.query.orders;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.secureside.query.stream.Connection;
import org.secureside.query.stream.Seats;
import org.secureside.web.security.AdminsMay;
import org.secureside.web.security.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Tells admins how a replay goes, as it goes. */
@RestController
class WatchController {

    private final Replays replays;
    private final Seats seats;
    private final JsonMapper json;

    WatchController(Replays replays, Seats seats, JsonMapper json) {
        this.replays = replays;
        this.seats = seats;
        this.json = json;
    }

    @AdminsMay
    @GetMapping(path = "/api/replays/{replay}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void progress(@PathVariable UUID replay, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (replays.find(replay).isEmpty()) {
            throw ReplayController.noSuch(replay);
        }
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // nginx would otherwise hold events back
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            seats.take(caller.id());
            open(replay, caller, request, response);
        }
    }

    private void open(UUID replay, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean opened = false;
        try {
            response.getOutputStream().write(ProgressStream.COME_AGAIN);
            response.flushBuffer();
            AsyncContext context = request.startAsync();
            context.setTimeout(0);
            Connection connection = new Connection(context);
            connection.whenOver(() -> seats.free(caller.id()));
            opened = true;
            Thread.ofVirtual()
                    .name("progress-" + replay)
                    .start(new ProgressStream(replay, replays, json, connection, caller.expiresAt(), seats::areOpen));
        } finally {
            if (!opened) {
                seats.free(caller.id());
            }
        }
    }
}
