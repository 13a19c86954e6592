/** How this node obeys when it is ordered to make again what residents read. */
@NullMarked
package org.secureside.query.replay;

import org.jspecify.annotations.NullMarked;
