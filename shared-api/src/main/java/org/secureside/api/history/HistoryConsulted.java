package org.secureside.api.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventName;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;

/**
 * An auditor asked for something that only auditors are shown. It was recorded before the answer was given; what was
 * answered, if anything, follows from the question and the log up to then.
 *
 * @param auditor who asked
 * @param node the node that was asked
 * @param path the path that was asked for, as sent
 * @param query the parameters, as sent, or nothing if there were none
 * @param messages the messages that the body named, in its order, or nothing if there was no body
 */
@EventName("HistoryConsulted")
@Revision("1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryConsulted(
        ResidentId auditor,
        String node,
        String path,
        @Nullable String query,
        @Nullable List<MessageId> messages) implements AuditEvent {

    public HistoryConsulted {
        messages = messages == null ? null : List.copyOf(messages);
    }
}
