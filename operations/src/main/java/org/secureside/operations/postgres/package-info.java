/** The PostgreSQL server that a local stack brings with it: its programs, its data, its databases. */
@NullMarked
package org.secureside.operations.postgres;

import org.jspecify.annotations.NullMarked;
