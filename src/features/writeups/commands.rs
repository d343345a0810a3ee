//! `/writeup share · show · list · edit · withdraw` and the buttons, menus and forms that follow.

use super::custom_id::{CustomId, Filter, MenuField, Page};
use super::model::{
    Attribution, Revision, RevisionState, Viewer, Writeup, WriteupRefusal, read_commitments, read_partners, read_period,
};
use super::texts::{Field, Texts};
use super::view::{self, CardData, Reading};
use super::{Beginning, Consent, Scope, Seeker, annotations, places};
use crate::base::error::Result;
use crate::base::ids::{PageNumber, Subject, WriteupId, WriteupRef};
use crate::base::lookup::Typed;
use crate::base::vocabulary::Scheme;
use crate::discord::autocomplete::{Suggestion, arrange};
use crate::discord::card::{Card, cut};
use crate::discord::command::{Access, Command, Effect, Opt, Reply, Suggester};
use crate::discord::component::{Component, ComponentHandler};
use crate::discord::context::{Ctx, Denied};
use crate::features::recents;

/// The commands of this feature.
pub fn table() -> Vec<Command> {
    let id = |suggester| Opt::suggested("id", suggester).required();
    vec![
        Command {
            path: "writeup share",
            access: Access::Everyone,
            effect: Effect::Acts,
            options: vec![
                Opt::suggested("place", places::commands::SUGGEST).required(),
                Opt::language("language").required(),
            ],
            run: |ctx| Box::pin(share(ctx)),
        },
        Command {
            path: "writeup show",
            access: Access::Everyone,
            effect: Effect::Reads,
            options: vec![id(SUGGEST)],
            run: |ctx| Box::pin(show(ctx)),
        },
        Command {
            path: "writeup history",
            access: Access::Everyone,
            effect: Effect::Reads,
            options: vec![id(SUGGEST)],
            run: |ctx| Box::pin(history(ctx)),
        },
        Command {
            path: "writeup edit",
            access: Access::Everyone,
            effect: Effect::Acts,
            options: vec![id(SUGGEST_OWN)],
            run: |ctx| Box::pin(edit(ctx)),
        },
        Command {
            path: "writeup withdraw",
            access: Access::Everyone,
            effect: Effect::Acts,
            options: vec![id(SUGGEST_OWN)],
            run: |ctx| Box::pin(withdraw(ctx)),
        },
        Command {
            path: "writeup list",
            access: Access::Everyone,
            effect: Effect::Reads,
            options: vec![
                Opt::suggested("place", places::commands::SUGGEST),
                Opt::choice("area", Scheme::Area),
                Opt::choice("status", Scheme::Status),
                Opt::flag("mine"),
                Opt::flag("kept"),
            ],
            run: |ctx| Box::pin(list(ctx)),
        },
        Command {
            path: "message/Save as write-up",
            access: Access::Everyone,
            effect: Effect::Acts,
            options: vec![],
            run: |ctx| Box::pin(save_message(ctx)),
        },
    ]
}

/// The buttons, menus and forms of this feature.
pub const COMPONENTS: &[Component] = &[
    Component::form("writeup/new/", Access::Everyone, Effect::Acts, SUBMIT),
    Component::button("writeup/open/", Access::Everyone, Effect::Acts, PRESS),
    Component::form("writeup/form/", Access::Everyone, Effect::Acts, SUBMIT),
    Component::button("writeup/draft/", Access::Everyone, Effect::Acts, PRESS),
    Component::button("writeup/pick/", Access::Everyone, Effect::Acts, PRESS),
    Component::button("writeup/preview/", Access::Everyone, Effect::Acts, PRESS),
    Component::button("writeup/submit/", Access::Everyone, Effect::Acts, PRESS),
    Component::button("writeup/consent/", Access::Everyone, Effect::Acts, PRESS),
    Component::button("writeup/take-back/", Access::Everyone, Effect::Acts, PRESS),
    Component::button("writeup/discard/", Access::Everyone, Effect::Acts, PRESS),
    Component::button("writeup/discard-now/", Access::Everyone, Effect::Acts, PRESS),
    Component::button("writeup/restore/", Access::Everyone, Effect::Acts, PRESS),
    Component::button("writeup/withdraw-now/", Access::Everyone, Effect::Acts, PRESS),
    Component::button("writeup/show/", Access::Everyone, Effect::Reads, PRESS),
    Component::button("writeup/changes/", Access::Everyone, Effect::Reads, PRESS),
    Component::button("writeup/original/", Access::Everyone, Effect::Reads, PRESS),
    Component::button("writeup/list/", Access::Everyone, Effect::Reads, PRESS),
];
const PRESS: ComponentHandler = |ctx, id| Box::pin(press(ctx, id));
const SUBMIT: ComponentHandler = |ctx, id| Box::pin(submit_form(ctx, id));

/// A button or menu of this feature.
async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
    let me = ctx.asker.person;
    match id.parse().map_err(|()| Denied::OldButton)? {
        CustomId::OpenForm(id, number) => {
            let (writeup, revision) = super::edit(ctx.store(), id, me, ctx.now).await?;
            ctx.uses(Subject::Writeup(id));
            Ok(Reply::Modal(view::form(ctx, &writeup, &revision, number)))
        }
        CustomId::Draft(id, page) => draft(ctx, id, page).await,
        CustomId::MenuField(id, pick) => choose(ctx, id, pick).await,
        CustomId::Preview(id, page) => {
            let (writeup, revision) = super::mine(ctx.store(), id, me).await?;
            Ok(Reply::Update(sheet(ctx, &writeup, &revision, page, Reading::Preview).await?))
        }
        CustomId::Submit(id) => ask_consent(ctx, id).await,
        CustomId::Consent(id) => submit(ctx, id).await,
        CustomId::TakeBack(id) => {
            let (writeup, revision) = super::take_back(ctx.store(), id, me, ctx.now).await?;
            draft_card(ctx, &writeup, &revision, 1).await.map(Reply::Update)
        }
        CustomId::Discard(id) => {
            let (writeup, _) = super::mine(ctx.store(), id, me).await?;
            Ok(Reply::Update(view::confirm_discard(ctx, &writeup)))
        }
        CustomId::DiscardNow(id) => discard(ctx, id).await,
        CustomId::WithdrawNow(id) => {
            let writeup = super::withdraw(ctx.store(), id, me, ctx.now).await?;
            Ok(Reply::Update(view::withdrawn(ctx, &writeup)))
        }
        CustomId::Restore(id) => {
            let (writeup, revision) = super::restore(ctx.store(), id, me, ctx.now).await?;
            draft_card(ctx, &writeup, &revision, 1).await.map(Reply::Update)
        }
        CustomId::Show(id, page) => open(ctx, id, page, Reading::Usual).await,
        CustomId::Original(id, page) => open(ctx, id, page, Reading::Original).await,
        CustomId::Changes(id, ordinal, page) => {
            let Some((writeup, _)) = super::visible(ctx.store(), id, reader(ctx)).await? else {
                return Err(super::unseen(ctx.store(), id, &WriteupRef::Draft(id).to_string()).await?.into());
            };
            ctx.uses(Subject::Writeup(id));
            let versions = super::two_versions(ctx.store(), &writeup, ordinal, reader(ctx)).await?;
            let (before, after) = versions.ok_or(Denied::OldButton)?;
            Ok(Reply::Update(view::changes(ctx, &writeup, &before, &after, page)))
        }
        CustomId::List(filter, page) => list_page(ctx, &filter, page).await,
        CustomId::New(..) | CustomId::Form(..) => Err(Denied::OldButton.into()),
    }
}

/// A form of this feature was sent. Whatever was typed is saved before it is judged.
async fn submit_form(ctx: &Ctx, id: &str) -> Result<Reply> {
    let (id, number) = match id.parse().map_err(|()| Denied::OldButton)? {
        CustomId::New(place, language, opener) => {
            // The right is checked when the form is opened; what was typed is kept even if it was lost since.
            let place = places::get(ctx.store(), place).await?;
            let texts = typed_texts(ctx, Texts::default());
            let beginning = Beginning { author: ctx.asker.person, place: place.id, language, form: opener };
            let id = super::begin(ctx.store(), beginning, texts, ctx.now).await?;
            (id, 1)
        }
        CustomId::Form(id, number) => {
            super::write(ctx.store(), id, ctx.asker.person, ctx.now, |writeup, revision| {
                let before = view::form(ctx, writeup, revision, number);
                fill(ctx, revision, number, ctx.vocabulary());
                ctx.check_not_overtaken(&before, &view::form(ctx, writeup, revision, number))
            })
            .await?;
            (id, number)
        }
        _ => return Err(Denied::OldButton.into()),
    };
    let (writeup, revision) = super::mine(ctx.store(), id, ctx.asker.person).await?;
    ctx.uses(Subject::Writeup(id));
    let mut gaps = revision.gaps_in_texts();
    let period_unread = number == 2 && read_period(ctx.box_text("period")).is_none();
    if period_unread {
        gaps.push(super::Gap::PeriodUnread(cut(ctx.box_text("period"), 60)));
    }
    let commitments = ctx.box_text("commitments");
    if number == 3 && !commitments.is_empty() && revision.commitments.is_empty() {
        gaps.push(super::Gap::CommitmentsUnread(cut(commitments, 100)));
    }
    if gaps.is_empty() {
        return draft_card(ctx, &writeup, &revision, 1).await.map(Reply::Update);
    }
    let alike = match number {
        1 => super::alike(ctx.store(), &ctx.services.searcher, &writeup, &revision.texts, ctx.language).await?,
        _ => Vec::new(),
    };
    Ok(Reply::Update(view::saved_with_gaps(ctx, &writeup, &gaps, number, &alike)))
}

/// Suggests write-ups that the asker may see.
pub const SUGGEST: Suggester = |ctx, typing| Box::pin(suggest(ctx, Scope::Both, typing));
/// Suggests write-ups that everyone may see.
pub const SUGGEST_PUBLIC: Suggester = |ctx, typing| Box::pin(suggest(ctx, Scope::Public, typing));
/// Suggests the asker's own.
const SUGGEST_OWN: Suggester = |ctx, typing| Box::pin(suggest(ctx, Scope::Own, typing));

async fn suggest(ctx: &Ctx, scope: Scope, typed: &str) -> Result<Reply> {
    let (typed, lately) = (Typed::read(typed), lately_used(ctx).await?);
    Ok(arrange(&typed, &lately, suggestions(ctx, scope, &typed, &lately).await?))
}

/// What is suggested of a scope, for a feature that suggests other write-ups beside it.
pub async fn suggestions(ctx: &Ctx, scope: Scope, typed: &Typed, lately: &[i64]) -> Result<Vec<Suggestion>> {
    let seeker = Seeker { person: ctx.asker.person, language: ctx.language, lately };
    super::suggest(ctx.store(), seeker, scope, typed).await
}

/// The public write-up of the option `id`, which the asker uses with it.
pub async fn public_given(ctx: &Ctx) -> Result<(Writeup, Revision)> {
    let found = super::public_named(ctx.store(), ctx.given("id")).await?;
    ctx.uses(Subject::Writeup(found.0.id));
    Ok(found)
}

/// The write-ups that the asker used lately, the last one first.
pub async fn lately_used(ctx: &Ctx) -> Result<Vec<i64>> {
    recents::of(ctx.store(), ctx.asker.person, recents::Kind::Writeup).await
}

async fn share(ctx: &Ctx) -> Result<Reply> {
    let place = places::commands::given(ctx).await?;
    let language = ctx.given("language").parse().map_err(|_| WriteupRefusal::UnknownLanguage)?;
    if places::membership(ctx.store(), ctx.asker.person, place.id).await?.is_none() {
        return Err(WriteupRefusal::NotMember(place.label(ctx.vocabulary(), ctx.language)).into());
    }
    super::may_begin(ctx.store(), ctx.asker.person, ctx.now).await?;
    Ok(Reply::Modal(view::new_form(&ctx.words(), place.id, language, ctx.interaction, &Texts::default())))
}

/// The form, begun with the text of a message, for the place that the asker joined last. Nothing is kept before they
/// send it, and never who wrote the message.
async fn save_message(ctx: &Ctx) -> Result<Reply> {
    let text = ctx.given("message");
    if text.is_empty() {
        return Err(WriteupRefusal::EmptyMessage.into());
    }
    let memberships = places::memberships(ctx.store(), ctx.asker.person).await?;
    let Some(membership) = memberships.last() else {
        return Err(WriteupRefusal::NoPlace.into());
    };
    super::may_begin(ctx.store(), ctx.asker.person, ctx.now).await?;
    let texts = Texts { action: text.to_owned(), ..Texts::default() };
    let form = view::new_form(&ctx.words(), membership.place, ctx.language, ctx.interaction, &texts);
    Ok(Reply::Modal(form))
}

async fn show(ctx: &Ctx) -> Result<Reply> {
    let (writeup, revision) = super::read(ctx.store(), ctx.given("id"), reader(ctx)).await?;
    Ok(Reply::Ephemeral(sheet(ctx, &writeup, &revision, Page::Card, Reading::Usual).await?))
}

async fn history(ctx: &Ctx) -> Result<Reply> {
    let (writeup, revision) = super::read(ctx.store(), ctx.given("id"), reader(ctx)).await?;
    Ok(Reply::Ephemeral(sheet(ctx, &writeup, &revision, Page::History, Reading::Usual).await?))
}

async fn edit(ctx: &Ctx) -> Result<Reply> {
    let (writeup, _) = super::read(ctx.store(), ctx.given("id"), reader(ctx)).await?;
    draft(ctx, writeup.id, 1).await.map(quiet)
}

async fn withdraw(ctx: &Ctx) -> Result<Reply> {
    let (writeup, _) = super::read(ctx.store(), ctx.given("id"), reader(ctx)).await?;
    let (writeup, _) = super::mine(ctx.store(), writeup.id, ctx.asker.person).await?;
    not_merged(ctx, &writeup).await?;
    Ok(Reply::Ephemeral(match (writeup.is_gone(), writeup.published_revision) {
        (true, _) => view::withdrawn(ctx, &writeup),
        (false, Some(_)) => view::confirm_withdraw(ctx, &writeup),
        (false, None) => view::confirm_discard(ctx, &writeup),
    }))
}

/// Discards a draft: of a public write-up only what was being written, and what everyone sees stays.
async fn discard(ctx: &Ctx, id: WriteupId) -> Result<Reply> {
    let writeup = super::discard(ctx.store(), id, ctx.asker.person, ctx.now).await?;
    if writeup.is_gone() {
        return Ok(Reply::Update(view::withdrawn(ctx, &writeup)));
    }
    let (writeup, revision) = super::read(ctx.store(), &writeup.reference().to_string(), reader(ctx)).await?;
    Ok(Reply::Update(sheet(ctx, &writeup, &revision, Page::Card, Reading::Usual).await?))
}

async fn list(ctx: &Ctx) -> Result<Reply> {
    let place = places::commands::chosen(ctx).await?.map(|place| place.id);
    let known =
        |scheme, name| ctx.option(name).map(str::to_owned).filter(|id| ctx.vocabulary().term(scheme, id).is_some());
    let filter = Filter {
        place,
        area: known(Scheme::Area, "area"),
        status: known(Scheme::Status, "status"),
        mine: ctx.flag("mine"),
        kept: ctx.flag("kept"),
    };
    list_page(ctx, &filter, PageNumber::FIRST).await.map(quiet)
}

async fn list_page(ctx: &Ctx, filter: &Filter, page: PageNumber) -> Result<Reply> {
    let lines =
        super::list(ctx.store().read(), filter, ctx.asker.person, page.offset(view::LINES), view::LINES).await?;
    let places = places::list(ctx.store()).await?;
    Ok(Reply::Update(view::list(ctx, &lines, &places, filter, page)))
}

/// The card of the draft there is, or of a new revision; where it waits or was withdrawn, the way back.
async fn draft(ctx: &Ctx, id: WriteupId, page: u8) -> Result<Reply> {
    let (writeup, newest) = super::mine(ctx.store(), id, ctx.asker.person).await?;
    not_merged(ctx, &writeup).await?;
    if writeup.is_gone() {
        return Ok(Reply::Update(view::withdrawn(ctx, &writeup)));
    }
    if newest.state == RevisionState::Submitted {
        return Ok(Reply::Update(view::waiting(ctx, &writeup)));
    }
    let (writeup, revision) = super::edit(ctx.store(), id, ctx.asker.person, ctx.now).await?;
    draft_card(ctx, &writeup, &revision, page).await.map(Reply::Update)
}

/// The card of the draft that an author writes on, for who puts something above it.
pub async fn to_write_on(ctx: &Ctx, id: WriteupId) -> Result<Card> {
    match draft(ctx, id, 1).await? {
        Reply::Update(card) | Reply::Ephemeral(card) => Ok(card),
        Reply::Modal(_) | Reply::ModalOr(..) | Reply::Choices(_) => Err(Denied::OldButton.into()),
    }
}

async fn choose(ctx: &Ctx, id: WriteupId, pick: MenuField) -> Result<Reply> {
    if matches!(pick, MenuField::Place | MenuField::Language) {
        let chosen = ctx.chosen.first().map(String::as_str).unwrap_or_default();
        let (place, language) = if pick == MenuField::Place {
            (Some(chosen.parse().map_err(|()| WriteupRefusal::UnknownChoice)?), None)
        } else {
            (None, Some(chosen.parse().map_err(|_| WriteupRefusal::UnknownChoice)?))
        };
        let me = ctx.asker.person;
        let (writeup, revision) = super::correct(ctx.store(), id, me, place, language, ctx.now).await?;
        return draft_card(ctx, &writeup, &revision, pick.page()).await.map(Reply::Update);
    }
    let known = |scheme| ctx.chosen.iter().all(|id| ctx.vocabulary().term(scheme, id).is_some());
    let most = |count| ctx.chosen.len() <= count;
    let word = || ctx.chosen.first().cloned();
    let valid = match pick {
        MenuField::Areas => known(Scheme::Area) && most(super::model::AREAS),
        MenuField::Status => known(Scheme::Status) && ctx.chosen.len() == 1,
        MenuField::Values => known(Scheme::Value),
        MenuField::Axis => known(Scheme::Axis) && ctx.chosen.len() == 1,
        MenuField::Topics => known(Scheme::Topic) && most(super::model::TOPICS),
        MenuField::Sdgs => known(Scheme::Sdg),
        MenuField::Level => known(Scheme::Level) && most(1),
        MenuField::Attribution => word().is_some_and(|word| Attribution::read(&word).is_some()),
        MenuField::TooEarly => most(1),
        MenuField::Place | MenuField::Language => false,
    };
    if !valid {
        return Err(WriteupRefusal::UnknownChoice.into());
    }
    let (writeup, revision) = super::write(ctx.store(), id, ctx.asker.person, ctx.now, |_, it| {
        let chosen = ctx.chosen.clone();
        match pick {
            MenuField::Areas => it.areas = chosen,
            MenuField::Status => it.status = word(),
            MenuField::Values => it.values = chosen,
            MenuField::Axis => it.axis = word(),
            MenuField::Topics => it.topics = chosen,
            MenuField::Sdgs => it.sdgs = chosen,
            MenuField::Level => it.level = word(),
            MenuField::Attribution => {
                it.attribution = word().and_then(|word| Attribution::read(&word)).unwrap_or(it.attribution);
            }
            MenuField::TooEarly => it.too_early = word().as_deref() == Some("yes"),
            // Answered above: they are of the write-up, not of its revision.
            MenuField::Place | MenuField::Language => {}
        }
        Ok(())
    })
    .await?;
    draft_card(ctx, &writeup, &revision, pick.page()).await.map(Reply::Update)
}

async fn ask_consent(ctx: &Ctx, id: WriteupId) -> Result<Reply> {
    let (writeup, revision) = super::mine(ctx.store(), id, ctx.asker.person).await?;
    if writeup.is_gone() || revision.state != RevisionState::Draft {
        return draft(ctx, id, 1).await;
    }
    let gaps = revision.gaps(ctx.vocabulary());
    if gaps.is_empty() {
        return Ok(Reply::Update(view::consent(ctx, &writeup)));
    }
    let form = u8::from(gaps.iter().any(|gap| gap.field().is_some_and(|field| !Field::ESSENTIAL.contains(&field)))) + 1;
    Ok(Reply::Update(view::saved_with_gaps(ctx, &writeup, &gaps, form, &[])))
}

async fn submit(ctx: &Ctx, id: WriteupId) -> Result<Reply> {
    let consent =
        Consent { author: ctx.asker.person, statements: &ctx.chosen, language: ctx.language, name: &ctx.asker.name };
    let (writeup, _) = super::submit(ctx.store(), ctx.vocabulary(), id, consent, ctx.now).await?;
    ctx.uses(Subject::Writeup(id));
    Ok(Reply::Update(view::submitted(ctx, &writeup)))
}

async fn draft_card(ctx: &Ctx, writeup: &Writeup, revision: &Revision, page: u8) -> Result<Card> {
    ctx.uses(Subject::Writeup(writeup.id));
    let place = places::get(ctx.store(), writeup.place).await?;
    let steps = super::steps(ctx.store(), writeup, reader(ctx)).await?;
    let before = steps.iter().rfind(|step| step.ordinal < revision.ordinal && step.state != RevisionState::TakenBack);
    let was_asked = before.is_some_and(|step| step.state == RevisionState::ChangesRequested);
    // The menu of places is on the second page.
    let own = if page == 2 { places::memberships(ctx.store(), ctx.asker.person).await? } else { Vec::new() };
    let all = if page == 2 { places::list(ctx.store()).await? } else { Vec::new() };
    let is_own = |place: &places::Place| own.iter().any(|it| it.place == place.id);
    let own: Vec<places::Place> = all.into_iter().filter(is_own).collect();
    let alike = match page {
        1 => super::alike(ctx.store(), &ctx.services.searcher, writeup, &revision.texts, ctx.language).await?,
        _ => Vec::new(),
    };
    let draft = view::Draft { writeup, revision, place: &place, own_places: &own, was_asked, alike: &alike };
    Ok(view::draft(ctx, &draft, page))
}

async fn open(ctx: &Ctx, id: WriteupId, page: Page, reading: Reading) -> Result<Reply> {
    let Some((writeup, revision)) = super::visible(ctx.store(), id, reader(ctx)).await? else {
        return Err(super::unseen(ctx.store(), id, &WriteupRef::Draft(id).to_string()).await?.into());
    };
    Ok(Reply::Update(sheet(ctx, &writeup, &revision, page, reading).await?))
}

async fn sheet(ctx: &Ctx, writeup: &Writeup, revision: &Revision, page: Page, reading: Reading) -> Result<Card> {
    ctx.uses(Subject::Writeup(writeup.id));
    let place = places::get(ctx.store(), writeup.place).await?;
    let history = super::steps(ctx.store(), writeup, reader(ctx)).await?;
    let annotations = match reading {
        Reading::Preview => annotations::Annotations::default(),
        Reading::Usual => annotations::of(ctx.store(), writeup, revision, ctx.language).await?,
        Reading::Original => annotations::of(ctx.store(), writeup, revision, ctx.language).await?.in_the_original(),
    };
    let sheet = CardData { writeup, revision, place: &place, history: &history, annotations: &annotations };
    let card = view::sheet(&ctx.words(), ctx.vocabulary(), &sheet, page, reading);
    let is_judge = ctx.asker.rights.moderator;
    Ok(match page {
        Page::Card if reading != Reading::Preview && writeup.is_public() => {
            let related = super::related(ctx.store(), &ctx.services.searcher, writeup, ctx.language).await?;
            view::related(card, &ctx.words(), &related)
        }
        Page::History if is_judge => view::with_versions(&ctx.words(), card, &history),
        Page::Evidence => {
            let words = ctx.words();
            card.buttons(annotations::view::remove_adaptations(
                &words,
                writeup,
                &annotations,
                ctx.asker.person,
                is_judge,
            ))
        }
        _ => card,
    })
}

/// What was merged can't be brought back by its author: they are led to the other one.
async fn not_merged(ctx: &Ctx, writeup: &Writeup) -> Result<()> {
    match writeup.merged_into {
        Some(_) => Err(super::unseen(ctx.store(), writeup.id, "").await?.into()),
        None => Ok(()),
    }
}

fn typed_texts(ctx: &Ctx, mut texts: Texts) -> Texts {
    for field in Field::ESSENTIAL {
        texts.set(field, ctx.box_text(field.word()));
    }
    texts
}

fn fill(ctx: &Ctx, revision: &mut Revision, number: u8, vocabulary: &crate::base::vocabulary::Vocabulary) {
    let text = |name: &str| ctx.box_text(name).to_owned();
    match number {
        1 => revision.texts = typed_texts(ctx, std::mem::take(&mut revision.texts)),
        2 => {
            for field in Field::OPTIONAL {
                revision.texts.set(field, ctx.box_text(field.word()));
            }
            revision.partners = read_partners(ctx.box_text("partners"), vocabulary);
            if let Some((started, ended)) = read_period(ctx.box_text("period")) {
                (revision.started, revision.ended) = (started, ended);
            }
        }
        _ => {
            revision.commitments = read_commitments(ctx.box_text("commitments"));
            revision.assessment = text("assessment");
            revision.assessor = text("assessor");
            revision.assessment_link = text("assessment-link");
            revision.inspired_by = text("inspired-by");
        }
    }
}

const fn reader(ctx: &Ctx) -> Viewer {
    Viewer { person: ctx.asker.person, moderator: ctx.asker.rights.moderator }
}

fn quiet(reply: Reply) -> Reply {
    match reply {
        Reply::Update(card) => Reply::Ephemeral(card),
        other => other,
    }
}
