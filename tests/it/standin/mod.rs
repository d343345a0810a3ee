//! The stand-in for Discord, held to what Discord does: by HTTP, by gateway, by people, by its page.
//!
//! The bot here is a bare client, so that every byte of a request is the test's own.

mod client;
mod events;
mod gateway;
mod interactions;
mod messages;
mod network;
mod page;
mod payloads;
mod threads;

use serde_json::{Value, json};
use tertulia_clock::Clock;
use tertulia_sandbox::Application;

use super::judge::Judged;
use client::{Bot, Gateway};

/// To see, to write, to link, to attach, to read on: what the bot is invited with.
const USUAL: u64 = 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16;
const MANAGE_MESSAGES: u64 = 1 << 13;
const VIEW_CHANNEL: u64 = 1 << 10;
const SEND_MESSAGES: u64 = 1 << 11;

/// A guild with a channel, its owner, a member and a bot.
struct Scene {
    stand_in: Judged,
    bot: Bot,
    application: Application,
    guild: u64,
    channel: u64,
    owner: u64,
    ana: u64,
}

impl Scene {
    /// Noon on the first of January 2030, by a clock that only a test moves.
    async fn new() -> Self {
        let clock = Clock::stopped_at("2030-01-01T12:00:00Z".parse().unwrap());
        // Apart from what the bot says: these tests also send what must be refused.
        let stand_in = Judged::start("stand-in", clock).await;
        let application = stand_in.add_application("probe");
        let owner = stand_in.add_user("owner", "Owner", "en-GB");
        let ana = stand_in.add_user("ana", "Ana", "es-419");
        let guild = stand_in.add_guild("Circle", "en-GB", owner);
        let channel = stand_in.add_channel(guild, "general");
        stand_in.add_member(guild, ana);
        stand_in.invite(guild, application.id, USUAL);
        let bot = Bot::new(&stand_in.url(), &application);
        Self { stand_in, bot, application, guild, channel, owner, ana }
    }

    /// A scene whose bot is connected and has these slash commands.
    async fn with_commands(commands: Value) -> (Self, Gateway) {
        let scene = Self::new().await;
        let path = format!("/applications/{}/commands", scene.application.id);
        assert_eq!(scene.bot.put(&path, commands).await.0, 200);
        let gateway = scene.connect(1).await;
        (scene, gateway)
    }

    /// Connects the bot with these intents and waits until its guild has come.
    async fn connect(&self, intents: u64) -> Gateway {
        let mut gateway = Gateway::open(&self.stand_in.url()).await;
        gateway.identify(&self.application.token, intents).await;
        gateway.event("READY").await;
        if intents & 1 != 0 {
            gateway.event("GUILD_CREATE").await;
        }
        gateway
    }

    /// `/channels/{id}/messages` of the scene's channel.
    fn messages_path(&self) -> String {
        format!("/channels/{}/messages", self.channel)
    }

    /// Posts a message and gives its id.
    async fn post(&self, content: &str) -> u64 {
        let (status, message) = self.bot.post(&self.messages_path(), json!({ "content": content })).await;
        assert_eq!(status, 200, "{message}");
        id(&message)
    }
}

fn id(object: &Value) -> u64 {
    object["id"].as_str().and_then(|id| id.parse().ok()).unwrap_or_else(|| panic!("no id in {object}"))
}

/// The code that Discord gives a refusal.
fn code(answer: &(u16, Value)) -> (u16, u64) {
    (answer.0, answer.1["code"].as_u64().unwrap_or_else(|| panic!("no code in {}", answer.1)))
}
