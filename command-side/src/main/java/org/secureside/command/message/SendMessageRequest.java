package org.secureside.command.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a client posts.
 *
 * @param body what the message says
 * @param sentAt when the client sent it, which may be long ago where it was offline
 */
record SendMessageRequest(@Nullable String body, @Nullable Instant sentAt) {}
