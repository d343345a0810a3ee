//! `/admin log`, `/transparency`, and their buttons.

use jiff::civil::Date;

use super::model::{ACTIONS, CustomId, OpennessRefusal, key, midnight, month_of, read_day};
use super::view;
use crate::audit_log::Filter;
use crate::base::error::Result;
use crate::base::ids::{PageNumber, PersonId, UserId, read_number};
use crate::base::text::fold;
use crate::discord::card::{OPTIONS, cut};
use crate::discord::command::{Access, Command, Opt, Reply};
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
            options: vec![
                Opt::suggested("action"),
                Opt::user("person"),
                Opt::suggested("id"),
                Opt::text("since", 10),
                Opt::text("until", 10),
            ],
            run: |ctx| Box::pin(log(ctx)),
        },
        Command {
            path: "transparency",
            access: Access::Everyone,
            options: vec![],
            run: |ctx| Box::pin(transparency(ctx)),
        },
    ]
}

/// A button of this feature. The log itself is for moderators, on each press.
pub async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
    match id.parse().map_err(|()| Denied::OldButton)? {
        CustomId::Log(page, filter) => {
            ctx.require_moderator()?;
            rows(ctx, &filter, page).await.map(Reply::Update)
        }
        CustomId::Month(first) => month(ctx, first).await.map(Reply::Update),
        CustomId::Steps(page) => steps(ctx, page).await.map(Reply::Update),
    }
}

/// Suggestions for the option `action`, by its words.
pub fn suggest_actions(ctx: &Ctx, typed: &str) -> Result<Reply> {
    ctx.require_moderator()?;
    let (words, typed) = (ctx.words(), fold(typed));
    let choices = ACTIONS.into_iter().filter_map(|action| {
        let label = words.text(&key(action)?);
        (fold(&label).contains(&typed) || action.contains(&typed)).then(|| (cut(&label, 100), action.to_owned()))
    });
    Ok(Reply::Choices(choices.take(25).collect()))
}

/// Suggestions for the option `id`: write-ups, and beside them gatherings and places where something is typed that fits.
pub async fn suggest_subjects(ctx: &Ctx, path: &str, typed: &str) -> Result<Reply> {
    ctx.require_moderator()?;
    let choices = |reply: Reply| match reply {
        Reply::Choices(choices) => choices,
        _ => Vec::new(),
    };
    let mut found = choices(writeups::commands::suggest(ctx, path, typed).await?);
    if !typed.trim().is_empty() {
        let mut others = choices(gatherings::autocomplete::suggest(ctx, path, "id", typed).await?);
        others.truncate(OTHERS);
        others.extend(choices(places::commands::suggest(ctx, path, typed).await?).into_iter().take(OTHERS));
        found.truncate(OPTIONS - others.len());
        found.extend(others);
    }
    Ok(Reply::Choices(found))
}

async fn log(ctx: &Ctx) -> Result<Reply> {
    let action = ctx.option("action").map(|typed| read_action(ctx, typed)).transpose()?;
    let person = match ctx.option("person") {
        Some(id) => {
            let user = id.parse::<UserId>().map_err(|()| OpennessRefusal::UnknownUser)?;
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

fn read_action(ctx: &Ctx, typed: &str) -> Result<String> {
    let words = ctx.words();
    let is_it =
        |action: &&str| *action == typed || key(action).is_some_and(|key| fold(&words.text(&key)) == fold(typed));
    let found = ACTIONS.into_iter().find(|action| is_it(action));
    Ok(found.ok_or_else(|| OpennessRefusal::UnknownAction(typed.to_owned()))?.to_owned())
}

/// A write-up or a gathering by its id, a server by Discord's, a place by any of its names.
async fn read_subject(ctx: &Ctx, typed: &str) -> Result<String> {
    if let Some(number) = typed.strip_prefix(['G', 'g']).map(|rest| rest.trim_start_matches('-'))
        && let Ok(number) = read_number(number, 1, i64::MAX)
    {
        return Ok(format!("gathering/{number}"));
    }
    if typed.len() >= 15 && typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(format!("server/{typed}"));
    }
    if let Ok(reference) = typed.parse()
        && let Some(id) = writeups::id_of(ctx.store(), reference).await?
    {
        return Ok(format!("writeup/{id}"));
    }
    let places = places::list(ctx.store()).await?;
    let place = places::find(&places, typed).ok_or_else(|| OpennessRefusal::UnknownSubject(typed.to_owned()))?;
    Ok(format!("place/{}", place.id))
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
