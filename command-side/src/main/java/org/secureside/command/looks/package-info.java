/** The looks that auditors take at this node, which are recorded before anything is shown. */
@NullMarked
package org.secureside.command.looks;

import org.jspecify.annotations.NullMarked;
