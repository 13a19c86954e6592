/** {@code secureside replay}: has projections made again from the events, and shows how that goes. */
@NullMarked
package org.secureside.operations.replay;

import org.jspecify.annotations.NullMarked;
