/** The load balancer: checking a configuration of nginx before it is trusted with traffic. */
@NullMarked
package org.secureside.operations.loadbalancer;

import org.jspecify.annotations.NullMarked;
