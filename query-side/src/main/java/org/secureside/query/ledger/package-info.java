/** What this node's feed holds of given messages. */
@NullMarked
package org.secureside.query.ledger;

import org.jspecify.annotations.NullMarked;
