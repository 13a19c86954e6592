-- The tables of a generation of what residents read, with what writing to them needs. The first generation came from
-- db/migration and has the same. What only reading needs is in "indexes", made when a generation is filled.

create table neighborhood (
    neighborhood_id uuid             not null primary key,
    name            text collate "C" not null, -- the same order on every node
    version         bigint           not null
);

create table member (
    neighborhood_id uuid             not null,
    resident        text collate "C" not null,
    role            text             not null,
    gone            boolean          not null,
    since           bigint           not null, -- position of the admission
    admitted_at     timestamptz      not null,
    version         bigint           not null,
    primary key (neighborhood_id, resident)
);

create table message (
    message_id      uuid        not null primary key,
    neighborhood_id uuid        not null,
    in_reply_to     uuid,
    author          text        not null,
    severity        text, -- of an alert; without, the message is chat
    place           text,
    state           text        not null,
    body            text, -- the newest text, or nothing once the message is retracted or removed
    first_body      text, -- the text as sent, kept here once there is a newer one
    text_version    bigint      not null, -- the version that the newest text came with
    edited_at       timestamptz,
    closed_by       text, -- the moderator who removed it
    closed_reason   text,
    closed_at       timestamptz,
    closed_sha256   bytea, -- of the newest text, for the ledger, once the text is gone
    version         bigint      not null,
    position        bigint      not null,
    reply_count     integer     not null,
    reactions       jsonb, -- how many residents reacted, by emoji
    sent_at         timestamptz,
    recorded_at     timestamptz not null
);

create table message_edit (
    message_id  uuid        not null,
    version     bigint      not null,
    body        text, -- nothing once the message is retracted or removed
    recorded_at timestamptz not null,
    primary key (message_id, version)
);

create table reaction (
    message_id uuid    not null,
    resident   text    not null,
    emoji      text    not null,
    withdrawn  boolean not null,
    version    bigint  not null,
    primary key (message_id, resident, emoji)
);

create table read_marker (
    marker_id       uuid   not null primary key,
    neighborhood_id uuid   not null,
    resident        text   not null,
    message_id      uuid   not null,
    position        bigint not null, -- of the message
    version         bigint not null
);

-- What happened in each neighborhood, for streams that resume. Only what happened to whom; what a reader is shown of it
-- is read from the other tables, so a text that is gone there is gone here.
create table stream_event (
    neighborhood_id uuid   not null,
    position        bigint not null,
    type            text   not null,
    message_id      uuid,
    resident        text,
    primary key (neighborhood_id, position)
);
