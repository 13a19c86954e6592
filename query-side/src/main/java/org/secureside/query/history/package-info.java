/** The history: every event as it was recorded, for auditors. */
@NullMarked
package org.secureside.query.history;

import org.jspecify.annotations.NullMarked;
