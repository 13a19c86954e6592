/** How a request becomes a command, and a refusal an answer. */
@NullMarked
package org.secureside.command.dispatch;

import org.jspecify.annotations.NullMarked;
