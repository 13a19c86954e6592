/**
 * How messages come in: straight into the event store, or, where it cannot take them in time, into a journal on this
 * node's disk, from which a forwarder records them later.
 */
@NullMarked
package org.secureside.command.intake;

import org.jspecify.annotations.NullMarked;
