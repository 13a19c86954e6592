/** What a check can find, and what it found. */
@NullMarked
package org.secureside.operations.loadbalancer.finding;

import org.jspecify.annotations.NullMarked;
