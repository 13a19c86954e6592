/** The looks that auditors take, which are recorded before anything is shown. */
@NullMarked
package org.secureside.web.looks;

import org.jspecify.annotations.NullMarked;
