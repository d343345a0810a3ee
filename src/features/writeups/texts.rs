//! The texts of a write-up: what each is called, how long it may be, and all of them together. Whatever is done with every
//! text goes by [`Field::ALL`], so that another one is added here.

use serde::{Deserialize, Serialize};

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

    /// What every write-up has: form 1, in its order.
    pub const ESSENTIAL: [Self; 5] = [Self::Title, Self::Summary, Self::Problem, Self::Action, Self::Results];

    /// What may be left out.
    pub const OPTIONAL: [Self; 3] = [Self::Lessons, Self::Cost, Self::Conditions];

    /// The box of a form, the column of published data and of the database.
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

    /// The key of its name in the catalogues.
    pub fn key(self) -> String {
        format!("field-{}", self.word())
    }

    /// What it says, in the dictionary of published data.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Title => "What changed, where",
            Self::Summary => "The reform in two sentences",
            Self::Problem => "What the problem was, for whom",
            Self::Action => "What was done, and who took part",
            Self::Results => "What came of it, with links",
            Self::Lessons => "What did not work",
            Self::Cost => "What it cost, in money, staff or time",
            Self::Conditions => "What it takes to do the same",
        }
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

/// The text of a revision in one language, as the database, the demo write-ups and published data have it too. What a box
/// is sent empty is stored empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
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

    /// What stands in a box, to be written on.
    pub const fn of_mut(&mut self, field: Field) -> &mut String {
        match field {
            Field::Title => &mut self.title,
            Field::Summary => &mut self.summary,
            Field::Problem => &mut self.problem,
            Field::Action => &mut self.action,
            Field::Results => &mut self.results,
            Field::Lessons => &mut self.lessons,
            Field::Cost => &mut self.cost,
            Field::Conditions => &mut self.conditions,
        }
    }

    /// Fills a box.
    pub fn set(&mut self, field: Field, text: &str) {
        text.trim().clone_into(self.of_mut(field));
    }

    /// Each text without white space around it, as a form would have brought it.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let mut texts = Self::default();
        for field in Field::ALL {
            texts.set(field, self.of(field));
        }
        texts
    }
}

/// The texts of a row that has a column for each; a macro, since the rows of each statement are a type of their own.
macro_rules! texts_of {
    ($row:ident) => {
        $crate::features::writeups::Texts {
            title: $row.title,
            summary: $row.summary,
            problem: $row.problem,
            action: $row.action,
            results: $row.results,
            lessons: $row.lessons,
            cost: $row.cost,
            conditions: $row.conditions,
        }
    };
}
pub(crate) use texts_of;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_has_a_box_of_its_own() {
        assert_eq!([Field::ESSENTIAL.as_slice(), &Field::OPTIONAL].concat(), Field::ALL);
        let mut texts = Texts::default();
        for field in Field::ALL {
            texts.set(field, field.word());
            assert_eq!(Field::read(field.word()), Some(field));
        }
        for field in Field::ALL {
            assert_eq!(texts.of(field), field.word());
        }
        let json = serde_json::to_value(&texts).unwrap();
        for field in Field::ALL {
            assert_eq!(json[field.word()], field.word());
        }
        assert_eq!(serde_json::from_value::<Texts>(json).unwrap(), texts);
    }
}
