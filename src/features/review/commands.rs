//! `/review queue · show · approve · changes · reject · merge · reopen` and the buttons of a review card.

use super::custom_id::{CustomId, Fields, Form, Scope};
use super::model::{ReviewRefusal, Verdict, read_day};
use super::{NewDecision, messages, view};
use crate::base::error::Result;
use crate::base::ids::{PageNumber, RevisionId, Subject, WriteupId, WriteupRef};
use crate::base::lookup::Typed;
use crate::base::vocabulary::Scheme;
use crate::discord::autocomplete::{Suggestion, arrange};
use crate::discord::card::Card;
use crate::discord::command::{Access, Command, Effect, Opt, Reply, Suggester};
use crate::discord::component::{Component, ComponentHandler};
use crate::discord::context::{Ctx, Denied};
use crate::features::places;
use crate::features::reports;
use crate::features::translations;
use crate::features::writeups::{self, Field, Page, WriteupRefusal};

/// The commands of this feature.
pub fn table() -> Vec<Command> {
    let id = || Opt::suggested("id", WAITING).required();
    let command = |path, options, run| Command { path, access: Access::Moderator, effect: Effect::Acts, options, run };
    vec![
        command(
            "review queue",
            vec![Opt::suggested("place", places::commands::SUGGEST), Opt::language("language")],
            |ctx| Box::pin(queue(ctx)),
        ),
        command("review show", vec![Opt::suggested("id", WAITING_OR_PUBLIC).required()], |ctx| Box::pin(show(ctx))),
        command("review approve", vec![id()], |ctx| Box::pin(approve(ctx))),
        command("review changes", vec![id(), Opt::choice("reason", Scheme::Reason)], |ctx| {
            Box::pin(ask(ctx, Verdict::Changes))
        }),
        command("review reject", vec![id(), Opt::choice("reason", Scheme::Reason)], |ctx| {
            Box::pin(ask(ctx, Verdict::Reject))
        }),
        command(
            "review merge",
            vec![
                Opt::suggested("id", WAITING_OR_PUBLIC).required(),
                Opt::suggested("into", writeups::commands::SUGGEST_PUBLIC).required(),
            ],
            |ctx| Box::pin(merge(ctx)),
        ),
        command("review reopen", vec![Opt::suggested("id", DECIDED).required()], |ctx| Box::pin(reopen(ctx))),
    ]
}

/// The buttons, menus and forms of this feature.
pub const COMPONENTS: &[Component] = &[
    Component::button("review/show/", Access::Moderator, Effect::Acts, PRESS),
    Component::button("review/claim/", Access::Moderator, Effect::Acts, PRESS),
    Component::button("review/approve/", Access::Moderator, Effect::Acts, PRESS),
    Component::button("review/ask/", Access::Moderator, Effect::Acts, PRESS),
    Component::button("review/fields/", Access::Moderator, Effect::Acts, PRESS),
    Component::button("review/reason/", Access::Moderator, Effect::Acts, PRESS),
    Component::button("review/queue/", Access::Moderator, Effect::Acts, PRESS),
    Component::button("review/reopen/", Access::Moderator, Effect::Acts, PRESS).opening(SUBMIT),
    Component::button("review/conceal/", Access::Moderator, Effect::Acts, PRESS).opening(SUBMIT),
    Component::form("review/words/", Access::Moderator, Effect::Acts, SUBMIT),
    Component::form("review/merge/", Access::Moderator, Effect::Acts, SUBMIT),
    Component::button("review/asked/", Access::Everyone, Effect::Acts, PRESS),
    Component::button("review/correct/", Access::Everyone, Effect::Acts, PRESS),
];
const PRESS: ComponentHandler = |ctx, id| Box::pin(press(ctx, id));
const SUBMIT: ComponentHandler = |ctx, id| Box::pin(submit_form(ctx, id));

/// A button or menu of this feature.
async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
    let me = ctx.asker.person;
    match id.parse().map_err(|()| Denied::OldButton)? {
        CustomId::Show(id, page) => card(ctx, id, page).await.map(Reply::Update),
        CustomId::Claim(id) => {
            let until = super::claim(ctx.store(), id, me, ctx.now).await?;
            Ok(Reply::Ephemeral(view::claimed(ctx, until)))
        }
        CustomId::Approve(id) => decide(ctx, id, decision(Verdict::Approve)).await,
        CustomId::Ask(id, verdict) => {
            super::read_open(ctx.store(), id, me, ctx.now).await?;
            Ok(Reply::Ephemeral(view::ask(ctx, id, verdict, &Fields::default())))
        }
        CustomId::Fields(id) => {
            super::read_open(ctx.store(), id, me, ctx.now).await?;
            let fields = Fields::of(ctx.chosen.iter().filter_map(|word| Field::read(word)));
            Ok(Reply::Update(view::ask(ctx, id, Verdict::Changes, &fields)))
        }
        CustomId::Reason(id, verdict, fields) => {
            super::read_open(ctx.store(), id, me, ctx.now).await?;
            let reason = ctx.chosen.first().cloned().ok_or(ReviewRefusal::UnknownReason)?;
            words_form(ctx, id, verdict, reason, &fields)
        }
        CustomId::Reopen(id) => Ok(Reply::Modal(view::reopen_form(ctx, id))),
        CustomId::Conceal(id) => Ok(Reply::Modal(view::conceal_form(ctx, id))),
        CustomId::Queue(scope, page) => queue_page(ctx, scope, page).await,
        CustomId::Asked(id) => {
            let decision = super::asked(ctx.store(), id, me).await?;
            Ok(Reply::Ephemeral(view::asked(ctx, &decision)))
        }
        CustomId::Correct(id) => {
            let draft = writeups::commands::to_write_on(ctx, id).await?;
            Ok(Reply::Update(match super::asked(ctx.store(), id, me).await {
                Ok(decision) => view::above(ctx, draft, &decision),
                // Reopened since, say: the draft is there all the same.
                Err(_) => draft,
            }))
        }
    }
}

/// A form of this feature was sent.
async fn submit_form(ctx: &Ctx, id: &str) -> Result<Reply> {
    let me = ctx.asker.person;
    match id.parse().map_err(|()| Denied::OldButton)? {
        Form::Words { revision, verdict, reason, fields } => {
            let said = |field: Field| (field, ctx.box_text(field.word()).to_owned());
            let fields: Vec<(Field, String)> = fields.iter().map(said).filter(|(_, words)| !words.is_empty()).collect();
            let until = if verdict == Verdict::Hold {
                let case = super::read_open(ctx.store(), revision, me, ctx.now).await?;
                let place = places::get(ctx.store(), case.writeup.place).await?;
                Some(read_day(ctx.box_text("until"), &place.zone, ctx.now)?)
            } else {
                None
            };
            let words = ctx.box_text("words");
            decide(ctx, revision, NewDecision { verdict, reason: Some(&reason), words, fields: &fields, until }).await
        }
        Form::Merge(id, into) => {
            let (writeup, target) = super::merge(ctx.store(), id, into, me, ctx.box_text("words"), ctx.now).await?;
            Ok(Reply::Ephemeral(view::merged(ctx, writeup.reference(), target.reference())))
        }
        Form::Reopen(id) => {
            let words = ctx.box_text("words");
            let (writeup, waits) = super::reopen(ctx.store(), ctx.vocabulary(), id, me, words, ctx.now).await?;
            Ok(Reply::Ephemeral(view::reopened(ctx, &writeup, waits)))
        }
        Form::Conceal(id) => {
            let writeup = super::conceal(ctx.store(), id, me, ctx.box_text("words"), ctx.now).await?;
            Ok(Reply::Ephemeral(view::concealed(ctx, writeup.reference())))
        }
    }
}

/// Suggests what waits.
const WAITING: Suggester = |ctx, typing| {
    Box::pin(async move {
        let (typed, lately) = read_typed(ctx, typing).await?;
        Ok(arrange(&typed, &lately, suggest_waiting(ctx, &typed).await?))
    })
};

/// Suggests what waits, and what is public.
const WAITING_OR_PUBLIC: Suggester = |ctx, typing| {
    Box::pin(async move {
        let (typed, lately) = read_typed(ctx, typing).await?;
        let mut found = suggest_waiting(ctx, &typed).await?;
        found.extend(writeups::commands::suggestions(ctx, writeups::Scope::Public, &typed, &lately).await?);
        Ok(arrange(&typed, &lately, found))
    })
};

/// Suggests what was decided.
const DECIDED: Suggester = |ctx, typing| {
    Box::pin(async move {
        let (typed, lately) = read_typed(ctx, typing).await?;
        let decided = super::decided(ctx.store(), &typed).await?.into_iter();
        let found = decided.filter_map(|it| suggestion(it.id, it.number, it.title).found(&typed));
        Ok(arrange(&typed, &lately, found.collect()))
    })
};

async fn read_typed(ctx: &Ctx, typing: &str) -> Result<(Typed, Vec<i64>)> {
    Ok((Typed::read(typing), writeups::commands::lately_used(ctx).await?))
}

async fn suggest_waiting(ctx: &Ctx, typed: &Typed) -> Result<Vec<Suggestion>> {
    let waiting = super::queue(ctx.store(), Scope::default(), ctx.now).await?.into_iter().map(|item| item.waiting);
    Ok(waiting.filter_map(|it| suggestion(it.writeup, it.number, it.title).fitting(typed)).collect())
}

fn suggestion(id: WriteupId, number: Option<i64>, title: String) -> Suggestion {
    let reference = WriteupRef::of(id, number).to_string();
    Suggestion { subject: id.0, value: reference.clone(), reference, title, ..Suggestion::default() }
}

const fn decision<'a>(verdict: Verdict) -> NewDecision<'a> {
    NewDecision { verdict, reason: None, words: "", fields: &[], until: None }
}

async fn decide(ctx: &Ctx, id: RevisionId, decision: NewDecision<'_>) -> Result<Reply> {
    let writeup = super::decide(ctx.store(), ctx.vocabulary(), id, ctx.asker.person, decision, ctx.now).await?;
    Ok(Reply::Ephemeral(view::done(ctx, writeup.reference(), decision.verdict, decision.until)))
}

fn words_form(ctx: &Ctx, id: RevisionId, verdict: Verdict, reason: String, fields: &Fields) -> Result<Reply> {
    ctx.vocabulary().term(Scheme::Reason, &reason).ok_or(ReviewRefusal::UnknownReason)?;
    Ok(Reply::Modal(view::words_form(ctx, id, verdict, reason, fields)))
}

async fn queue(ctx: &Ctx) -> Result<Reply> {
    let place = places::commands::chosen(ctx).await?.map(|place| place.id);
    let language = ctx.option("language").map(str::parse).transpose().map_err(|_| WriteupRefusal::UnknownLanguage)?;
    queue_page(ctx, Scope { place, language }, PageNumber::FIRST).await
}

async fn queue_page(ctx: &Ctx, scope: Scope, page: PageNumber) -> Result<Reply> {
    let items = super::queue(ctx.store(), scope, ctx.now).await?;
    let places = places::list(ctx.store()).await?;
    let card = view::queue(ctx, &items, &places, scope, page);
    // What else waits, for those whose servers have no channel for it.
    let translations = translations::waiting(ctx.store().read(), 0, 1).await?.first().map_or(0, |it| it.total);
    let reports = reports::waiting(ctx.store().read(), 0, 1).await?.first().map_or(0, |it| it.total);
    Ok(Reply::Update(view::queue_more(ctx, card, translations, reports)))
}

async fn show(ctx: &Ctx) -> Result<Reply> {
    let writeup = writeups::named(ctx.store(), ctx.given("id")).await?;
    let newest = writeups::newest_submitted(ctx.store().read(), writeup).await?.ok_or(ReviewRefusal::Unknown)?;
    card(ctx, newest, Page::Card).await.map(Reply::Ephemeral)
}

async fn approve(ctx: &Ctx) -> Result<Reply> {
    decide(ctx, waiting(ctx).await?, decision(Verdict::Approve)).await
}

async fn ask(ctx: &Ctx, verdict: Verdict) -> Result<Reply> {
    let id = waiting(ctx).await?;
    super::read_open(ctx.store(), id, ctx.asker.person, ctx.now).await?;
    match ctx.option("reason") {
        Some(reason) => words_form(ctx, id, verdict, reason.to_owned(), &Fields::default()),
        None => Ok(Reply::Ephemeral(view::ask(ctx, id, verdict, &Fields::default()))),
    }
}

async fn merge(ctx: &Ctx) -> Result<Reply> {
    let writeup = writeups::named(ctx.store(), ctx.given("id")).await?;
    let into = writeups::named(ctx.store(), ctx.given("into")).await?;
    merge_form(ctx, writeup, into).await
}

async fn merge_form(ctx: &Ctx, id: WriteupId, into: WriteupId) -> Result<Reply> {
    let unknown = || WriteupRefusal::Unknown(WriteupRef::Draft(id).to_string());
    let reference = writeups::reference(ctx.store(), id).await?.ok_or_else(unknown)?;
    let target = writeups::reference(ctx.store(), into).await?.ok_or_else(unknown)?;
    Ok(Reply::Modal(view::merge_form(ctx, (id, reference), (into, target))))
}

async fn reopen(ctx: &Ctx) -> Result<Reply> {
    let writeup = writeups::named(ctx.store(), ctx.given("id")).await?;
    Ok(Reply::Modal(view::reopen_form(ctx, writeup)))
}

/// What waits of the write-up that was named; the newest submitted one, so that a late moderator is told what became
/// of it.
async fn waiting(ctx: &Ctx) -> Result<RevisionId> {
    let id: WriteupId = writeups::named(ctx.store(), ctx.given("id")).await?;
    Ok(writeups::newest_submitted(ctx.store().read(), id).await?.ok_or(ReviewRefusal::Unknown)?)
}

async fn card(ctx: &Ctx, id: RevisionId, page: Page) -> Result<Card> {
    let case = super::read(ctx.store(), id).await?;
    ctx.uses(Subject::Writeup(case.writeup.id));
    messages::desk(&ctx.services, case, ctx.now, |sheet, desk| {
        view::whole(&ctx.words(), ctx.vocabulary(), sheet, desk, page)
    })
    .await
}
