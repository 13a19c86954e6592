package org.secureside.operations.importing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;

/**
 * A message on its way out.
 *
 * @param line the line that it comes from
 * @param author who posts it
 * @param key what it is posted with, now and whenever it is imported again
 * @param body what it says
 * @param sentAt when it was sent, or null if the line does not say
 */
public record Outgoing(
        long line,
        ResidentId author,
        IdempotencyKey key,
        String body,
        @Nullable Instant sentAt) {}
