/** Messages: what can be asked of one, and what happened to it. */
@NullMarked
package org.secureside.api.message;

import org.jspecify.annotations.NullMarked;
