package org.secureside.operations.reconcile;

import java.util.List;
import java.util.Map;
import org.secureside.api.ledger.LedgerEntry;
import org.secureside.api.message.MessageId;

/** How a question to a source ended. */
sealed interface Asked {

    /**
     * The source answered.
     *
     * @param entries what it holds, by message; nothing for those of which it holds nothing
     */
    record Told(Map<MessageId, List<LedgerEntry>> entries) implements Asked {}

    /**
     * The source did not answer.
     *
     * @param problem why not
     * @param passing whether it may answer if it is asked again
     */
    record Silent(String problem, boolean passing) implements Asked {}
}
