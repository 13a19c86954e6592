-- Tamper evidence: what this node witnessed of every event when it came. Computed from the rows of history_event alone, a
-- moment after they were written, and never again: whoever changes history later does not change what is kept here, and
-- nodes that saw the same log keep the same.
--
-- evidence_block   the hashes of up to 1,024 events that follow each other
--   block            number of the block, from 0
--   first_position   position of its first event in the log
--   leaves           32 bytes for each event: the hash of the leaf (docs/tamper-evidence.md)
--   links            32 bytes for each event: its link in the chain of its stream
--   streams          how many streams the log had after the block's newest event
-- evidence_node    the roots of complete subtrees of the Merkle tree of 1,024 leaves or more
-- evidence_stream  the newest link of each stream

create table evidence_block (
    block          bigint not null primary key,
    first_position bigint not null,
    leaves         bytea  not null,
    links          bytea  not null,
    streams        bigint not null
);

-- Hashes do not compress, and a few of them are read without the rest.
alter table evidence_block alter column leaves set storage external, alter column links set storage external;

create table evidence_node (
    level smallint not null,
    index bigint   not null,
    hash  bytea    not null,
    primary key (level, index)
);

create table evidence_stream (
    stream_id text collate "C" not null primary key,
    sequence  bigint           not null,
    link      bytea            not null
);
