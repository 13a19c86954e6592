/**
 * What shows that history was not rewritten: a Merkle tree over the log, as RFC 9162 has it, and a chain of hashes for
 * each stream. Pure computation; an auditor can run it without any of our processes.
 */
@NullMarked
package org.secureside.api.evidence;

import org.jspecify.annotations.NullMarked;
