/** The documentation of this application's routes. */
@NullMarked
package org.secureside.query.documentation;

import org.jspecify.annotations.NullMarked;
