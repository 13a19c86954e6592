/** The local stack as a whole: bringing it up, looking at it, taking it down. */
@NullMarked
package org.secureside.operations.stack;

import org.jspecify.annotations.NullMarked;
