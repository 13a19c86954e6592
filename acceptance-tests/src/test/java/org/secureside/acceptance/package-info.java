/** Black-box tests over real processes, started as an operator starts them. */
@NullMarked
package org.secureside.acceptance;

import org.jspecify.annotations.NullMarked;
