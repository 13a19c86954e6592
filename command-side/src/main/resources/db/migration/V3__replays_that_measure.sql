-- Whether how long a replay took says how fast nodes are: not if it had a throttle or was paused. Of those that were noted
-- before this it is not known.
alter table replay add column measures boolean not null default false;
