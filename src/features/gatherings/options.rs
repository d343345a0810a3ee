//! What the options of `/gathering` say, read into domain types; and which gathering is meant, and whether the asker may.

use serenity::http::Route;
use serenity::model::id as discord;

use super::model::{Confidentiality, Gathering, GatheringRefusal, MINUTES, MOST_SEATS, Occurrence, Venue, is_https};
use super::schedule::Zone;
use crate::base::error::{Error, Result};
use crate::base::i18n::Language;
use crate::base::ids::{ChannelId, ServerId, Subject, read_number};
use crate::base::text::fold;
use crate::discord::card::cut;
use crate::discord::command::Access;
use crate::discord::context::Ctx;
use crate::discord::permissions::Permission;
use crate::discord::rest::CallError;
use crate::features::places;

/// A zone by its IANA name, by a place of the network, or by its city.
pub async fn zone_named(ctx: &Ctx, typed: &str) -> Result<Zone> {
    if let Some(zone) = Zone::named(typed) {
        return Ok(zone);
    }
    let places = places::list(ctx.store()).await?;
    let of_place = places::find(&places, typed).and_then(|place| Zone::named(&place.zone));
    of_place.or_else(|| Zone::of_city(typed)).ok_or_else(|| GatheringRefusal::BadZone(typed.to_owned()).into())
}

/// An option that is a number; a client may send anything.
fn number(ctx: &Ctx, name: &str, least: i64, most: i64) -> Result<Option<i64>, ()> {
    ctx.option(name).map(|typed| read_number(typed, least, most)).transpose()
}

/// How long.
pub fn minutes(ctx: &Ctx) -> Result<Option<i64>, GatheringRefusal> {
    number(ctx, "minutes", MINUTES.0, MINUTES.1).map_err(|()| GatheringRefusal::BadMinutes)
}

/// How many may come.
#[derive(Clone, Copy)]
pub enum Limit {
    /// As many as like, which is said by 0
    None,
    /// So many
    Seats(i64),
}

impl Limit {
    /// The number of seats; none: as many as like.
    pub const fn seats(self) -> Option<i64> {
        match self {
            Self::None => None,
            Self::Seats(seats) => Some(seats),
        }
    }
}

/// How many may come, where it was said.
pub fn limit(ctx: &Ctx) -> Result<Option<Limit>, GatheringRefusal> {
    let seats = number(ctx, "seats", 0, MOST_SEATS).map_err(|()| GatheringRefusal::BadSeats)?;
    Ok(seats.map(|seats| if seats == 0 { Limit::None } else { Limit::Seats(seats) }))
}

/// Who may know of it, where it was said.
pub fn confidentiality(ctx: &Ctx) -> Option<Confidentiality> {
    ctx.option("confidentiality").and_then(Confidentiality::read)
}

/// Languages by code or name, in any of the four languages: `en es`, `inglés, francés`.
pub fn languages(ctx: &Ctx) -> Result<Option<Vec<Language>>, GatheringRefusal> {
    let Some(typed) = ctx.option("languages") else { return Ok(None) };
    let mut found: Vec<Language> = Vec::new();
    for word in typed.split([' ', ',', ';', '/', '+']).filter(|word| !word.is_empty()) {
        let folded = fold(word);
        let is_called = |language: &Language| {
            let names = Language::ALL.iter().map(|each| ctx.services.catalogues.speak(*each).text(language.key()));
            folded == language.code()
                || fold(language.own_name()) == folded
                || names.into_iter().any(|name| fold(&name) == folded)
        };
        let language = Language::ALL.into_iter().find(is_called);
        let language = language.ok_or_else(|| GatheringRefusal::BadLanguages(word.to_owned()))?;
        if !found.contains(&language) {
            found.push(language);
        }
    }
    Ok(Some(found))
}

/// Where: a channel by its mention or address, or an https link.
pub async fn venue(ctx: &Ctx) -> Result<Option<Venue>> {
    let Some(typed) = ctx.option("where") else { return Ok(None) };
    let by_name = match typed.strip_prefix('#') {
        Some(name) => channels(ctx).await?.into_iter().find(|(known, _)| fold(known) == fold(name)).map(|(_, id)| id),
        None => None,
    };
    let mention = typed.strip_prefix("<#").and_then(|rest| rest.strip_suffix('>')).or(by_name.as_deref());
    let address = typed.strip_prefix("https://discord.com/channels/").and_then(|rest| rest.split('/').nth(1));
    match (mention.or(address).map(str::parse::<ChannelId>), is_https(typed)) {
        (Some(Ok(id)), _) => channel(ctx, id).await.map(Some),
        (_, true) if typed.chars().count() <= 400 => Ok(Some(Venue::Link(typed.to_owned()))),
        _ => Err(GatheringRefusal::BadVenue.into()),
    }
}

async fn channel(ctx: &Ctx, id: ChannelId) -> Result<Venue> {
    let hidden = |error| match error {
        CallError::Refused { status: 403 | 404, .. } => Error::from(GatheringRefusal::HiddenChannel),
        other => other.into(),
    };
    let channel =
        ctx.rest.look(Route::Channel { channel_id: discord::ChannelId::new(id.to_discord()) }).await.map_err(hidden)?;
    let server = channel["guild_id"].as_str().and_then(|id| id.parse::<u64>().ok()).map(ServerId::from);
    let server = server.ok_or(GatheringRefusal::HiddenChannel)?;
    // A channel of another server of the network is fine; of any other server it is not.
    if !crate::features::servers::admitted(ctx.store().read()).await?.iter().any(|known| known.id == server) {
        return Err(GatheringRefusal::HiddenChannel.into());
    }
    let guild =
        ctx.rest.look(Route::Guild { guild_id: discord::GuildId::new(server.to_discord()) }).await.map_err(hidden)?;
    let (name, guild) = (channel["name"].as_str().unwrap_or_default(), guild["name"].as_str().unwrap_or_default());
    Ok(Venue::Channel(server, id, cut(&format!("#{name}, {guild}"), 100)))
}

/// The channels of the server in which people can meet: names and ids.
pub async fn channels(ctx: &Ctx) -> Result<Vec<(String, String)>> {
    let Some(server) = ctx.server else { return Ok(Vec::new()) };
    let route = Route::GuildChannels { guild_id: discord::GuildId::new(server.to_discord()) };
    let channels = ctx.rest.look(route).await?;
    let open = |it: &serde_json::Value| {
        let hides = |each: &serde_json::Value| {
            let denied = each["deny"].as_str().and_then(|bits| bits.parse::<u64>().ok()).unwrap_or(0);
            each["id"] == server.to_string() && denied & Permission::ViewChannels.bit() != 0
        };
        !it["permission_overwrites"].as_array().is_some_and(|all| all.iter().any(hides))
    };
    let of_use = channels
        .as_array()
        .into_iter()
        .flatten()
        .filter(|it| matches!(it["type"].as_u64(), Some(0 | 2 | 5 | 13)) && open(it));
    Ok(of_use.filter_map(|it| Some((it["name"].as_str()?.to_owned(), it["id"].as_str()?.to_owned()))).collect())
}

/// The asker uses a gathering: not of one under the Chatham House Rule, of which nothing is written anywhere but answers.
pub fn uses(ctx: &Ctx, it: &Gathering) {
    if !it.is_discreet() {
        ctx.uses(Subject::Gathering(it.id));
    }
}

/// Who holds gatherings: prepares and announces, moves and closes them.
pub const HOSTS: Access = Access::Facilitator;

/// Whether the asker holds gatherings.
pub fn is_host(ctx: &Ctx) -> bool {
    HOSTS.check(ctx.asker.rights).is_ok()
}

/// Whether the asker is a member, or holds gatherings.
pub async fn is_member(ctx: &Ctx) -> Result<bool> {
    let memberships = places::memberships(ctx.store(), ctx.asker.person).await?;
    Ok(is_host(ctx) || !memberships.is_empty())
}

/// Goes on only for a member, where the gathering is for members.
pub async fn require_member(ctx: &Ctx, it: &Gathering) -> Result<()> {
    if it.confidentiality == Confidentiality::Public || is_member(ctx).await? {
        Ok(())
    } else {
        Err(GatheringRefusal::MembersOnly.into())
    }
}

/// The gathering that a facilitator names, and the time that is meant.
pub async fn named(ctx: &Ctx) -> Result<(Gathering, Option<Occurrence>)> {
    let (gathering, occurrence) = super::named(ctx.store(), ctx.given("id"), ctx.now).await?;
    uses(ctx, &gathering);
    Ok((gathering, occurrence))
}

/// Whether the id names one time of a series, as `G-5 2027-01-27` does.
pub fn names_a_day(ctx: &Ctx) -> bool {
    ctx.given("id").contains([' ', '/'])
}
