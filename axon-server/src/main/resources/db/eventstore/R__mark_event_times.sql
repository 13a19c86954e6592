-- Extends the time marks to the newest events: for every thousand positions, the latest time stamp up to there. Called
-- with the append lock held. At most 100,000 events per call, so that a history written by another engine is marked
-- step by step and never holds up an append for long.
create or replace function mark_event_times() returns void
language sql volatile
as $$
    with last as (
        select global_index, latest_time_stamp from event_time_mark order by global_index desc limit 1
    )
    insert into event_time_mark (global_index, latest_time_stamp)
    select max(e.global_index),
           greatest((select latest_time_stamp from last), max(max(e.time_stamp)) over (order by e.global_index / 1000))
    from domain_event_entry e
    where e.global_index > coalesce((select global_index from last), 0)
      and e.global_index <= coalesce((select global_index from last), 0) + 100000
    group by e.global_index / 1000
$$;
