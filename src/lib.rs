//! Tertulia: a Discord bot for a community of practice on climate and open-government reforms.
//!
//! # The code map
//!
//! Arrows point one way: foundation ← kit ← features ← `app` ← `main`; a test holds the files to it.
//!
//! | where | what |
//! |---|---|
//! | `error ids clock config words vocabulary text typed store` | foundation: knows no feature; `ids` reads every number from outside, `store` knows whether the database can be written and whether its files are its own |
//! | `files recognition terminal` | foundation: files made for whom they belong to; whose a database is; output that never fails, never waits and tells no secret |
//! | `discord/` | the kit: every call to Discord (`limits` and `received` read its numbers and bodies with bounds), commands as data, cards, questions and answers |
//! | `encoder/` | foundation: a text's vector, from the model in `config/models`; behind a cargo feature, on by default |
//! | `log/` | the append-only, hash-chained log |
//! | `outbox/` | what must reach Discord: rows, and the sweep that sends them; `doors`, where messages are known to be refused |
//! | `connections/` | how often the bot introduced itself to Discord's gateway in a day |
//! | `numbers/` | a crate of its own, so that it is fast in tests too: products of whole numbers for `encoder` and `index` |
//! | `index/` | what can be found, by words and by meaning: full text, vectors, the ranking; made again by itself |
//! | `servers/ setup/ members/ places/ writeups/ gatherings/ search/ help/` | features; the same file names in each |
//! | `review/` | moderators decide: the queue, what a machine saw, merging, holding, reopening |
//! | `translations/ lineage/ reports/ readers/` | what the community does with a published write-up: translate; confirm and adapt; report and reply; keep and follow |
//! | `lately/` | what somebody used lately, suggested to them first; `typed` and `discord/suggestion` find and order what is suggested |
//! | `gazetteer/ blocking/ openness/` | administration: places and contacts; who may only read; the log, for moderators and for everyone |
//! | `privacy/` | what a member owns: the register of personal data, export, erasure, retention |
//! | `opendata/ backup/ upkeep/ health/` | the library out and in; copies and the way back, `opening` (the one door), `lock`, `restore`; whether a write-up is still right; how the bot is |
//! | `app/` | composition: command table, buttons by prefix, contents of owed messages, tasks, shutdown; in `database` whether its files are there and can be written; in `gateway/` the connection: held back, watched (`pace`), serenity's client contained (`client`, `signs`), what comes through it (`events`) |
//! | `check audit operator progress` | commands of the operator: what is missing, whether the log is whole, export, import, backup, restore, reindex, eval-search |
//! | `sandbox/` | the stand-in for Discord and its page; imports nothing but the clock |
//! | `demo` | the sandbox's servers, people, write-ups and a gathering |
//! | `soak` | kills the real binary at random and compares what was sent with what was owed; behind a cargo feature |
//!
//! In a feature: `model` (rules, pure) ← `store` (every SQL statement) ← `mod` (actions) ← `commands`; `view` makes cards,
//! `button` holds typed custom ids where `model` would grow too long; `errands` makes what is owed to Discord. In
//! `writeups/`, `changes` tells two versions apart, `extras` is what others added to a write-up, and `arrival` takes in open
//! data, `related` finds what stands beside one. In `review/`, `checks` is what a machine sees. `gatherings/` has more: `schedule` (local times,
//! zones, recurrence), `calendar` (iCalendar files), `harvest` (what came of it) and `discretion` (what would tell who was there), all pure; `series` (the times of a
//! gathering, moved and called off); `seats/` and `reminders/`, each with a store of its own; `options` and `suggestions`
//! for its commands; `preview`, the draft's card; `errands`, what Discord shows of a gathering.
//!
//! # Invariants
//!
//! - Whatever must be said later is a row before it is a message; rows say about what, words are made when it is sent.
//! - No Discord call happens inside a transaction.
//! - A submitted revision never changes; triggers hold the database to it.
//! - The log is append-only and chained; whatever a person decides is a row of it, in the transaction that decides it.
//! - A table or column that can hold something of a person is in `privacy::register`; a test reads the schema.
//! - Rights are checked on each command, press and form; `tests/it/matrix.rs` has every one of them.
//! - Nothing a member typed reaches a card but through `discord::card::plain`.
//! - Only `clock` asks what time it is; only `discord::rest` talks to Discord's API.
//! - A number from outside is read with its bounds, by type. A form that edits carries what it was filled in with; saving compares.
//! - A database of people is opened through `backup::open` alone: looked at, locked, copied before it is brought up to date.
//! - Nothing introduces itself to the gateway before a row says so.
//!
//! # A command's way
//!
//! `app::gateway::events` gets the interaction, `discord::router` makes a `Question` of it, `app::App::meet` finds out who asks,
//! `app::App::dispatch` checks server and rights and finds the row of the command table, whose handler (say
//! `places::commands::join`) parses the options, calls one action (`places::join`: one transaction) and makes a card
//! (`places::view`). `discord::router::deliver` answers in time, or defers and fills in.
//!
//! # An owed message's way
//!
//! An action calls `outbox::owe` in its transaction. `outbox::Sender::sweep` claims the row, asks `outbox::Contents` (in `app`)
//! for the card (or the scheduled event, or the thread), and posts it with its nonce; when the outcome of an earlier try is
//! unclear and the nonce may be forgotten, it first looks for the message by its mark. A door that is known to be closed is
//! not tried, and a channel that is limited stands aside.
//!
//! # A search's way
//!
//! Whatever makes a write-up public calls `index::put` in its transaction: stems into the full-text table, terms, words and
//! passages into rows. `App::index_until` makes the vectors of what waits, one document at a time, and puts the full-text
//! table together when it is in many pieces. `/search` goes through `search::find` to `index::Finder::find`: the copy in
//! memory follows the rows (`follow`), the query is understood (`understanding`: corrections, synonyms, kin, what a word is
//! worth) and embedded. Meanwhile each of few documents is looked at for its words; among many the full-text table says
//! which have them (`by_words`), and these together with the signs of all vectors (`shelf`) choose the likely ones. Those
//! are looked at closely (`ranking`), and lanes, counts and what is nonsense are decided (`judge`). `search::page` reads the
//! five that are shown, again with everyone's rights.
//!
//! # A reminder's way
//!
//! Announcing a gathering writes a row for each of its times and, when that time is announced, one for each reminder
//! (`gatherings::reminders::write`); taking a seat writes one's own. `App::sweep` calls `gatherings::process_due`, which
//! turns what is due into owed messages, one for several that are due to the same people, or closes it with the reason;
//! the outbox then sends them as above. A move gives the time another revision: reminders of the old one are closed.

pub mod app;
mod audit_log;
pub mod base;
pub mod discord;
mod features;
pub mod operator;
mod outbox;
mod search_index;
