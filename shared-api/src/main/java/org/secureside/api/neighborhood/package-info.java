/** Neighborhoods and their members: what can be asked of one, and what happened to it. */
@NullMarked
package org.secureside.api.neighborhood;

import org.jspecify.annotations.NullMarked;
