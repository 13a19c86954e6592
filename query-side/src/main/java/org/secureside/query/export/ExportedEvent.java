package org.secureside.query.export;

import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Hash;

/**
 * An event as the history has it now, beside what was witnessed of it when it came.
 *
 * @param event the row of the history
 * @param leaf the hash that was witnessed
 * @param link its link in the chain of its stream
 */
record ExportedEvent(EventLeaf event, Hash leaf, Hash link) {}
