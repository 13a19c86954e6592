/** The proof that every acknowledged message is in the event store and on every node exactly once. */
@NullMarked
package org.secureside.operations.reconcile;

import org.jspecify.annotations.NullMarked;
