package org.secureside.command.dispatch;

import java.net.URI;
import java.util.UUID;
import org.secureside.api.EntityTag;
import org.springframework.http.ResponseEntity;

/** Answers that name the state a change has led to. A reader who sends the tag as {@code Read-After} sees that state. */
public final class TaggedAnswers {

    /** The header that marks the answer to a repeated request. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private TaggedAnswers() {}

    /** Returns an answer without a body, with the tag of the changed thing. */
    public static ResponseEntity<Void> noContent(UUID id, Change change) {
        ResponseEntity.HeadersBuilder<?> answer =
                ResponseEntity.noContent().eTag(new EntityTag(id, change.version()).toString());
        return (change.replayed() ? answer.header(REPLAYED, "true") : answer).build();
    }

    /**
     * Returns the answer to a {@code PUT}: that what it asks for was created, or was there (RFC 9110, section 9.3.4).
     *
     * @param target where it is
     */
    public static ResponseEntity<Void> put(URI target, UUID id, Change change) {
        return change.created() ? created(target, id, change).build() : noContent(id, change);
    }

    /** Returns an answer that something was created, the same for a repeated request but for a mark. */
    public static ResponseEntity.BodyBuilder created(URI location, UUID id, Change change) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.created(location).eTag(new EntityTag(id, change.version()).toString());
        return change.replayed() ? answer.header(REPLAYED, "true") : answer;
    }
}
