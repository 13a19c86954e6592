/** The generations of tables that residents read: which one is read, which one is filled, and how they compare. */
@NullMarked
package org.secureside.query.generation;

import org.jspecify.annotations.NullMarked;
