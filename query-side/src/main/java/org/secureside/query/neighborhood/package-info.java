/** Neighborhoods and their members, as readers see them. */
@NullMarked
package org.secureside.query.neighborhood;

import org.jspecify.annotations.NullMarked;
