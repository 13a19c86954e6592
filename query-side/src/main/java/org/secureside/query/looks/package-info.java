/** The looks that auditors take at the history, which are recorded before anything is shown. */
@NullMarked
package org.secureside.query.looks;

import org.jspecify.annotations.NullMarked;
