-- What filters of the feed choose, where it may be few of many. Without these, a page was picked out of all that was ever
-- said in a neighborhood (see decision 0111). Hardly any message is an alert, retracted or removed, so two of them are
-- small. None has a column that changes without the text, so they cost nothing where somebody reacts or answers.
create index message_feed_author on message (neighborhood_id, author, position) where in_reply_to is null;

create index message_feed_alerts on message (neighborhood_id, position)
    where in_reply_to is null and severity is not null;

create index message_feed_closed on message (neighborhood_id, position)
    where in_reply_to is null and state <> 'VISIBLE';
