/** The local issuer of tokens, for stacks that have no identity provider. */
@NullMarked
package org.secureside.operations.token;

import org.jspecify.annotations.NullMarked;
