-- What a member chose about time: their zone, and when and how they are reminded.
alter table person add column zone text;                         -- IANA; none: that of their place
alter table person add column direct_reminders integer not null default 0 check (direct_reminders in (0, 1));
alter table person add column offsets text;                      -- minutes before the start; none: the gathering's
