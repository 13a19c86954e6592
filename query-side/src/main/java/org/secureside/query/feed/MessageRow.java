package org.secureside.query.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.feed.MessageState;
import org.secureside.api.feed.MessageView;
import org.secureside.api.feed.ReactionView;
import org.secureside.api.feed.Removal;
import org.secureside.api.message.Alert;
import org.secureside.api.message.AlertSeverity;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageKind;
import org.secureside.api.message.Place;
import org.secureside.api.neighborhood.NeighborhoodId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message as it stands in its table.
 *
 * @param position where its sending stands in the log of all events
 * @param replies how many messages answer it
 * @param view the message, without replies and without marks on the reader's own reactions
 */
public record MessageRow(long position, int replies, MessageView view) {

    /** The columns that {@link #of} reads, to be selected from {@code message}. */
    public static final String COLUMNS = "message.message_id, message.neighborhood_id, message.in_reply_to,"
            + " message.author, message.severity, message.place, message.state, message.body, message.edited_at,"
            + " message.closed_by, message.closed_reason, message.closed_at, message.version, message.position,"
            + " message.reply_count, message.reactions, message.sent_at, message.recorded_at";

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};
    private static final Comparator<ReactionView> MOST_FREQUENT_FIRST =
            Comparator.comparingInt(ReactionView::count).reversed().thenComparing(ReactionView::emoji);

    /** Returns the message in a row that has the {@link #COLUMNS}. */
    public static MessageRow of(ResultSet row) throws SQLException {
        MessageState state = MessageState.valueOf(row.getString("state"));
        Instant closedAt = instant(row, "closed_at");
        Alert alert = alert(row);
        MessageView view = new MessageView(
                new MessageId(row.getObject("message_id", UUID.class)),
                new NeighborhoodId(row.getObject("neighborhood_id", UUID.class)),
                new ResidentId(row.getString("author")),
                alert == null ? MessageKind.CHAT : MessageKind.ALERT,
                alert,
                parent(row),
                state,
                TextColumn.read(row.getString("body")),
                row.getLong("version"),
                instant(row, "sent_at"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                instant(row, "edited_at"),
                state == MessageState.RETRACTED ? closedAt : null,
                state == MessageState.REMOVED && closedAt != null ? removal(row, closedAt) : null,
                reactions(row.getString("reactions")),
                null);
        return new MessageRow(row.getLong("position"), row.getInt("reply_count"), view);
    }

    /** Returns the message in a row of an outer join, or nothing if the row has none. */
    static Optional<MessageRow> ofOptional(ResultSet row) throws SQLException {
        return row.getObject("message_id") == null ? Optional.empty() : Optional.of(of(row));
    }

    /** Returns the same row with the message as somebody else sees it. */
    MessageRow with(MessageView seen) {
        return new MessageRow(position, replies, seen);
    }

    private static @Nullable Alert alert(ResultSet row) throws SQLException {
        String severity = row.getString("severity");
        String place = row.getString("place");
        return severity == null
                ? null
                : new Alert(AlertSeverity.valueOf(severity), place == null ? null : new Place(place));
    }

    private static @Nullable MessageId parent(ResultSet row) throws SQLException {
        UUID parent = row.getObject("in_reply_to", UUID.class);
        return parent == null ? null : new MessageId(parent);
    }

    private static Removal removal(ResultSet row, Instant at) throws SQLException {
        return new Removal(new ResidentId(row.getString("closed_by")), row.getString("closed_reason"), at);
    }

    private static List<ReactionView> reactions(@Nullable String counts) {
        return counts == null ? List.of() : counted(JSON.readValue(counts, COUNTS));
    }

    /** Returns how often each emoji stands, the most frequent first. */
    static List<ReactionView> counted(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> new ReactionView(entry.getKey(), entry.getValue(), false))
                .sorted(MOST_FREQUENT_FIRST)
                .toList();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
