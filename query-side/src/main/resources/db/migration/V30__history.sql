-- The history: every event as an immutable row, for auditors. Whatever has been written stays as it is: rows are inserted
-- and never changed, also those of events that this release does not know.
--
-- history_event   one row per event, derived from the log alone: equal on every node
--   position        place in the log of all events; the primary key, and the order of every page
--   stream_type     type of the aggregate; null for an event that no aggregate published
--   stream_id       the stream; equals event_id for an event of no stream
--   sequence        place in the stream, from 0
--   event_id        the identifier that the event was published with
--   event_type      logical name, as stored
--   revision        as stored; null where none was stored
--   payload         the JSON text exactly as stored
--   metadata        the JSON text exactly as stored
--   actor, roles, request_id, sent_at, received_at
--                   what the metadata says, where it says it in a form that can be kept; null otherwise
--   neighborhood_id, message_id, in_reply_to
--                   what the payload names as neighborhoodId, messageId and inReplyTo; null where it names none
--   recorded_at     when the event store recorded it
-- history_block   for every thousand positions, the earliest and the latest time of recording among them: what leads
--                 from a time to positions, whatever the clocks did (see decision 0095)
-- history_type    every event type there is in the history
--
-- Indexes end in the position: whatever is filtered by, a page is read in order from where it begins.

create table history_event (
    position        bigint           not null primary key,
    stream_type     text collate "C",
    stream_id       text collate "C" not null,
    sequence        bigint           not null,
    event_id        text collate "C" not null,
    event_type      text collate "C" not null,
    revision        text collate "C",
    payload         text             not null,
    metadata        text             not null,
    actor           text collate "C",
    roles           text collate "C",
    request_id      text collate "C",
    neighborhood_id uuid,
    message_id      uuid,
    in_reply_to     uuid,
    sent_at         timestamptz,
    received_at     timestamptz,
    recorded_at     timestamptz      not null
) with (
    -- Nothing is ever updated, so pages are filled, and frozen by the first vacuum that passes.
    fillfactor = 100,
    autovacuum_vacuum_insert_scale_factor = 0.05,
    autovacuum_freeze_min_age = 0
);

create index history_event_message on history_event (message_id, position) where message_id is not null;

create index history_event_replies on history_event (in_reply_to, position) where in_reply_to is not null;

create index history_event_neighborhood on history_event (neighborhood_id, event_type, position)
    where neighborhood_id is not null;

create index history_event_actor on history_event (actor, event_type, position) where actor is not null;

create index history_event_type on history_event (event_type, position);

create table history_block (
    block    bigint      not null primary key, -- position divided by a thousand
    earliest timestamptz not null,
    latest   timestamptz not null
);

create table history_type (
    event_type text collate "C" not null primary key
);

-- Against mistakes. Whoever owns the database can do away with it; what they then do is found by the tamper evidence.
create function history_stays_as_it_is() returns trigger
language plpgsql
as $$
begin
    if tg_op = 'TRUNCATE' and current_setting('secureside.history_rebuild', true) = 'on' then
        return null;
    end if;
    raise exception 'history is never changed: % of % refused', lower(tg_op), tg_table_name
        using hint = 'A rebuild from the log empties it whole, under: set local secureside.history_rebuild = ''on''';
end
$$;

create trigger history_event_stays_as_it_is
    before update or delete or truncate on history_event
    for each statement execute function history_stays_as_it_is();
