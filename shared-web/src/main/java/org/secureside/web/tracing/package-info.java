/** Traces, where somebody collects them. */
@NullMarked
package org.secureside.web.tracing;

import org.jspecify.annotations.NullMarked;
