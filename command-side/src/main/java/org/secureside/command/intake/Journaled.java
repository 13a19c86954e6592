package org.secureside.command.intake;

import java.time.Instant;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventMetadata;
import org.secureside.api.message.SendMessage;

/**
 * A message in the journal.
 *
 * @param number its place: earlier ones were journaled before
 * @param command what its sender asked for
 * @param metadata what its event will carry beside the payload
 * @param journaledAt when it was journaled
 * @param refusal why it will not be recorded, or nothing if it will
 */
record Journaled(
        long number,
        SendMessage command,
        Map<String, String> metadata,
        Instant journaledAt,
        @Nullable String refusal) {

    /** Returns what its event will carry: what came with the request, and that it was kept here first, and when. */
    MetaData metadataOfItsEvent() {
        return MetaData.from(metadata).and(EventMetadata.JOURNALED_AT, journaledAt.toString());
    }
}
