package org.secureside.query.delays;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.secureside.api.feed.MessageView;
import org.secureside.query.asof.InstantAsked;
import org.secureside.query.asof.PastLog;
import org.secureside.query.asof.PastMessages;
import org.secureside.query.history.EventView;
import org.secureside.query.history.HistoryEvents;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.secureside.web.security.AuditorsMay;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows auditors all there is to know of one message: how it stood, what happened to it, and its way. */
@RestController
class MessageHistoryController {

    /** The most events on the page of a message; of a longer story, the rest is found by the filter of events. */
    private static final int MOST_EVENTS = 500;

    /**
     * What there is to know of a message.
     *
     * @param at the instant that is asked about
     * @param position the position of the last event that is taken into account
     * @param message the message as it stood, absent if this release cannot read how it was sent
     * @param way its way
     * @param events what happened to it up to then, oldest first
     * @param more whether more happened than is listed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MessageHistory(
            Instant at,
            long position,
            @Nullable MessageView message,
            MessageWay way,
            List<EventView> events,
            boolean more) {}

    private final PastLog log;
    private final HistoryEvents history;
    private final PastMessages messages;
    private final AllNodes nodes;
    private final MessagePage page = new MessagePage();
    private final Clock clock = Clock.systemUTC();

    MessageHistoryController(PastLog log, HistoryEvents history, PastMessages messages, AllNodes nodes) {
        this.log = log;
        this.history = history;
        this.messages = messages;
        this.nodes = nodes;
    }

    @AuditorsMay
    @GetMapping(path = "/api/history/messages/{message}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<MessageHistory> message(
            @PathVariable UUID message,
            @RequestParam(required = false) @Nullable String at,
            HttpServletRequest request) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(told(message, at, request));
    }

    @AuditorsMay
    @GetMapping(path = "/api/history/messages/{message}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(
            @PathVariable UUID message,
            @RequestParam(required = false) @Nullable String at,
            HttpServletRequest request) {
        return PageTemplate.answer(page.of(message, told(message, at, request)));
    }

    private MessageHistory told(UUID message, @Nullable String at, HttpServletRequest request) {
        new FieldCheck().field("at", InstantAsked.problemWith(at, clock)).done();
        Instant asked = InstantAsked.of(at, clock);
        long position = log.endAt(asked);
        List<EventView> events = history.ofMessage(message, position, MOST_EVENTS + 1);
        if (events.isEmpty()) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND,
                    "There is no message with the id " + message + " in the history of this node up to " + asked + ".");
        }
        EventView sent = events.getFirst();
        Window itself = new Window(sent.recordedAt(), sent.recordedAt().plusMillis(1), 0);
        return new MessageHistory(
                asked,
                position,
                messages.message(message, position).orElse(null),
                MessageWay.of(sent, nodes.ask(request, itself, List.of(sent.position()))),
                events.subList(0, Math.min(events.size(), MOST_EVENTS)),
                events.size() > MOST_EVENTS);
    }
}
