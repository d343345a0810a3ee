-- Each time the bot introduces itself to Discord's gateway (IDENTIFY), written before it does. Discord allows a thousand a
-- day and then resets the token; what is older than a day goes.
create table gateway_identify (
    gateway_identify_id integer primary key,
    identified_at integer not null
) strict;

-- Which application was last seen in a server: only that one can tell that it was removed there.
alter table server add column application_id integer;

update server
set application_id = (select cast(substr(key, length('commands of ') + 1) as integer) from installation where key like 'commands of %')
where (select count(*) from installation where key like 'commands of %') = 1;
