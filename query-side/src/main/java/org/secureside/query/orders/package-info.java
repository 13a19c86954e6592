/** What admins see of replays: what was ordered, and how far each node has come with it. */
@NullMarked
package org.secureside.query.orders;

import org.jspecify.annotations.NullMarked;
