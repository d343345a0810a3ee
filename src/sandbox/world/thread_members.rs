//! Who is in a thread: coming, going, and who is told.

use serde_json::{Value, json};

use super::{World, events::intent, iso, merge, threads::MOST_MEMBERS_COUNTED};

impl World {
    /// Lets someone into a thread. Answers whether that is news.
    pub fn add_to_thread(&mut self, id: u64, user: u64) -> bool {
        let now = self.now();
        let Some(thread) = self.thread_mut(id) else { return false };
        let is_new = !thread.members.contains_key(&user);
        if is_new {
            thread.members.insert(user, now);
            let added = self.thread_member(id, user, true);
            self.tell_members(id, user, &json!({ "added_members": [added], "removed_member_ids": [] }));
        }
        is_new
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
        for bot in self.listeners(id).collect::<Vec<_>>() {
            let intents = if bot == user { intent::GUILDS | intent::GUILD_MEMBERS } else { intent::GUILD_MEMBERS };
            self.dispatch(bot, intents, "THREAD_MEMBERS_UPDATE", &data);
        }
    }
}
