/** The load balancer of a local stack: finding or installing nginx, its configuration, its process. */
@NullMarked
package org.secureside.operations.nginx;

import org.jspecify.annotations.NullMarked;
