/** What becomes of a stack that is asked for more than it can do. */
@NullMarked
package org.secureside.benchmark.overload;

import org.jspecify.annotations.NullMarked;
