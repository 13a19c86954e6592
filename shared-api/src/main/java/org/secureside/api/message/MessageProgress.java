package org.secureside.api.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a message has come, as told by the node that was asked.
 *
 * @param messageId the message
 * @param state how far it has come
 * @param since when it came so far, absent where the node does not know
 * @param reason why it was refused, absent if it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageProgress(
        MessageId messageId,
        DeliveryState state,
        @Nullable Instant since,
        @Nullable String reason) {}
