/** How much work a node takes on at once, from all and from each, and what it does with the rest. */
@NullMarked
package org.secureside.web.admission;

import org.jspecify.annotations.NullMarked;
