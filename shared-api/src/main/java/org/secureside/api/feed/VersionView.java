package org.secureside.api.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text that a message had.
 *
 * @param version the version of the message that the text came with
 * @param body the text, absent once the message was retracted or removed
 * @param recordedAt when it was recorded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VersionView(long version, @Nullable String body, Instant recordedAt) {}
