//! The fields of published data: their order in each table, and what the dictionary tells of them.

use crate::features::writeups::Field;

/// What is told of a field in the dictionary: name, meaning, type, unit, source.
type Entry = [&'static str; 5];

/// The fields before the texts.
const BEFORE_TEXTS: [Entry; 10] = [
    ["id", "Permanent id of the write-up", "text: R- and a number", "", "given when published"],
    ["place", "The place that carried out the reform", "id: a slug", "", "chosen by the author"],
    ["place_name", "The place in its own language", "text", "", "list of places"],
    ["country", "Its country", "code: ISO 3166-1 alpha-2", "", "list of places"],
    ["iso", "The place itself, where it has a code", "code: ISO 3166-2", "", "list of places"],
    ["name_en", "The place in English (JSON: place_names)", "text", "", "list of places"],
    ["name_es", "The place in Spanish (JSON: place_names)", "text", "", "list of places"],
    ["name_pt", "The place in Portuguese (JSON: place_names)", "text", "", "list of places"],
    ["name_fr", "The place in French (JSON: place_names)", "text", "", "list of places"],
    ["language", "The language of the original", "code: en, es, pt, fr", "", "chosen by the author"],
];

/// The fields behind the texts.
const BEHIND_TEXTS: [Entry; 29] = [
    ["status", "Where the reform stands", "id: vocabulary, status", "", "author"],
    ["areas", "Policy areas, 1 to 4", "ids: vocabulary, area", "", "author"],
    ["values", "Values of open government", "ids: vocabulary, value", "", "author"],
    ["axis", "Mitigation, adaptation and so on", "id: vocabulary, axis", "", "author"],
    ["topics", "Climate topics, up to 5", "ids: vocabulary, topic", "", "author"],
    ["sdgs", "Sustainable Development Goals", "ids: vocabulary, sdg", "", "author"],
    ["level", "How far people took part (IAP2)", "id: vocabulary, level", "", "author"],
    ["too_early", "There are no results yet", "true or false", "", "author"],
    ["started", "When the reform began", "YYYY or YYYY-MM", "year or month", "author"],
    ["ended", "When it ended; empty: it goes on", "YYYY or YYYY-MM", "year or month", "author"],
    ["partners", "Who took part, with their side", "lines: side: organisation", "", "author"],
    ["evidence", "The https links in the results", "lines", "", "read from the results"],
    ["commitments", "Commitments to the Open Government Partnership", "ids such as GBSC0004", "", "author"],
    ["assessment", "What an outside assessor found", "text", "", "author, from the assessor"],
    ["assessor", "Who assessed", "text", "", "author"],
    ["assessment_link", "Where the assessment stands", "link", "", "author"],
    ["inspired_by", "Which write-ups or reforms inspired it", "text", "", "author"],
    ["credit", "Who is to be credited, as shown; empty: the place", "text", "", "chosen by the author"],
    ["published", "Since when it is published", "instant, ISO 8601", "UTC", "recorded"],
    ["changed", "When the published text was last changed", "instant, ISO 8601", "UTC", "recorded"],
    ["checked", "When somebody last said that it is still right", "instant, ISO 8601", "UTC", "recorded"],
    ["co_created", "Both contacts of the place confirmed it", "true or false", "", "both contacts"],
    [
        "confirmed_government",
        "When the government's contact confirmed it (JSON: confirmations)",
        "instant",
        "UTC",
        "contact",
    ],
    ["dissent_government", "Their dissenting note (JSON: confirmations)", "text", "up to 500 characters", "contact"],
    [
        "confirmed_civil_society",
        "When civil society's contact confirmed it (JSON: confirmations)",
        "instant",
        "UTC",
        "contact",
    ],
    ["dissent_civil_society", "Their dissenting note (JSON: confirmations)", "text", "up to 500 characters", "contact"],
    ["adaptations", "Places that adapt it: place, reason, since", "JSON", "", "members of those places"],
    [
        "replies",
        "Accepted replies of organisations named in it",
        "JSON",
        "",
        "the organisation; accepted by a moderator",
    ],
    [
        "translations",
        "Translations that were reviewed: language, kind (human or machine), the texts, reviewed (in translations.csv)",
        "JSON",
        "",
        "translators and reviewers",
    ],
];

/// Every field in the order of the files: name, meaning, type, unit, source.
pub fn dictionary() -> impl Iterator<Item = [String; 5]> {
    let texts = Field::ALL.into_iter().map(|field| {
        let unit = format!("up to {} characters", field.limit());
        [field.word().to_owned(), field.meaning().to_owned(), "text".to_owned(), unit, "author".to_owned()]
    });
    let told = |entry: Entry| entry.map(str::to_owned);
    BEFORE_TEXTS.into_iter().map(told).chain(texts).chain(BEHIND_TEXTS.into_iter().map(told))
}

/// The columns of `writeups.csv`: every field but the translations, which have a file of their own.
pub fn columns() -> impl Iterator<Item = &'static str> {
    let behind = BEHIND_TEXTS.iter().map(|[name, ..]| *name).filter(|name| *name != "translations");
    BEFORE_TEXTS.iter().map(|[name, ..]| *name).chain(Field::ALL.map(Field::word)).chain(behind)
}

/// The columns of `translations.csv`.
pub fn translation_columns() -> impl Iterator<Item = &'static str> {
    ["id", "language", "kind"].into_iter().chain(Field::ALL.map(Field::word)).chain(["reviewed"])
}
