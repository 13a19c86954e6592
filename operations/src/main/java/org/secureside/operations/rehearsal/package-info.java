/** The outage of 2024-08-15, made to happen again on a stack that is watched while it does. */
@NullMarked
package org.secureside.operations.rehearsal;

import org.jspecify.annotations.NullMarked;
