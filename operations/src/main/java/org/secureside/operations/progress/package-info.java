/** Showing how far a command is: a bar on a terminal, plain lines elsewhere. */
@NullMarked
package org.secureside.operations.progress;

import org.jspecify.annotations.NullMarked;
