//! `/admin log`, `/transparency`, and their buttons.

use jiff::civil::Date;

use super::model::{CustomId, TransparencyRefusal, key, midnight, month_of, read_day};
use super::view;
use crate::audit_log::{Action, Filter, Subject};
use crate::base::error::Result;
use crate::base::ids::{GatheringId, PageNumber, PersonId, ServerId, UserId};
use crate::base::text::fold;
use crate::discord::card::{OPTIONS, cut};
use crate::discord::command::{Access, Command, Effect, Opt, Reply, Suggester};
use crate::discord::component::{Component, ComponentHandler};
use crate::discord::context::{Ctx, Denied};
use crate::features::gatherings;
use crate::features::members;
use crate::features::places;
use crate::features::writeups;

/// How many gatherings, and how many places, are suggested beside write-ups.
const OTHERS: usize = 5;

/// The commands of this feature.
pub fn table() -> Vec<Command> {
    vec![
        Command {
            path: "admin log",
            access: Access::Moderator,
            effect: Effect::Acts,
            options: vec![
                Opt::suggested("action", ACTIONS_OF_LOG),
                Opt::user("person"),
                Opt::suggested("id", SUBJECTS),
                Opt::text("since", 10),
                Opt::text("until", 10),
            ],
            run: |ctx| Box::pin(log(ctx)),
        },
        Command {
            path: "transparency",
            access: Access::Everyone,
            effect: Effect::Reads,
            options: vec![],
            run: |ctx| Box::pin(transparency(ctx)),
        },
    ]
}

/// The buttons of this feature.
pub const COMPONENTS: &[Component] = &[
    Component::button("log/", Access::Moderator, Effect::Acts, PRESS),
    Component::button("transparency/", Access::Everyone, Effect::Reads, PRESS),
];
const PRESS: ComponentHandler = |ctx, id| Box::pin(press(ctx, id));

async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
    match id.parse().map_err(|()| Denied::OldButton)? {
        CustomId::Log(page, filter) => rows(ctx, &filter, page).await.map(Reply::Update),
        CustomId::Month(first) => month(ctx, first).await.map(Reply::Update),
        CustomId::Steps(page) => steps(ctx, page).await.map(Reply::Update),
    }
}

/// Suggests actions of the log, by their words.
const ACTIONS_OF_LOG: Suggester = |ctx, typing| Box::pin(async move { Ok(suggest_actions(ctx, typing)) });

/// Suggests write-ups, and beside them gatherings and places where something is typed that fits.
const SUBJECTS: Suggester = |ctx, typing| Box::pin(suggest_subjects(ctx, typing));

fn suggest_actions(ctx: &Ctx, typed: &str) -> Reply {
    let (words, typed) = (ctx.words(), fold(typed));
    let choices = Action::ALL.iter().filter_map(|action| {
        let (label, word) = (words.text(&key(*action)), action.word());
        (fold(&label).contains(&typed) || word.contains(&typed)).then(|| (cut(&label, 100), word.to_owned()))
    });
    Reply::Choices(choices.take(25).collect())
}

async fn suggest_subjects(ctx: &Ctx, typing: &str) -> Result<Reply> {
    let choices = |reply: Reply| match reply {
        Reply::Choices(choices) => choices,
        _ => Vec::new(),
    };
    let mut found = choices(writeups::commands::SUGGEST(ctx, typing).await?);
    if !typing.trim().is_empty() {
        let mut others = choices(gatherings::autocomplete::OF_LOG(ctx, typing).await?);
        others.truncate(OTHERS);
        others.extend(choices(places::commands::SUGGEST(ctx, typing).await?).into_iter().take(OTHERS));
        found.truncate(OPTIONS - others.len());
        found.extend(others);
    }
    Ok(Reply::Choices(found))
}

async fn log(ctx: &Ctx) -> Result<Reply> {
    let action = ctx.option("action").map(|typed| read_action(ctx, typed)).transpose()?;
    let person = match ctx.option("person") {
        Some(id) => {
            let user = id.parse::<UserId>().map_err(|()| TransparencyRefusal::UnknownUser)?;
            // Nobody has the number 0: of whom is not known, nothing is found.
            Some(members::find(ctx.store(), user).await?.unwrap_or(PersonId(0)))
        }
        None => None,
    };
    let subject = match ctx.option("id") {
        Some(typed) => Some(read_subject(ctx, typed).await?),
        None => None,
    };
    let since = ctx.option("since").map(read_day).transpose()?.map(midnight);
    // The last day counts too.
    let until = ctx.option("until").map(read_day).transpose()?;
    let until = until.map(|day| midnight(day.tomorrow().unwrap_or(day)));
    let filter = Filter { action, person, subject, since, until };
    rows(ctx, &filter, PageNumber::FIRST).await.map(Reply::Ephemeral)
}

fn read_action(ctx: &Ctx, typed: &str) -> Result<Action> {
    let words = ctx.words();
    let is_it = |action: Action| action.word() == typed || fold(&words.text(&key(action))) == fold(typed);
    let found = Action::ALL.iter().copied().find(|action| is_it(*action));
    Ok(found.ok_or_else(|| TransparencyRefusal::UnknownAction(typed.to_owned()))?)
}

/// A write-up or a gathering by its id, a server by Discord's, a place by any of its names.
async fn read_subject(ctx: &Ctx, typed: &str) -> Result<Subject> {
    if let Some(number) = typed.strip_prefix(['G', 'g']).map(|rest| rest.trim_start_matches('-'))
        && let Ok(id) = number.parse::<GatheringId>()
    {
        return Ok(Subject::Gathering(id));
    }
    if typed.len() >= 15
        && let Ok(id) = typed.parse::<ServerId>()
    {
        return Ok(Subject::Server(id));
    }
    if let Ok(reference) = typed.parse()
        && let Some(id) = writeups::id_of(ctx.store(), reference).await?
    {
        return Ok(Subject::Writeup(id));
    }
    let places = places::list(ctx.store()).await?;
    let place = places::find(&places, typed).ok_or_else(|| TransparencyRefusal::UnknownSubject(typed.to_owned()))?;
    Ok(Subject::Place(place.id))
}

async fn rows(ctx: &Ctx, filter: &Filter, page: PageNumber) -> Result<crate::discord::card::Card> {
    let (rows, total) = super::page(ctx.store(), filter, page.offset(view::ROWS), view::ROWS).await?;
    Ok(view::log(ctx, filter, &rows, page, total))
}

async fn transparency(ctx: &Ctx) -> Result<Reply> {
    month(ctx, month_of(ctx.now)).await.map(Reply::Ephemeral)
}

async fn month(ctx: &Ctx, first: Date) -> Result<crate::discord::card::Card> {
    let counted = super::month(ctx.store(), first).await?;
    let now = super::now(ctx.store()).await?;
    Ok(view::month(ctx, first, &counted, &now))
}

async fn steps(ctx: &Ctx, page: PageNumber) -> Result<crate::discord::card::Card> {
    let (rows, total) = super::steps(ctx.store(), page.offset(view::STEPS), view::STEPS).await?;
    Ok(view::steps(ctx, &rows, page, total))
}
