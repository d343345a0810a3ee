-- A card that somebody deleted in Discord is posted once more.
alter table outbox add column posted_again integer not null default 0 check (posted_again in (0, 1));
