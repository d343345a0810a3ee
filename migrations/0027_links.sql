-- Links are read from the text that has them whenever they are shown or published, by one rule; what was read of them before
-- ended at a closing bracket of theirs.
drop table if exists evidence;

-- Of a reply only the link was kept, so the one bracket that was cut off is put back; other signs that may have stood at
-- its end can't be told from those around it.
update report set link = link || ')'
where kind = 'reply' and length(link) - length(replace(link, '(', '')) = length(link) - length(replace(link, ')', '')) + 1;
