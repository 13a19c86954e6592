/** Files of lines, of any size and from anybody, read with bounded memory. */
@NullMarked
package org.secureside.operations.lines;

import org.jspecify.annotations.NullMarked;
