//! `/writeup translate`, the translator's card and the buttons of those who decide. Every press asks for the right again.

use super::model::{CustomId, TranslationRefusal, Verdict, boxes};
use super::view;
use crate::base::error::Result;
use crate::base::ids::Subject;
use crate::discord::command::{Access, Command, Opt, Reply};
use crate::discord::context::{Ctx, Denied};
use crate::features::writeups;

/// The command of this feature.
pub fn table() -> Vec<Command> {
    vec![Command {
        path: "writeup translate",
        access: Access::Everyone,
        options: vec![Opt::suggested("id").required(), Opt::language("language").required()],
        run: |ctx| Box::pin(translate(ctx)),
    }]
}

/// A button of this feature.
pub async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
    let me = ctx.asker.person;
    match id.parse().map_err(|()| Denied::OldButton)? {
        CustomId::Desk(id, language, page) => {
            let desk = super::open(ctx.store(), id, language, me).await?;
            ctx.uses(Subject::Writeup(desk.writeup.id));
            Ok(Reply::Update(view::desk(ctx, &desk, page)))
        }
        CustomId::Open(id, language, form) => {
            let desk = super::open(ctx.store(), id, language, me).await?;
            if boxes(&desk.revision.texts, form).is_empty() {
                return Err(Denied::OldButton.into());
            }
            Ok(Reply::Modal(view::form(ctx, &desk, form)))
        }
        CustomId::Submit(id) => {
            let (writeup, language) = super::submit(ctx.store(), id, me, ctx.now).await?;
            Ok(Reply::Update(view::submitted(ctx, &writeup, language)))
        }
        CustomId::Read(id, page) => {
            require_reviewer(ctx)?;
            let (translation, writeup, revision) = if ctx.asker.rights.moderator {
                super::read(ctx.store(), id).await?
            } else {
                super::read_public(ctx.store(), id).await?
            };
            Ok(Reply::Update(view::whole(ctx, &translation, &writeup, &revision, page)))
        }
        CustomId::Approve(id) => {
            require_reviewer(ctx)?;
            let (translation, writeup) =
                super::decide(ctx.store(), ctx.vocabulary(), id, me, Verdict::Approve, ctx.now).await?;
            Ok(Reply::Ephemeral(view::decided(ctx, &translation, &writeup, true)))
        }
        CustomId::Ask(id) => {
            require_reviewer(ctx)?;
            let (translation, writeup, _) = super::read(ctx.store(), id).await?;
            translation.open_for(me, writeup.author)?;
            Ok(Reply::Modal(view::back_form(ctx, id)))
        }
        CustomId::Reopen(id) => {
            require_reviewer(ctx)?;
            let (translation, writeup, _) = super::read(ctx.store(), id).await?;
            translation.reopens_for(me, writeup.author)?;
            Ok(Reply::Modal(view::reopen_form(ctx, id)))
        }
        CustomId::Queue(page) => {
            require_reviewer(ctx)?;
            let waiting = super::waiting(ctx.store(), page.offset(view::LINES), view::LINES).await?;
            Ok(Reply::Update(view::queue(ctx, &waiting, page)))
        }
        CustomId::Form(..) | CustomId::Back(_) => Err(Denied::OldButton.into()),
    }
}

/// A form of this feature was sent. What a translator typed is saved before it is judged.
pub async fn submit_form(ctx: &Ctx, id: &str) -> Result<Reply> {
    let me = ctx.asker.person;
    match id.parse().map_err(|()| Denied::OldButton)? {
        CustomId::Form(id, language, form) => {
            let desk = super::write(ctx.store(), id, language, me, ctx.now, |desk| {
                let before = view::form(ctx, desk, form);
                for field in boxes(&desk.revision.texts, form) {
                    desk.texts.set(field, ctx.box_text(field.word()));
                }
                ctx.check_not_overtaken(&before, &view::form(ctx, desk, form))
            })
            .await?;
            // The page that form 1 or 2 is mostly about.
            Ok(Reply::Update(view::desk(ctx, &desk, form)))
        }
        CustomId::Back(id) => {
            require_reviewer(ctx)?;
            let verdict = Verdict::SendBack(ctx.box_text("words"));
            let (translation, writeup) = super::decide(ctx.store(), ctx.vocabulary(), id, me, verdict, ctx.now).await?;
            Ok(Reply::Ephemeral(view::decided(ctx, &translation, &writeup, false)))
        }
        CustomId::Reopen(id) => {
            require_reviewer(ctx)?;
            let words = ctx.box_text("words");
            let (translation, writeup) = super::reopen(ctx.store(), ctx.vocabulary(), id, me, words, ctx.now).await?;
            Ok(Reply::Ephemeral(view::reopened(ctx, &translation, &writeup)))
        }
        _ => Err(Denied::OldButton.into()),
    }
}

fn require_reviewer(ctx: &Ctx) -> Result<()> {
    if ctx.asker.rights.moderator || ctx.asker.rights.steward {
        Ok(())
    } else {
        Err(TranslationRefusal::NotReviewer.into())
    }
}

async fn translate(ctx: &Ctx) -> Result<Reply> {
    let (writeup, _) = writeups::commands::public_given(ctx).await?;
    let language = ctx.given("language").parse().map_err(|_| TranslationRefusal::UnknownLanguage)?;
    let desk = super::open(ctx.store(), writeup.id, language, ctx.asker.person).await?;
    Ok(Reply::Ephemeral(view::desk(ctx, &desk, 1)))
}
