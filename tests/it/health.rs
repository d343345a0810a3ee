//! `/admin health`: what is well, what is not, and what to do.

use insta::assert_snapshot;

use crate::world::World;

/// A database's size differs with every version.
fn sized(text: &str) -> String {
    let line = |line: &str| match line.strip_prefix("✓ The database has ") {
        Some(_) => "✓ The database has … MB.".to_owned(),
        None => line.to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_moderator_sees_how_tertulia_is() {
    let mut world = World::new().await;
    world.sweep().await;
    assert_snapshot!(sized(&world.slash("ines", "admin health", &[]).await), @"
    ### How Tertulia is
    All is well.
    ✓ Connected to Discord since <t:1893499200:f>
    ✓ Tertulia last looked for messages to send <t:1893499200:R>
    ✓ No message waits to be sent.
    ✓ No message was given up in the last seven days.
    ✓ No message waits in an inbox because it could not be delivered.
    ✓ No write-up waits for review.
    ✓ No published write-up has gone untouched for a year.
    ○ There is no backup, and none is made at night. `/admin backup` makes one now.
    ✓ Search: 0 documents, by words and by meaning
    ✓ The database has … MB.
    -# The logs say more; whoever runs Tertulia has them.
    ");
    world.stand_in.refuse_direct_messages(world.user_id("morag"), true);
    world.published("morag", "scotland").await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.read("ines", "review");
    world
        .tamper(
            "update outbox set state = 'dropped', message_id = null, note = 'channel_gone' where outbox_id in (2, 3);
             update writeup set published_at = 1, checked_at = null where number = 1; update revision set changed_at = 1;",
        )
        .await;
    world.clock.advance(jiff::SignedDuration::from_hours(80));
    assert_snapshot!(sized(&world.slash("ines", "admin health", &[]).await), @"
    ### How Tertulia is
    **3 things need attention.** They are marked ✗.
    ✓ Connected to Discord since <t:1893499200:f>
    ✗ Tertulia last looked for messages to send <t:1893499200:R>, which is too long ago: start it anew.
    ✓ No message waits to be sent.
    ✗ 2 messages were given up in the last seven days. `/admin setup` shows what is missing in a server:
      - 2 × its channel is gone
    ○ Letters that could not be delivered wait for 1 person, in `/me inbox`.
    ✗ 1 write-up waits for review; it came <t:1893499200:R>: `/review queue`
    ○ 1 write-up has not been touched for a year. Its author is asked up to three times.
    ○ There is no backup, and none is made at night. `/admin backup` makes one now.
    ○ Search: by words; by meaning soon, which is still being prepared for 1 of 1
    ✓ The database has … MB.
    -# The logs say more; whoever runs Tertulia has them.
    ");
    world.finish().await;
}

#[tokio::test]
async fn the_commands_of_whoever_runs_the_network_are_for_moderators() {
    let mut world = World::new().await;
    let vera = world.user_id("vera").to_string();
    world.slash("ines", "admin role", &[("person", &vera), ("role", "moderator"), ("change", "revoke")]).await;
    for command in ["admin health", "admin backup", "admin export"] {
        let answer = world.slash("vera", command, &[]).await;
        assert!(answer.starts_with("Only moderators can do this"), "{command}: {answer}");
    }
    assert!(!world.database().with_file_name("backups").exists());
    world.finish().await;
}

#[tokio::test]
async fn a_server_that_was_taken_out_on_purpose_is_no_failure() {
    let mut world = World::new().await;
    let gathering = [
        ("title", "Open climate data"),
        ("when", "2030-01-20 16:00"),
        ("minutes", "75"),
        ("place", "scotland"),
        ("where", "https://meet.example.org/room"),
    ];
    world.slash("ines", "gathering create", &gathering).await;
    world.submit("ines", &[("purpose", "Show.")]).await;
    world.click("ines", "Announce").await;
    world.published("morag", "scotland").await;
    world.read_everything();
    // A card of Buenos Aires was given up, which is why it is taken out.
    world
        .tamper("update outbox set state = 'dropped', note = 'channel_gone' where topic = 'announcement' and server_id <> (select min(server_id) from server)")
        .await;
    let red = world.slash("ines", "admin health", &[]).await;
    assert!(red.contains("✗ 1 message was given up"), "{red}");
    // What is still owed there goes with it, and its event can't even be called off.
    world.submitted("morag", "scotland").await;
    world.slash("ines", "review show", &[("id", "D-2")]).await;
    world.click("ines", "Approve").await;
    world.stand_in.invite(world.buenos_aires, world.bot.id, 0);
    let other = world.buenos_aires.to_string();
    let removing = [("server", other.as_str()), ("change", "remove"), ("reason", "it fell silent")];
    world.slash("ines", "admin server", &removing).await;
    world.sweep().await;
    assert!(world.count("select count(*) from outbox where state = 'dropped' and note = 'server_removed'").await > 0);
    assert_eq!(world.count("select count(*) from outbox where topic = 'gathering_event' and note = 'closed'").await, 1);
    for (language, line) in [
        ("en", "✓ No message was given up in the last seven days."),
        ("es", "✓ En los últimos siete días no se abandonó ningún mensaje."),
        ("fr", "✓ Aucun message n'a été abandonné ces sept derniers jours."),
        ("pt", "✓ Nenhuma mensagem foi abandonada nos últimos sete dias."),
    ] {
        world.slash("ines", "me language", &[("language", language)]).await;
        let health = world.slash("ines", "admin health", &[]).await;
        assert!(!health.contains('✗'), "{language}: {health}");
        assert!(health.contains(line), "{language}: {health}");
    }
    world.read_everything();
    world.finish().await;
}
