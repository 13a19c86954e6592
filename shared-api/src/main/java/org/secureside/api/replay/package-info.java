/** How admins have projections made again from the events, and what the query nodes tell of doing it. */
@NullMarked
package org.secureside.api.replay;

import org.jspecify.annotations.NullMarked;
