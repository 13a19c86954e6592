/** Pages: cursors and links. */
@NullMarked
package org.secureside.query.page;

import org.jspecify.annotations.NullMarked;
