/** Tokens minted with the key pair of the local stack. */
@NullMarked
package org.secureside.operations.token;

import org.jspecify.annotations.NullMarked;
