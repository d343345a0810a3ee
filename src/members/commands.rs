//! `/me show · language` and `/admin role`

use super::model::{MemberRefusal, Role};
use super::view::{self, Belonging};
use crate::discord::command::{Access, Command, Opt, Reply};
use crate::discord::context::Ctx;
use crate::error::Result;
use crate::ids::UserId;
use crate::places;
use crate::vocabulary::Scheme;

/// The commands of this feature.
pub fn table() -> Vec<Command> {
    vec![
        Command { path: "me show", access: Access::Everyone, options: vec![], run: |ctx| Box::pin(show(ctx)) },
        Command {
            path: "me language",
            access: Access::Everyone,
            options: vec![Opt::language("language").required()],
            run: |ctx| Box::pin(language(ctx)),
        },
    ]
}

/// Those of them that stand under `/admin`.
pub fn admin_table() -> Vec<Command> {
    vec![Command {
        path: "admin role",
        access: Access::Moderator,
        options: vec![
            Opt::user("person").required(),
            Opt::word("role", &Role::WORDS).required(),
            Opt::word("change", &["grant", "revoke"]).required(),
        ],
        run: |ctx| Box::pin(role(ctx)),
    }]
}

async fn show(ctx: &Ctx) -> Result<Reply> {
    let mut belongings = Vec::new();
    for membership in
        places::memberships(ctx.store(), ctx.asker.person).await?.into_iter().filter(|membership| membership.agreed)
    {
        belongings.push(Belonging {
            place: places::get(ctx.store(), membership.place).await?.label(ctx.vocabulary(), ctx.language),
            side: ctx.vocabulary().label(Scheme::Side, membership.side.word(), ctx.language).to_owned(),
            organisation: membership.organisation,
        });
    }
    let roles = super::roles(ctx.store(), ctx.asker.person).await?;
    let chosen =
        super::store::get(ctx.store().read(), ctx.asker.person).await?.is_some_and(|person| person.language.is_some());
    Ok(Reply::Quiet(view::show(ctx, &belongings, &roles, chosen)))
}

async fn language(ctx: &Ctx) -> Result<Reply> {
    let language = ctx.given("language").parse().map_err(|_| MemberRefusal::UnknownLanguage)?;
    super::choose_language(ctx.store(), ctx.asker.person, Some(language)).await?;
    Ok(Reply::Quiet(view::language_set(&ctx.speaking(language))))
}

async fn role(ctx: &Ctx) -> Result<Reply> {
    let user = ctx.given("person").parse::<u64>().map(UserId::from).map_err(|_| MemberRefusal::UnknownUser)?;
    let role = Role::read(ctx.given("role")).ok_or(MemberRefusal::UnknownRole)?;
    let person = super::meet(ctx.store(), user, None, ctx.now).await?.id;
    let granted = ctx.given("change") != "revoke";
    if granted {
        super::grant(ctx.store(), person, role, Some(ctx.asker.person), ctx.now).await?;
    } else {
        super::revoke(ctx.store(), person, role, ctx.asker.person, ctx.now).await?;
    }
    Ok(Reply::Quiet(view::role_changed(ctx, user.0, role, granted)))
}
