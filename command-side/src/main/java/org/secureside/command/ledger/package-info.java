/** What the event store holds of given messages. */
@NullMarked
package org.secureside.command.ledger;

import org.jspecify.annotations.NullMarked;
