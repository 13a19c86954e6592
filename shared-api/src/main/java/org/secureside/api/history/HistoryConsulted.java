package org.secureside.api.history;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventName;
import org.secureside.api.ResidentId;

/**
 * An auditor asked for something of the history. It was recorded before the answer was given; what was answered, if
 * anything, follows from the question and the log up to then.
 *
 * @param auditor who asked
 * @param node the node that was asked
 * @param path the path that was asked for, as sent
 * @param query the parameters, as sent, or nothing if there were none
 */
@EventName("HistoryConsulted")
@Revision("1")
public record HistoryConsulted(
        ResidentId auditor,
        String node,
        String path,
        @Nullable String query) implements AuditEvent {}
