/** History for auditors: exports, their verification without any of our processes, heads, proofs, and checks of a stack. */
@NullMarked
package org.secureside.operations.history;

import org.jspecify.annotations.NullMarked;
