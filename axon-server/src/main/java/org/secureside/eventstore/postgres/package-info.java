/**
 * The event store in PostgreSQL. Appends of concurrent units of work share one statement ({@code append_events}), which
 * gives them dense positions in commit order; readers in other processes are woken by a notification.
 */
@NullMarked
package org.secureside.eventstore.postgres;

import org.jspecify.annotations.NullMarked;
