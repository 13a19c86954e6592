/** What admins decide about messages that a command node has acknowledged and that cannot be recorded. */
@NullMarked
package org.secureside.api.intake;

import org.jspecify.annotations.NullMarked;
