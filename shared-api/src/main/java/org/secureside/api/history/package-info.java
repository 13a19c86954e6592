/** What auditors do, recorded like everything else that happens. */
@NullMarked
package org.secureside.api.history;

import org.jspecify.annotations.NullMarked;
