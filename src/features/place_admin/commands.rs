//! `/admin place · contact`

use super::model::{NAME, PlaceAdminRefusal, Wish};
use super::view;
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::UserId;
use crate::base::text::fold;
use crate::base::vocabulary::Scheme;
use crate::discord::card::cut;
use crate::discord::command::{Access, Command, Effect, Opt, Reply, Suggester};
use crate::discord::context::Ctx;
use crate::features::gatherings;
use crate::features::members;
use crate::features::places::{self, Side};

/// The commands of this feature; they stand under `/admin`.
pub fn table() -> Vec<Command> {
    vec![
        Command {
            path: "admin place",
            access: Access::Moderator,
            effect: Effect::Acts,
            options: vec![
                Opt::suggested("place", places::commands::SUGGEST),
                Opt::text("name", NAME),
                Opt::choice("kind", Scheme::Kind),
                Opt::suggested("country", COUNTRIES),
                Opt::suggested("zone", gatherings::autocomplete::ZONES),
                Opt::text("languages", 40),
                Opt::text("aliases", 400),
                Opt::text("iso", 6),
                Opt::text("en", NAME),
                Opt::text("es", NAME),
                Opt::text("pt", NAME),
                Opt::text("fr", NAME),
            ],
            run: |ctx| Box::pin(place(ctx)),
        },
        Command {
            path: "admin contact",
            access: Access::Moderator,
            effect: Effect::Acts,
            options: vec![
                Opt::suggested("place", places::commands::SUGGEST).required(),
                Opt::word("side", &["government", "civil_society"]).required(),
                Opt::user("person"),
                Opt::word("change", &["confirm", "remove"]),
            ],
            run: |ctx| Box::pin(contact(ctx)),
        },
    ]
}

/// Suggests countries, in the asker's language, by any of their names.
const COUNTRIES: Suggester = |ctx, typing| Box::pin(async move { Ok(suggest_countries(ctx, typing)) });

fn suggest_countries(ctx: &Ctx, typed: &str) -> Reply {
    let typed = fold(typed);
    let mut found: Vec<(bool, String, String)> = ctx
        .vocabulary()
        .countries()
        .filter_map(|term| {
            let names = || Language::ALL.iter().map(|language| fold(term.label(*language)));
            let begins = fold(&term.id) == typed || names().any(|name| name.starts_with(&typed));
            let fits = begins || names().any(|name| name.contains(&typed));
            fits.then(|| (!begins, term.label(ctx.language).to_owned(), term.id.clone()))
        })
        .collect();
    found.sort_by_key(|(is_within, name, _)| (*is_within, fold(name)));
    Reply::Choices(found.into_iter().take(25).map(|(_, name, code)| (cut(&name, 100), code)).collect())
}

async fn place(ctx: &Ctx) -> Result<Reply> {
    let said = |name: &str| ctx.option(name).map(str::to_owned);
    let wish = Wish {
        name: said("name"),
        kind: said("kind"),
        country: said("country"),
        zone: said("zone"),
        languages: said("languages"),
        aliases: said("aliases"),
        iso: said("iso"),
        names: Language::ALL.into_iter().filter_map(|language| Some((language, said(language.code())?))).collect(),
    };
    let (by, now) = (ctx.asker.person, ctx.now);
    let Some(place) = places::commands::chosen(ctx).await? else {
        let place = super::add(ctx.store(), ctx.vocabulary(), &wish, by, now).await?;
        return Ok(Reply::Ephemeral(view::added(ctx, &place)));
    };
    if wish.is_empty() {
        return Ok(Reply::Ephemeral(view::sheet(ctx, &place)));
    }
    let (place, indexed) = super::change(ctx.store(), ctx.vocabulary(), place.id, &wish, by, now).await?;
    Ok(Reply::Ephemeral(view::changed(ctx, &place, indexed)))
}

async fn contact(ctx: &Ctx) -> Result<Reply> {
    let place = places::commands::given(ctx).await?;
    let side = Side::read(ctx.given("side"))
        .filter(|side| Side::WITH_CONTACT.contains(side))
        .ok_or(PlaceAdminRefusal::UnknownSide)?;
    let user =
        ctx.option("person").map(|id| id.parse::<UserId>().map_err(|()| PlaceAdminRefusal::UnknownUser)).transpose()?;
    let (store, by, now) = (ctx.store(), ctx.asker.person, ctx.now);
    if ctx.option("change") == Some("remove") {
        let person = match user {
            Some(user) => Some(members::find(store, user).await?.ok_or(PlaceAdminRefusal::NotContact)?),
            None => None,
        };
        super::remove_contact(store, place.id, side, person, by, now).await?;
        return Ok(Reply::Ephemeral(view::contact_removed(ctx, &place, side)));
    }
    let user = user.ok_or(PlaceAdminRefusal::NobodyNamed)?;
    let person = members::find(store, user).await?.ok_or(PlaceAdminRefusal::NotOnThatSide)?;
    super::confirm_contact(store, place.id, side, person, by, now).await?;
    Ok(Reply::Ephemeral(view::contact_confirmed(ctx, &place, side, user)))
}
