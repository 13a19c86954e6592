/** How far this node is behind the log of all events. */
@NullMarked
package org.secureside.query.freshness;

import org.jspecify.annotations.NullMarked;
