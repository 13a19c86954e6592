/** How an application reaches the event store, whichever one the property {@code secureside.event-store} names. */
@NullMarked
package org.secureside.eventstore;

import org.jspecify.annotations.NullMarked;
