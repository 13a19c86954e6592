/** The other query nodes: where they are, and what they answer to the same question. */
@NullMarked
package org.secureside.query.peers;

import org.jspecify.annotations.NullMarked;
