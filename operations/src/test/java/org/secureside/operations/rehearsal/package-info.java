@NullMarked
package org.secureside.operations.rehearsal;

import org.jspecify.annotations.NullMarked;
