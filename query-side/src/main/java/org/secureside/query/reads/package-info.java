/** How this node's database is read. */
@NullMarked
package org.secureside.query.reads;

import org.jspecify.annotations.NullMarked;
