-- Residents who left keep their row, without a role: it says that an earlier event must not let them in again.
create table membership (
    neighborhood_id uuid   not null,
    resident        text   not null,
    role            text,
    version         bigint not null,
    primary key (neighborhood_id, resident)
);

comment on column membership.version is 'Number of the event of the neighborhood after which this was so.';

create table neighborhood (
    neighborhood_id uuid   not null primary key,
    version         bigint not null
);

comment on column neighborhood.version is 'Number of the event up to which memberships are complete.';

create table tracking_token (
    processor_name varchar(255) not null,
    segment        integer      not null,
    token          bytea,
    token_type     varchar(255),
    claimed_at     varchar(255),
    owner          varchar(255),
    primary key (processor_name, segment)
);
