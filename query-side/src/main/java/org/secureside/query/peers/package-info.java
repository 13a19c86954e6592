/** The other nodes: where they are, and what they answer. */
@NullMarked
package org.secureside.query.peers;

import org.jspecify.annotations.NullMarked;
