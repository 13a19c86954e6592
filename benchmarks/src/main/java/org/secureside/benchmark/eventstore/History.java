package org.secureside.benchmark.eventstore;

import org.secureside.eventstore.postgres.EventDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills an event table with as many events as a benchmark needs, in PostgreSQL itself, because that is quick. */
final class History {

    private static final String FILL = """
            insert into domain_event_entry (
                global_index, event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                payload_type, payload_revision, payload, meta_data)
            select i, gen_random_uuid(), message, 0, 'Message',
                   -- Events are recorded a little out of the order in which they happened.
                   timestamptz '2026-01-01' + i * interval '20 ms' - random() * interval '2 s',
                   'MessageSent', '1',
                   format('{"messageId":"%s","neighborhoodId":"%s","author":"resident-%s","body":"%s"}',
                          message, '5f0c9a1e-3a53-4bb0-9a0b-1f2f3a4b5c6d', i % 1000,
                          'Has anyone seen a grey cat with a white paw? He slipped out near the school.'),
                   format('{"actor":"resident-%s","acceptedBy":"command-1"}', i % 1000)
            from generate_series(1, ?) i, lateral (select gen_random_uuid()::text as message where i > 0) m""";

    /** Entry by entry in random order, the indexes would take longer than all the rest. */
    private static final String DROP_INDEXES = """
            alter table domain_event_entry
                drop constraint domain_event_entry_position,
                drop constraint domain_event_entry_stream,
                drop constraint domain_event_entry_identifier""";

    private static final String BUILD_INDEXES = """
            alter table domain_event_entry
                add constraint domain_event_entry_position primary key (global_index),
                add constraint domain_event_entry_stream unique (aggregate_identifier, sequence_number),
                add constraint domain_event_entry_identifier unique (event_identifier)""";

    private History() {}

    static JdbcClient fill(EventDatabase database, long events) {
        JdbcClient jdbc = JdbcClient.create(database.dataSource("benchmark"));
        jdbc.sql(DROP_INDEXES).update();
        jdbc.sql(FILL).param(events).update();
        jdbc.sql(BUILD_INDEXES).update();
        jdbc.sql("vacuum analyze domain_event_entry").update();
        return jdbc;
    }
}
