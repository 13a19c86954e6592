/** The documentation of this application's routes. */
@NullMarked
package org.secureside.command.documentation;

import org.jspecify.annotations.NullMarked;
