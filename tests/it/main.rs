//! Stories: the real bot, through the real client library, against the stand-in for Discord.

mod administration;
mod architecture;
mod audit;
mod backup;
mod blocking;
mod faults;
mod gatherings;
mod health;
mod judge;
mod lineage;
mod matrix;
mod opendata;
mod privacy;
mod process;
mod readers;
mod reform;
mod reports;
mod review;
mod rights;
mod setup;
mod standin;
mod suggestions;
mod surface;
mod translations;
mod upkeep;
mod world;
