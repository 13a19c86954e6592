/** What all projections share: writing in batches, and being ready when they have caught up. */
@NullMarked
package org.secureside.query.projection;

import org.jspecify.annotations.NullMarked;
