/** Searching what was said. */
@NullMarked
package org.secureside.api.search;

import org.jspecify.annotations.NullMarked;
