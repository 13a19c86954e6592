-- What this node alone knows, and no event tells: when something became visible here, by this node's own clock, and how
-- many requests it answered. Nothing of it can be derived again, so a replay leaves it as it is.

create table message_visible (
    position   bigint      not null primary key, -- of the sending of the message
    message_id uuid        not null,
    visible_at timestamptz not null -- when the rows of the message were about to be committed here for the first time
) with (fillfactor = 100);

create table request_minute (
    minute       timestamptz not null primary key,
    requests     bigint      not null,
    errors       bigint      not null, -- answered 500 and above
    refused      bigint      not null, -- answered 429
    worst_micros bigint      not null,
    buckets      bigint[]    not null -- how many took up to 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000 ms, more
);
