//! Who may do what: Discord's permission bits and how @everyone, roles and overwrites add up.
//!
//! Pure; knows no message and no route.

use super::{channels::Overwrite, guilds::Guild};

pub const CREATE_INSTANT_INVITE: u64 = 1 << 0;
pub const ADMINISTRATOR: u64 = 1 << 3;
pub const MANAGE_CHANNELS: u64 = 1 << 4;
pub const ADD_REACTIONS: u64 = 1 << 6;
pub const STREAM: u64 = 1 << 9;
pub const VIEW_CHANNEL: u64 = 1 << 10;
pub const SEND_MESSAGES: u64 = 1 << 11;
pub const SEND_TTS_MESSAGES: u64 = 1 << 12;
pub const MANAGE_MESSAGES: u64 = 1 << 13;
pub const EMBED_LINKS: u64 = 1 << 14;
pub const ATTACH_FILES: u64 = 1 << 15;
pub const READ_MESSAGE_HISTORY: u64 = 1 << 16;
pub const MENTION_EVERYONE: u64 = 1 << 17;
pub const USE_EXTERNAL_EMOJIS: u64 = 1 << 18;
pub const CONNECT: u64 = 1 << 20;
pub const SPEAK: u64 = 1 << 21;
pub const MUTE_MEMBERS: u64 = 1 << 22;
pub const MOVE_MEMBERS: u64 = 1 << 24;
pub const USE_VAD: u64 = 1 << 25;
pub const CHANGE_NICKNAME: u64 = 1 << 26;
pub const USE_APPLICATION_COMMANDS: u64 = 1 << 31;
pub const MANAGE_EVENTS: u64 = 1 << 33;
pub const MANAGE_THREADS: u64 = 1 << 34;
pub const CREATE_PUBLIC_THREADS: u64 = 1 << 35;
pub const CREATE_PRIVATE_THREADS: u64 = 1 << 36;
pub const USE_EXTERNAL_STICKERS: u64 = 1 << 37;
pub const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;
pub const CREATE_EVENTS: u64 = 1 << 44;
pub const SEND_POLLS: u64 = 1 << 49;
pub const USE_EXTERNAL_APPS: u64 = 1 << 50;

/// Every bit Discord documents (0 to 52, but for 47, 48 and the retired).
pub const ALL: u64 = (1 << 53) - 1 - (1 << 47) - (1 << 48);

/// What a new server grants to everyone.
pub const EVERYONE_BY_DEFAULT: u64 = CREATE_INSTANT_INVITE
    | ADD_REACTIONS
    | STREAM
    | VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | MENTION_EVERYONE
    | USE_EXTERNAL_EMOJIS
    | CONNECT
    | SPEAK
    | USE_VAD
    | CHANGE_NICKNAME
    | USE_APPLICATION_COMMANDS
    | CREATE_PUBLIC_THREADS
    | CREATE_PRIVATE_THREADS
    | USE_EXTERNAL_STICKERS
    | SEND_MESSAGES_IN_THREADS
    | SEND_POLLS
    | USE_EXTERNAL_APPS;

/// What both sides of a direct message may do.
pub const IN_DIRECT_MESSAGES: u64 = VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | ADD_REACTIONS
    | MENTION_EVERYONE
    | USE_EXTERNAL_EMOJIS
    | USE_EXTERNAL_STICKERS;

/// What an application is told that it may do in the direct messages with its bot: no more than these four.
pub const OF_APPS_IN_DIRECT_MESSAGES: u64 = ATTACH_FILES | EMBED_LINKS | MENTION_EVERYONE | USE_EXTERNAL_EMOJIS;

/// What a member may do in the guild as a whole; nothing for who is not in it.
pub fn in_guild(guild: &Guild, user: u64) -> u64 {
    let Some(member) = guild.members.get(&user) else { return 0 };
    if guild.owner == user {
        return ALL;
    }
    let granted = guild
        .roles
        .iter()
        .filter(|role| role.id == guild.id || member.roles.contains(&role.id))
        .fold(0, |bits, role| bits | role.permissions);
    if granted & ADMINISTRATOR != 0 { ALL } else { granted }
}

/// What a member may do in a channel with these overwrites.
///
/// The order is Discord's: @everyone's overwrite, then those of all roles together, then the member's own.
pub fn in_channel(guild: &Guild, overwrites: &[Overwrite], user: u64) -> u64 {
    without_implied(granted(guild, overwrites, user), SEND_MESSAGES)
}

/// What a member may do in a thread of a channel with these overwrites.
pub fn in_thread(guild: &Guild, overwrites: &[Overwrite], user: u64) -> u64 {
    without_implied(granted(guild, overwrites, user), SEND_MESSAGES_IN_THREADS)
}

fn granted(guild: &Guild, overwrites: &[Overwrite], user: u64) -> u64 {
    let base = in_guild(guild, user);
    if base & ADMINISTRATOR != 0 {
        return ALL;
    }
    let Some(member) = guild.members.get(&user) else { return 0 };
    let together = |chosen: &dyn Fn(&Overwrite) -> bool| {
        overwrites.iter().filter(|o| chosen(o)).fold((0, 0), |(allow, deny), o| (allow | o.allow, deny | o.deny))
    };
    let everyone = together(&|o| o.target == guild.id);
    let roles = together(&|o| o.target != guild.id && member.roles.contains(&o.target));
    let own = together(&|o| o.target == user);
    [everyone, roles, own].iter().fold(base, |bits, (allow, deny)| bits & !deny | allow)
}

/// Takes away what means nothing without seeing the channel or writing to it.
fn without_implied(granted: u64, write: u64) -> u64 {
    if granted & VIEW_CHANNEL == 0 {
        return 0;
    }
    if granted & write == 0 {
        return granted & !(EMBED_LINKS | ATTACH_FILES | MENTION_EVERYONE | SEND_TTS_MESSAGES);
    }
    granted
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::world::guilds::{Member, Role};

    fn guild() -> Guild {
        let role = |id, permissions| Role { id, name: String::new(), permissions, position: 0, managed_by: None };
        let member = |roles: &[u64]| Member { roles: roles.to_vec(), joined_at: jiff::Timestamp::UNIX_EPOCH };
        Guild {
            id: 1,
            name: String::new(),
            preferred_locale: "en-US".to_owned(),
            owner: 10,
            roles: vec![role(1, VIEW_CHANNEL | SEND_MESSAGES), role(2, MANAGE_MESSAGES), role(3, ADMINISTRATOR)],
            channels: Vec::new(),
            members: BTreeMap::from([(10, member(&[])), (11, member(&[2])), (12, member(&[3])), (13, member(&[]))]),

            shown_commands: BTreeSet::new(),
        }
    }

    fn overwrite(target: u64, allow: u64, deny: u64) -> Overwrite {
        Overwrite { target, is_member: target >= 10, allow, deny }
    }

    #[test]
    fn owner_and_administrator_may_everything_and_strangers_nothing() {
        let deny_all = [overwrite(1, 0, ALL)];
        assert_eq!(in_channel(&guild(), &deny_all, 10), ALL);
        assert_eq!(in_channel(&guild(), &deny_all, 12), ALL);
        assert_eq!(in_channel(&guild(), &[], 99), 0);
    }

    #[test]
    fn a_role_overrules_everyone_and_the_member_overrules_the_role() {
        let closed = [overwrite(1, 0, SEND_MESSAGES), overwrite(2, SEND_MESSAGES, 0), overwrite(11, 0, SEND_MESSAGES)];
        assert_eq!(in_channel(&guild(), &closed[..1], 11) & SEND_MESSAGES, 0);
        assert_eq!(in_channel(&guild(), &closed[..2], 11) & SEND_MESSAGES, SEND_MESSAGES);
        assert_eq!(in_channel(&guild(), &closed, 11) & SEND_MESSAGES, 0);
    }

    #[test]
    fn who_cannot_see_a_channel_can_do_nothing_in_it() {
        assert_eq!(in_channel(&guild(), &[overwrite(1, 0, VIEW_CHANNEL)], 13), 0);
    }
}
