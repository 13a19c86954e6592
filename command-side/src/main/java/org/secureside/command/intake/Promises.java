package org.secureside.command.intake;

import java.util.List;
import org.secureside.api.message.MessageId;

/**
 * Messages that were promised to be recorded and are not recorded, as far as the journal knows.
 *
 * @param waiting those that wait for the event store, the oldest first
 * @param refused those that will not be recorded
 */
record Promises(List<MessageId> waiting, List<MessageId> refused) {

    static final Promises NONE = new Promises(List.of(), List.of());
}
