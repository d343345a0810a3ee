//! What Discord says of the bot: who it is, where it is, and what it may do there. Only asks, never changes anything.

use std::collections::HashMap;

use serde::de::DeserializeOwned;
use serde_json::Value;
use serenity::http::Route;
use serenity::model::channel::{ChannelType, GuildChannel, PermissionOverwriteType};
use serenity::model::guild::{Member, PartialGuild};
use serenity::model::id as discord;

use crate::base::ids::{ChannelId, ServerId};
use crate::discord::received::clean;
use crate::discord::rest::{CallError, Rest, code};

/// A permission that the bot asks for. There are no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// See a channel
    ViewChannels,
    /// Write into a channel
    SendMessages,
    /// Write into threads
    SendInThreads,
    /// Open a thread for a gathering
    CreateThreads,
    /// Show links
    EmbedLinks,
    /// Attach a calendar file or an export
    AttachFiles,
    /// Find its own messages again after a failure
    ReadHistory,
    /// Mirror gatherings as scheduled events
    CreateEvents,
}

impl Permission {
    /// All of them: what the invite link asks for.
    pub const ALL: [Self; 8] = [
        Self::ViewChannels,
        Self::SendMessages,
        Self::SendInThreads,
        Self::CreateThreads,
        Self::EmbedLinks,
        Self::AttachFiles,
        Self::ReadHistory,
        Self::CreateEvents,
    ];

    /// Discord's bit.
    pub const fn bit(self) -> u64 {
        match self {
            Self::ViewChannels => 1 << 10,
            Self::SendMessages => 1 << 11,
            Self::EmbedLinks => 1 << 14,
            Self::AttachFiles => 1 << 15,
            Self::ReadHistory => 1 << 16,
            Self::CreateThreads => 1 << 35,
            Self::SendInThreads => 1 << 38,
            Self::CreateEvents => 1 << 44,
        }
    }

    /// Its name in the catalogues: what Discord's own settings call it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::ViewChannels => "permission-view-channels",
            Self::SendMessages => "permission-send-messages",
            Self::EmbedLinks => "permission-embed-links",
            Self::AttachFiles => "permission-attach-files",
            Self::ReadHistory => "permission-read-history",
            Self::CreateThreads => "permission-create-threads",
            Self::SendInThreads => "permission-send-in-threads",
            Self::CreateEvents => "permission-create-events",
        }
    }
}

/// The bits of everything the bot asks for.
pub fn asked_permissions() -> u64 {
    Permission::ALL.iter().fold(0, |bits, permission| bits | permission.bit())
}

/// The address at which a server's admin invites the bot, with exactly the permissions it needs.
pub fn invite_link(application: u64) -> String {
    format!(
        "https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={}",
        asked_permissions()
    )
}

/// The application behind the token.
#[derive(Clone, Debug)]
pub struct Application {
    /// The application's id
    pub id: u64,
    /// Its name
    pub name: String,
}

/// What the bot may do in one server.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The server's name
    pub name: String,
    /// Permissions in the server as a whole
    pub granted: u64,
    /// The channels that were asked for
    pub channels: HashMap<ChannelId, Channel>,
    /// Those of them that everyone in the server can read
    pub open: Vec<ChannelId>,
}

/// One channel, as far as the bot can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Channel {
    /// It is there, with this name, and the bot has these permissions in it.
    There(String, u64),
    /// The bot can't see it.
    Hidden,
    /// It is not there, or belongs to another server.
    Gone,
}

/// The application behind the token.
pub async fn application(rest: &Rest) -> Result<Application, CallError> {
    let application = rest.look(Route::Oauth2ApplicationCurrent).await?;
    Ok(Application {
        id: snowflake(&application["id"]),
        name: application["name"].as_str().unwrap_or_default().to_owned(),
    })
}

/// How many times the bot may connect anew today, and of how many.
pub async fn connections_left(rest: &Rest) -> Result<(u64, u64), CallError> {
    let limit = &rest.look(Route::GatewayBot).await?["session_start_limit"];
    Ok((limit["remaining"].as_u64().unwrap_or_default(), limit["total"].as_u64().unwrap_or_default()))
}

/// The servers that the bot is in, with their names: the first two hundred.
pub async fn servers(rest: &Rest) -> Result<Vec<(ServerId, String)>, CallError> {
    let servers = rest.look(Route::UserMeGuilds).await?;
    let named = |server: &Value| {
        (ServerId::from(snowflake(&server["id"])), server["name"].as_str().unwrap_or_default().to_owned())
    };
    Ok(servers.as_array().map(|servers| servers.iter().map(named).collect()).unwrap_or_default())
}

/// What the bot may do in a server and in these of its channels.
pub async fn in_server(
    rest: &Rest,
    server: ServerId,
    channels: impl IntoIterator<Item = ChannelId>,
) -> Result<Standing, CallError> {
    let guild_id = discord::GuildId::new(server.to_discord());
    let user_id = discord::UserId::new(rest.own_user().await?.to_discord());
    let guild: PartialGuild = read(rest.look(Route::Guild { guild_id }).await?)?;
    let member = rest.look(Route::GuildMember { guild_id, user_id }).await?;
    let member: Member = read(with_guild(member, server))?;
    let (mut found, mut open) = (HashMap::new(), Vec::new());
    for id in channels {
        let channel_id = discord::ChannelId::new(id.to_discord());
        let channel = match rest.look(Route::Channel { channel_id }).await {
            Ok(channel) => match read::<GuildChannel>(channel) {
                Ok(channel) if channel.guild_id == guild_id => {
                    let granted = guild.user_permissions_in(&channel, &member).bits();
                    if everyone_sees(&guild, &channel) {
                        open.push(id);
                    }
                    Channel::There(channel.name, granted)
                }
                _ => Channel::Gone,
            },
            Err(CallError::Refused { status: 403, .. }) => Channel::Hidden,
            Err(CallError::Refused { code: code::UNKNOWN_CHANNEL, .. }) => Channel::Gone,
            Err(error) => return Err(error),
        };
        found.insert(id, channel);
    }
    Ok(Standing { granted: guild.member_permissions(&member).bits(), name: guild.name, channels: found, open })
}

/// What the bot may do in a server of which nothing is chosen yet: in the server as a whole, and the most that it may in any
/// one channel for messages.
pub async fn before_anything_is_chosen(rest: &Rest, server: ServerId) -> Result<(u64, u64), CallError> {
    let guild_id = discord::GuildId::new(server.to_discord());
    let user_id = discord::UserId::new(rest.own_user().await?.to_discord());
    let guild: PartialGuild = read(rest.look(Route::Guild { guild_id }).await?)?;
    let member: Member = read(with_guild(rest.look(Route::GuildMember { guild_id, user_id }).await?, server))?;
    let channels = rest.look(Route::GuildChannels { guild_id }).await?;
    let granted = channels.as_array().into_iter().flatten().filter_map(|channel| {
        // One of a kind that is not known yet is none for messages.
        let channel: GuildChannel = read(channel.clone()).ok()?;
        let takes_messages = matches!(channel.kind, ChannelType::Text | ChannelType::News);
        takes_messages.then(|| guild.user_permissions_in(&channel, &member).bits())
    });
    let most = granted.max_by_key(|granted| (granted & asked_permissions()).count_ones()).unwrap_or_default();
    Ok((guild.member_permissions(&member).bits(), most))
}

/// Whether the role that everyone has, whose id is the server's, can view a channel.
fn everyone_sees(guild: &PartialGuild, channel: &GuildChannel) -> bool {
    let everyone = discord::RoleId::new(guild.id.get());
    let mut allowed = guild.roles.get(&everyone).map_or(0, |role| role.permissions.bits());
    for overwrite in &channel.permission_overwrites {
        if overwrite.kind == PermissionOverwriteType::Role(everyone) {
            allowed = allowed & !overwrite.deny.bits() | overwrite.allow.bits();
        }
    }
    allowed & Permission::ViewChannels.bit() != 0
}

/// Discord leaves out of a member which server it is of.
fn with_guild(mut member: Value, server: ServerId) -> Value {
    member["guild_id"] = Value::String(server.to_string());
    member
}

fn snowflake(value: &Value) -> u64 {
    value.as_str().and_then(|text| text.parse().ok()).unwrap_or_default()
}

fn read<T: DeserializeOwned>(value: Value) -> Result<T, CallError> {
    serde_json::from_value(value).map_err(|error| CallError::Unclear {
        what: format!("Discord's answer can't be read: {}", clean(&error.to_string(), &[])),
        never_sent: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_invite_asks_for_exactly_what_is_needed() {
        assert_eq!(
            invite_link(42),
            format!(
                "https://discord.com/oauth2/authorize?client_id=42&scope=bot+applications.commands&permissions={}",
                (1_u64 << 10) | (1 << 11) | (1 << 14) | (1 << 15) | (1 << 16) | (1 << 35) | (1 << 38) | (1 << 44)
            )
        );
        for dangerous in [1_u64 << 3, 1 << 13, 1 << 17] {
            assert_eq!(asked_permissions() & dangerous, 0, "ADMINISTRATOR, MANAGE_MESSAGES, MENTION_EVERYONE");
        }
    }
}
