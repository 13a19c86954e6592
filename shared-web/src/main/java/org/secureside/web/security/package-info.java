/** Who a request comes from: signed tokens, and nothing else. */
@NullMarked
package org.secureside.web.security;

import org.jspecify.annotations.NullMarked;
