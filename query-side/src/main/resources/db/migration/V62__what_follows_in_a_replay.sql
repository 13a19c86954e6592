-- How long a part of a replay takes yet once all is read, in milliseconds, as its node expects it; null if it says nothing.
alter table ordered_part add column after_millis bigint;
