//! `/search`

use super::model::{SearchRefusal, SearchSession};
use super::view;
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::{PageNumber, SearchSessionId};
use crate::base::vocabulary::Scheme;
use crate::discord::card::cut;
use crate::discord::command::{Access, Command, Opt, Reply};
use crate::discord::context::{Ctx, Denied};
use crate::features::places;
use crate::features::writeups;

/// The command of this feature.
pub fn table() -> Vec<Command> {
    vec![Command {
        path: "search",
        access: Access::Everyone,
        options: vec![
            Opt::text("query", 200).required(),
            Opt::suggested("place"),
            Opt::choice("area", Scheme::Area),
            Opt::choice("status", Scheme::Status),
            Opt::language("language"),
            Opt::text("year", 4),
            Opt::word("sort", &["relevance", "date"]),
        ],
        run: |ctx| Box::pin(search(ctx)),
    }]
}

/// A button or menu of this feature: `search/<which>/<page>`, or `sort`, `narrow`, `instead` in the place of the page.
pub async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
    let parts: Vec<&str> = id.split('/').collect();
    let ["search", asked, what] = parts.as_slice() else { return Err(Denied::OldButton.into()) };
    let id: SearchSessionId = asked.parse().map_err(|()| Denied::OldButton)?;
    let asked = super::asked(ctx.store(), id).await?;
    if let Ok(page) = what.parse() {
        return show(ctx, id, &asked, page).await;
    }
    let chosen = ctx.chosen.first().map(String::as_str).unwrap_or_default();
    let changed = match *what {
        "sort" => Some(asked.turned()),
        "narrow" => asked.narrowed(chosen),
        "instead" => asked.instead(chosen),
        _ => None,
    };
    // Another search, so that the pages of this one can still be turned elsewhere.
    let changed = changed.ok_or(Denied::OldButton)?;
    let id = super::ask(ctx.store(), &changed, ctx.now).await?;
    show(ctx, id, &changed, PageNumber::FIRST).await
}

async fn search(ctx: &Ctx) -> Result<Reply> {
    let place = places::commands::chosen(ctx).await?.map(|place| place.id);
    let known =
        |scheme, name| ctx.option(name).filter(|id| ctx.vocabulary().term(scheme, id).is_some()).map(str::to_owned);
    let year = ctx.option("year").map(str::to_owned);
    if let Some(typed) = year.as_ref().filter(|year| year.len() != 4 || !year.chars().all(|c| c.is_ascii_digit())) {
        return Err(SearchRefusal::UnknownYear(cut(typed, 20)).into());
    }
    let asked = SearchSession {
        query: cut(ctx.given("query"), 200),
        place,
        area: known(Scheme::Area, "area"),
        status: known(Scheme::Status, "status"),
        language: ctx.option("language").filter(|code| code.parse::<Language>().is_ok()).map(str::to_owned),
        year,
        sort: if ctx.given("sort") == "date" { "date" } else { "relevance" }.to_owned(),
    };
    let id = super::ask(ctx.store(), &asked, ctx.now).await?;
    match show(ctx, id, &asked, PageNumber::FIRST).await? {
        Reply::Update(card) => Ok(Reply::Ephemeral(card)),
        other => Ok(other),
    }
}

async fn show(ctx: &Ctx, id: SearchSessionId, asked: &SearchSession, number: PageNumber) -> Result<Reply> {
    let memberships = places::memberships(ctx.store(), ctx.asker.person).await?;
    let is_member = memberships.iter().any(|membership| membership.agreed);
    let finder = &ctx.services.finder;
    let found = super::find(ctx.store(), finder, asked, ctx.language, is_member).await?;
    let mut page = super::page(ctx.store(), ctx.vocabulary(), found, number, is_member).await?;
    // A reader is shown their own language, where somebody translated it.
    for (_, writeup, revision) in &mut page.own {
        if let Some(texts) = writeups::annotations::translated(ctx.store(), writeup, ctx.language).await? {
            revision.texts = texts;
        }
    }
    let places = places::list(ctx.store()).await?;
    let areas = if page.total() == 0 && page.notes.is_empty() {
        super::nearest_areas(finder, ctx.vocabulary(), &asked.query, ctx.language).await?
    } else {
        Vec::new()
    };
    let sheet = view::CardData {
        id,
        asked,
        page: &page,
        places: &places,
        areas: &areas,
        meaning: &finder.meaning(),
        is_readable: finder.can_read(&asked.query),
    };
    Ok(Reply::Update(view::found(ctx, &sheet)))
}
