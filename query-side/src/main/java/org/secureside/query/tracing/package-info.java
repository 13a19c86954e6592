/** The last part of a trace: when a node shows what was posted. */
@NullMarked
package org.secureside.query.tracing;

import org.jspecify.annotations.NullMarked;
