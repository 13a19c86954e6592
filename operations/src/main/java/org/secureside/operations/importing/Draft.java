package org.secureside.operations.importing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;

/**
 * What a line of the file says.
 *
 * @param body what to post
 * @param author who to post it as, or null for the importer
 * @param sentAt when it was sent, or null if the line does not say
 * @param key the key to post it with, or null for a derived one
 */
record Draft(
        String body,
        @Nullable ResidentId author,
        @Nullable Instant sentAt,
        @Nullable IdempotencyKey key) {}
