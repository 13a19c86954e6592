/** The ledger: what a store holds of given messages, told by fingerprint and not by content. */
@NullMarked
package org.secureside.api.ledger;

import org.jspecify.annotations.NullMarked;
