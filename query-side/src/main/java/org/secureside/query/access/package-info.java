/** What is said to those who may not read something. */
@NullMarked
package org.secureside.query.access;

import org.jspecify.annotations.NullMarked;
