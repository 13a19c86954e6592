/**
 * What every event store must do, as tests that each store's own test class inherits. A store is chosen by one
 * property, so what one does and another does not is written down as a {@link
 * org.secureside.eventstore.contract.Capability}, and both sides of it are tested.
 */
package org.secureside.eventstore.contract;
