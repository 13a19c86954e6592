/** A service to test against: real HTTP, with the faults of real life on demand. */
@NullMarked
package org.secureside.operations.fake;

import org.jspecify.annotations.NullMarked;
