/** Receipts: what the service acknowledged, one line of JSON per message. */
@NullMarked
package org.secureside.operations.receipt;

import org.jspecify.annotations.NullMarked;
