//! `/me show · language` and `/admin role`

use super::model::{MemberRefusal, Role};
use super::view::{self, Belonging};
use crate::base::error::Result;
use crate::base::ids::UserId;
use crate::base::vocabulary::Scheme;
use crate::discord::command::{Access, Command, Opt, Reply};
use crate::discord::context::Ctx;
use crate::features::places;

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
            Opt::user("person"),
            Opt::word("role", &Role::WORDS),
            Opt::word("change", &["grant", "revoke"]),
            Opt::text("reason", 300),
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
    Ok(Reply::Ephemeral(view::show(ctx, &belongings, &roles, chosen)))
}

async fn language(ctx: &Ctx) -> Result<Reply> {
    let language = ctx.given("language").parse().map_err(|_| MemberRefusal::UnknownLanguage)?;
    super::choose_language(ctx.store(), ctx.asker.person, Some(language)).await?;
    Ok(Reply::Ephemeral(view::language_set(&ctx.speaking(language))))
}

/// Without a change: who has which role.
async fn role(ctx: &Ctx) -> Result<Reply> {
    let user =
        ctx.option("person").map(|id| id.parse::<UserId>().map_err(|()| MemberRefusal::UnknownUser)).transpose()?;
    let role = ctx.option("role").map(|word| Role::read(word).ok_or(MemberRefusal::UnknownRole)).transpose()?;
    let Some(change) = ctx.option("change") else {
        let mut holders = super::with_roles(ctx.store().read()).await?;
        holders
            .retain(|(each, _, holder)| role.is_none_or(|role| role == *each) && (user.is_none() || user == *holder));
        return Ok(Reply::Ephemeral(view::roles(ctx, role, &holders)));
    };
    let (Some(user), Some(role)) = (user, role) else { return Err(MemberRefusal::WhoAndWhich.into()) };
    let person = super::meet(ctx.store(), user, None, ctx.now).await?.id;
    let (by, reason, granted) = (ctx.asker.person, ctx.given("reason"), change != "revoke");
    if granted {
        super::grant(ctx.store(), person, role, Some(by), reason, ctx.now).await?;
    } else {
        super::revoke(ctx.store(), person, role, by, reason, ctx.now).await?;
    }
    Ok(Reply::Ephemeral(view::role_changed(ctx, user.0, role, granted)))
}
