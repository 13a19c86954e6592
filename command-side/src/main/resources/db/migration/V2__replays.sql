create table replay (
    replay_id   uuid    not null primary key,
    mode        text    not null,
    strategy    text    not null,
    projections text[]  not null,
    nodes       text[]  not null,
    over        boolean not null default false
);

create index replay_going_on on replay (replay_id) where not over;

create table replay_part (
    part_id     bigint  not null generated always as identity,
    replay_id   uuid    not null,
    node        text    not null,
    projection  text    not null,
    failed      boolean not null,
    events      bigint  not null,
    took_millis bigint  not null,
    primary key (replay_id, node, projection)
);

comment on table replay_part is 'What a node has done with a projection. Only what it ended with is kept.';

create index replay_part_newest on replay_part (projection, part_id);
