/** Measurements, each beside a baseline in the same run. */
@NullMarked
package org.secureside.benchmark;

import org.jspecify.annotations.NullMarked;
