-- Why a message or a reminder was not sent, or waits, is a word from now on: sentences were compared and counted.
update outbox set note = case note
    when 'it makes no sense any more' then 'pointless'
    when 'it was called off before it was there' then 'called_off'
    when 'the person is not known any more' then 'person_gone'
    when 'its server was taken out of the network' then 'server_removed'
    when 'it was deleted in Discord' then 'deleted'
    when 'the message was deleted in Discord' then 'deleted'
    when 'the channel is gone' then 'channel_gone'
    when 'Discord does not take it as it is' then 'not_taken'
    when 'Discord refused it for too long' then 'refused_too_long'
    else 'unprepared'
end
where state = 'dropped';

-- Every letter in an inbox came there with one sentence, whatever the reason.
update outbox set note = 'direct_messages_closed' where state = 'inbox';

-- What waits had Discord's own words, which are in the logs.
update outbox set note = case
    when note like 'Discord asks to wait%' then 'limited'
    when note like 'Discord can''t be reached%' then 'unreachable'
    when note like 'calls to Discord are stopped%' then 'stopped'
    when note like '%code 50001:%' or note like '%code 50013:%' then 'closed'
    when note like 'Discord refused the call%' then 'refused'
    else 'unprepared'
end
where state in ('waiting', 'sending', 'sent') and note is not null;

update reminder set note = case note
    when 'it was moved' then 'moved'
    when 'it was cancelled' then 'cancelled'
    when 'it is closed already' then 'held'
    when 'a later one is due too' then 'overtaken'
    when 'it is over' then 'over'
    when 'they gave up their seat' then 'seat_given_up'
    when 'the server wants no announcements any more' then 'not_announced'
    else 'over'
end
where state = 'closed';
