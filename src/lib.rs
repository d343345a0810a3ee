//! Tertulia: a Discord bot for a community of practice on climate and open-government reforms.
//!
//! # The code map
//!
//! A layer is a folder, and arrows point one way: `clock` ← `base` ← `search_index`, `audit_log` ← `discord` ← `outbox` ←
//! `features` ← `app` ← `operator` ← `main`. The crate `sandbox` knows only the clock. A test reads the files and holds them
//! to it.
//!
//! | where | what |
//! |---|---|
//! | `clock/` | a crate: the only place that asks what time it is, and [`tertulia_clock::Moment`], an instant as rows have it |
//! | `base/` | `error`, `ids` (reads every number from outside), `config`, `i18n` (the four catalogues), `vocabulary`, `time_zone`, `lookup` (what was typed to find something, and how well it matches), `links` (where a link in typed text begins and ends), `markdown` (what a member typed, made safe), `text`; `failure` writes the causes of what is logged; `database` knows whether it can be written and whether its files are its own, `recognition` whose a file is; `files` belong to whom their folder belongs to; `terminal` never fails, never waits and tells no secret; `liveness` is what the process knows of itself |
//! | `search_index/` | what can be found, by words and by meaning. `analysis`, `passages`, `vector`, `query` and `ranking` are pure; `memory` is the copy of the rows that is searched, `searcher` answers (in `follow` it goes after the rows), `similar` finds what is near a document, `maintenance` makes what is missing. `encoder/` gives a text's vector, from the model in `config/models` (a cargo feature, on by default); `kernels/`, a crate so that it is fast in tests too, has the loops that take the time |
//! | `audit_log/` | the append-only, hash-chained log; `action` lists what it tells of, in words that never change |
//! | `discord/` | every call to Discord: `rest`, with `limits` and `received`, which read its numbers and bodies with bounds; `doors`, where messages are known to be refused; `identify`, how often the bot may introduce itself. `router` makes an interaction of what Discord sends and answers in time; `context` is what a handler is given; commands, buttons and forms are data (`command`, `component`): who may use them, and what they do; `card`, `permissions`, `autocomplete`, `report` |
//! | `outbox/` | what must reach Discord: rows, and the sweep that sends them; `message`, what a feature says about each topic |
//! | `features/` | one folder for each thing that a moderator can name |
//! | `app/` | composition. `registry` lists the features; `dispatch` leads an interaction to its handler; `background` takes the steps that are due by themselves; `inbox` shows what could not be delivered; `database` looks after the files; `gateway/` is the connection, held back and watched (`pace`), with serenity's client contained (`client`, `signs`) and what comes through it (`events`) |
//! | `operator/` | what is done in a terminal: `cli` and `logging`, `check`, `audit`, export, import, backup, restore, reindex, `evaluation` of search; `sandbox` has the servers and people of the demo, `soak` kills the real binary at random and compares what was sent with what was owed |
//! | `sandbox/` | a crate: the stand-in for Discord and its page |
//!
//! # The features
//!
//! | what | where |
//! |---|---|
//! | write-ups | `writeups`; in front of them `review`, where moderators decide; beside them `translations`, `provenance` (confirming and adapting), `reports` (and the right of reply), `staleness` (is it still right?) |
//! | finding them | `search`, `recents` (what somebody used lately is suggested first), `subscriptions` (keeping and following) |
//! | meeting | `gatherings` |
//! | people and places | `members`, `places`, `place_admin`, `privacy` (the register of personal data, export, erasure, retention), `blocks` (who may only read) |
//! | servers | `servers`, `setup`, `help` |
//! | in the open | `transparency` (the log, for moderators and for everyone), `open_data` (the library out and in), `health`, `backup` (`open`, the one door to a database; `lock`, `restore`) |
//!
//! The same file names in each, only those it needs: `model` (rules, pure) ← `store` (every SQL statement) ← `mod` (actions,
//! and `FEATURE`: what the feature gives the app) ← `commands`; `view` makes cards, `custom_id` holds typed ids of buttons and
//! forms, `messages` what is said through the outbox.
//!
//! # Invariants
//!
//! - Whatever must be said later is a row before it is a message; rows say about what, words are made when it is sent.
//! - No Discord call happens inside a transaction.
//! - A submitted revision never changes; triggers hold the database to it.
//! - The log is append-only and chained; whatever a person decides is a row of it, in the transaction that decides it.
//! - A table or column that can hold something of a person is in `privacy::register`; a test reads the schema.
//! - Rights are checked on each command, press and form; `tests/it/matrix.rs` has every one of them.
//! - Nothing a member typed reaches a card but through `base::markdown::plain`.
//! - Only `clock` asks what time it is; only `discord::rest` talks to Discord's API.
//! - A number from outside is read with its bounds, by type. A form that edits carries what it was filled in with; saving compares.
//! - A database of people is opened through `backup::open` alone: looked at, locked, copied before it is brought up to date.
//! - Nothing introduces itself to the gateway before a row says so.
//!
//! # A command's way
//!
//! `app::gateway::events` gets the interaction, `discord::router` makes an `Interaction` of it, `app::dispatch` finds out
//! who asks, finds the row of the command and checks server and rights against it; its handler (say
//! `places::commands::join`) parses the options, calls one action (`places::join`: one transaction) and makes a card
//! (`places::view`). `discord::router::deliver` answers in time, or defers and fills in.
//!
//! # An owed message's way
//!
//! An action calls `outbox::enqueue` in its transaction. `outbox::Sender::sweep` claims the row, asks the feature that has the
//! topic's row (`app::registry` finds it) for the card (or the scheduled event, or the thread), and posts it with its nonce; when the outcome of an earlier try is
//! unclear and the nonce may be forgotten, it first looks for the message by its mark. A door that is known to be closed is
//! not tried, and a channel that is limited stands aside.
//!
//! # A search's way
//!
//! Whatever makes a write-up public calls `search_index::put` in its transaction: stems into the full-text table, terms,
//! words and passages into rows. `App::index_until` makes the vectors of what waits, one document at a time, and puts the full-text
//! table together when it is in many pieces. `/search` goes through `search::find` to `search_index::Searcher::find`: the
//! copy in memory follows the rows (`follow`), the query is understood (`query`: corrections, synonyms, neighbours, what a word is
//! worth) and embedded. Meanwhile each of few documents is looked at for its words; among many the full-text table says
//! which have them (`by_words`), and these together with the signs of all vectors (`memory`) choose the likely ones. Those
//! are looked at closely (`ranking`), and lanes, counts and what is nonsense are decided (`judge`). `search::page` reads the
//! five that are shown, again with everyone's rights.
//!
//! # A reminder's way
//!
//! Announcing a gathering writes a row for each of its times and, when that time is announced, one for each reminder
//! (`gatherings::reminders::write`); taking a seat writes one's own. Each round of `App::sweep` takes the step of
//! gatherings (`gatherings::process_due`), which turns what is due into owed messages, one for several that are due to the same people, or closes it with the reason;
//! the outbox then sends them as above. A move gives the time another revision: reminders of the old one are closed.

#![cfg_attr(
    not(feature = "sandbox"),
    expect(dead_code, unused_imports, reason = "what only the sandbox asks for stays where it belongs")
)]

pub mod app;
mod audit_log;
pub mod base;
pub mod discord;
mod features;
pub mod operator;
mod outbox;
mod search_index;
