//! Suggestions of things that have an id and a title: in which order they stand, and how each is shown.

use std::collections::HashSet;

use crate::base::lookup::{MatchQuality, Typed};
use crate::discord::card::{OPTIONS, cut};
use crate::discord::command::{CHOICE, Reply};

/// What stands between the parts of a label.
const BETWEEN: &str = " · ";

/// Something that may be meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestion {
    /// Its row, by which it is known whether it was used lately
    pub subject: i64,
    /// What is sent when it is chosen
    pub value: String,
    /// What it is called first, such as `R-42`; may be empty
    pub reference: String,
    /// Its title, which is cut where all is too long; may be empty
    pub title: String,
    /// What tells it from others with this reference and title; may be empty
    pub detail: String,
    /// How well it fits
    pub fit: Option<MatchQuality>,
}

impl Suggestion {
    /// The same, where it fits what was typed.
    pub fn fitting(self, typed: &Typed) -> Option<Self> {
        let all = format!("{} {}", self.title, self.detail);
        let fit = typed.fit(&self.reference, [self.title.as_str(), all.as_str()]);
        fit.map(|fit| Self { fit: Some(fit), ..self })
    }

    /// The same of what the database found, which may look at more than is shown: at the title in another language.
    pub fn found(self, typed: &Typed) -> Option<Self> {
        let by_title = typed.all_words().map(|_| Self { fit: Some(MatchQuality::Has), ..self.clone() });
        self.fitting(typed).or(by_title)
    }

    fn label(&self, with_value: bool) -> String {
        let detail = if with_value { self.value.as_str() } else { self.detail.as_str() };
        let around = [self.reference.as_str(), detail].into_iter().filter(|part| !part.is_empty());
        let room = around.map(|part| part.chars().count() + BETWEEN.chars().count()).sum();
        let title = cut(&self.title, CHOICE.saturating_sub(room).max(1));
        let parts = [self.reference.as_str(), title.trim(), detail].into_iter().filter(|part| !part.is_empty());
        cut(&parts.collect::<Vec<_>>().join(BETWEEN), CHOICE)
    }
}

/// Suggestions in order: what was typed to the letter; what was used lately (`recents` has the rows, the last one first);
/// what begins as it was typed; the rest; and last what has it in the middle of a word. Otherwise they stay as they came. None twice, and no two that look alike.
pub fn arrange(typed: &Typed, lately: &[i64], mut found: Vec<Suggestion>) -> Reply {
    let used = |it: &Suggestion| lately.iter().position(|subject| *subject == it.subject).unwrap_or(usize::MAX);
    found.sort_by_key(|it| {
        let fit = it.fit.unwrap_or(MatchQuality::Has);
        (typed.is_empty() || fit != MatchQuality::Whole, fit == MatchQuality::Within, used(it), fit)
    });
    let (mut values, mut labels) = (HashSet::new(), HashSet::new());
    let mut choices = Vec::new();
    for it in found {
        if choices.len() == OPTIONS || !values.insert(it.value.clone()) {
            continue;
        }
        let mut label = it.label(false);
        if !labels.insert(label.clone()) {
            label = it.label(true);
            labels.insert(label.clone());
        }
        choices.push((label, it.value));
    }
    Reply::Choices(choices)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggestion(subject: i64, title: &str, detail: &str) -> Suggestion {
        let reference = format!("R-{subject}");
        let (title, detail) = (title.to_owned(), detail.to_owned());
        Suggestion { subject, value: reference.clone(), reference, title, detail, fit: None }
    }

    fn arranged(typed: &str, lately: &[i64], found: Vec<Suggestion>) -> Vec<String> {
        let typed = Typed::read(typed);
        let found = found.into_iter().filter_map(|it| it.fitting(&typed)).collect();
        match arrange(&typed, lately, found) {
            Reply::Choices(choices) => choices.into_iter().map(|(label, _)| label).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_was_used_lately_comes_first_and_what_was_typed_to_the_letter_before_it() {
        let all = || {
            let titles = [(1, "Safer roads"), (2, "Clean water"), (12, "Water for all"), (3, "Water")];
            titles.map(|(id, title)| suggestion(id, title, "")).to_vec()
        };
        for (typed, lately, labels) in [
            ("", &[12, 2][..], &["R-12 · Water for all", "R-2 · Clean water", "R-1 · Safer roads", "R-3 · Water"][..]),
            ("wat", &[], &["R-12 · Water for all", "R-3 · Water", "R-2 · Clean water"]),
            ("wat", &[2], &["R-2 · Clean water", "R-12 · Water for all", "R-3 · Water"]),
            ("water", &[2], &["R-3 · Water", "R-2 · Clean water", "R-12 · Water for all"]),
            ("2", &[12], &["R-2 · Clean water", "R-12 · Water for all"]),
            ("1", &[], &["R-1 · Safer roads", "R-12 · Water for all"]),
            ("fire", &[2], &[]),
        ] {
            assert_eq!(arranged(typed, lately, all()), labels, "{typed}");
        }
    }

    #[test]
    fn a_long_title_is_cut_and_what_tells_two_apart_stays() {
        let long = "é".repeat(200);
        let shown = arranged("", &[], vec![suggestion(1, &long, "Monday"), suggestion(2, &long, "")]);
        assert_eq!(shown[0], format!("R-1 · {}… · Monday", "é".repeat(84)));
        assert!(shown.iter().all(|label| label.chars().count() <= 100), "{shown:?}");
        assert_eq!(arranged("", &[], vec![suggestion(7, "", "")]), ["R-7"]);
    }

    #[test]
    fn two_that_look_alike_are_told_apart_and_one_that_comes_twice_is_shown_once() {
        let place = |subject, value: &str| Suggestion {
            subject,
            value: value.to_owned(),
            title: "Córdoba, Spain".to_owned(),
            ..Suggestion::default()
        };
        let found = vec![place(1, "cordoba"), place(2, "cordoba-es"), place(1, "cordoba")];
        assert_eq!(arranged("", &[], found), ["Córdoba, Spain", "Córdoba, Spain · cordoba-es"]);
        let many = (1..60).map(|id| suggestion(id, "Same", "")).collect();
        assert_eq!(arranged("", &[], many).len(), 25);
    }
}
