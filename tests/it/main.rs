//! Stories: the real bot, through the real client library, against the stand-in for Discord.

mod architecture;
mod backup;
mod faults;
mod gatherings;
mod health;
mod judge;
mod opendata;
mod process;
mod reform;
mod rights;
mod setup;
mod standin;
mod surface;
mod upkeep;
mod world;
