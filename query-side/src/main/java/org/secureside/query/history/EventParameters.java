package org.secureside.query.history;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.StorableText;
import org.secureside.query.page.InstantParameter;
import org.secureside.query.page.PageLinks;
import org.secureside.web.problem.FieldCheck;

/**
 * The parameters of a request that filter events, as they were sent: those are meant for which all holds that is said.
 *
 * @param message a message id
 * @param neighborhood a neighborhood id
 * @param actor a subject of tokens, or the name of a node
 * @param type the name of an event
 * @param from an instant, RFC 3339
 * @param to an instant, RFC 3339
 */
public record EventParameters(
        @Nullable String message,
        @Nullable String neighborhood,
        @Nullable String actor,
        @Nullable String type,
        @Nullable String from,
        @Nullable String to) {

    private static final int LONGEST_TYPE = 255;

    /** Notes what is wrong with them. */
    public FieldCheck check(FieldCheck check) {
        return check.field("message", problemWithId(message))
                .field("neighborhood", problemWithId(neighborhood))
                .field("actor", actor == null ? Optional.empty() : ResidentId.problemWith(actor))
                .field("type", type == null ? Optional.empty() : StorableText.problemWith(type, LONGEST_TYPE))
                .field("from", InstantParameter.problemWith(from))
                .field("to", InstantParameter.problemWith(to));
    }

    /** Returns whether they let every event through. */
    public boolean areNone() {
        return Stream.of(message, neighborhood, actor, type, from, to).allMatch(text -> text == null);
    }

    /** Returns the filter that they describe, if nothing is wrong with them. */
    public EventFilter filter() {
        return new EventFilter(
                message == null ? null : UUID.fromString(message),
                neighborhood == null ? null : UUID.fromString(neighborhood),
                actor,
                type,
                InstantParameter.parse(from).orElse(null),
                InstantParameter.parse(to).orElse(null));
    }

    /** Has links repeat them. */
    PageLinks repeatedOn(PageLinks links) {
        return links.with("message", message)
                .with("neighborhood", neighborhood)
                .with("actor", actor)
                .with("type", type)
                .with("from", from)
                .with("to", to);
    }

    private static Optional<String> problemWithId(@Nullable String id) {
        return id == null || isId(id) ? Optional.empty() : Optional.of("must be a UUID");
    }

    private static boolean isId(String text) {
        UUID id = TopLevel.uuid(text);
        return id != null && id.toString().equalsIgnoreCase(text); // Java's reader takes shorter forms, too
    }
}
