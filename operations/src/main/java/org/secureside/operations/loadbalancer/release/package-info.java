/** Changing the configuration of a running balancer: releases, the log of operations, watching, and the way back. */
@NullMarked
package org.secureside.operations.loadbalancer.release;

import org.jspecify.annotations.NullMarked;
