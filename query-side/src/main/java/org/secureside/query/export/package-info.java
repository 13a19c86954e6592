/** Exports of the history, for auditors who take it elsewhere. */
@NullMarked
package org.secureside.query.export;

import org.jspecify.annotations.NullMarked;
