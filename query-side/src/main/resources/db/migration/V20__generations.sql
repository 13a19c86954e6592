-- What residents read is in a schema per generation; readers see it through views that keep the names. A rebuild fills
-- another generation beside the one that is read, and one transaction turns the views to it. The tables of the first
-- generation are those that were there.
create schema feed_1;

alter table neighborhood set schema feed_1;
alter table member set schema feed_1;
alter table message set schema feed_1;
alter table message_edit set schema feed_1;
alter table reaction set schema feed_1;
alter table read_marker set schema feed_1;
alter table stream_event set schema feed_1;

create view neighborhood as select * from feed_1.neighborhood;
create view member as select * from feed_1.member;
create view message as select * from feed_1.message;
create view message_edit as select * from feed_1.message_edit;
create view reaction as select * from feed_1.reaction;
create view read_marker as select * from feed_1.read_marker;
create view stream_event as select * from feed_1.stream_event;

create table generation (
    projection    text        not null,
    number        integer     not null,
    state         text        not null check (state in ('FILLING', 'SERVING', 'RETIRED')),
    replay_id     uuid, -- the replay that fills or filled it; the first was filled by none
    drift         text, -- how it compared with the one before, as JSON
    created_at    timestamptz not null default now(),
    serving_since timestamptz,
    retired_at    timestamptz,
    primary key (projection, number)
);

create unique index generation_serving on generation (projection) where state = 'SERVING';

insert into generation (projection, number, state, serving_since) values ('feed', 1, 'SERVING', now());

-- The replays that this node was told of, and how far the nodes are with them, as their events tell.
create table replay_order (
    replay_id  uuid   not null primary key,
    position   bigint not null, -- of the request: first come, first served
    plan       text   not null, -- JSON
    state      text   not null check (state in ('REQUESTED', 'PAUSED', 'CANCELLED', 'CONCLUDED')),
    request_id text
);

create table replay_turn (
    replay_id  uuid    not null,
    node       text    not null,
    projection text    not null,
    completed  boolean not null, -- or failed
    primary key (replay_id, node, projection)
);

-- How far this node is with its own part: committed with the rows, so whoever is killed goes on where it was.
create table replay_run (
    replay_id     uuid        not null,
    projection    text        not null,
    state         text        not null check (state in ('RUNNING', 'COMPLETED', 'FAILED')),
    generation    integer,
    from_position bigint      not null,
    to_position   bigint      not null,
    total         bigint      not null,
    token         bytea,
    token_type    text,
    position      bigint      not null,
    events        bigint      not null default 0,
    started_at    timestamptz not null default now(),
    outcome       text, -- the drift as JSON, or why it failed
    primary key (replay_id, projection)
);
