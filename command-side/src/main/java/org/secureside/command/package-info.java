/** The command side: accepts writes and records them as events. */
@NullMarked
package org.secureside.command;

import org.jspecify.annotations.NullMarked;
