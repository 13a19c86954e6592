package org.secureside.api.ledger;

import java.util.List;

/**
 * What one store holds of the messages asked for.
 *
 * @param source the name of the node that answers
 * @param entries one entry per stored copy, in no particular order
 */
public record LedgerAnswer(String source, List<LedgerEntry> entries) {

    public LedgerAnswer {
        entries = List.copyOf(entries);
    }
}
