//! A row as the cells of a table, and back; and what protects whoever opens the table in a spreadsheet.

use super::fields::columns;
use super::model::{Problem, Row, RowConfirmation, RowPartner, RowTranslation};
use crate::features::places::Side;
use crate::features::writeups::{Field, Texts};

impl Row {
    /// Its cells in `writeups.csv`, in the order of [`columns`].
    pub fn cells(&self) -> Vec<String> {
        columns().map(|name| guard(&self.cell(name))).collect()
    }

    fn cell(&self, name: &str) -> String {
        let confirmation = |side: Side| self.confirmations.iter().find(move |each| each.side == side.word());
        let json = |value: serde_json::Result<String>| value.unwrap_or_default();
        if let Some(field) = Field::read(name) {
            return self.texts.of(field).to_owned();
        }
        if let Some(language) = name.strip_prefix("name_") {
            return self.place_names.get(language).cloned().unwrap_or_default();
        }
        match name {
            "id" => self.id.clone(),
            "place" => self.place.clone(),
            "place_name" => self.place_name.clone(),
            "country" => self.country.clone(),
            "iso" => self.iso.clone().unwrap_or_default(),
            "language" => self.language.clone(),
            "status" => self.status.clone().unwrap_or_default(),
            "areas" => self.areas.join(" "),
            "values" => self.values.join(" "),
            "axis" => self.axis.clone().unwrap_or_default(),
            "topics" => self.topics.join(" "),
            "sdgs" => self.sdgs.join(" "),
            "level" => self.level.clone().unwrap_or_default(),
            "too_early" => self.too_early.to_string(),
            "started" => self.started.clone().unwrap_or_default(),
            "ended" => self.ended.clone().unwrap_or_default(),
            "partners" => {
                let line = |partner: &RowPartner| format!("{}: {}", partner.side, partner.organisation);
                self.partners.iter().map(line).collect::<Vec<_>>().join("\n")
            }
            "evidence" => self.evidence.join("\n"),
            "commitments" => self.commitments.join(" "),
            "assessment" => self.assessment.clone(),
            "assessor" => self.assessor.clone(),
            "assessment_link" => self.assessment_link.clone(),
            "inspired_by" => self.inspired_by.clone(),
            "credit" => self.credit.clone().unwrap_or_default(),
            "published" => self.published.clone().unwrap_or_default(),
            "changed" => self.changed.clone().unwrap_or_default(),
            "checked" => self.checked.clone().unwrap_or_default(),
            "co_created" => self.co_created.to_string(),
            "confirmed_government" => confirmation(Side::Government).map(|it| it.confirmed.clone()).unwrap_or_default(),
            "dissent_government" => confirmation(Side::Government).map(|it| it.dissent.clone()).unwrap_or_default(),
            "confirmed_civil_society" => {
                confirmation(Side::CivilSociety).map(|it| it.confirmed.clone()).unwrap_or_default()
            }
            "dissent_civil_society" => {
                confirmation(Side::CivilSociety).map(|it| it.dissent.clone()).unwrap_or_default()
            }
            "adaptations" if !self.adaptations.is_empty() => json(serde_json::to_string(&self.adaptations)),
            "replies" if !self.replies.is_empty() => json(serde_json::to_string(&self.replies)),
            _ => String::new(),
        }
    }

    /// Reads the cells of a row; `cell` gives the text below a column's name, empty where there is none.
    ///
    /// # Errors
    /// The cell that can't be read.
    pub fn from_cells<'a>(cell: impl Fn(&str) -> &'a str) -> Result<Self, Problem> {
        let text = |name: &str| unguard(cell(name));
        let some = |name: &str| Some(text(name)).filter(|text| !text.is_empty());
        let list = |name: &str| text(name).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let flag = |name: &'static str| match text(name).as_str() {
            "" | "false" => Ok(false),
            "true" => Ok(true),
            _ => Err(Problem::Unread(name)),
        };
        let partners = text("partners");
        let partners = partners.lines().filter(|line| !line.trim().is_empty()).map(|line| {
            let (side, organisation) = line.split_once(": ").ok_or(Problem::Unread("partners"))?;
            Ok(RowPartner { side: side.to_owned(), organisation: organisation.to_owned() })
        });
        let mut confirmations = Vec::new();
        for (side, confirmed, dissent) in [
            (Side::Government, "confirmed_government", "dissent_government"),
            (Side::CivilSociety, "confirmed_civil_society", "dissent_civil_society"),
        ] {
            if let Some(confirmed) = some(confirmed) {
                let side = side.word().to_owned();
                confirmations.push(RowConfirmation { side, confirmed, dissent: text(dissent) });
            }
        }
        Ok(Self {
            id: text("id"),
            place: text("place"),
            language: text("language"),
            texts: read_texts(&cell),
            status: some("status"),
            areas: list("areas"),
            values: list("values"),
            axis: some("axis"),
            topics: list("topics"),
            sdgs: list("sdgs"),
            level: some("level"),
            too_early: flag("too_early")?,
            started: some("started"),
            ended: some("ended"),
            partners: partners.collect::<Result<_, Problem>>()?,
            commitments: list("commitments"),
            assessment: text("assessment"),
            assessor: text("assessor"),
            assessment_link: text("assessment_link"),
            inspired_by: text("inspired_by"),
            credit: some("credit"),
            published: some("published"),
            changed: some("changed"),
            checked: some("checked"),
            confirmations,
            adaptations: read_json(&text("adaptations"), "adaptations")?,
            replies: read_json(&text("replies"), "replies")?,
            ..Self::default()
        })
    }
}

impl RowTranslation {
    /// Its cells in `translations.csv`.
    pub fn cells(&self, id: &str) -> Vec<String> {
        let texts = Field::ALL.map(|field| self.texts.of(field));
        let cells = [id, &self.language, &self.kind].into_iter().chain(texts).chain([self.reviewed.as_str()]);
        cells.map(guard).collect()
    }

    /// Reads the cells of a row.
    pub fn from_cells<'a>(cell: impl Fn(&str) -> &'a str) -> Self {
        let text = |name: &str| unguard(cell(name));
        Self { language: text("language"), kind: text("kind"), reviewed: text("reviewed"), texts: read_texts(&cell) }
    }
}

/// Reads the texts from the cells below their names.
fn read_texts<'a>(cell: &impl Fn(&str) -> &'a str) -> Texts {
    let mut texts = Texts::default();
    for field in Field::ALL {
        *texts.of_mut(field) = unguard(cell(field.word()));
    }
    texts
}

fn read_json<T: serde::de::DeserializeOwned + Default>(text: &str, name: &'static str) -> Result<T, Problem> {
    if text.is_empty() { Ok(T::default()) } else { serde_json::from_str(text).map_err(|_| Problem::Unread(name)) }
}

/// What begins a formula in a spreadsheet.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// After what a spreadsheet may begin a cell of its own: where it splits at semicolons or tabs, quotes of ours protect
/// nothing, and a line break begins a row.
const SPLITS: [char; 4] = [';', '\t', '\n', '\r'];

/// A cell that no spreadsheet takes for a formula, nor any part of it.
fn guard(text: &str) -> String {
    let parts =
        text.split_inclusive(SPLITS).map(|part| if is_risky(part) { format!("'{part}") } else { part.to_owned() });
    parts.collect()
}

/// A guarded text as it was before.
fn unguard(text: &str) -> String {
    let parts = text.split_inclusive(SPLITS);
    parts.map(|part| part.strip_prefix('\'').filter(|rest| is_risky(rest)).unwrap_or(part)).collect()
}

/// Whether a part begins a formula, be it behind quotes. Apostrophes before it count as well: so what is guarded is risky
/// too, and the way back always takes exactly one away.
fn is_risky(part: &str) -> bool {
    part.trim_start_matches('\'').trim_start_matches('"').starts_with(FORMULA)
}

#[cfg(test)]
mod tests {
    use super::super::model::tests::full;
    use super::*;

    #[test]
    fn a_row_reads_back_from_its_cells() {
        let row = full();
        let cells = row.cells();
        let names: Vec<_> = columns().collect();
        let at = |name: &str| names.iter().position(|each| *each == name).unwrap();
        let back = Row::from_cells(|name| cells[at(name)].as_str()).unwrap();
        assert_eq!(back, row);
        assert!(cells.iter().all(|cell| !cell.starts_with(FORMULA)), "{cells:?}");
    }

    #[test]
    fn any_text_can_be_guarded_and_back() {
        let parts = ["", "'", "''", "=1", "-", "'twas", "+1", "\t", "\r", "a=1", ";", "\n", "\"", "@"];
        let mut texts = vec![String::new()];
        for _ in 0..3 {
            texts = texts.iter().flat_map(|text| parts.map(|part| format!("{text}{part}"))).collect();
        }
        for text in texts {
            let guarded = guard(&text);
            assert_eq!(unguard(&guarded), text, "{text:?}");
            for part in guarded.split(SPLITS) {
                assert!(!part.trim_start_matches('"').starts_with(FORMULA), "{text:?}: {guarded:?}");
            }
        }
        assert_eq!(guard("x;=1\n-a\t\"@b"), "x;'=1\n'-a\t'\"@b");
        assert_eq!(unguard("'twas"), "'twas", "a quotation of somebody's own stays");
    }
}
