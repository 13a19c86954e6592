/** The import: every line of a file becomes a message, once. */
@NullMarked
package org.secureside.operations.importing;

import org.jspecify.annotations.NullMarked;
