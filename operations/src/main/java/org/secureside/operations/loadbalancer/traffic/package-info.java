/** The requests that go through the balancer, as its access log tells them, and what Prometheus gets to know of them. */
@NullMarked
package org.secureside.operations.loadbalancer.traffic;

import org.jspecify.annotations.NullMarked;
