//! `/gathering …`, `/me reminders · zone`, and the buttons, menus and forms that follow.

use super::browsing::{calendar_files, has_seat, list, sheet, show};
use super::closing::{begin_writeup, close, close_form};
use super::custom_id::CustomId;
use super::messages::{self, GatheringDetails};
use super::model::{Gathering, MINUTES, MOST_SEATS, Scope};
use super::options::{HOSTS, require_member, uses};
use super::outcome::Outcome;
use super::planning::{cancel, choose, create, draft, edit, move_it, texts, texts_form};
use super::reminder_settings::{my_reminders, my_zone, remind, remind_me};
use super::seats::{self, Guest};
use super::{autocomplete, view};
use crate::base::error::Result;
use crate::base::ids::PageNumber;
use crate::discord::card::{Form, Input};
use crate::discord::command::{Access, Command, Effect, Opt, Reply};
use crate::discord::component::{Component, ComponentHandler};
use crate::discord::context::{Ctx, Denied};
use crate::discord::report;
use crate::features::places;

/// The commands of this feature.
pub fn table() -> Vec<Command> {
    let id = |suggester| Opt::suggested("id", suggester).required();
    let seats = || Opt::number("seats", 0, MOST_SEATS);
    let confidentiality = || Opt::word("confidentiality", &["public", "members", "chatham_house"]);
    vec![
        Command {
            path: "gathering create",
            access: HOSTS,
            effect: Effect::Acts,
            options: vec![
                Opt::text("title", 100).required(),
                Opt::suggested("when", autocomplete::DAYS).required(),
                Opt::number("minutes", MINUTES.0, MINUTES.1).required(),
                Opt::suggested("place", places::commands::SUGGEST).required(),
                Opt::suggested("zone", autocomplete::ZONES),
                Opt::suggested("where", autocomplete::CHANNELS),
                Opt::suggested("repeat", autocomplete::REPEATS),
                seats(),
                Opt::text("languages", 40),
                confidentiality(),
            ],
            run: |ctx| Box::pin(create(ctx)),
        },
        Command {
            path: "gathering show",
            access: Access::Everyone,
            effect: Effect::Reads,
            options: vec![id(autocomplete::TO_SHOW)],
            run: |ctx| Box::pin(show(ctx)),
        },
        Command {
            path: "gathering list",
            access: Access::Everyone,
            effect: Effect::Reads,
            options: vec![Opt::flag("mine")],
            run: |ctx| Box::pin(list(ctx, PageNumber::FIRST, ctx.flag("mine"))),
        },
        Command {
            path: "gathering calendar",
            access: Access::Everyone,
            effect: Effect::Reads,
            options: vec![Opt::suggested("id", autocomplete::FOR_CALENDAR), Opt::flag("mine")],
            run: |ctx| Box::pin(calendar_files(ctx)),
        },
        Command {
            path: "gathering edit",
            access: HOSTS,
            effect: Effect::Acts,
            options: vec![
                id(autocomplete::TO_CHANGE),
                Opt::text("title", 100),
                Opt::number("minutes", MINUTES.0, MINUTES.1),
                Opt::suggested("where", autocomplete::CHANNELS),
                Opt::suggested("repeat", autocomplete::REPEATS),
                seats(),
                Opt::text("languages", 40),
                confidentiality(),
            ],
            run: |ctx| Box::pin(edit(ctx)),
        },
        Command {
            path: "gathering move",
            access: HOSTS,
            effect: Effect::Acts,
            options: vec![
                id(autocomplete::TO_CHANGE),
                Opt::suggested("when", autocomplete::DAYS).required(),
                Opt::suggested("zone", autocomplete::ZONES),
                Opt::word("scope", &Scope::WORDS),
            ],
            run: |ctx| Box::pin(move_it(ctx)),
        },
        Command {
            path: "gathering cancel",
            access: HOSTS,
            effect: Effect::Acts,
            options: vec![id(autocomplete::TO_CANCEL)],
            run: |ctx| Box::pin(cancel(ctx)),
        },
        Command {
            path: "gathering close",
            access: HOSTS,
            effect: Effect::Acts,
            options: vec![id(autocomplete::TO_CLOSE)],
            run: |ctx| Box::pin(close(ctx)),
        },
        Command {
            path: "gathering remind",
            access: HOSTS,
            effect: Effect::Acts,
            options: vec![id(autocomplete::TO_CHANGE), Opt::text("before", 60)],
            run: |ctx| Box::pin(remind(ctx)),
        },
        Command {
            path: "me reminders",
            access: Access::Everyone,
            effect: Effect::Own,
            options: vec![Opt::word("direct", &["on", "off"]), Opt::text("before", 60)],
            run: |ctx| Box::pin(my_reminders(ctx)),
        },
        Command {
            path: "me zone",
            access: Access::Everyone,
            effect: Effect::Own,
            options: vec![Opt::suggested("zone", autocomplete::ZONES).required()],
            run: |ctx| Box::pin(my_zone(ctx)),
        },
    ]
}

/// The buttons, menus and forms of this feature.
pub const COMPONENTS: &[Component] = &[
    Component::button("gathering/going/", Access::Everyone, Effect::Acts, PRESS),
    Component::button("gathering/maybe/", Access::Everyone, Effect::Acts, PRESS),
    Component::button("gathering/no/", Access::Everyone, Effect::Acts, PRESS),
    Component::button("gathering/calendar/", Access::Everyone, Effect::Reads, PRESS),
    Component::button("gathering/show/", Access::Everyone, Effect::Reads, PRESS),
    Component::button("gathering/list/", Access::Everyone, Effect::Reads, PRESS),
    Component::button("gathering/remind/", Access::Everyone, Effect::Own, PRESS),
    Component::button("gathering/draft/", HOSTS, Effect::Acts, PRESS),
    Component::button("gathering/pick/", HOSTS, Effect::Acts, PRESS),
    Component::button("gathering/announce/", HOSTS, Effect::Acts, PRESS),
    Component::button("gathering/discard/", HOSTS, Effect::Acts, PRESS),
    Component::button("gathering/harvest/", HOSTS, Effect::Acts, PRESS),
    Component::button("gathering/texts/", HOSTS, Effect::Acts, PRESS).opening(SUBMIT),
    Component::button("gathering/cancel/", HOSTS, Effect::Acts, PRESS).opening(SUBMIT),
    Component::button("gathering/close/", HOSTS, Effect::Acts, PRESS).opening(SUBMIT),
];
const PRESS: ComponentHandler = |ctx, id| Box::pin(press(ctx, id));
const SUBMIT: ComponentHandler = |ctx, id| Box::pin(submit_form(ctx, id));

/// A button or menu of this feature.
async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
    match id.parse().map_err(|()| Denied::OldButton)? {
        CustomId::Answer(id, answer) => {
            let guest = Guest { person: ctx.asker.person, server: ctx.server };
            let answered = seats::answer(ctx.store(), id, guest, answer, ctx.now).await?;
            uses(ctx, &answered.gathering);
            Ok(Reply::Ephemeral(view::answered(&ctx.words(), &answered, ctx.server)))
        }
        CustomId::Calendar(id) => {
            let whole = GatheringDetails::read(&ctx.services, id).await?;
            require_member(ctx, &whole.gathering).await?;
            uses(ctx, &whole.gathering);
            let has_seat = has_seat(ctx, &whole.gathering).await?;
            let file = messages::file_of(&ctx.services, &whole, &ctx.words(), has_seat).await?;
            Ok(Reply::Ephemeral(view::calendar(&ctx.words(), 1, file)))
        }
        CustomId::Show(id) => {
            let (gathering, occurrence) = super::read(ctx.store(), id).await?;
            Ok(Reply::Update(sheet(ctx, &gathering, &occurrence).await?))
        }
        CustomId::List(page, mine) => list(ctx, page, mine).await,
        CustomId::Draft(id) => draft(ctx, id).await.map(Reply::Update),
        CustomId::Texts(id) => texts_form(ctx, id).await,
        CustomId::MenuField(id, pick) => choose(ctx, id, pick).await,
        CustomId::Announce(id) => {
            let (gathering, _) = super::announce(ctx.store(), id, ctx.asker.person, ctx.now).await?;
            let servers = crate::features::servers::admitted(ctx.store().read()).await?;
            let servers = servers.iter().filter(|server| server.announcement_channel.is_some()).count();
            Ok(Reply::Update(view::announced(&ctx.words(), &gathering, servers)))
        }
        CustomId::Discard(id) => {
            let gathering = super::discard(ctx.store(), id, ctx.now).await?;
            Ok(Reply::Update(view::discarded(&ctx.words(), &gathering)))
        }
        CustomId::Cancel(id, whole) => {
            super::read(ctx.store(), id).await?;
            let words = ctx.words();
            let form = Form::new(CustomId::Cancel(id, whole), words.text("cancel-form-title"))
                .input(Input::paragraph("reason", &words.text("box-reason"), 500).hint(&words.text("box-reason.hint")));
            Ok(Reply::Modal(form))
        }
        CustomId::Close(id) => close_form(ctx, id).await,
        CustomId::Harvest(id) => begin_writeup(ctx, id).await,
        CustomId::Remind(on) => remind_me(ctx, Some(on), None).await,
    }
}

/// A form of this feature was sent.
async fn submit_form(ctx: &Ctx, id: &str) -> Result<Reply> {
    match id.parse().map_err(|()| Denied::OldButton)? {
        CustomId::Texts(id) => texts(ctx, id).await,
        CustomId::Cancel(id, whole) => {
            let reason = ctx.box_text("reason");
            let (gathering, occurrence) =
                super::cancel(ctx.store(), id, whole, reason, ctx.asker.person, ctx.now).await?;
            Ok(Reply::Update(view::cancelled(&ctx.words(), &gathering, &occurrence, whole)))
        }
        CustomId::Close(id) => {
            let text = |name: &str| ctx.box_text(name).to_owned();
            let typed = Outcome {
                notes: text("notes"),
                decisions: text("decisions"),
                follow_ups: text("follow-ups"),
                recording: text("recording-link"),
                heads: text("heads"),
                closed_at: None,
            };
            let write = |it: &Gathering, kept: &Outcome| {
                let form = |harvest: &Outcome| view::close_form(&ctx.words(), it, id, harvest);
                ctx.check_not_overtaken(&form(kept), &form(&typed))?;
                Ok(typed)
            };
            let (gathering, flaws) =
                super::close(ctx.store(), ctx.vocabulary(), id, write, ctx.asker.person, ctx.now).await?;
            let is_final = super::harvest_of(ctx.store().read(), id).await?.is_some_and(|it| it.closed_at.is_some());
            Ok(Reply::Update(if flaws.is_empty() {
                view::closed(&ctx.words(), &gathering, id)
            } else {
                let card = view::flawed(&ctx.words(), id, &flaws);
                // A draft keeps what was typed; what was closed before stays as it was.
                if is_final { report::with_typed(card, &report::texts(&ctx.typed), &ctx.words()) } else { card }
            }))
        }
        _ => Err(Denied::OldButton.into()),
    }
}
