create table membership (
    neighborhood_id uuid not null,
    resident        text not null,
    role            text not null,
    primary key (neighborhood_id, resident)
);

create table tracking_token (
    processor_name varchar(255) not null,
    segment        integer      not null,
    token          bytea,
    token_type     varchar(255),
    claimed_at     varchar(255),
    owner          varchar(255),
    primary key (processor_name, segment)
);
