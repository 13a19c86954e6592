/** Events that could not be applied: parked with what follows them in their stream, so that everything else goes on. */
@NullMarked
package org.secureside.query.deadletter;

import org.jspecify.annotations.NullMarked;
