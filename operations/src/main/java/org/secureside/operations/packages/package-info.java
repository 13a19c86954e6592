/** Programs of the system that are installed when they are missing. */
@NullMarked
package org.secureside.operations.packages;

import org.jspecify.annotations.NullMarked;
