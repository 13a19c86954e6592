-- Events that could not be applied to a generation, and those of the same streams that came after them.
create table dead_letter (
    projection    text        not null,
    generation    integer     not null,
    position      bigint      not null, -- in the log of all events
    sequence      text        not null, -- the id of the stream, whose events keep their order
    version       bigint      not null, -- the number in the stream
    stream_type   text,
    event_id      text        not null,
    type          text        not null,
    revision      text,
    payload       text        not null,
    metadata      text        not null,
    recorded_at   timestamptz not null,
    cause_type    text, -- nothing if it only waits for an earlier event of its stream
    cause_message text,
    parked_at     timestamptz not null default now(),
    tries         integer     not null default 1,
    tried_at      timestamptz not null default now(),
    primary key (projection, generation, position)
);

create index dead_letter_sequence on dead_letter (projection, generation, sequence, position);

-- What lacks in what is read now.
create view parked_event as
select dead_letter.*
from dead_letter
join generation on generation.projection = dead_letter.projection
    and generation.number = dead_letter.generation
    and generation.state = 'SERVING';
