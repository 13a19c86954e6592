/** The query side: serves reads from projections that each node builds for itself. */
@NullMarked
package org.secureside.query;

import org.jspecify.annotations.NullMarked;
