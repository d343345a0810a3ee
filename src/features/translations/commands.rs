//! `/writeup translate`, the translator's card and the buttons of those who decide. Every press asks for the right again.

use super::model::{Button, TranslationRefusal, Verdict, boxes};
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
        Button::Desk(id, language, page) => {
            let desk = super::open(ctx.store(), id, language, me).await?;
            ctx.uses(Subject::Writeup(desk.writeup.id));
            Ok(Reply::Turn(view::desk(ctx, &desk, page)))
        }
        Button::Open(id, language, form) => {
            let desk = super::open(ctx.store(), id, language, me).await?;
            if boxes(&desk.revision.texts, form).is_empty() {
                return Err(Denied::OldButton.into());
            }
            Ok(Reply::Form(view::form(ctx, &desk, form)))
        }
        Button::Submit(id) => {
            let (writeup, language) = super::submit(ctx.store(), id, me, ctx.now).await?;
            Ok(Reply::Turn(view::submitted(ctx, &writeup, language)))
        }
        Button::Read(id, page) => {
            require_reviewer(ctx)?;
            let (translation, writeup, revision) = if ctx.asker.rights.moderator {
                super::read(ctx.store(), id).await?
            } else {
                super::read_public(ctx.store(), id).await?
            };
            Ok(Reply::Turn(view::whole(ctx, &translation, &writeup, &revision, page)))
        }
        Button::Approve(id) => {
            require_reviewer(ctx)?;
            let (translation, writeup) =
                super::decide(ctx.store(), ctx.vocabulary(), id, me, Verdict::Approve, ctx.now).await?;
            Ok(Reply::Quiet(view::decided(ctx, &translation, &writeup, true)))
        }
        Button::Ask(id) => {
            require_reviewer(ctx)?;
            let (translation, writeup, _) = super::read(ctx.store(), id).await?;
            translation.open_for(me, writeup.author)?;
            Ok(Reply::Form(view::back_form(ctx, id)))
        }
        Button::Reopen(id) => {
            require_reviewer(ctx)?;
            let (translation, writeup, _) = super::read(ctx.store(), id).await?;
            translation.reopens_for(me, writeup.author)?;
            Ok(Reply::Form(view::reopen_form(ctx, id)))
        }
        Button::Queue(page) => {
            require_reviewer(ctx)?;
            let waiting = super::waiting(ctx.store(), page.offset(view::LINES), view::LINES).await?;
            Ok(Reply::Turn(view::queue(ctx, &waiting, page)))
        }
        Button::Form(..) | Button::Back(_) => Err(Denied::OldButton.into()),
    }
}

/// A form of this feature was sent. What a translator typed is saved before it is judged.
pub async fn submit_form(ctx: &Ctx, id: &str) -> Result<Reply> {
    let me = ctx.asker.person;
    match id.parse().map_err(|()| Denied::OldButton)? {
        Button::Form(id, language, form) => {
            let desk = super::write(ctx.store(), id, language, me, ctx.now, |desk| {
                let before = view::form(ctx, desk, form);
                for field in boxes(&desk.revision.texts, form) {
                    desk.texts.set(field, ctx.box_text(field.word()));
                }
                ctx.check_not_overtaken(&before, &view::form(ctx, desk, form))
            })
            .await?;
            // The page that form 1 or 2 is mostly about.
            Ok(Reply::Turn(view::desk(ctx, &desk, form)))
        }
        Button::Back(id) => {
            require_reviewer(ctx)?;
            let verdict = Verdict::SendBack(ctx.box_text("words"));
            let (translation, writeup) = super::decide(ctx.store(), ctx.vocabulary(), id, me, verdict, ctx.now).await?;
            Ok(Reply::Quiet(view::decided(ctx, &translation, &writeup, false)))
        }
        Button::Reopen(id) => {
            require_reviewer(ctx)?;
            let words = ctx.box_text("words");
            let (translation, writeup) = super::reopen(ctx.store(), ctx.vocabulary(), id, me, words, ctx.now).await?;
            Ok(Reply::Quiet(view::reopened(ctx, &translation, &writeup)))
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
    Ok(Reply::Quiet(view::desk(ctx, &desk, 1)))
}
