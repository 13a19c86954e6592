/** Messages, as they are written. */
@NullMarked
package org.secureside.command.message;

import org.jspecify.annotations.NullMarked;
