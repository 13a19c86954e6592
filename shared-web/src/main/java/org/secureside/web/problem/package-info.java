/** How a request that cannot be served is answered: problem details, RFC 9457. */
@NullMarked
package org.secureside.web.problem;

import org.jspecify.annotations.NullMarked;
