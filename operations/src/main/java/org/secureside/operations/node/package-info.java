/** The applications of a local stack as processes: their start on this machine's JDK, and what makes it fast. */
@NullMarked
package org.secureside.operations.node;

import org.jspecify.annotations.NullMarked;
