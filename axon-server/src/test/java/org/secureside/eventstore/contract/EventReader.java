package org.secureside.eventstore.contract;

import java.util.List;

/** Follows the log and keeps what it saw, in the order in which it saw it. */
interface EventReader extends AutoCloseable {

    List<Written> seen();

    @Override
    void close();
}
