/** How long messages took on their way, what came in meanwhile, and the report of an incident. */
@NullMarked
package org.secureside.query.delays;

import org.jspecify.annotations.NullMarked;
