-- What was ordered of the nodes, and how far each of them is. Every row follows from the events alone, so every node tells
-- the same; no replay ever touches these tables.
create table ordered_replay (
    replay_id    uuid   not null primary key,
    position     bigint not null unique, -- of the request
    plan         jsonb  not null,
    state        text   not null,
    requested_by text   not null,
    version      bigint not null
);

-- Who decided what and why.
create table ordered_change (
    replay_id uuid        not null,
    version   bigint      not null,
    kind      text        not null,
    reason    text,
    admin     text,
    at        timestamptz not null,
    primary key (replay_id, version)
);

-- What a node does with a projection.
create table ordered_part (
    replay_id         uuid        not null,
    node              text        not null,
    projection        text        not null,
    state             text        not null,
    generation        integer,
    from_position     bigint,
    to_position       bigint,
    position          bigint,
    events            bigint      not null,
    total             bigint      not null,
    events_per_second double precision, -- of late
    started_at        timestamptz not null,
    told_at           timestamptz not null,
    took_millis       bigint,
    drift             jsonb,
    failure           text,
    primary key (replay_id, node, projection)
);
