-- Returns the position before the first event that happened at the instant or later; the last position if there is
-- none. The marks leave about a thousand rows to look at, however many events there are.
create or replace function position_before(instant timestamptz) returns bigint
language sql stable
as $$
    with mark as (
        select global_index
        from event_time_mark
        where latest_time_stamp < instant
        order by latest_time_stamp desc, global_index desc
        limit 1
    )
    select coalesce(
        (select global_index - 1
         from domain_event_entry
         where global_index > coalesce((select global_index from mark), 0)
           and time_stamp >= instant
         order by global_index
         limit 1),
        (select max(global_index) from domain_event_entry),
        0)
$$;
