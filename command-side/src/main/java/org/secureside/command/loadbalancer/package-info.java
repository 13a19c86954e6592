/** Takes note of what operators do to the load balancer, so that auditors find it beside everything else. */
@NullMarked
package org.secureside.command.loadbalancer;

import org.jspecify.annotations.NullMarked;
