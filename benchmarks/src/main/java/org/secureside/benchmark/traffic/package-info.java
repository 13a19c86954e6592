/** How long reads and posts take while something else goes on. */
@NullMarked
package org.secureside.benchmark.traffic;

import org.jspecify.annotations.NullMarked;
