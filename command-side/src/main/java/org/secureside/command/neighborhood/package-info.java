/** Neighborhoods, as they are founded and joined. */
@NullMarked
package org.secureside.command.neighborhood;

import org.jspecify.annotations.NullMarked;
