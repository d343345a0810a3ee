//! `/review queue · show · approve · changes · reject · merge · reopen` and the buttons of a review card. Every press
//! asks for the right again.

use super::custom_id::{CustomId, Fields, Form, Scope};
use super::model::{ReviewRefusal, Verdict, read_day};
use super::{NewDecision, messages, view};
use crate::base::error::Result;
use crate::base::ids::{PageNumber, RevisionId, Subject, WriteupId, WriteupRef};
use crate::base::lookup::Typed;
use crate::base::vocabulary::Scheme;
use crate::discord::autocomplete::{Suggestion, arrange};
use crate::discord::card::Card;
use crate::discord::command::{Access, Command, Opt, Reply};
use crate::discord::context::{Ctx, Denied};
use crate::features::places;
use crate::features::reports;
use crate::features::translations;
use crate::features::writeups::{self, Field, Page, Shelf, WriteupRefusal};

/// The commands of this feature.
pub fn table() -> Vec<Command> {
    let id = || Opt::suggested("id").required();
    let command = |path, options, run| Command { path, access: Access::Moderator, options, run };
    vec![
        command("review queue", vec![Opt::suggested("place"), Opt::language("language")], |ctx| Box::pin(queue(ctx))),
        command("review show", vec![id()], |ctx| Box::pin(show(ctx))),
        command("review approve", vec![id()], |ctx| Box::pin(approve(ctx))),
        command("review changes", vec![id(), Opt::choice("reason", Scheme::Reason)], |ctx| {
            Box::pin(ask(ctx, Verdict::Changes))
        }),
        command("review reject", vec![id(), Opt::choice("reason", Scheme::Reason)], |ctx| {
            Box::pin(ask(ctx, Verdict::Reject))
        }),
        command("review merge", vec![id(), Opt::suggested("into").required()], |ctx| Box::pin(merge(ctx))),
        command("review reopen", vec![id()], |ctx| Box::pin(reopen(ctx))),
    ]
}

/// A button or menu of this feature.
pub async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
    let button: CustomId = id.parse().map_err(|()| Denied::OldButton)?;
    // The author's own.
    match button {
        CustomId::Asked(id) => {
            let decision = super::asked(ctx.store(), id, ctx.asker.person).await?;
            return Ok(Reply::Ephemeral(view::asked(ctx, &decision)));
        }
        CustomId::Correct(id) => {
            let draft = writeups::commands::to_write_on(ctx, id).await?;
            return Ok(Reply::Update(match super::asked(ctx.store(), id, ctx.asker.person).await {
                Ok(decision) => view::above(ctx, draft, &decision),
                // Reopened since, say: the draft is there all the same.
                Err(_) => draft,
            }));
        }
        _ => {}
    }
    ctx.require_moderator()?;
    let me = ctx.asker.person;
    match button {
        CustomId::Show(id, page) => card(ctx, id, page).await.map(Reply::Update),
        CustomId::Claim(id) => {
            let until = super::claim(ctx.store(), id, me, ctx.now).await?;
            Ok(Reply::Ephemeral(view::claimed(ctx, until)))
        }
        CustomId::Approve(id) => decide(ctx, id, ruling(Verdict::Approve)).await,
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
        CustomId::Asked(_) | CustomId::Correct(_) => Err(Denied::OldButton.into()),
    }
}

/// A form of this feature was sent.
pub async fn submit_form(ctx: &Ctx, id: &str) -> Result<Reply> {
    ctx.require_moderator()?;
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

/// Suggestions for the options `id` and `into`: what waits, what can be merged into, what was decided.
pub async fn suggest(ctx: &Ctx, path: &str, option: &str, typed: &str) -> Result<Reply> {
    if !ctx.asker.rights.moderator {
        return Ok(Reply::Choices(Vec::new()));
    }
    let (typed, lately) = (Typed::read(typed), writeups::commands::lately_used(ctx).await?);
    let mut found = Vec::new();
    let named = |id: WriteupId, number: Option<i64>, title: String| {
        let reference = WriteupRef::of(id, number).to_string();
        Suggestion { subject: id.0, value: reference.clone(), reference, title, ..Suggestion::default() }
    };
    if option == "id" && path == "review reopen" {
        let decided = super::decided(ctx.store(), &typed).await?.into_iter();
        found.extend(decided.filter_map(|it| named(it.id, it.number, it.title).found(&typed)));
    } else if option == "id" {
        for item in super::queue(ctx.store(), Scope::default(), ctx.now).await? {
            let it = item.waiting;
            found.extend(named(it.writeup, it.number, it.title).fitting(&typed));
        }
    }
    if option == "into" || matches!(path, "review merge" | "review show") {
        found.extend(writeups::commands::suggestions(ctx, Shelf::Public, &typed, &lately).await?);
    }
    Ok(arrange(&typed, &lately, found))
}

const fn ruling<'a>(verdict: Verdict) -> NewDecision<'a> {
    NewDecision { verdict, reason: None, words: "", fields: &[], until: None }
}

async fn decide(ctx: &Ctx, id: RevisionId, ruling: NewDecision<'_>) -> Result<Reply> {
    let writeup = super::decide(ctx.store(), ctx.vocabulary(), id, ctx.asker.person, ruling, ctx.now).await?;
    Ok(Reply::Ephemeral(view::done(ctx, writeup.reference(), ruling.verdict, ruling.until)))
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
    let translations = translations::waiting(ctx.store(), 0, 1).await?.first().map_or(0, |it| it.total);
    let reports = reports::waiting(ctx.store(), 0, 1).await?.first().map_or(0, |it| it.total);
    Ok(Reply::Update(view::queue_more(ctx, card, translations, reports)))
}

async fn show(ctx: &Ctx) -> Result<Reply> {
    let writeup = writeups::named(ctx.store(), ctx.given("id")).await?;
    let newest = writeups::newest_submitted(ctx.store(), writeup).await?.ok_or(ReviewRefusal::Unknown)?;
    card(ctx, newest, Page::Card).await.map(Reply::Ephemeral)
}

async fn approve(ctx: &Ctx) -> Result<Reply> {
    decide(ctx, waiting(ctx).await?, ruling(Verdict::Approve)).await
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
    Ok(writeups::newest_submitted(ctx.store(), id).await?.ok_or(ReviewRefusal::Unknown)?)
}

async fn card(ctx: &Ctx, id: RevisionId, page: Page) -> Result<Card> {
    let case = super::read(ctx.store(), id).await?;
    ctx.uses(Subject::Writeup(case.writeup.id));
    messages::desk(&ctx.services, case, ctx.now, |sheet, desk| {
        view::whole(&ctx.words(), ctx.vocabulary(), sheet, desk, page)
    })
    .await
}
