/** Full-text search. */
@NullMarked
package org.secureside.query.search;

import org.jspecify.annotations.NullMarked;
