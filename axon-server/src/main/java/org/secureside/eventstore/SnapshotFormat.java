package org.secureside.eventstore;

/**
 * A form in which an application keeps snapshots of an aggregate. It is stored under its simple name, with its {@code
 * Revision}; a stored one of another revision is not read, but passed over for the events that it stood for.
 *
 * @param type a record with a revision
 */
public record SnapshotFormat(Class<?> type) {}
