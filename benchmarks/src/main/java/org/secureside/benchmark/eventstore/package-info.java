/** Measures the event stores side by side. */
@NullMarked
package org.secureside.benchmark.eventstore;

import org.jspecify.annotations.NullMarked;
