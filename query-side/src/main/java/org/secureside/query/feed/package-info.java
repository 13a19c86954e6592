/** The feed of a neighborhood: its projection, its queries and its routes. */
@NullMarked
package org.secureside.query.feed;

import org.jspecify.annotations.NullMarked;
