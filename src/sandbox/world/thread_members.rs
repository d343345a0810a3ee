//! Who is in a thread: coming, going, and who is told.

use serde_json::{Value, json};

use super::{
    World,
    events::intent,
    iso, merge,
    threads::{MOST_MEMBERS_COUNTED, kind},
};

impl World {
    /// Lets someone into a thread. Answers whether that is news.
    pub fn add_to_thread(&mut self, id: u64, user: u64) -> bool {
        let now = self.now();
        let Some(thread) = self.thread_mut(id) else { return false };
        let is_new = !thread.members.contains_key(&user);
        if is_new {
            thread.members.insert(user, now);
            let is_private = thread.kind == kind::PRIVATE;
            if is_private && self.bots.contains_key(&user) {
                // It could not see the thread until now.
                let object = self.thread_object_for(user, id);
                self.dispatch(user, intent::GUILDS, "THREAD_CREATE", &object);
            }
            self.tell_joined(id, user);
        }
        is_new
    }

    /// Tells that someone has come to a thread.
    pub fn tell_joined(&mut self, id: u64, user: u64) {
        let added = self.thread_member(id, user, true);
        self.tell_members(id, user, &json!({ "added_members": [added], "removed_member_ids": [] }));
    }

    /// Takes someone out of a thread. Answers whether that is news.
    pub fn take_from_thread(&mut self, id: u64, user: u64) -> bool {
        let was_in = self.thread_mut(id).is_some_and(|thread| thread.members.remove(&user).is_some());
        if was_in {
            self.tell_members(id, user, &json!({ "added_members": [], "removed_member_ids": [user.to_string()] }));
        }
        was_in
    }

    /// Discord's thread member object, with the guild's member if asked for.
    pub fn thread_member(&self, id: u64, user: u64, with_member: bool) -> Option<Value> {
        let thread = self.thread(id)?;
        let mut object = json!({
            "id": id.to_string(),
            "user_id": user.to_string(),
            "join_timestamp": iso(*thread.members.get(&user)?),
            "flags": 0,
        });
        if with_member && let Some(member) = self.member_object(&self.guilds[&thread.guild], user) {
            object["member"] = member;
        }
        Some(object)
    }

    /// Without the intent for members, a bot hears of its own coming and going only.
    fn tell_members(&mut self, id: u64, user: u64, change: &Value) {
        let Some(thread) = self.thread(id) else { return };
        let mut data = json!({
            "id": id.to_string(),
            "guild_id": thread.guild.to_string(),
            "member_count": thread.members.len().min(MOST_MEMBERS_COUNTED),
        });
        merge(&mut data, change.clone());
        // Who has just left a private thread does not see it any more, and is told all the same.
        let mut bots: Vec<u64> = self.listeners(id).collect();
        if self.bots.contains_key(&user) && !bots.contains(&user) {
            bots.push(user);
        }
        for bot in bots {
            let intents = if bot == user { intent::GUILDS | intent::GUILD_MEMBERS } else { intent::GUILD_MEMBERS };
            self.dispatch(bot, intents, "THREAD_MEMBERS_UPDATE", &data);
        }
    }
}
