create table neighborhood (
    neighborhood_id uuid not null primary key,
    name            text not null
);

create table member (
    neighborhood_id uuid not null,
    resident        text not null,
    role            text not null,
    primary key (neighborhood_id, resident)
);

create index member_by_resident on member (resident);

create table message (
    message_id      uuid        not null primary key,
    neighborhood_id uuid        not null,
    author          text        not null,
    body            text        not null,
    version         bigint      not null,
    position        bigint      not null,
    sent_at         timestamptz,
    recorded_at     timestamptz not null
);

create index message_by_position on message (neighborhood_id, position);

create table tracking_token (
    processor_name varchar(255) not null,
    segment        integer      not null,
    token          bytea,
    token_type     varchar(255),
    claimed_at     varchar(255),
    owner          varchar(255),
    primary key (processor_name, segment)
);
