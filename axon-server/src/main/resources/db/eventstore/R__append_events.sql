-- Appends the events of many units of work at once: dense positions in commit order, each unit of work all or nothing.
--
-- The arrays hold one element per event; "requests" says which unit of work each belongs to. Returned are the units of
-- work that were refused, each with the first of its events that something stood in the way of; "stored_before" is true
-- if every event of the unit of work is in the table already, exactly as offered. Whatever is not returned is stored.
--
-- Positions are dense because the lock is held until the transaction ends: PostgreSQL releases it only after the
-- transaction has become visible to new snapshots. So the next holder sees every position before its own, and no
-- snapshot can contain a position without all those before it.
create or replace function append_events(
    requests              integer[],
    event_identifiers     text[],
    aggregate_identifiers text[],
    sequence_numbers      bigint[],
    types                 text[],
    epoch_micros          bigint[],
    payload_types         text[],
    payload_revisions     text[],
    payloads              text[],
    meta_datas            text[]
)
returns table (request integer, event_identifier text, stored_before boolean)
language plpgsql volatile
as $$
#variable_conflict use_column
declare
    head           bigint;
    stored         bigint;
    refused        integer[] := '{}';
    refused_events text[];
    refused_before boolean[];
begin
    -- A snapshot older than the lock would hide what the previous holder committed.
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'append_events needs the isolation level read committed';
    end if;
    perform pg_advisory_xact_lock(5283620190524117);

    -- A statement of its own, so that its snapshot is younger than the lock.
    select coalesce(max(global_index), 0) into head from domain_event_entry;

    for attempt in 1..2 loop
        begin
            insert into domain_event_entry (
                global_index, event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                payload_type, payload_revision, payload, meta_data)
            select head + row_number() over (order by e.ordinality),
                   e.event_identifier, e.aggregate_identifier, e.sequence_number, e.type,
                   timestamptz 'epoch' + e.epoch_micro * interval '1 microsecond',
                   e.payload_type, e.payload_revision, e.payload, e.meta_data
            from unnest(requests, event_identifiers, aggregate_identifiers, sequence_numbers, types, epoch_micros,
                        payload_types, payload_revisions, payloads, meta_datas)
                 with ordinality as e (request, event_identifier, aggregate_identifier, sequence_number, type,
                        epoch_micro, payload_type, payload_revision, payload, meta_data, ordinality)
            where e.request <> all (refused);
            get diagnostics stored = row_count;
            exit;
        exception when unique_violation then
            -- The lock keeps others out: what stands in the way now is all that can stand in the way. Anything else is
            -- a repetition among the events offered, and the caller's to sort out.
            if attempt = 2 then
                raise;
            end if;
            select coalesce(array_agg(c.request), '{}'), array_agg(c.event_identifier), array_agg(c.stored_before)
            into refused, refused_events, refused_before
            from conflicting_requests(requests, event_identifiers, aggregate_identifiers, sequence_numbers) c;
        end;
    end loop;

    if (head + stored) / 1000 > head / 1000 then
        perform mark_event_times();
    end if;

    return query select * from unnest(refused, refused_events, refused_before);
end
$$;
