//! What a write-up is and what it needs: pure rules.

use std::collections::BTreeSet;

use tertulia_clock::Moment;
use url::Url;

use crate::base::error::Refusal;
use crate::base::i18n::{Language, Phrase};
use crate::base::ids::{PersonId, PlaceId, RevisionId, WriteupId, WriteupRef};
use crate::base::text::fold;
use crate::base::vocabulary::{Scheme, Vocabulary};
use crate::discord::card::{cut, plain_line};
use crate::features::places::Side;
use crate::phrase;
use crate::search_index;

/// The version of the three statements of consent that authors agree to.
pub const CONSENT_VERSION: i64 = 1;
/// The three statements, by the word of the menu.
pub const STATEMENTS: [&str; 3] = ["rights", "private", "licence"];
/// The most partners.
pub const PARTNERS: usize = 20;
/// The most policy areas.
pub const AREAS: usize = 4;
/// The most climate topics.
pub const TOPICS: usize = 5;
/// The most drafts that one person begins within an hour: more than anyone writes, and little for a machine.
pub const DRAFTS_AN_HOUR: usize = 10;
/// How many write-ups are looked at for a list of suggestions, from each way to find them.
pub const SUGGESTED: i64 = 50;
/// How many of somebody's own come before the others where nothing is typed.
pub const OWN_SUGGESTED: i64 = 10;
/// How many of somebody's own are looked at where they can be meant alone, or something is typed.
pub const OWN_LOOKED_AT: i64 = 200;
/// How long a moderator of the same place must leave an approval to others, in hours.
pub const OTHERS_FIRST: i64 = 72;

/// What is written, by its box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// What changed, where
    Title,
    /// In two sentences
    Summary,
    /// What was wrong, for whom
    Problem,
    /// What was done and who took part
    Action,
    /// What came of it, with links
    Results,
    /// What did not work
    Lessons,
    /// What it cost
    Cost,
    /// What it takes to do the same
    Conditions,
}

impl Field {
    /// All, in the order in which they are read.
    pub const ALL: [Self; 8] = [
        Self::Title,
        Self::Summary,
        Self::Problem,
        Self::Action,
        Self::Results,
        Self::Lessons,
        Self::Cost,
        Self::Conditions,
    ];

    /// Form 1, in its order.
    pub const ESSENTIAL: [Self; 5] = [Self::Title, Self::Summary, Self::Problem, Self::Action, Self::Results];

    /// The box of a form and the key in the catalogues.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Summary => "summary",
            Self::Problem => "problem",
            Self::Action => "action",
            Self::Results => "results",
            Self::Lessons => "lessons",
            Self::Cost => "cost",
            Self::Conditions => "conditions",
        }
    }

    /// Reads the word of a box.
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.word() == text)
    }

    /// The most characters that can be published.
    pub const fn limit(self) -> usize {
        match self {
            Self::Title => 90,
            Self::Summary => 280,
            Self::Problem => 700,
            Self::Action => 1_500,
            Self::Results | Self::Lessons => 1_000,
            Self::Cost => 300,
            Self::Conditions => 500,
        }
    }

    /// The most characters that a form takes: more, so that nothing is lost and can be shortened later.
    pub const fn room(self) -> usize {
        let double = self.limit() * 2;
        if double > 4_000 { 4_000 } else { double }
    }
}

/// The text of a revision in one language. What a box is sent empty is stored empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// 10 to 90 characters
    pub title: String,
    /// Up to 280 characters
    pub summary: String,
    /// Up to 700 characters
    pub problem: String,
    /// Up to 1,500 characters
    pub action: String,
    /// Up to 1,000 characters
    pub results: String,
    /// Up to 1,000 characters
    pub lessons: String,
    /// Up to 300 characters
    pub cost: String,
    /// Up to 500 characters
    pub conditions: String,
}

impl Texts {
    /// What stands in a box.
    pub fn of(&self, field: Field) -> &str {
        match field {
            Field::Title => &self.title,
            Field::Summary => &self.summary,
            Field::Problem => &self.problem,
            Field::Action => &self.action,
            Field::Results => &self.results,
            Field::Lessons => &self.lessons,
            Field::Cost => &self.cost,
            Field::Conditions => &self.conditions,
        }
    }

    /// Fills a box.
    pub fn set(&mut self, field: Field, text: &str) {
        let slot = match field {
            Field::Title => &mut self.title,
            Field::Summary => &mut self.summary,
            Field::Problem => &mut self.problem,
            Field::Action => &mut self.action,
            Field::Results => &mut self.results,
            Field::Lessons => &mut self.lessons,
            Field::Cost => &mut self.cost,
            Field::Conditions => &mut self.conditions,
        };
        text.trim().clone_into(slot);
    }
}

/// Where a revision is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum RevisionState {
    /// Being written
    Draft,
    /// Waits for review
    Submitted,
    /// Sent back with a reason
    ChangesRequested,
    /// Published, now or once
    Approved,
    /// Not taken
    Rejected,
    /// Taken back by its author before anyone decided
    TakenBack,
}

/// Whose name stands on a published write-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum Attribution {
    /// The author's organisation, or the place where none is known
    Organisation,
    /// The author's name
    Named,
    /// Nobody's
    Anonymous,
}

impl Attribution {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Organisation, Self::Named, Self::Anonymous];

    /// The word of the menu.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Named => "named",
            Self::Anonymous => "anonymous",
        }
    }
}

/// Somebody who took part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// Which organisation
    pub organisation: String,
    /// On which side
    pub side: Side,
}

/// Everything that one revision says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its row
    pub id: RevisionId,
    /// Of which write-up
    pub writeup: WriteupId,
    /// 1 for the first
    pub ordinal: i64,
    /// Where it is on its way
    pub state: RevisionState,
    /// The original text
    pub texts: Texts,
    /// What happens out there
    pub status: Option<String>,
    /// Mitigation, adaptation and so on
    pub axis: Option<String>,
    /// How far people took part
    pub level: Option<String>,
    /// There are no results yet, so no link is asked for.
    pub too_early: bool,
    /// `YYYY` or `YYYY-MM`
    pub started: Option<String>,
    /// `YYYY` or `YYYY-MM`; none: it goes on
    pub ended: Option<String>,
    /// What an outside assessor found
    pub assessment: String,
    /// Who assessed
    pub assessor: String,
    /// Where the assessment stands
    pub assessment_link: String,
    /// Write-ups that inspired it, as typed
    pub inspired_by: String,
    /// Whose name stands on it
    pub attribution: Attribution,
    /// That name, fixed when it was submitted
    pub credit: Option<String>,
    /// Policy areas
    pub areas: Vec<String>,
    /// Values of open government
    pub values: Vec<String>,
    /// Climate topics
    pub topics: Vec<String>,
    /// Sustainable Development Goals
    pub sdgs: Vec<String>,
    /// Who took part
    pub partners: Vec<Partner>,
    /// Commitments in an action plan of the Open Government Partnership
    pub commitments: Vec<String>,
    /// When the author agreed to the three statements
    pub consented_at: Option<Moment>,
    /// When it was last written
    pub changed_at: Moment,
    /// When it was submitted
    pub submitted_at: Option<Moment>,
}

/// One reform's write-up, without its revisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writeup {
    /// Its row, and its number as a draft
    pub id: WriteupId,
    /// Its number once published
    pub number: Option<i64>,
    /// Of which place
    pub place: PlaceId,
    /// The language of the original
    pub language: Language,
    /// Who wrote it
    pub author: Option<PersonId>,
    /// The revision that everyone sees
    pub published_revision: Option<RevisionId>,
    /// Since when
    pub published_at: Option<Moment>,
    /// Since when it is not shown any more
    pub withdrawn_at: Option<Moment>,
    /// Why it is not shown, where it was not its author who withdrew it
    pub hidden: Option<Hidden>,
    /// What it was merged into
    pub merged_into: Option<WriteupId>,
    /// When it went to the one who looks after it now
    pub handed_over_at: Option<Moment>,
    /// Compiled from public sources, not by the place
    pub demo: bool,
}

/// Why a write-up is not shown, where it was not its author who withdrew it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "lowercase")]
pub enum Hidden {
    /// Its publication is being decided anew
    Review,
    /// The same reform is told in another one
    Merged,
    /// Its author asked to be forgotten, and the text with them
    Erased,
}

impl Writeup {
    /// What members call it.
    pub fn reference(&self) -> WriteupRef {
        WriteupRef::of(self.id, self.number)
    }

    /// Whether everyone sees it.
    pub const fn is_public(&self) -> bool {
        self.published_revision.is_some() && self.withdrawn_at.is_none()
    }

    /// Whether it was withdrawn, discarded or merged, so that nobody writes on it. One whose publication is decided anew
    /// is hidden and goes on its way all the same.
    pub const fn is_gone(&self) -> bool {
        self.withdrawn_at.is_some() && !matches!(self.hidden, Some(Hidden::Review))
    }

    /// The editorial state: a word of the vocabulary. `latest` is where the newest revision is.
    pub const fn state(&self, latest: RevisionState) -> &'static str {
        if self.is_gone() {
            return "withdrawn";
        }
        if self.is_public() {
            return "published";
        }
        match latest {
            RevisionState::Draft | RevisionState::TakenBack => "draft",
            RevisionState::Submitted => "submitted",
            RevisionState::ChangesRequested => "changes_requested",
            RevisionState::Approved | RevisionState::Rejected => "archived",
        }
    }
}

/// What keeps a draft from being submitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// A box is empty
    Empty(Field),
    /// A box says too little
    Short(Field, usize),
    /// A box says too much: the limit, and what it has
    Long(Field, usize, usize),
    /// Results without a link, and not "too early"
    NoEvidence,
    /// No policy area
    NoArea,
    /// No reform status
    NoStatus,
    /// None of transparency, participation, accountability
    NoCoreValue,
    /// An assessment without assessor or link
    BareAssessment,
    /// Ended before it started
    EndBeforeStart,
    /// More partners than a card can name: the limit, and how many there are
    TooManyPartners(usize, usize),
    /// What was typed for start and end can't be read; what it was before stays
    PeriodUnread(String),
    /// No commitment's id can be read from this
    CommitmentsUnread(String),
}

impl Gap {
    /// The sentence; the field's name is said by the view.
    pub fn phrase(&self, field_name: &str) -> Phrase {
        match self {
            Self::Empty(_) => phrase!("gap-empty", field = field_name),
            Self::Short(_, least) => phrase!("gap-short", field = field_name, least = *least),
            Self::Long(_, most, has) => phrase!("gap-long", field = field_name, most = *most, has = *has),
            Self::NoEvidence => phrase!("gap-no-evidence"),
            Self::NoArea => phrase!("gap-no-area"),
            Self::NoStatus => phrase!("gap-no-status"),
            Self::NoCoreValue => phrase!("gap-no-core-value"),
            Self::BareAssessment => phrase!("gap-bare-assessment"),
            Self::EndBeforeStart => phrase!("gap-end-before-start"),
            Self::TooManyPartners(most, has) => phrase!("gap-too-many-partners", most = *most, has = *has),
            Self::CommitmentsUnread(typed) => phrase!("gap-commitments-unread", typed = plain_line(typed)),
            Self::PeriodUnread(typed) => phrase!("gap-period-unread", typed = plain_line(typed)),
        }
    }

    /// Whether it is mended by a menu of the draft's card, not in a form.
    pub const fn is_on_card(&self) -> bool {
        matches!(self, Self::NoArea | Self::NoStatus | Self::NoCoreValue)
    }

    /// The box it is about, where it is about one.
    pub const fn field(&self) -> Option<Field> {
        match self {
            Self::Empty(field) | Self::Short(field, _) | Self::Long(field, _, _) => Some(*field),
            _ => None,
        }
    }
}

/// The fewest characters of a title.
pub const TITLE_AT_LEAST: usize = 10;

impl Revision {
    /// Whether it is an empty row by now: it was submitted once, and its author asked to be forgotten since.
    pub fn is_erased(&self) -> bool {
        self.submitted_at.is_some() && self.texts.title.is_empty()
    }

    /// What is wrong in the boxes: what a form is answered with.
    pub fn gaps_in_texts(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        for field in Field::ALL {
            let has = self.texts.of(field).chars().count();
            if has == 0 && Field::ESSENTIAL.contains(&field) {
                gaps.push(Gap::Empty(field));
            } else if has > field.limit() {
                gaps.push(Gap::Long(field, field.limit(), has));
            } else if field == Field::Title && has < TITLE_AT_LEAST {
                gaps.push(Gap::Short(field, TITLE_AT_LEAST));
            }
        }
        if !self.texts.results.is_empty() && !self.too_early && self.evidence().is_empty() {
            gaps.push(Gap::NoEvidence);
        }
        if !self.assessment.is_empty() && (self.assessor.is_empty() || links(&self.assessment_link).is_empty()) {
            gaps.push(Gap::BareAssessment);
        }
        if let (Some(started), Some(ended)) = (&self.started, &self.ended)
            && ended.get(..started.len().min(ended.len())) < started.get(..started.len().min(ended.len()))
        {
            gaps.push(Gap::EndBeforeStart);
        }
        if self.partners.len() > PARTNERS {
            gaps.push(Gap::TooManyPartners(PARTNERS, self.partners.len()));
        }
        gaps
    }

    /// Everything that keeps it from being submitted, but consent.
    pub fn gaps(&self, vocabulary: &Vocabulary) -> Vec<Gap> {
        let mut gaps = self.gaps_in_texts();
        if self.areas.is_empty() {
            gaps.push(Gap::NoArea);
        }
        if self.status.is_none() {
            gaps.push(Gap::NoStatus);
        }
        let core = |id: &String| vocabulary.term(Scheme::Value, id).is_some_and(|value| value.core);
        if !self.values.iter().any(core) {
            gaps.push(Gap::NoCoreValue);
        }
        gaps
    }

    /// The links in the results.
    pub fn evidence(&self) -> Vec<String> {
        links(&self.texts.results)
    }

    /// The partners on the government's side, or on the others'.
    pub fn partners_on(&self, government: bool) -> impl Iterator<Item = &Partner> {
        self.partners.iter().filter(move |partner| (partner.side == Side::Government) == government)
    }
}

/// The https links in a text, each once, in order.
pub fn links(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '|')) {
        let Some(start) = word.find("https://") else { continue };
        let link = word[start..].trim_end_matches(['.', ',', ';', ':', ')', ']', '!', '?', '’', '»', '*']);
        let real = Url::parse(link).is_ok_and(|url| url.domain().is_some_and(|domain| domain.contains('.')));
        if real && link.len() <= 2_000 && !found.iter().any(|each| each == link) {
            found.push(link.to_owned());
        }
    }
    found
}

/// Reads one or two of `YYYY` or `YYYY-MM` from what was typed; none where the text has anything else in it.
pub fn read_period(text: &str) -> Option<(Option<String>, Option<String>)> {
    let mut dates = Vec::new();
    let normal = text.replace(['–', '—', '/', '→', '…'], " ");
    for word in normal.split_whitespace() {
        let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let parts: Vec<&str> = word.split('-').collect();
        match parts.as_slice() {
            [year] if is_year(year) => dates.push((*year).to_owned()),
            [year, month] if is_year(year) && is_month(month) => dates.push(word.to_owned()),
            [first, second] if is_year(first) && is_year(second) => {
                dates.extend([(*first).to_owned(), (*second).to_owned()]);
            }
            _ if word.chars().any(|c| c.is_ascii_digit()) => return None,
            _ => {}
        }
    }
    let mut dates = dates.into_iter();
    let period = (dates.next(), dates.next());
    (dates.next().is_none() && (period.0.is_some() || text.trim().is_empty())).then_some(period)
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u16>().is_ok_and(|year| (1900..=2100).contains(&year))
}

fn is_month(text: &str) -> bool {
    text.len() == 2 && text.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month))
}

/// Reads partners, one a line: `side: organisation`. A line without a side is kept as one of neither side.
pub fn read_partners(text: &str, vocabulary: &Vocabulary) -> Vec<Partner> {
    // "Government: A / Civil society: B" on one line is two partners.
    let begins_side = |part: &str| part.split_once(':').is_some_and(|(side, _)| read_side(side, vocabulary).is_some());
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        for (index, part) in line.split(" / ").enumerate() {
            match lines.last_mut().filter(|_| index > 0 && !begins_side(part)) {
                Some(last) => last.extend([" / ", part]),
                None => lines.push(part.to_owned()),
            }
        }
    }
    lines
        .iter()
        .map(|line| line.trim())
        .filter(|line| !line.is_empty())
        .map(|line| {
            let sided = line
                .split_once(':')
                .and_then(|(side, organisation)| Some((read_side(side, vocabulary)?, organisation.trim())));
            let (side, organisation) =
                sided.filter(|(_, organisation)| !organisation.is_empty()).unwrap_or((Side::Other, line));
            Partner { organisation: organisation.to_owned(), side }
        })
        .collect()
}

fn read_side(text: &str, vocabulary: &Vocabulary) -> Option<Side> {
    let typed = fold(text);
    Side::ALL.into_iter().find(|side| {
        let term = vocabulary.term(Scheme::Side, side.word());
        term.is_some_and(|term| Language::ALL.iter().any(|language| fold(term.label(*language)) == typed))
    })
}

/// Reads ids such as `GBSC0004`: two to six letters and four digits. Anything else is left out.
pub fn read_commitments(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()) {
        let code = word.to_ascii_uppercase();
        let letters = code.len().saturating_sub(4);
        let fits = matches!(letters, 2 | 4..=6)
            && code.chars().take(letters).all(|c| c.is_ascii_uppercase())
            && code.chars().skip(letters).all(|c| c.is_ascii_digit());
        if fits && !found.contains(&code) {
            found.push(code);
        }
    }
    found
}

/// How many of their words two titles share: from 0, none, to 1, all. Articles and endings do not count.
pub fn likeness(one: &str, other: &str) -> f64 {
    let words = |title: &str| -> BTreeSet<String> {
        search_index::words(title)
            .iter()
            .map(|word| search_index::forms(word).into_iter().next().unwrap_or_default())
            .collect()
    };
    let (one, other) = (words(one), words(other));
    let all = one.union(&other).count();
    // Titles have few words: the numbers are exact.
    let share = |count: usize| u16::try_from(count).map_or(f64::MAX, f64::from);
    if all == 0 { 0.0 } else { share(one.intersection(&other).count()) / share(all) }
}

/// Who looks at a write-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// The person
    pub person: PersonId,
    /// Moderators see what waits for review.
    pub moderator: bool,
}

/// Why something about write-ups was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteupRefusal {
    /// There is none, or none that this person may see
    Unknown(String),
    /// Only its author may
    NotAuthor(WriteupRef),
    /// Only members of the place may share for it
    NotMember(String),
    /// To share from a message one belongs to some place
    NoPlace,
    /// The message has no text
    EmptyMessage,
    /// Not one of the four languages
    UnknownLanguage,
    /// It was public and is not any more
    Gone(WriteupRef),
    /// Its publication is being decided anew
    InReview(WriteupRef),
    /// It was reviewed again and not taken
    NotShown(WriteupRef),
    /// So many drafts were begun within an hour; from this instant on there is room again
    TooMany(usize, Moment),
    /// It waits for review and can't be written on
    Waiting(WriteupRef),
    /// It was withdrawn or discarded
    Withdrawn(WriteupRef),
    /// It was merged: what it was called, and what tells of the same reform
    Merged(WriteupRef, WriteupRef),
    /// It was not taken; a moderator may reopen it
    Archived(WriteupRef),
    /// Something is missing
    NotComplete(WriteupRef, usize),
    /// Not all three statements were agreed to
    NoConsent,
    /// A value that no menu offers
    UnknownChoice,
    /// Nothing waits any more: it was submitted, taken back or decided
    NotDraft(WriteupRef),
}

impl Refusal for WriteupRefusal {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Unknown(typed) => phrase!("writeup-unknown", typed = plain_line(&cut(typed, 80))),
            Self::NotAuthor(id) => phrase!("writeup-not-author", id = *id),
            Self::NotMember(place) => phrase!("writeup-not-member", place = place),
            Self::NoPlace => phrase!("writeup-no-place"),
            Self::EmptyMessage => phrase!("writeup-empty-message"),
            Self::UnknownLanguage => phrase!("member-unknown-language"),
            Self::Gone(id) => phrase!("writeup-was-withdrawn", id = *id),
            Self::InReview(id) => phrase!("writeup-in-review", id = *id),
            Self::NotShown(id) => phrase!("writeup-not-shown", id = *id),
            Self::TooMany(most, from) => phrase!("writeup-too-many", most = *most, from = *from),
            Self::Waiting(id) => phrase!("writeup-waiting", id = *id),
            Self::Withdrawn(id) => phrase!("writeup-withdrawn", id = *id),
            Self::Merged(id, into) => phrase!("writeup-merged", id = *id, into = *into),
            Self::Archived(id) => phrase!("writeup-archived", id = *id),
            Self::NotComplete(id, count) => phrase!("writeup-not-complete", id = *id, count = *count),
            Self::NoConsent => phrase!("writeup-no-consent"),
            Self::UnknownChoice => phrase!("denied-old-button"),
            Self::NotDraft(id) => phrase!("writeup-not-draft", id = *id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn revision() -> Revision {
        Revision {
            id: RevisionId(1),
            writeup: WriteupId(1),
            ordinal: 1,
            state: RevisionState::Draft,
            texts: Texts {
                title: "A citizens' assembly on climate".to_owned(),
                summary: "Summary".to_owned(),
                problem: "Problem".to_owned(),
                action: "Action".to_owned(),
                results: "See https://www.gov.scot/report.".to_owned(),
                ..Texts::default()
            },
            status: Some("completed".to_owned()),
            axis: None,
            level: None,
            too_early: false,
            started: None,
            ended: None,
            assessment: String::new(),
            assessor: String::new(),
            assessment_link: String::new(),
            inspired_by: String::new(),
            attribution: Attribution::Organisation,
            credit: None,
            areas: vec!["deliberation".to_owned()],
            values: vec!["participation".to_owned()],
            topics: Vec::new(),
            sdgs: Vec::new(),
            partners: Vec::new(),
            commitments: Vec::new(),
            consented_at: None,
            changed_at: Moment(0),
            submitted_at: None,
        }
    }

    type Spoil = fn(&mut Revision);

    #[test]
    fn each_rule_of_publication_is_one_gap() {
        let vocabulary = Vocabulary::load().unwrap();
        assert_eq!(revision().gaps(&vocabulary), []);
        let cases: [(Spoil, Gap); 12] = [
            (|it| it.texts.title = "Too short".into(), Gap::Short(Field::Title, 10)),
            (|it| it.texts.title = "á".repeat(91), Gap::Long(Field::Title, 90, 91)),
            (|it| it.texts.summary.clear(), Gap::Empty(Field::Summary)),
            (|it| it.texts.summary = "s".repeat(281), Gap::Long(Field::Summary, 280, 281)),
            (|it| it.texts.action = "s".repeat(1_501), Gap::Long(Field::Action, 1_500, 1_501)),
            (|it| it.texts.results = "Better air".into(), Gap::NoEvidence),
            (|it| it.texts.results = "See http://example.org".into(), Gap::NoEvidence),
            (|it| it.areas.clear(), Gap::NoArea),
            (|it| it.status = None, Gap::NoStatus),
            (|it| it.values = vec!["inclusion".into()], Gap::NoCoreValue),
            (|it| it.assessment = "Major".into(), Gap::BareAssessment),
            (|it| (it.started, it.ended) = (Some("2022-05".into()), Some("2021".into())), Gap::EndBeforeStart),
        ];
        for (spoil, gap) in cases {
            let mut revision = revision();
            spoil(&mut revision);
            assert_eq!(revision.gaps(&vocabulary), [gap]);
        }
        let mut exact = revision();
        exact.texts.title = "é".repeat(90);
        exact.texts.summary = "s".repeat(280);
        (exact.started, exact.ended) = (Some("2022-05".into()), Some("2022".into()));
        assert_eq!(exact.gaps(&vocabulary), []);
        let mut early = revision();
        early.texts.results = "Expected next year".into();
        early.too_early = true;
        assert_eq!(early.gaps(&vocabulary), []);
    }

    #[test]
    fn titles_are_alike_by_the_words_they_share() {
        for (one, other, alike) in [
            ("Open the city's climate data", "Open climate data of the cities", true),
            ("Abrir los datos climáticos", "Abrir datos climaticos", true),
            ("Open the city's climate data", "A citizens' assembly on climate", false),
            ("", "", false),
        ] {
            assert_eq!(likeness(one, other) >= 0.5, alike, "{one} / {other}: {}", likeness(one, other));
        }
    }

    #[test]
    fn links_are_found_in_running_text() {
        for (text, found) in [
            (
                "see https://a.example/x_(y), and <https://b.example>.",
                vec!["https://a.example/x_(y", "https://b.example"],
            ),
            ("https://a.example https://a.example", vec!["https://a.example"]),
            ("https://localhost http://a.example javascript:alert(1)", vec![]),
            ("(https://a.example/b?c=d#e)", vec!["https://a.example/b?c=d#e"]),
        ] {
            assert_eq!(links(text), found, "{text}");
        }
    }

    #[test]
    fn a_period_is_read_as_people_write_it() {
        let date = |text: &str| Some(text.to_owned());
        for (text, period) in [
            ("2021-11 – 2023", Some((date("2021-11"), date("2023")))),
            ("2021/2023", Some((date("2021"), date("2023")))),
            ("2021-2023", Some((date("2021"), date("2023")))),
            ("from 2021 to 2023-05.", Some((date("2021"), date("2023-05")))),
            ("2021", Some((date("2021"), None))),
            ("", Some((None, None))),
            ("soon", None),
            ("04/05/2021", None),
            ("2021 2022 2023", None),
            ("2021-13", None),
        ] {
            assert_eq!(read_period(text), period, "{text}");
        }
    }

    #[test]
    fn partners_have_a_side_in_any_of_the_four_languages() {
        let vocabulary = Vocabulary::load().unwrap();
        let partners = read_partners("Government: Council\nsociedad civil: Red Climática\nA university", &vocabulary);
        let sides: Vec<_> = partners.iter().map(|partner| (partner.organisation.as_str(), partner.side)).collect();
        assert_eq!(
            sides,
            [("Council", Side::Government), ("Red Climática", Side::CivilSociety), ("A university", Side::Other)]
        );
    }

    #[test]
    fn partners_on_one_line_are_told_apart_by_their_sides() {
        let vocabulary = Vocabulary::load().unwrap();
        let partners = read_partners("Gobierno: Dirección A / Sociedad civil: Red B / C", &vocabulary);
        let sides: Vec<_> = partners.iter().map(|partner| (partner.organisation.as_str(), partner.side)).collect();
        assert_eq!(sides, [("Dirección A", Side::Government), ("Red B / C", Side::CivilSociety)]);
    }

    #[test]
    fn commitments_are_told_from_other_words() {
        assert_eq!(
            read_commitments("GBSC0004, arba0008 and ECSDT0002; not A1 nor 2021"),
            ["GBSC0004", "ARBA0008", "ECSDT0002"]
        );
    }
}
