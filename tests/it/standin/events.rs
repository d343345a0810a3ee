//! Scheduled events: planned by a bot, joined by people, begun and ended by the clock.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::{Scene, VIEW_CHANNEL, client::Gateway, code, id};

const GUILDS: u64 = 1 << 0;
const SCHEDULED_EVENTS: u64 = 1 << 16;
const CONNECT: u64 = 1 << 20;
const STAGE_RIGHTS: u64 = 1 << 4 | 1 << 22 | 1 << 24;
const MANAGE_EVENTS: u64 = 1 << 33;
const CREATE_EVENTS: u64 = 1 << 44;

/// A scene whose bot may plan events.
async fn scene() -> Scene {
    let scene = Scene::new().await;
    let role = scene.stand_in.add_role(scene.guild, "planner", CREATE_EVENTS);
    scene.stand_in.give_role(scene.guild, scene.application.id, role);
    scene
}

fn path(scene: &Scene) -> String {
    format!("/guilds/{}/scheduled-events", scene.guild)
}

/// An event tomorrow, from twelve to one.
fn circle() -> Value {
    json!({
        "name": "Circle",
        "description": "Come",
        "privacy_level": 2,
        "entity_type": 3,
        "entity_metadata": { "location": "The library" },
        "scheduled_start_time": "2030-01-02T12:00:00Z",
        "scheduled_end_time": "2030-01-02T13:00:00Z",
    })
}

fn in_channel(kind: u8, channel: u64) -> Value {
    json!({
        "name": "Talk",
        "privacy_level": 2,
        "entity_type": kind,
        "channel_id": channel.to_string(),
        "scheduled_start_time": "2030-01-02T12:00:00Z",
    })
}

async fn planned(scene: &Scene, body: Value) -> Value {
    let (status, event) = scene.bot.post(&path(scene), body).await;
    assert_eq!(status, 200, "{event}");
    event
}

async fn listening(scene: &Scene) -> Gateway {
    scene.connect(GUILDS | SCHEDULED_EVENTS).await
}

#[tokio::test]
async fn an_event_is_planned_read_changed_and_removed() {
    let scene = scene().await;
    let mut gateway = listening(&scene).await;
    let event = planned(&scene, circle()).await;
    assert_eq!(event["scheduled_start_time"], "2030-01-02T12:00:00.000000+00:00");
    assert_eq!(
        (&event["status"], &event["channel_id"], &event["recurrence_rule"]),
        (&json!(1), &json!(null), &json!(null))
    );
    assert_eq!(event["creator"]["id"], scene.application.id.to_string());
    let mut told = gateway.event("GUILD_SCHEDULED_EVENT_CREATE").await;
    told["creator"] = event["creator"].clone();
    assert_eq!(told, event);

    let one = format!("{}/{}", path(&scene), id(&event));
    assert_eq!(scene.bot.get(&one).await, (200, event.clone()));
    assert_eq!(scene.bot.get(&path(&scene)).await.1, json!([event]));
    assert_eq!(scene.bot.get(&format!("{one}?with_user_count=true")).await.1["user_count"], 0);

    let (status, changed) = scene.bot.patch(&one, json!({ "name": "Circles", "description": null })).await;
    assert_eq!((status, &changed["name"], &changed["description"]), (200, &json!("Circles"), &json!(null)));
    assert_eq!(changed["entity_metadata"]["location"], "The library");
    assert_eq!(gateway.event("GUILD_SCHEDULED_EVENT_UPDATE").await["name"], "Circles");

    assert_eq!(scene.bot.delete(&one).await.0, 204);
    assert_eq!(id(&gateway.event("GUILD_SCHEDULED_EVENT_DELETE").await), id(&event));
    for answer in [scene.bot.get(&one).await, scene.bot.delete(&one).await, scene.bot.patch(&one, json!({})).await] {
        assert_eq!(code(&answer), (404, 10070));
    }
    assert_eq!(code(&scene.bot.get("/guilds/1/scheduled-events").await), (404, 10004));
}

#[tokio::test]
async fn a_recurring_event_is_shown_with_every_field_of_its_rule() {
    let scene = scene().await;
    let mut body = circle();
    body["recurrence_rule"] =
        json!({ "start": "2030-01-02T12:00:00Z", "frequency": 2, "interval": 2, "by_weekday": [2] });
    let event = planned(&scene, body.clone()).await;
    assert_eq!(
        event["recurrence_rule"],
        json!({
            "start": "2030-01-02T12:00:00.000000+00:00", "end": null, "frequency": 2, "interval": 2,
            "by_weekday": [2], "by_n_weekday": null, "by_month": null, "by_month_day": null,
            "by_year_day": null, "count": null,
        })
    );
    body["recurrence_rule"]["count"] = json!(3);
    let refused = scene.bot.post(&path(&scene), body).await;
    assert_eq!(code(&refused), (400, 50035));
    assert!(refused.1["errors"]["recurrence_rule"]["count"].is_object(), "{}", refused.1);
}

#[tokio::test]
async fn a_hundred_events_may_wait_and_one_more_may_not() {
    let scene = scene().await;
    let first = planned(&scene, circle()).await;
    // One bot may make fifty requests in five seconds, so three of them share the work.
    for number in 0..3 {
        let helper = scene.stand_in.add_application(&format!("helper {number}"));
        scene.stand_in.invite(scene.guild, helper.id, CREATE_EVENTS);
        let helper = super::Bot::new(&scene.stand_in.url(), &helper);
        for _ in 0..33 {
            assert_eq!(helper.post(&path(&scene), circle()).await.0, 200);
        }
    }
    assert_eq!(code(&scene.bot.post(&path(&scene), circle()).await), (400, 30038));
    let one = format!("{}/{}", path(&scene), id(&first));
    assert_eq!(scene.bot.patch(&one, json!({ "status": 4 })).await.0, 200);
    planned(&scene, circle()).await;
}

#[tokio::test]
async fn to_plan_needs_the_right_and_the_events_of_others_another_one() {
    let scene = Scene::new().await;
    assert_eq!(code(&scene.bot.post(&path(&scene), circle()).await), (403, 50013));
    let manager = scene.stand_in.add_role(scene.guild, "manager", MANAGE_EVENTS);
    scene.stand_in.give_role(scene.guild, scene.application.id, manager);
    assert_eq!(code(&scene.bot.post(&path(&scene), circle()).await), (403, 50013), "managing is not planning");
    scene.stand_in.take_role(scene.guild, scene.application.id, manager);

    let planner = scene.stand_in.add_role(scene.guild, "planner", CREATE_EVENTS);
    let other = scene.stand_in.add_application("other");
    scene.stand_in.invite(scene.guild, other.id, CREATE_EVENTS);
    scene.stand_in.give_role(scene.guild, scene.application.id, planner);
    let others = super::Bot::new(&scene.stand_in.url(), &other).post(&path(&scene), circle()).await.1;
    let owners = scene.stand_in.person(scene.owner).plan_event(scene.guild, &circle()).unwrap();
    assert!(scene.stand_in.person(scene.ana).plan_event(scene.guild, &circle()).is_err());
    let mine = planned(&scene, circle()).await;
    let rename = json!({ "name": "Renamed" });
    let one = |event: &Value| format!("{}/{}", path(&scene), id(event));
    assert_eq!(scene.bot.patch(&one(&mine), rename.clone()).await.0, 200);
    assert_eq!(code(&scene.bot.patch(&one(&others), rename.clone()).await), (403, 50013));
    assert_eq!(code(&scene.bot.delete(&one(&others)).await), (403, 50013));
    assert_eq!(code(&scene.bot.delete(&format!("{}/{owners}", path(&scene))).await), (403, 50013));

    scene.stand_in.take_role(scene.guild, scene.application.id, planner);
    assert_eq!(code(&scene.bot.patch(&one(&mine), rename.clone()).await), (403, 50013));
    scene.stand_in.give_role(scene.guild, scene.application.id, manager);
    assert_eq!(scene.bot.patch(&one(&mine), rename.clone()).await.0, 200);
    assert_eq!(scene.bot.patch(&one(&others), rename).await.0, 200);
    assert_eq!(scene.bot.delete(&one(&others)).await.0, 204);
}

#[tokio::test]
async fn an_event_in_a_channel_needs_the_right_channel_and_rights_in_it() {
    let scene = scene().await;
    let (stand_in, bot) = (&scene.stand_in, scene.application.id);
    let voice = stand_in.add_voice_channel(scene.guild, "Voice");
    let stage = stand_in.add_stage_channel(scene.guild, "Stage");
    let plan = async |kind: u8, channel: u64| scene.bot.post(&path(&scene), in_channel(kind, channel)).await;
    assert_eq!(code(&plan(2, scene.channel).await), (400, 50035));
    assert_eq!(code(&plan(2, stage).await), (400, 50035));
    assert_eq!(code(&plan(1, voice).await), (400, 50035));
    assert_eq!(code(&plan(2, 1).await), (404, 10003));

    let (status, talk) = plan(2, voice).await;
    assert_eq!((status, &talk["channel_id"], &talk["entity_metadata"]), (200, &json!(voice.to_string()), &json!(null)));
    stand_in.overwrite(voice, bot, 0, CONNECT);
    assert_eq!(code(&plan(2, voice).await), (403, 50013));
    stand_in.overwrite(voice, bot, 0, VIEW_CHANNEL);
    assert_eq!(code(&plan(2, voice).await), (403, 50013));
    assert_eq!(code(&scene.bot.get(&format!("{}/{}", path(&scene), id(&talk))).await), (404, 10070));
    assert_eq!(scene.bot.get(&path(&scene)).await.1, json!([]));

    assert_eq!(code(&plan(1, stage).await), (403, 50013));
    stand_in.overwrite(stage, bot, STAGE_RIGHTS, 0);
    assert_eq!(plan(1, stage).await.0, 200);
}

#[tokio::test]
async fn an_external_event_begins_and_ends_by_the_clock_and_then_stays_as_it_is() {
    let scene = scene().await;
    let mut gateway = listening(&scene).await;
    let event = planned(&scene, circle()).await;
    gateway.event("GUILD_SCHEDULED_EVENT_CREATE").await;
    let one = format!("{}/{}", path(&scene), id(&event));
    let clock = scene.stand_in.clock();

    clock.move_to("2030-01-02T11:59:59Z".parse().unwrap());
    assert_eq!(scene.bot.get(&one).await.1["status"], 1);
    clock.advance(SignedDuration::from_secs(1));
    assert_eq!(gateway.event("GUILD_SCHEDULED_EVENT_UPDATE").await["status"], 2, "told without being asked");
    assert_eq!(code(&scene.bot.patch(&one, json!({ "status": 4 })).await), (400, 50035));
    clock.advance(SignedDuration::from_hours(1));
    assert_eq!(scene.bot.get(&one).await.1["status"], 3);
    assert_eq!(gateway.event("GUILD_SCHEDULED_EVENT_UPDATE").await["status"], 3);

    assert_eq!(code(&scene.bot.patch(&one, json!({ "name": "Again" })).await), (400, 180_000));
    assert_eq!(scene.bot.get(&path(&scene)).await.1, json!([]));
    assert_eq!(scene.stand_in.scheduled_events(scene.guild).len(), 1);
    assert!(scene.stand_in.person(scene.ana).interested(id(&event)).is_err());
    assert_eq!(scene.bot.delete(&one).await.0, 204);
}

#[tokio::test]
async fn an_event_in_a_channel_that_nobody_begins_is_cancelled() {
    let scene = scene().await;
    let voice = scene.stand_in.add_voice_channel(scene.guild, "Voice");
    let left = planned(&scene, in_channel(2, voice)).await;
    let begun = planned(&scene, in_channel(2, voice)).await;
    let one = |event: &Value| format!("{}/{}", path(&scene), id(event));
    assert_eq!(scene.bot.patch(&one(&begun), json!({ "status": 2 })).await.1["status"], 2);
    scene.stand_in.clock().move_to("2030-01-02T17:59:59Z".parse().unwrap());
    assert_eq!(scene.bot.get(&one(&left)).await.1["status"], 1);
    scene.stand_in.clock().advance(SignedDuration::from_secs(1));
    assert_eq!(scene.bot.get(&one(&left)).await.1["status"], 4);
    assert_eq!(scene.bot.get(&one(&begun)).await.1["status"], 2);
    assert_eq!(scene.bot.patch(&one(&begun), json!({ "status": 3 })).await.1["status"], 3);
}

#[tokio::test]
async fn people_say_that_they_are_interested_and_take_it_back() {
    let scene = scene().await;
    let mut gateway = listening(&scene).await;
    let event = planned(&scene, circle()).await;
    gateway.event("GUILD_SCHEDULED_EVENT_CREATE").await;
    let ana = scene.stand_in.person(scene.ana);
    ana.interested(id(&event)).unwrap();
    ana.interested(id(&event)).unwrap();
    let told = json!({
        "guild_scheduled_event_id": event["id"], "user_id": scene.ana.to_string(), "guild_id": scene.guild.to_string(),
    });
    assert_eq!(gateway.event("GUILD_SCHEDULED_EVENT_USER_ADD").await, told);
    scene.stand_in.person(scene.owner).interested(id(&event)).unwrap();
    gateway.event("GUILD_SCHEDULED_EVENT_USER_ADD").await;

    let users = format!("{}/{}/users", path(&scene), id(&event));
    let (_, list) = scene.bot.get(&users).await;
    let ids = |list: &Value| list.as_array().unwrap().iter().map(|user| id(&user["user"])).collect::<Vec<_>>();
    assert_eq!((ids(&list), list[0].get("member")), (vec![scene.owner, scene.ana], None));
    let (_, list) = scene.bot.get(&format!("{users}?with_member=true&limit=1")).await;
    assert_eq!((ids(&list), list[0]["member"].is_object()), (vec![scene.owner], true));
    assert_eq!(ids(&scene.bot.get(&format!("{users}?after={}", scene.owner)).await.1), [scene.ana]);
    assert_eq!(ids(&scene.bot.get(&format!("{users}?before={}", scene.ana)).await.1), [scene.owner]);
    for limit in [0, 101] {
        assert_eq!(code(&scene.bot.get(&format!("{users}?limit={limit}")).await), (400, 50035));
    }
    assert_eq!(scene.bot.get(&format!("{users}?limit=100")).await.0, 200);
    let counted = scene.bot.get(&format!("{}?with_user_count=true", path(&scene))).await.1;
    assert_eq!(counted[0]["user_count"], 2);

    ana.not_interested(id(&event)).unwrap();
    assert_eq!(gateway.event("GUILD_SCHEDULED_EVENT_USER_REMOVE").await, told);
    assert_eq!(ids(&scene.bot.get(&users).await.1), [scene.owner]);
    let stranger = scene.stand_in.add_user("eve", "Eve", "en-US");
    assert!(scene.stand_in.person(stranger).interested(id(&event)).is_err());
    assert_eq!(code(&scene.bot.get(&format!("{users}/counts")).await), (501, 0));
}

#[tokio::test]
async fn events_are_told_to_those_who_asked_and_at_the_start_to_all() {
    let scene = scene().await;
    let mut deaf = scene.connect(GUILDS).await;
    let event = planned(&scene, circle()).await;
    scene.stand_in.add_channel(scene.guild, "next");
    deaf.event("CHANNEL_CREATE").await;

    let mut late = Gateway::open(&scene.stand_in.url()).await;
    late.identify(&scene.application.token, GUILDS).await;
    late.event("READY").await;
    assert_eq!(late.event("GUILD_CREATE").await["guild_scheduled_events"][0]["id"], event["id"]);
}
