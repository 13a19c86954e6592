-- Finds the units of work, among those offered to append_events, that what is stored stands in the way of.
create or replace function conflicting_requests(
    requests              integer[],
    event_identifiers     text[],
    aggregate_identifiers text[],
    sequence_numbers      bigint[]
)
returns table (request integer, event_identifier text, stored_before boolean)
language sql stable
-- A plan made while the table was small must not survive as a scan of a large one.
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
    select o.request,
           (array_agg(o.event_identifier order by o.ordinality)
               filter (where in_stream.global_index is not null or same.global_index is not null))[1],
           bool_and(same.aggregate_identifier is not distinct from o.aggregate_identifier
               and same.sequence_number is not distinct from o.sequence_number)
    from unnest(requests, event_identifiers, aggregate_identifiers, sequence_numbers)
         with ordinality as o (request, event_identifier, aggregate_identifier, sequence_number, ordinality)
    left join domain_event_entry in_stream
           on in_stream.aggregate_identifier = o.aggregate_identifier
          and in_stream.sequence_number = o.sequence_number
    left join domain_event_entry same
           on same.event_identifier = o.event_identifier
    group by o.request
    having bool_or(in_stream.global_index is not null or same.global_index is not null)
$$;
