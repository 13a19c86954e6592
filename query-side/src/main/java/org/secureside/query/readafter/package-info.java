/** Reading one's own writes, on whatever node. */
@NullMarked
package org.secureside.query.readafter;

import org.jspecify.annotations.NullMarked;
