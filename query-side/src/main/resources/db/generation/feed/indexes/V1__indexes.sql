-- What reading needs. A rebuild makes it last, when the rows are there.

create index member_by_resident on member (resident);

create index message_feed on message (neighborhood_id, position) where in_reply_to is null;

create index message_replies on message (in_reply_to, position) where in_reply_to is not null;

create index message_replies_by_neighborhood on message (neighborhood_id, position) where in_reply_to is not null;

-- The neighborhood is a word of the text, so that the index finds the matches of one neighborhood alone. No text
-- contains this word: the parser leaves no sign of punctuation at the beginning of one.
create index message_search on message using gin (
    (to_tsvector('simple', body) || array_to_tsvector(array['#' || neighborhood_id::text]))
) where body is not null;

alter table read_marker add unique (neighborhood_id, resident);
