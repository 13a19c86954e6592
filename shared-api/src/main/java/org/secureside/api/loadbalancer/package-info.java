/** What operators do to the load balancer, recorded like everything else that happens. */
@NullMarked
package org.secureside.api.loadbalancer;

import org.jspecify.annotations.NullMarked;
