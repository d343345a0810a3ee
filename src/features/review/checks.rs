//! What is looked at in a write-up before it is published: what a machine can see, for a moderator to judge.

use std::sync::LazyLock;

use regex::{Match, Regex};

use crate::base::ids::WriteupRef;
use crate::features::writeups::{Field, Revision};

/// Where something stands: a box, or one of the texts beside the boxes, by its key in the catalogues.
pub type Spot = &'static str;

/// Something that a moderator should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flag {
    /// Something that looks like an e-mail address
    Email(Spot, String),
    /// Something that looks like a phone number
    Phone(Spot, String),
    /// Something that looks like the number of somebody's identity card or tax file
    Identity(Spot, String),
    /// No link, and not "too early"
    NoEvidence,
    /// Nobody named on the government's side
    NoGovernment,
    /// Nobody named on the other side
    NoCivilSociety,
    /// A published one that may tell of the same reform, and its title
    Alike(WriteupRef, String),
}

/// Everything of a revision that others will read.
fn texts(revision: &Revision) -> Vec<(Spot, String)> {
    let key = |field| match field {
        Field::Title => "field-title",
        Field::Summary => "field-summary",
        Field::Problem => "field-problem",
        Field::Action => "field-action",
        Field::Results => "field-results",
        Field::Lessons => "field-lessons",
        Field::Cost => "field-cost",
        Field::Conditions => "field-conditions",
    };
    let partners = revision.partners.iter().map(|partner| partner.organisation.as_str()).collect::<Vec<_>>().join("\n");
    let boxes = Field::ALL.into_iter().map(|field| (key(field), revision.texts.of(field).to_owned()));
    let beside = [
        ("box-partners", partners),
        ("box-assessment", format!("{}\n{}", revision.assessment, revision.assessor)),
        ("box-inspired-by", revision.inspired_by.clone()),
        ("review-credit", revision.credit.clone().unwrap_or_default()),
    ];
    boxes.chain(beside).collect()
}

/// A pattern that compiles: each is a constant, and a test uses all of them.
fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a constant pattern that the tests use")
}

static LINK: LazyLock<Regex> = LazyLock::new(|| pattern(r"https?://\S+"));
static EMAIL: LazyLock<Regex> = LazyLock::new(|| pattern(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"));
/// With a country's code; or in groups that end with four digits, or in pairs. Amounts come in groups of three.
static PHONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\+|\b00)\d[\d ().-]{6,}\d|\(\d{2,5}\) ?\d{3,5}[ .-]?\d{3,4}\b|\b0?\d{2,4}[ .-]\d{3,5}[ .-]\d{4}\b|\b\d{2}(?:[ .]\d{2}){4}\b|\b0\d{4} ?\d{5,6}\b|\b\d{10,11}\b",
    )
});
/// Brazil's CPF, Chile's RUT, Argentina's CUIT and DNI, Colombia's cédula, Mexico's CURP, Britain's NI number, France's NIR.
static IDENTITY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b\d{3}\.\d{3}\.\d{3}-\d{2}\b|\b\d{1,2}\.\d{3}\.\d{3}-[\dk]\b|\b\d{2}-\d{8}-\d\b|\b(?:dni|cpf|rg|c[eé]dula|rut|passport|pasaporte|passaporte|passeport)\b[^\d\n]{0,20}\d[\d. -]{5,}\d|\b[a-z]{4}\d{6}[hm][a-z]{5}[a-z\d]\d\b|\b[a-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d]\b|\b[12] ?\d{2} ?\d{2} ?\d{2} ?\d{3} ?\d{3} ?\d{2}\b",
    )
});

/// What stands out in a revision, but what is alike.
pub fn flags(revision: &Revision) -> Vec<Flag> {
    let mut flags = Vec::new();
    for (field, text) in texts(revision) {
        // An address may hold anything: a document's number is nobody's.
        let text = LINK.replace_all(&text, " ");
        flags.extend(EMAIL.find(&text).map(|it| Flag::Email(field, it.as_str().to_owned())));
        let identity = IDENTITY.find(&text);
        // The number of a document may look like one to call.
        let is_other =
            |it: &Match<'_>| identity.is_none_or(|other| it.end() <= other.start() || it.start() >= other.end());
        let phone = PHONE.find_iter(&text).find(is_other);
        flags.extend(phone.map(|it| Flag::Phone(field, it.as_str().to_owned())));
        flags.extend(identity.map(|it| Flag::Identity(field, it.as_str().to_owned())));
    }
    if !revision.too_early && revision.evidence().is_empty() {
        flags.push(Flag::NoEvidence);
    }
    if revision.partners_on(true).next().is_none() {
        flags.push(Flag::NoGovernment);
    }
    if revision.partners_on(false).next().is_none() {
        flags.push(Flag::NoCivilSociety);
    }
    flags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_data_is_told_from_dates_amounts_and_links() {
        for (text, kind) in [
            ("Write to ana.diaz@gob.example.org for more", "email"),
            ("Call +54 11 4321 5678", "phone"),
            ("Call (011) 4321-5678", "phone"),
            ("020 7946 0958 in office hours", "phone"),
            ("au 01 23 45 67 89", "phone"),
            ("my cousin at 07700 900123", "phone"),
            ("WhatsApp 11987654321", "phone"),
            ("55 1234 5678", "phone"),
            ("CPF 123.456.789-09", "identity"),
            ("RUT 12.345.678-5", "identity"),
            ("DNI: 12.345.678", "identity"),
            ("cédula de ciudadanía 1.020.304.050", "identity"),
            ("QQ 12 34 56 C", "identity"),
            ("It cost 81.000.000 pesos in 2021-2023", ""),
            ("81 000 000 euros, 1,500,000 people", ""),
            ("from 2020-11 to 2021-12-31, 12:30", ""),
            ("see https://gov.example/docs/+54-11-4321-5678?to=a@b.example", ""),
            ("commitment GBSC0004 and ARBA0008", ""),
            ("ISO 3166-2, resolution 1234/2021, article 12.3", ""),
            ("@everyone on 12/05/2023", ""),
        ] {
            let link = LINK.replace_all(text, " ");
            let found = if EMAIL.is_match(&link) {
                "email"
            } else if IDENTITY.is_match(&link) {
                "identity"
            } else if PHONE.is_match(&link) {
                "phone"
            } else {
                ""
            };
            assert_eq!(found, kind, "{text}");
        }
    }
}
