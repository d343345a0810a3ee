//! What others rely on stays when somebody is forgotten, and does not name them.

use insta::assert_snapshot;

use super::{announced, open, person, published, verify_log, where_it_stands};
use crate::world::World;

#[tokio::test]
async fn a_seat_goes_to_who_waits_and_a_thread_mentions_nobody_any_more() {
    let mut world = World::new().await;
    announced(&mut world).await;
    world.look_at_card("lucia", "fichas");
    world.click("lucia", "Voy").await;
    world.look_at_card("morag", "library");
    world.click("morag", "I am going").await;
    world.stand_in.refuse_direct_messages(world.user_id("lucia"), true);
    world.slash("ines", "gathering move", &[("id", "G-1"), ("when", "2030-01-21 16:00")]).await;
    world.sweep().await;
    world.sweep().await;
    world.read("ines", "library");
    world.read("ines", "fichas");
    world.read_direct("morag");
    assert!(world.read_threads("fichas").contains("<@ID>"));
    let threads = world.stand_in.threads(world.channel_id("fichas"));
    let thread: u64 = threads[0]["id"].as_str().unwrap().parse().unwrap();
    assert_snapshot!(world.slash("lucia", "me forget", &[]).await, @"
    **Te espera un mensaje:** `/yo bandeja`
    ### Que te olvidemos
    Todavía no pasó nada. Esto es lo que se borraría, lo que quedaría y por qué.
    **Qué se borra**
    - Tu cuenta aquí: el vínculo con tu Discord, tu idioma, tu zona horaria, lo que usaste hace poco
    - 1 lugar del que formas parte o por el que hablas
    - 1 respuesta a un encuentro, con sus recordatorios; un cupo libre pasa a quien espera desde hace más tiempo
    - 1 mensaje para ti, directo o en tu bandeja
    **Qué queda y por qué**
    - Una línea que dice que se olvidó a una persona, para que una copia restaurada no te traiga de vuelta
    -# No se puede deshacer. No alcanza las copias que otras personas hicieron bajo CC BY 4.0 ni lo que guarda Discord, como los mensajes directos.
    [Olvídenme para siempre] [Antes, recibir mis datos]
    ");
    world.click("lucia", "Olvídenme para siempre").await;
    world.clock.advance(jiff::SignedDuration::from_secs(15));
    world.sweep().await;
    let said = world.stand_in.messages(thread);
    let said: Vec<String> = said.iter().map(ToString::to_string).collect();
    assert!(said.iter().any(|message| message.contains("Aquí esperaba un mensaje")), "{said:?}");
    assert!(!said.iter().any(|message| message.contains(&world.user_id("lucia").to_string())), "{said:?}");
    assert_snapshot!(world.read_direct("morag"), @r"
    A seat became free: you have one at **Open climate data**, <t:1895241600:F>
    **Where** [\#lounge, Commons](https://discord.com/channels/ID/ID)
    [I can't] [Add to calendar]
    ");
    assert_eq!(world.count("select count(*) from seat where answer = 'going'").await, 1);
    verify_log(&world).await;
    world.finish().await;
}

#[tokio::test]
async fn whoever_is_in_every_table_leaves_nothing_but_what_others_rely_on() {
    let mut world = World::new().await;
    announced(&mut world).await;
    published(&mut world, "organisation").await;
    let mut db = open(&world).await;
    // Vera did everything that a person can do.
    world
        .tamper(
            "create temp table who as select person_id as id from role_grant;
             insert into membership select id, place_id, 'academia', 'Verasorg', 1, 1 from who, place limit 3;
             insert into contact select place_id, 'government', id, id, 1 from who, place limit 1;
             insert into kept select id, 1, 1 from who;
             insert into follow select id, 'area', 'open_data', 1 from who;
             insert into seat (occurrence_id, person_id, answer, ticket, answered_at) select 1, id, 'going', 1, 1 from who;
             insert into reminder (occurrence_id, revision, minutes, person_id, due_at) select 1, 1, 7, id, 9999999999 from who;
             insert into outbox (topic, subject, person_id, state, nonce, created_at, due_at)
                 select 'decision', 1, id, 'inbox', 'n', 1, 1 from who;
             insert into claim select 1, id, 1 from who;
             update decision set person_id = (select id from who), words = 'well done';
             insert into decision_field values (1, 'title', 'shorter');
             insert into translation (revision_id, language, person_id, title, created_at, changed_at)
                 select 1, 'es', id, 'verasdraft', 1, 1 from who;
             insert into translation (revision_id, language, state, person_id, title, created_at, changed_at, submitted_at, reviewed_by, reviewed_at)
                 select 1, 'fr', 'reviewed', id, 'stays', 1, 1, 1, id, 1 from who;
             insert into confirmation (revision_id, side, person_id, note, confirmed_at) select 1, 'government', id, 'stays', 1 from who;
             insert into adaptation (writeup_id, place_id, person_id, reason, created_at) select 1, 2, id, 'stays', 1 from who;
             insert into report (writeup_id, person_id, kind, reason, words, state, created_at, handled_by, handled_at)
                 select 1, id, 'report', 'unclear', 'veraswords', 'refused', 1, id, 1 from who;
             insert into report (writeup_id, person_id, kind, reason, words, created_at)
                 select 1, id, 'report', 'unclear', 'still open', 1 from who;
             insert into report (writeup_id, person_id, kind, organisation, words, state, created_at, handled_by, handled_at)
                 select 1, id, 'reply', 'An office', 'published reply', 'accepted', 1, id, 1 from who;
             update gathering set facilitator = (select id from who);
             insert into harvest (occurrence_id, state, notes, person_id, changed_at) select 1, 'draft', 'verasnotes', id, 1 from who;
             insert into block (person_id, reason, until, blocked_by, blocked_at) select id, 'verasblock', 1893000000, id, 1 from who;",
        )
        .await;
    let number = person(&world, "vera").await.to_string();
    world.slash("vera", "me export", &[]).await;
    let export = world.file_as_it_is("vera").await;
    for own in
        ["Verasorg", "verasdraft", "veraswords", "still open", "verasnotes", "verasblock", "well done", "shorter"]
    {
        assert!(export.contains(own), "{own} is missing in\n{export}");
    }
    assert!(!export.contains("[]") || !export.contains("\"made\": []"), "{export}");
    assert_snapshot!(world.slash("vera", "me forget", &[]).await, @"
    **A message is waiting for you:** `/me inbox`
    ### Being forgotten
    Nothing has happened yet. This is what would go, what would stay, and why.
    **What goes**
    - Your account here: the tie to your Discord, your language, your time zone, what you used lately
    - 4 places you belong to or speak for
    - 1 role
    - 1 translation that is not published, or report that is closed
    - 2 things you keep or follow
    - 1 answer to a gathering, with its reminders; a seat goes to whoever waits longest
    - 1 gathering you never announced, or draft of a gathering's notes
    - 1 message to you, or letter of your inbox
    **What stays, and why**
    - 6 confirmations, translations, adaptations or open reports, without your name: others build on them
    - 6 decisions you made for the network, without your name: others rely on them
    - 1 gathering you facilitate or wrote notes of, without your name: others come to it
    - 2 rows of the log, by a random number and without words: the log must stay whole
    - Your block, without your name: being forgotten does not end it
    - A line that says somebody was forgotten, so that a restored backup does not bring you back
    **You are the only moderator by role.** Without you the network has none, and only whoever manages the first server can name another.
    -# This can't be undone. It does not reach copies others made under CC BY 4.0, nor what Discord itself keeps, such as direct messages.
    [Forget me for good] [Get my data first]
    ");
    world.click("vera", "Forget me for good").await;
    for gone in ["veras", "Verasorg", &world.user_id("vera").to_string()] {
        assert_eq!(where_it_stands(&world, gone).await, Vec::<String>::new(), "{gone}");
    }
    assert_eq!(where_it_stands(&world, &number).await, ["log.actor", "log.subject"]);
    for stays in ["stays", "still open", "published reply", "well done", "shorter"] {
        assert_ne!(where_it_stands(&world, stays).await, Vec::<String>::new(), "{stays}");
    }
    let broken: Vec<(String,)> =
        sqlx::query_as("select \"table\" from pragma_foreign_key_check").fetch_all(&mut db).await.unwrap();
    assert_eq!(broken, []);
    verify_log(&world).await;
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn a_block_outlives_the_wish_to_be_forgotten() {
    let mut world = World::new().await;
    world
        .tamper(
            "insert into block (person_id, reason, until, blocked_at)
             select person_id, 'insults', 1896000000, 1893499200 from membership where organisation is not null",
        )
        .await;
    let preview = world.slash("morag", "me forget", &[]).await;
    assert!(preview.contains("Your block, without your name"), "{preview}");
    world.click("morag", "Forget me for good").await;
    assert_eq!(world.count("select count(*) from block").await, 0);
    assert_eq!(where_it_stands(&world, &world.user_id("morag").to_string()).await, Vec::<String>::new());
    world.slash("morag", "me show", &[]).await;
    assert_eq!(world.count("select count(*) from block where until = 1896000000").await, 1);
    assert_eq!(world.count("select count(*) from block_kept").await, 0);
    world.finish().await;
}

#[tokio::test]
async fn cards_that_name_or_quote_somebody_are_told_anew_when_they_are_forgotten() {
    let mut world = World::new().await;
    published(&mut world, "organisation").await;
    // Vera reads what waits, sent a reply, and translated something.
    world.submitted("lucia", "buenos-aires").await;
    world.sweep().await;
    world
        .tamper(
            "create temp table who as select person_id as id from role_grant;
             create temp table place_of_card as select channel_id, server_id from outbox where topic = 'review_card' limit 1;
             insert into report (report_id, writeup_id, person_id, kind, organisation, words, state, created_at, handled_by, handled_at)
                 select 7, 1, id, 'reply', 'Verasorg', 'veraswords', 'refused', 1893499200, id, 1893499200 from who;
             insert into translation (translation_id, revision_id, language, person_id, title, created_at, changed_at, submitted_at, state)
                 select 7, 1, 'es', id, 'verastitle', 1893499200, 1893499200, 1893499200, 'submitted' from who;
             insert into claim select max(revision_id), (select id from who), 1893499200 from revision;
             update outbox set wanted = wanted + 1 where topic = 'review_card';
             insert into outbox (topic, subject, server_id, channel_id, nonce, created_at, due_at)
                 select 'report_card', 7, server_id, channel_id, 'n1', 1893499200, 1893499200 from place_of_card;
             insert into outbox (topic, subject, server_id, channel_id, nonce, created_at, due_at)
                 select 'translation_card', 7, server_id, channel_id, 'n2', 1893499200, 1893499200 from place_of_card;",
        )
        .await;
    world.sweep().await;
    let vera = world.user_id("vera").to_string();
    let [before, raw] = world.everything_in("review");
    for named in ["veraswords", "Verasorg", "verastitle"] {
        assert!(before.contains(named), "{named}: {before}");
    }
    assert!(raw.contains(&vera), "{before}");
    world.slash("vera", "me forget", &[]).await;
    world.click("vera", "Forget me for good").await;
    world.sweep().await;
    let [after, raw] = world.everything_in("review");
    for named in ["veraswords", "Verasorg", "verastitle"] {
        assert!(!after.contains(named), "{named}: {after}");
    }
    assert!(!raw.contains(&vera), "{after}");
    assert_eq!(after.matches("What stood here is erased").count(), 2, "{after}");
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn gatherings_that_nobody_was_told_of_go_with_whoever_prepared_them() {
    let mut world = World::new().await;
    announced(&mut world).await;
    published(&mut world, "organisation").await;
    let options = [
        ("title", "Zzdrafttitle"),
        ("when", "2030-02-20 16:00"),
        ("minutes", "75"),
        ("place", "scotland"),
        ("where", "https://meet.example.org/zzlink"),
    ];
    world.slash("ines", "gathering create", &options).await;
    world.submit("ines", &[("purpose", "Zzpurpose."), ("writeups", "R-1")]).await;
    assert_eq!(world.count("select count(*) from gathering_writeup").await, 1);
    world.slash("ines", "me forget", &[]).await;
    let receipt = world.click("ines", "Forget me for good").await;
    assert!(receipt.contains("1 gathering you never announced"), "{receipt}");
    for gone in ["Zzdrafttitle", "Zzpurpose", "zzlink"] {
        assert_eq!(where_it_stands(&world, gone).await, Vec::<String>::new(), "{gone}");
    }
    assert_eq!(world.count("select count(*) from gathering where facilitator is null").await, 1, "what others come to");
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn one_person_on_both_sides_does_not_become_two_when_they_are_forgotten() {
    let mut world = World::new().await;
    published(&mut world, "organisation").await;
    world
        .tamper(
            "insert into confirmation (revision_id, side, person_id, confirmed_at) select 1, 'government', person_id, 1 from role_grant;
             insert into confirmation (revision_id, side, person_id, confirmed_at) select 1, 'civil_society', person_id, 1 from role_grant;",
        )
        .await;
    let before = world.slash("lucia", "writeup show", &[("id", "R-1")]).await;
    world.slash("vera", "me forget", &[]).await;
    world.click("vera", "Forget me for good").await;
    assert_eq!(world.count("select count(*) from confirmation where person_id is null").await, 1);
    assert_eq!(world.slash("lucia", "writeup show", &[("id", "R-1")]).await, before);
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn what_a_moderator_did_to_others_stays_when_they_are_forgotten_but_for_their_reasons() {
    let mut world = World::new().await;
    let callum = world.user_id("callum").to_string();
    world.slash("callum", "me show", &[]).await;
    let said = world.slash("ines", "admin block", &[("person", &callum), ("reason", "zzgrudge")]).await;
    assert_ne!(where_it_stands(&world, "zzgrudge").await, Vec::<String>::new(), "{said}");
    world.slash("ines", "me forget", &[]).await;
    world.click("ines", "Forget me for good").await;
    assert_eq!(where_it_stands(&world, "zzgrudge").await, ["block.reason"], "the block itself holds");
    let log = world.slash("ines", "admin log", &[("action", "block.add")]).await;
    assert!(log.contains("not blocked → blocked for good") && !log.contains("zzgrudge"), "{log}");
    verify_log(&world).await;
    // Whoever it was done to can have that gone as well.
    world.slash("callum", "me forget", &[]).await;
    world.click("callum", "Forget me for good").await;
    let kept = "select count(*) from log_kept join log using (log_id) where action = 'block.add'";
    assert_eq!(world.count(kept).await, 0);
    world.finish().await;
}
