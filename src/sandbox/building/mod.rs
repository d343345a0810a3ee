//! Making a world by hand and looking at it: what a test or the sandbox sets up before a bot connects, and later.

mod channels;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{
    Application, StandIn,
    world::{
        World,
        commands::guild_of,
        events::intent,
        guilds::{Guild, Member, Role, partial_member_object},
        merge,
        permissions::{self, VIEW_CHANNEL},
        scheduled::ScheduledEvent,
        users::{Bot, User, new_token},
    },
};

impl StandIn {
    /// Registers an application with its bot user.
    pub fn add_application(&self, name: &str) -> Application {
        let mut world = self.world();
        let id = world.add_user(name, None, "en-US", true);
        let token = new_token(id);
        let bot = Bot {
            id,
            name: name.to_owned(),
            token: token.clone(),
            privileged_intents: 0,
            commands: Vec::new(),
            creations: Vec::new(),
            starts: (0, world.now()),
        };
        world.bots.insert(id, bot);
        world.tell_state_changed();
        Application { id, token, user_id: id }
    }

    /// Lets an application ask for these privileged gateway intents.
    pub fn allow_intents(&self, application: u64, intents: u64) {
        if let Some(bot) = self.world().bots.get_mut(&application) {
            bot.privileged_intents = intents;
        }
    }

    /// Adds a person; `locale` is one of Discord's, such as `en-GB`.
    pub fn add_user(&self, name: &str, global_name: &str, locale: &str) -> u64 {
        self.world().add_user(name, Some(global_name), locale, false)
    }

    /// Changes the language of a person's app.
    pub fn set_locale(&self, user: u64, locale: &str) {
        let mut world = self.world();
        if let Some(user) = world.users.get_mut(&user) {
            locale.clone_into(&mut user.locale);
        }
        world.tell_state_changed();
    }

    /// Lets a visitor of the page be this person, told in a few words for each language, such as
    /// `("en", "member from Scotland")`.
    pub fn add_persona(&self, user: u64, about: &[(&str, &str)]) {
        let mut world = self.world();
        if let Some(user) = world.users.get_mut(&user) {
            let owned = |(language, words): &(&str, &str)| ((*language).to_owned(), (*words).to_owned());
            user.about = Some(about.iter().map(owned).collect());
        }
        world.tell_state_changed();
    }

    /// Adds a guild with its owner as the only member; its @everyone role has the guild's id.
    pub fn add_guild(&self, name: &str, preferred_locale: &str, owner: u64) -> u64 {
        let mut world = self.world();
        let id = world.new_id();
        let everyone = Role {
            id,
            name: "@everyone".to_owned(),
            permissions: permissions::EVERYONE_BY_DEFAULT,
            position: 0,
            managed_by: None,
        };
        let joined = Member { roles: Vec::new(), joined_at: world.now() };
        let guild = Guild {
            id,
            name: name.to_owned(),
            preferred_locale: preferred_locale.to_owned(),
            owner,
            roles: vec![everyone],
            channels: Vec::new(),
            members: BTreeMap::from([(owner, joined)]),

            shown_commands: BTreeSet::new(),
        };
        world.guilds.insert(id, guild);
        world.tell_state_changed();
        id
    }

    /// An admin shows a command to everyone in the guild's integration settings.
    pub fn show_command(&self, guild: u64, name: &str) {
        let mut world = self.world();
        world.guild_mut(guild).shown_commands.insert(name.to_owned());
        world.tell_state_changed();
    }

    /// Adds a role.
    pub fn add_role(&self, guild: u64, name: &str, permissions: u64) -> u64 {
        self.world().add_role(guild, name, permissions, None)
    }

    /// Lets someone join a guild.
    pub fn add_member(&self, guild: u64, user: u64) {
        let mut world = self.world();
        let joined_at = world.now();
        world.guild_mut(guild).members.insert(user, Member { roles: Vec::new(), joined_at });
        world.tell_state_changed();
    }

    /// Gives a member a role.
    pub fn give_role(&self, guild: u64, user: u64, role: u64) {
        self.change_member(guild, user, |member| {
            if !member.roles.contains(&role) {
                member.roles.push(role);
            }
        });
    }

    /// Takes a role from a member.
    pub fn take_role(&self, guild: u64, user: u64, role: u64) {
        self.change_member(guild, user, |member| member.roles.retain(|held| *held != role));
    }

    /// Adds a bot to a guild with a role of its own that has these permissions.
    pub fn invite(&self, guild: u64, application: u64, permissions: u64) {
        let mut world = self.world();
        let name = world.bots[&application].name.clone();
        let role = world.add_role(guild, &name, permissions, Some(application));
        let joined_at = world.now();
        world.guild_mut(guild).members.insert(application, Member { roles: vec![role], joined_at });
        let object = world.guild_create_object(&world.guilds[&guild], application);
        world.dispatch(application, intent::GUILDS, "GUILD_CREATE", &object);
        world.tell_state_changed();
    }

    /// Removes a bot from a guild, and its role and commands there.
    pub fn remove_application(&self, guild: u64, application: u64) {
        let mut world = self.world();
        world.guild_mut(guild).members.remove(&application);
        let roles = &mut world.guild_mut(guild).roles;
        for role in roles.extract_if(.., |role| role.managed_by == Some(application)).collect::<Vec<_>>() {
            let gone = json!({ "guild_id": guild.to_string(), "role_id": role.id.to_string() });
            world.tell_guild(guild, "GUILD_ROLE_DELETE", &gone);
        }
        if let Some(bot) = world.bots.get_mut(&application) {
            bot.commands.retain(|command| guild_of(command) != Some(guild));
        }
        let gone = json!({ "id": guild.to_string() });
        world.dispatch(application, intent::GUILDS, "GUILD_DELETE", &gone);
        world.tell_state_changed();
    }

    /// Sets whether bots can write to this person; they are refused with 50007 if not.
    pub fn refuse_direct_messages(&self, user: u64, refuse: bool) {
        if let Some(user) = self.world().users.get_mut(&user) {
            user.refuses_direct_messages = refuse;
        }
    }

    /// Deletes a message, as a moderator would.
    pub fn delete_message(&self, channel: u64, message: u64) {
        if self.world().delete(channel, message).is_err() {
            tracing::debug!(message, "there was no such message to delete");
        }
    }

    /// The public messages of a channel, oldest first.
    pub fn messages(&self, channel: u64) -> Vec<Value> {
        self.world().public_messages(channel).map(|(_, message)| message.object.clone()).collect()
    }

    /// The ephemeral messages that a person was shown, oldest first, as they are now.
    pub fn ephemeral(&self, user: u64) -> Vec<Value> {
        let world = self.world();
        let all = world.channels.values().flat_map(|channel| &channel.messages);
        let mut theirs: Vec<_> = all.filter(|(_, message)| message.only_for == Some(user)).collect();
        theirs.sort_by_key(|(id, _)| **id);
        theirs.into_iter().map(|(_, message)| message.object.clone()).collect()
    }

    /// The direct messages of a person and a bot, oldest first.
    pub fn direct_messages(&self, user: u64, application: u64) -> Vec<Value> {
        let channel = self.world().existing_direct_channel(application, user);
        channel.map(|channel| self.messages(channel)).unwrap_or_default()
    }

    /// The channel of a person's direct messages with a bot, opened if there is none yet.
    pub fn direct_channel(&self, user: u64, application: u64) -> u64 {
        self.world().direct_channel(application, user)
    }

    /// The message that `@original` means for an interaction, once it says something.
    pub fn original(&self, interaction: u64) -> Option<Value> {
        let world = self.world();
        let original = world.interactions.get(&interaction)?.original?;
        let (_, message) = world.find_message(original)?;
        (!message.is_loading()).then(|| message.object.clone())
    }

    /// A bot's commands, global and of guilds.
    pub fn commands(&self, application: u64) -> Vec<Value> {
        self.world().bots.get(&application).map(|bot| bot.commands.clone()).unwrap_or_default()
    }

    /// The scheduled events of a guild, those that are over too, oldest first.
    pub fn scheduled_events(&self, guild: u64) -> Vec<Value> {
        let world = self.world();
        world.scheduled_events.values().filter(|event| event.guild == guild).map(ScheduledEvent::object).collect()
    }

    fn change_member(&self, guild: u64, user: u64, change: impl FnOnce(&mut Member)) {
        let mut world = self.world();
        let channels = world.guilds[&guild].channels.clone();
        let seen: Vec<bool> = channels.iter().map(|channel| world.may(user, *channel, VIEW_CHANNEL)).collect();
        if let Some(member) = world.guild_mut(guild).members.get_mut(&user) {
            change(member);
        }
        if world.bots.contains_key(&user)
            && let Some(mut member) = partial_member_object(&world.guilds[&guild], user)
        {
            merge(&mut member, json!({ "guild_id": guild.to_string(), "user": world.user_object(user) }));
            world.dispatch(user, intent::GUILDS, "GUILD_MEMBER_UPDATE", &member);
            for (channel, _) in channels.iter().zip(seen).filter(|(_, seen)| !seen) {
                world.sync_threads(*channel, &[user]);
            }
        }
        world.tell_state_changed();
    }
}

impl World {
    fn add_user(&mut self, name: &str, global_name: Option<&str>, locale: &str, bot: bool) -> u64 {
        let id = self.new_id();
        let user = User {
            id,
            name: name.to_owned(),
            global_name: global_name.map(str::to_owned),
            locale: locale.to_owned(),
            bot,
            refuses_direct_messages: false,
            about: None,
        };
        self.users.insert(id, user);
        id
    }

    fn add_role(&mut self, guild: u64, name: &str, permissions: u64, managed_by: Option<u64>) -> u64 {
        let id = self.new_id();
        let position = self.guilds[&guild].roles.len();
        let role = Role { id, name: name.to_owned(), permissions, position, managed_by };
        let object = json!({ "guild_id": guild.to_string(), "role": role.object() });
        self.guild_mut(guild).roles.push(role);
        self.tell_guild(guild, "GUILD_ROLE_CREATE", &object);
        id
    }

    fn guild_mut(&mut self, guild: u64) -> &mut Guild {
        self.guilds.get_mut(&guild).expect("the caller names a guild that it has added")
    }
}
