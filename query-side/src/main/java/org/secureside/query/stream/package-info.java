/** The live stream: what happens in a neighborhood, told as it happens. */
@NullMarked
package org.secureside.query.stream;

import org.jspecify.annotations.NullMarked;
