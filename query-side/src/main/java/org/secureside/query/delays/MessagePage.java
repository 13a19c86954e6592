package org.secureside.query.delays;

import static org.secureside.query.delays.PageText.each;
import static org.secureside.query.delays.PageText.moment;
import static org.secureside.query.delays.PageText.number;
import static org.secureside.query.delays.PageText.span;
import static org.secureside.query.delays.PageText.text;
import static org.secureside.query.delays.PageText.words;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.secureside.api.feed.MessageView;
import org.secureside.query.delays.MessageHistoryController.MessageHistory;
import org.secureside.query.history.EventView;

/** All there is to know of one message as a page that needs nothing else. */
final class MessagePage {

    private final PageTemplate template = new PageTemplate("message.html");

    String of(UUID id, MessageHistory told) {
        return template.fill(Map.of(
                "id", id.toString(),
                "when", moment(told.at()),
                "position", number(told.position()),
                "message", message(told.message()),
                "way", way(told.way()),
                "request", request(told.way()),
                "events", events(told)));
    }

    private static String message(@Nullable MessageView message) {
        if (message == null) {
            return "<p>This release cannot read how it was sent.</p>";
        }
        String said = message.body() == null
                ? "<p class=\"no\">%s</p>".formatted(gone(message))
                : "<div class=\"body\">%s</div>".formatted(text(message.body()));
        return "<p>%s by %s in the neighborhood <code>%s</code>, version %d%s</p>"
                        .formatted(
                                words(message.kind().name().toLowerCase(java.util.Locale.ROOT)),
                                text(message.author().value()),
                                message.neighborhoodId(),
                                message.version(),
                                message.editedAt() == null ? "" : ", edited " + moment(message.editedAt()))
                + said;
    }

    private static String gone(MessageView message) {
        return message.removal() == null
                ? "Its author took it back."
                : "It was removed: " + text(message.removal().reason());
    }

    private static String way(MessageWay way) {
        Instant begin = way.receivedAt() == null ? way.recordedAt() : way.receivedAt();
        String node = way.acceptedBy() == null ? "a command node" : text(way.acceptedBy());
        return Stream.concat(
                        Stream.of(
                                step("sent by the client", way.sentAt(), begin),
                                step("received by " + node, way.receivedAt(), begin),
                                step("kept in the journal of " + node, way.journaledAt(), begin),
                                step("recorded at position " + number(way.position()), way.recordedAt(), begin)),
                        way.visible().stream().map(node1 -> visible(node1, begin)))
                .collect(Collectors.joining("\n"));
    }

    private static String visible(MessageWay.Visible on, Instant begin) {
        if (on.visibleAt() != null) {
            return step("visible on " + text(on.node()), on.visibleAt(), begin);
        }
        return on.unreachable() == null
                ? "<tr><td class=\"no\">not visible on %s</td><td></td><td></td></tr>".formatted(text(on.node()))
                : "<tr><td>%s does not tell</td><td colspan=\"2\" class=\"no\">%s</td></tr>"
                        .formatted(text(on.node()), text(on.unreachable()));
    }

    /** Returns nothing for what did not happen, or of which nobody said when. */
    private static String step(String what, @Nullable Instant at, Instant begin) {
        return at == null
                ? ""
                : "<tr><td>%s</td><td>%s</td><td>%s</td></tr>".formatted(what, moment(at), span((double)
                        Duration.between(begin, at).toMillis()));
    }

    private static String request(MessageWay way) {
        return way.requestId() == null
                ? ""
                : "Its request was <code>%s</code>%s."
                        .formatted(
                                text(way.requestId()),
                                way.traceId() == null ? "" : ", its trace <code>" + text(way.traceId()) + "</code>");
    }

    private static String events(MessageHistory told) {
        return each(told.events(), MessagePage::event)
                + (told.more() ? "<p>There is more after these: the list of events has it.</p>" : "");
    }

    private static String event(EventView event) {
        return "<div class=\"event\"><p><b>%s</b> at position %s, number %d of the message, recorded %s</p><p><small>%s%s%s</small></p><pre>%s</pre></div>"
                .formatted(
                        text(words(event.type())),
                        number(event.position()),
                        event.sequence(),
                        moment(event.recordedAt()),
                        event.actor() == null ? "by nobody who is named" : "by " + text(event.actor()),
                        event.roles() == null ? "" : " (" + text(event.roles()) + ")",
                        event.requestId() == null ? "" : ", request <code>" + text(event.requestId()) + "</code>",
                        text(event.payload()));
    }
}
