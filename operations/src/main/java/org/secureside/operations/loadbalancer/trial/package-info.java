/**
 * A configuration on trial: it runs in a real nginx on the loopback address, with stand-ins for its servers, and is
 * measured. Nothing outside this machine is reached.
 */
@NullMarked
package org.secureside.operations.loadbalancer.trial;

import org.jspecify.annotations.NullMarked;
