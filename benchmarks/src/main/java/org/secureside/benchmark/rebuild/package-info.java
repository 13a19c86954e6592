/** What it costs to make again what residents read. */
@NullMarked
package org.secureside.benchmark.rebuild;

import org.jspecify.annotations.NullMarked;
