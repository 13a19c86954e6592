/** How large an event may be, in every event store alike. */
@NullMarked
package org.secureside.eventstore.limit;

import org.jspecify.annotations.NullMarked;
