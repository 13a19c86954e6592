-- What somebody did in a neighborhood. Without an index of its own, a page about both was picked out of all that happened
-- there, or of all that they did anywhere, however seldom the two meet (see decision 0106).
create index history_event_actor_in_neighborhood on history_event (neighborhood_id, actor, event_type, position)
    where neighborhood_id is not null and actor is not null;
