/** What readers saw at an instant, worked out of the history. */
@NullMarked
package org.secureside.query.asof;

import org.jspecify.annotations.NullMarked;
