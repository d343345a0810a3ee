//! Stories: the real bot, through the real client library, against the stand-in for Discord.

mod architecture;
mod faults;
mod gatherings;
mod judge;
mod privacy;
mod process;
mod reform;
mod rights;
mod setup;
mod standin;
mod surface;
mod world;
