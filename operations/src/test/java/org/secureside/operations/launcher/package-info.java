/** The launcher script, tested from outside. */
@NullMarked
package org.secureside.operations.launcher;

import org.jspecify.annotations.NullMarked;
