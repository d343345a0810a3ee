//! Whoever is blocked reads and uses what is theirs, and nothing else, everywhere.

use insta::assert_snapshot;

use crate::world::World;

#[tokio::test]
async fn a_blocked_person_reads_and_does_nothing_else_until_the_day_is_over() {
    let mut world = World::new().await;
    let morag = world.user_id("morag").to_string();
    world.submitted("morag", "scotland").await;
    world.slash("ines", "review show", &[("id", "D-1")]).await;
    world.click("ines", "review/ask/1/changes").await;
    world.choose("ines", "/reason/1/changes/", &["unclear"]).await;
    world.submit("ines", &[("words", "Say more.")]).await;
    world.sweep().await;
    world.read_direct("morag");
    let block = |until: &'static str| [("reason", "spam **everywhere** @everyone"), ("until", until)];
    let mut say = async |options: [(&str, &str); 2]| {
        let options = [("person", morag.as_str()), options[0], options[1]];
        world.slash("ines", "admin block", &options).await
    };
    assert_snapshot!(say(block("tomorrow")).await, @"“tomorrow” is no day. Write it as year, month, day: 2030-01-31");
    assert_snapshot!(say(block("2029-12-31")).await, @"That day is over. Choose a later one, or none: then it lasts for good.");
    assert_snapshot!(say(block("2030-01-03")).await, @"
    <@ID> may read and nothing else until <t:1893715200:f>. Any role they have rests meanwhile.
    -# They are told why, and whom they can ask, when they try something else. They keep `/me`: what is theirs stays theirs.
    ");
    // A command, a button in a direct message, a form, another server's button: all say why.
    let why = world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    assert_snapshot!(why, @r"
    You may read here and use `/me`, and nothing else, until <t:1893715200:f>. The reason: spam \*\*everywhere\*\* \@everyone
    If you think that this is wrong, ask a moderator: <@ID>
    ");
    world.slash("morag", "writeup list", &[("mine", "true")]).await;
    for forged in [
        "writeup/draft/1/1",
        "writeup/submit/1",
        "place/agree/1",
        "gathering/going/1",
        "setup/language",
        "review/approve/1",
        "whatever/1",
    ] {
        assert_eq!(world.forge("morag", forged, &[]).await, why, "{forged}");
    }
    let answer = world.forge_form("morag", "writeup/form/1/1", &[("title", "Still here")]).await;
    assert!(answer.starts_with(&why) && answer.ends_with("Still here"), "what was typed is given back: {answer}");
    assert_eq!(world.on_own_message("morag", "A text", "Save as write-up").await, why);
    // Suggestions still come: without them nobody would get as far as the reason.
    assert_eq!(world.complete("morag", "writeup edit", "id", "").await, ["D-1 · Open the city's climate data = D-1"]);
    for command in ["me show", "me inbox", "help", "about", "transparency", "place list", "gathering list"] {
        let answer = world.slash("morag", command, &[]).await;
        assert!(!answer.contains("and nothing else"), "{command}: {answer}");
    }
    for (command, option, text) in
        [("search", "query", "climate"), ("place show", "place", "scotland"), ("writeup show", "id", "D-1")]
    {
        let answer = world.slash("morag", command, &[(option, text)]).await;
        assert!(!answer.contains("and nothing else"), "{command}: {answer}");
    }
    world.slash("morag", "me language", &[("language", "fr")]).await;
    assert_snapshot!(world.slash("morag", "place leave", &[("place", "scotland")]).await, @r"
    Ici, vous pouvez lire et utiliser `/moi`, et rien d'autre, jusqu'au <t:1893715200:f>. Le motif : spam \*\*everywhere\*\* \@everyone
    Si vous pensez que c'est une erreur, demandez à la modération : <@ID>
    ");
    world.wait(3 * 24 - 13).await;
    let again = world.slash("morag", "place join", &[("place", "glasgow"), ("side", "government")]).await;
    assert!(again.contains("rien d'autre"), "an hour before: {again}");
    world.wait(1).await;
    let again = world.slash("morag", "place join", &[("place", "glasgow"), ("side", "government")]).await;
    assert!(!again.contains("rien d'autre"), "the day is over: {again}");
    assert_snapshot!(world.slash("ines", "admin log", &[("action", "block.add")]).await, @r"
    ### The log
    One row.
    **8** · <t:1893499200:f> · **somebody blocked** · <@ID>
    <@ID> · not blocked → blocked to 2030-01-03 · why: spam \*\*everywhere\*\* \@everyone
    ");
    world.read("ines", "review");
    world.finish().await;
}

#[tokio::test]
async fn in_a_direct_message_and_for_good_until_a_moderator_ends_it() {
    let mut world = World::new().await;
    let lucia = world.user_id("lucia").to_string();
    world.submitted("lucia", "caba").await;
    world.slash("ines", "review show", &[("id", "D-1")]).await;
    world.click("ines", "review/ask/1/changes").await;
    world.choose("ines", "/reason/1/changes/", &["unclear"]).await;
    world.submit("ines", &[("words", "Say more.")]).await;
    world.sweep().await;
    world.read("ines", "review");
    world.slash("ines", "admin block", &[("person", &lucia), ("reason", "attack")]).await;
    let letter = world.read_direct("lucia");
    assert!(letter.contains('['), "a letter with a button: {letter}");
    assert_snapshot!(world.click("lucia", "review/correct/").await, @"
    Aquí puedes leer y usar `/yo`, y nada más, sin plazo. El motivo: attack
    Si crees que es un error, pregunta al equipo de moderación: <@ID>
    ");
    let lift = [("person", lucia.as_str()), ("reason", "it was a misunderstanding"), ("change", "unblock")];
    assert_snapshot!(world.slash("vera", "admin block", &lift).await, @"<@ID> is not blocked any more.");
    assert_snapshot!(world.slash("vera", "admin block", &lift).await, @"This person is not blocked.");
    let answer = world.slash("lucia", "writeup edit", &[("id", "D-1")]).await;
    assert!(answer.contains("D-1"), "{answer}");
    world.finish().await;
}

#[tokio::test]
async fn roles_rest_and_a_moderator_is_blocked_only_beside_a_third() {
    let mut world = World::new().await;
    let ids = ["ines", "vera", "callum", "morag"].map(|name| world.user_id(name).to_string());
    let [ines, vera, callum, _] = ids.each_ref().map(String::as_str);
    assert_snapshot!(world.slash("ines", "admin block", &[("person", ines), ("reason", "x")]).await, @"Nobody can block themselves.");
    assert_snapshot!(world.slash("ines", "admin block", &[("person", vera), ("reason", "x")]).await, @"A moderator can be blocked only if there is a third moderator, who has no part in it. Give somebody the role first: `/admin role`");
    world.slash("ines", "admin role", &[("person", callum), ("role", "moderator"), ("change", "grant")]).await;
    world.slash("ines", "admin block", &[("person", vera), ("reason", "x")]).await;
    // She manages Buenos Aires' server and is a moderator by role; neither counts now.
    for (command, options) in [
        ("review queue", &[] as &[(&str, &str)]),
        ("admin setup", &[]),
        ("admin block", &[("person", vera), ("reason", "me"), ("change", "unblock")]),
    ] {
        let answer = world.slash("vera", command, options).await;
        assert!(answer.contains("and nothing else, for good"), "{command}: {answer}");
    }
    let shown = world.slash("vera", "help", &[]).await;
    assert!(!shown.contains("/review"), "help for members: {shown}");
    // Nobody is left but these two now.
    let answer = world.slash("ines", "admin block", &[("person", callum), ("reason", "x")]).await;
    assert!(answer.starts_with("A moderator can be blocked only"), "{answer}");
    // Manage Server in the first server rests too.
    let shown = world.stand_in.add_role(world.home, "sees /admin", 1 << 5);
    world.stand_in.give_role(world.home, world.user_id("morag"), shown);
    world.slash("ines", "admin block", &[("person", &ids[3]), ("reason", "x")]).await;
    let answer = world.slash("morag", "admin log", &[]).await;
    assert!(answer.contains("and nothing else, for good"), "{answer}");
    world.finish().await;
}

#[tokio::test]
async fn a_click_on_interested_is_no_answer_of_a_blocked_person() {
    let mut world = World::new().await;
    let lucia = world.user_id("lucia").to_string();
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
    world.sweep().await;
    for channel in ["library", "fichas"] {
        world.read("ines", channel);
        world.read_threads(channel);
    }
    world.slash("ines", "admin block", &[("person", &lucia), ("reason", "x")]).await;
    world.interested("lucia", world.buenos_aires, true);
    world.interested("callum", world.home, true);
    world.until("select count(*) from seat", 1).await;
    world.restart().await;
    world.sweep().await;
    assert_eq!(world.count("select count(*) from seat").await, 1);
    world.finish().await;
}
