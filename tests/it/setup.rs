//! Setting a server up: the guided card, and what it finds missing.

use insta::assert_snapshot;

use crate::world::World;

const SEND_MESSAGES: u64 = 1 << 11;
const EMBED_LINKS: u64 = 1 << 14;
const VIEW_CHANNEL: u64 = 1 << 10;

#[tokio::test]
async fn a_new_network_is_set_up_on_one_card() {
    let mut world = World::bare().await;
    assert_snapshot!(world.slash("ines", "admin setup", &[]).await, @"
    ### Setting this server up
    **3 things are missing.** The menus below fix most things.
    ✓ This server is part of the network.
    ✗ Nobody has the role of moderator yet: `/admin role` gives it.
    ✓ Public posts are in English.
    ✗ Announcements: no channel is chosen, so nothing is announced here.
    ✗ Reviews: no server of the network has a channel for them. Moderators can still use `/review queue`.
    ✓ Gatherings: I may open threads, attach calendar files and create events.
    {The language of public posts: English}
    {The channel for announcements: }
    {The channel for reviews: }
    [Check again]
    -# Moderators who can't see `/review`: in Discord's server settings → Integrations → Tertulia, show the command to them. The buttons on a review card need no command.
    ");
    let library = world.channel_id("library").to_string();
    let review = world.channel_id("review").to_string();
    assert_snapshot!(world.choose("ines", "announcements", &[&library]).await, @"
    ### Setting this server up
    **2 things are missing.** The menus below fix most things.
    ✓ This server is part of the network.
    ✗ Nobody has the role of moderator yet: `/admin role` gives it.
    ✓ Public posts are in English.
    ✓ Announcements: <#ID>
    ✗ Reviews: no server of the network has a channel for them. Moderators can still use `/review queue`.
    ✓ Gatherings: I may open threads, attach calendar files and create events.
    {The language of public posts: English}
    {The channel for announcements: ID}
    {The channel for reviews: }
    [Check again]
    -# Moderators who can't see `/review`: in Discord's server settings → Integrations → Tertulia, show the command to them. The buttons on a review card need no command.
    ");
    world.choose("ines", "reviews", &[&review]).await;
    let ines = world.user_id("ines").to_string();
    world.choose("ines", "setup/language", &["fr"]).await;
    assert_eq!(
        world.count("select count(*) from server where language = 'fr' and review_channel is not null").await,
        1
    );
    world.slash("ines", "admin role", &[("person", &ines), ("role", "moderator"), ("change", "grant")]).await;
    assert_snapshot!(world.slash("ines", "admin setup", &[]).await, @"
    ### Setting this server up
    Everything is as it should be.
    ✓ This server is part of the network.
    ✓ One person has the role of moderator.
    ✓ Public posts are in French.
    ✓ Announcements: <#ID>
    ✓ Reviews: <#ID>
    ○ Reviews: everyone on this server can read <#ID>, also drafts and reports that wait there. In Discord: Edit Channel → Permissions → take View Channel away from @everyone, and give it to your moderators and to me.
    ✓ Gatherings: I may open threads, attach calendar files and create events.
    {The language of public posts: Français}
    {The channel for announcements: ID}
    {The channel for reviews: ID}
    [Check again]
    -# Moderators who can't see `/review`: in Discord's server settings → Integrations → Tertulia, show the command to them. The buttons on a review card need no command.
    ");
    // A channel can be given up again.
    world.choose("ines", "reviews", &[]).await;
    assert_eq!(world.count("select count(*) from server where review_channel is not null").await, 0);
    world.finish().await;
}

#[tokio::test]
async fn the_card_names_what_the_bot_may_not_do_and_where() {
    let mut world = World::new().await;
    let (library, review, bot) = (world.channel_id("library"), world.channel_id("review"), world.bot.id);
    world.stand_in.overwrite(library, bot, 0, SEND_MESSAGES | EMBED_LINKS);
    world.stand_in.overwrite(review, bot, 0, VIEW_CHANNEL);
    assert_snapshot!(world.slash("ines", "admin setup", &[]).await, @"
    ### Setting this server up
    **2 things are missing.** The menus below fix most things.
    ✓ This server is part of the network.
    ✓ One person has the role of moderator.
    ✓ Public posts are in English.
    ✗ Announcements: in <#ID> I lack Send Messages and Embed Links. In Discord: Edit Channel → Permissions → add my role and allow it.
    ✗ Reviews: in <#ID> I lack View Channels. In Discord: Edit Channel → Permissions → add my role and allow it.
    ✓ Gatherings: I may open threads, attach calendar files and create events.
    {The language of public posts: English}
    {The channel for announcements: ID}
    {The channel for reviews: ID}
    [Check again]
    -# Moderators who can't see `/review`: in Discord's server settings → Integrations → Tertulia, show the command to them. The buttons on a review card need no command.
    ");
    world.stand_in.overwrite(library, bot, SEND_MESSAGES | EMBED_LINKS, 0);
    world.stand_in.overwrite(review, bot, VIEW_CHANNEL, 0);
    let open = world.click("ines", "Check again").await;
    assert!(open.contains("○ Reviews: everyone on this server can read"), "{open}");
    world.stand_in.overwrite(review, world.home, 0, VIEW_CHANNEL);
    let closed = world.click("ines", "Check again").await;
    assert_snapshot!(closed.lines().nth(1).unwrap(), @"Everything is as it should be.");
    assert!(!closed.contains("everyone on this server"), "{closed}");
    world.finish().await;
}

#[tokio::test]
async fn a_channel_of_another_server_can_not_be_chosen() {
    let mut world = World::new().await;
    world.slash("ines", "admin setup", &[]).await;
    let elsewhere = world.channel_id("fichas").to_string();
    assert_snapshot!(world.forge("ines", "setup/announcements", &[&elsewhere]).await, @"That is no channel of this server.");
    assert_snapshot!(world.forge("ines", "setup/language", &["xx"]).await, @"Please choose one of the four languages: English, Español, Português or Français.");
    assert_snapshot!(world.forge("ines", "setup/nothing", &["1"]).await, @"This button is from an older version, or its choice is not offered any more. Please start again with the command.");
    // The menus ask for the right again, whoever shows them to whom.
    world.slash("morag", "me show", &[]).await;
    assert_snapshot!(world.forge("morag", "setup/language", &["fr"]).await, @"Only a moderator, or someone with Manage Server here, can do this.");
    world.finish().await;
}
