package org.secureside.query.projection;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ledger.Fingerprint;
import org.secureside.api.message.MessageEdited;
import org.secureside.api.message.MessageEvent;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageRemoved;
import org.secureside.api.message.MessageRetracted;
import org.secureside.api.message.MessageSent;
import org.secureside.api.message.ReactionAdded;
import org.secureside.api.message.ReactionWithdrawn;
import org.secureside.api.neighborhood.MemberAdmitted;
import org.secureside.api.neighborhood.MemberLeft;
import org.secureside.api.neighborhood.MemberRoleChanged;
import org.secureside.api.neighborhood.NeighborhoodEvent;
import org.secureside.api.neighborhood.NeighborhoodOpened;
import org.secureside.api.neighborhood.NeighborhoodRenamed;
import org.secureside.api.readmarker.ReadMarkerMoved;

/** What the tables should hold after some events, worked out one event at a time and without any database. */
final class ModelTables {

    private static final class MessageModel {
        String fixed = "";
        String severityAndPlace = "null|null";
        String severity = "null";
        String state = "VISIBLE";
        String closing = "null|null|null";
        String sha = "null";

        @Nullable String body;

        @Nullable String firstBody;

        long textVersion;

        @Nullable Instant editedAt;

        long version;
        int replies;
        final Map<String, Integer> reactions = new TreeMap<>();

        String row(Object id) {
            return String.join(
                    "|",
                    List.of(
                            "message",
                            id.toString(),
                            fixed,
                            severityAndPlace,
                            state,
                            String.valueOf(body),
                            String.valueOf(firstBody),
                            Long.toString(textVersion),
                            String.valueOf(editedAt),
                            closing,
                            sha,
                            Long.toString(version),
                            Integer.toString(replies),
                            reactions.isEmpty() ? "null" : reactions.toString()));
        }
    }

    private final Map<Object, MessageModel> messages = new HashMap<>();
    private final Map<String, String> rows = new TreeMap<>();
    private final Map<Object, String> names = new HashMap<>();
    private final Map<String, String> members = new HashMap<>();
    private final Map<MessageId, Long> positions = new HashMap<>();
    private final Map<Object, MessageId> furthest = new HashMap<>();

    /** Returns every row of every table after the events, as text. */
    static SortedSet<String> after(List<History.Entry> events) {
        ModelTables model = new ModelTables();
        events.forEach(model::follow);
        SortedSet<String> all = new TreeSet<>(model.rows.values());
        model.messages.forEach((id, message) -> all.add(message.row(id)));
        return all;
    }

    private void follow(History.Entry entry) {
        switch (entry.event()) {
            case MessageEvent event -> follow(entry, event);
            case NeighborhoodEvent event -> follow(entry, event);
            case ReadMarkerMoved event ->
                rows.put(
                        "marker " + entry.stream(),
                        "read_marker|%s|%s|%s|%s|%d"
                                .formatted(
                                        entry.stream(),
                                        event.neighborhoodId(),
                                        event.resident(),
                                        furthestOf(entry, event),
                                        entry.version()));
            default -> throw new IllegalStateException();
        }
    }

    private MessageId furthestOf(History.Entry entry, ReadMarkerMoved moved) {
        return furthest.merge(
                entry.stream(),
                moved.messageId(),
                (before, now) -> positions.getOrDefault(now, 0L) > positions.getOrDefault(before, 0L) ? now : before);
    }

    private void follow(History.Entry entry, MessageEvent event) {
        happened(entry, event.neighborhoodId(), event.messageId(), null);
        MessageModel message = messages.computeIfAbsent(event.messageId(), id -> new MessageModel());
        message.version = entry.version();
        switch (event) {
            case MessageSent sent -> send(entry, sent, message);
            case MessageEdited edited -> {
                message.firstBody = message.firstBody == null ? message.body : message.firstBody;
                message.body = edited.body();
                message.textVersion = entry.version();
                message.editedAt = entry.at();
                edit(event, entry.version(), edited.body(), entry.at());
            }
            case MessageRetracted retracted -> close(event, message, "RETRACTED", "null|null|" + entry.at());
            case MessageRemoved removed ->
                close(event, message, "REMOVED", removed.removedBy() + "|" + removed.reason() + "|" + entry.at());
            case ReactionAdded added -> {
                message.reactions.merge(added.emoji(), 1, Integer::sum);
                react(entry, event, added.resident() + "|" + added.emoji(), false);
            }
            case ReactionWithdrawn withdrawn -> {
                message.reactions.computeIfPresent(withdrawn.emoji(), (emoji, count) -> count == 1 ? null : count - 1);
                react(entry, event, withdrawn.resident() + "|" + withdrawn.emoji(), true);
            }
        }
    }

    private void send(History.Entry entry, MessageSent sent, MessageModel message) {
        positions.put(sent.messageId(), entry.position());
        message.fixed = "%s|%s|%s|%d|%s"
                .formatted(sent.neighborhoodId(), sent.inReplyTo(), sent.author(), entry.position(), entry.at());
        if (sent.alert() != null) {
            message.severity = sent.alert().severity().name();
            message.severityAndPlace = message.severity + "|"
                    + (sent.alert().place() == null
                            ? null
                            : sent.alert().place().value());
        }
        message.body = sent.body();
        if (sent.inReplyTo() != null) {
            messages.computeIfAbsent(sent.inReplyTo(), id -> new MessageModel()).replies++;
        }
    }

    private void close(MessageEvent event, MessageModel message, String state, String closing) {
        message.sha = Fingerprint.of(String.valueOf(message.body));
        message.state = state;
        message.closing = closing;
        message.body = null;
        message.firstBody = null;
        message.severityAndPlace = message.severity + "|null";
        String edits = "edit " + event.messageId() + " ";
        rows.replaceAll((key, row) -> key.startsWith(edits) ? row.replaceFirst("\\|edit \\d+\\|", "|null|") : row);
    }

    private void edit(MessageEvent event, long version, String body, Instant at) {
        rows.put(
                "edit " + event.messageId() + " " + version,
                "message_edit|%s|%d|%s|%s".formatted(event.messageId(), version, body, at));
    }

    private void react(History.Entry entry, MessageEvent event, String what, boolean withdrawn) {
        rows.put(
                "reaction " + event.messageId() + what,
                "reaction|%s|%s|%s|%d".formatted(event.messageId(), what, withdrawn, entry.version()));
    }

    private void follow(History.Entry entry, NeighborhoodEvent event) {
        Object id = event.neighborhoodId();
        switch (event) {
            case NeighborhoodOpened opened -> {
                names.put(id, opened.name());
                happened(entry, id, null, null);
            }
            case NeighborhoodRenamed renamed -> {
                names.put(id, renamed.name());
                happened(entry, id, null, null);
            }
            case MemberAdmitted admitted -> {
                String since = entry.position() + "|" + entry.at();
                members.put(id + " " + admitted.resident(), admitted.role() + "|" + since);
                member(entry, id, admitted.resident(), admitted.role() + "|false|" + since);
            }
            case MemberRoleChanged changed -> {
                String since =
                        members.getOrDefault(id + " " + changed.resident(), "").replaceFirst("^\\w+\\|", "");
                members.put(id + " " + changed.resident(), changed.role() + "|" + since);
                member(entry, id, changed.resident(), changed.role() + "|false|" + since);
            }
            case MemberLeft left -> {
                String before = members.getOrDefault(id + " " + left.resident(), "");
                member(entry, id, left.resident(), before.replaceFirst("\\|", "|true|"));
            }
        }
        rows.put("neighborhood " + id, "neighborhood|%s|%s|%d".formatted(id, names.get(id), entry.version()));
    }

    private void member(History.Entry entry, Object neighborhood, Object resident, String what) {
        rows.put(
                "member " + neighborhood + resident,
                "member|%s|%s|%s|%d".formatted(neighborhood, resident, what, entry.version()));
        happened(entry, neighborhood, null, resident);
    }

    private void happened(
            History.Entry entry, Object neighborhood, @Nullable Object message, @Nullable Object resident) {
        rows.put(
                "stream " + entry.position(),
                "stream_event|%s|%d|%s|%s|%s"
                        .formatted(
                                neighborhood,
                                entry.position(),
                                entry.event().getClass().getSimpleName(),
                                message,
                                resident));
    }
}
