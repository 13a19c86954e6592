/** What the applications say to each other: commands, events, queries and the words they are made of. */
@NullMarked
package org.secureside.api;

import org.jspecify.annotations.NullMarked;
