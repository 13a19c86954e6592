/** Who is a member of which neighborhood: a lookup table fed from the events. */
@NullMarked
package org.secureside.command.membership;

import org.jspecify.annotations.NullMarked;
