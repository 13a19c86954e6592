/** The local stack: what runs where. */
@NullMarked
package org.secureside.operations.stack;

import org.jspecify.annotations.NullMarked;
