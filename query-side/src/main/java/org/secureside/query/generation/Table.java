package org.secureside.query.generation;

import java.util.List;

/**
 * A table that each generation has, and that readers see under its name.
 *
 * @param name its name
 * @param key the columns of its key, as one expression of type text
 */
record Table(String name, String key) {

    static final List<Table> ALL = List.of(
            new Table("neighborhood", "neighborhood_id::text"),
            new Table("member", "neighborhood_id || ' ' || resident"),
            new Table("message", "message_id::text"),
            new Table("message_edit", "message_id || ' ' || version"),
            new Table("reaction", "message_id || ' ' || resident || ' ' || emoji"),
            new Table("read_marker", "marker_id::text"),
            new Table("stream_event", "neighborhood_id || ' ' || position"));
}
