/** Takes the orders of admins to have projections made again, and to do something about what could not be applied. */
@NullMarked
package org.secureside.command.replay;

import org.jspecify.annotations.NullMarked;
