package org.secureside.benchmark.rebuild;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A history as a village makes it: 100 neighborhoods of 10 members, then, out of every 20 events, 12 messages, 2 replies,
 * 2 edits and 4 reactions. Every id follows from the seed and a number, so the same seed makes the same history.
 */
final class Village {

    private static final int NEIGHBORHOODS = 100;
    private static final int FOUNDING = NEIGHBORHOODS * 11;

    private static final String FOUND = """
            insert into domain_event_entry (
                global_index, event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                payload_type, payload_revision, payload, meta_data)
            select :before + 1 + n * 11 + m, md5(:seed || 'event' || (1 + n * 11 + m))::uuid, street, m, 'Neighborhood',
                   timestamptz '2026-01-01' + (n * 11 + m) * interval '20 ms',
                   case m when 0 then 'NeighborhoodOpened' else 'MemberAdmitted' end, '1',
                   case m when 0
                       then json_build_object('neighborhoodId', street, 'name', 'Street ' || n, 'openedBy',
                                              'resident-1')
                       else json_build_object('neighborhoodId', street, 'resident', 'resident-' || m, 'role',
                                              case m when 1 then 'MODERATOR' else 'RESIDENT' end)
                   end::text,
                   '{"actor":"resident-1","acceptedBy":"command-1"}'
            from generate_series(0, 99) n, generate_series(0, 10) m,
                 lateral (select md5(:seed || 'street' || n)::uuid as street) s""";

    /** Of each block of 20, the first 14 are messages, and the others are about messages of the same block. */
    private static final String LIVE = """
            insert into domain_event_entry (
                global_index, event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                payload_type, payload_revision, payload, meta_data)
            select i, md5(:seed || 'event' || i)::uuid, message, case when k < 14 then 0 else 1 end, 'Message',
                   timestamptz '2026-01-01' + i * interval '20 ms',
                   case when k < 14 then 'MessageSent' when k < 16 then 'MessageEdited' else 'ReactionAdded' end, '1',
                   case
                       when k < 12 then json_build_object('messageId', message, 'neighborhoodId', street, 'author',
                           'resident-' || 1 + i % 10, 'body', text)
                       when k < 14 then json_build_object('messageId', message, 'neighborhoodId', street, 'author',
                           'resident-' || 1 + i % 10, 'body', text, 'inReplyTo', parent)
                       when k < 16 then json_build_object('messageId', message, 'neighborhoodId', street, 'body',
                           text || ' Found.')
                       else json_build_object('messageId', message, 'neighborhoodId', street, 'emoji', '👍', 'resident',
                           'resident-' || 1 + i % 10)
                   end::text,
                   format('{"actor":"resident-%s","acceptedBy":"command-1"}', 1 + i % 10)
            from generate_series(:first ::bigint, :last ::bigint) i,
                 lateral (select (i - :first) % 20 as k, (i - :first) / 20 as block) b,
                 lateral (select md5(:seed || 'street' || block % 100)::uuid as street,
                                 md5(:seed || 'message' || block || ' ' || case when k < 14 then k else k - 14 end)::uuid
                                     as message,
                                 md5(:seed || 'message' || block || ' 5')::uuid as parent,
                                 'Has anyone seen cat ' || i || ' with a white paw? He slipped out near the school.'
                                     as text) m""";

    private Village() {}

    /** Fills an event table that is empty. */
    static void fill(JdbcClient events, int seed, long count) {
        append(events, seed, count);
    }

    /**
     * Appends a history to an event table to which nobody else appends meanwhile.
     *
     * @return the id of a neighborhood, in which {@code resident-1} is the moderator
     */
    static String append(JdbcClient events, int seed, long count) {
        long before = events.sql("select coalesce(max(global_index), 0) from domain_event_entry")
                .query(Long.class)
                .single();
        events.sql(FOUND)
                .param("seed", "village " + seed)
                .param("before", before)
                .update();
        events.sql(LIVE)
                .param("seed", "village " + seed)
                .param("first", before + FOUNDING + 1)
                .param("last", before + count)
                .update();
        events.sql("vacuum analyze domain_event_entry").update();
        return events.sql("select md5(:seed || 'street0')::uuid::text")
                .param("seed", "village " + seed)
                .query(String.class)
                .single();
    }
}
