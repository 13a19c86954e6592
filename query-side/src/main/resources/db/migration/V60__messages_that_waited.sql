-- Messages that were recorded long after they were received, because they waited in a journal: few, or none. Windows are
-- asked about by when messages were received. Most are recorded at once, at positions that history_block leads to; these
-- are not, and are found here (see decision 0105).
create index history_event_waited on history_event (received_at)
    where event_type = 'MessageSent' and recorded_at - received_at > interval '10 seconds';
