/** The real servers: whether they are there, and whether they are who the configuration takes them for. */
@NullMarked
package org.secureside.operations.loadbalancer.live;

import org.jspecify.annotations.NullMarked;
