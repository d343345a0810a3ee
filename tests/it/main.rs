//! Stories: the real bot, through the real client library, against the stand-in for Discord.

mod administration;
mod architecture;
mod audit;
mod blocking;
mod faults;
mod gatherings;
mod judge;
mod lineage;
mod privacy;
mod process;
mod readers;
mod reform;
mod reports;
mod review;
mod rights;
mod setup;
mod standin;
mod surface;
mod translations;
mod world;
