/** How live events come into what residents read. */
@NullMarked
package org.secureside.query.live;

import org.jspecify.annotations.NullMarked;
