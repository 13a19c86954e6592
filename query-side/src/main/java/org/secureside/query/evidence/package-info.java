/** Tamper evidence: what this node witnessed of every event, the proofs that follow from it, and who differs from it. */
@NullMarked
package org.secureside.query.evidence;

import org.jspecify.annotations.NullMarked;
