//! Open data as files: written into a folder, packed into one ZIP. Blocking, and never more than some pages in memory.
//!
//! The same rows give the same bytes: no clock, no machine, no order of a hash map gets in.

use std::fs::File;
use std::io::{BufWriter, Read as _, Write as _};
use std::path::Path;

use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::model::{DICTIONARY, FORMAT, LICENCE, Row, TRANSLATION_COLUMNS, columns};
use crate::base::i18n::Language;
use crate::base::vocabulary::{Scheme, Vocabulary};

pub const WRITEUPS_JSON: &str = "writeups.json";
pub const WRITEUPS_CSV: &str = "writeups.csv";
pub const TRANSLATIONS_CSV: &str = "translations.csv";
const VOCABULARY_JSON: &str = "vocabulary.json";
const DICTIONARY_CSV: &str = "dictionary.csv";
const README: &str = "README.md";
const LICENCE_TEXT: &str = "LICENSE.txt";
/// Every file, in the order of the ZIP.
pub const FILES: [&str; 7] =
    [README, LICENCE_TEXT, WRITEUPS_CSV, WRITEUPS_JSON, TRANSLATIONS_CSV, VOCABULARY_JSON, DICTIONARY_CSV];

/// The columns of `dictionary.csv`.
const DICTIONARY_COLUMNS: [&str; 5] = ["field", "meaning", "type", "unit", "source"];

/// The lists that fields name, in the order of `vocabulary.json`.
const SCHEMES: [(&str, Scheme); 8] = [
    ("status", Scheme::Status),
    ("area", Scheme::Area),
    ("value", Scheme::Value),
    ("axis", Scheme::Axis),
    ("topic", Scheme::Topic),
    ("sdg", Scheme::Sdg),
    ("level", Scheme::Level),
    ("side", Scheme::Side),
];

/// Writes the files of an export, page by page.
pub struct Writer {
    csv: csv::Writer<File>,
    translations: csv::Writer<File>,
    json: BufWriter<File>,
    is_first: bool,
}

impl Writer {
    /// Begins in `folder`, with everything that does not depend on write-ups.
    pub fn begin(folder: &Path, vocabulary: &Vocabulary) -> anyhow::Result<Self> {
        std::fs::write(
            folder.join(README),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/open-data/README.md")),
        )?;
        std::fs::write(
            folder.join(LICENCE_TEXT),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/open-data/LICENSE.txt")),
        )?;
        let mut dictionary = table(&folder.join(DICTIONARY_CSV))?;
        dictionary.write_record(DICTIONARY_COLUMNS)?;
        for field in DICTIONARY {
            dictionary.write_record(field)?;
        }
        dictionary.flush()?;
        let mut lists = BufWriter::new(File::create(folder.join(VOCABULARY_JSON))?);
        serde_json::to_writer_pretty(&mut lists, &labels(vocabulary))?;
        lists.write_all(b"\n")?;
        lists.flush()?;
        let mut csv = table(&folder.join(WRITEUPS_CSV))?;
        csv.write_record(columns())?;
        let mut translations = table(&folder.join(TRANSLATIONS_CSV))?;
        translations.write_record(TRANSLATION_COLUMNS)?;
        let mut json = BufWriter::new(File::create(folder.join(WRITEUPS_JSON))?);
        write!(json, "{{\"format\":{FORMAT},\"licence\":\"{LICENCE}\",\"writeups\":[")?;
        Ok(Self { csv, translations, json, is_first: true })
    }

    /// Writes a page.
    pub fn write(&mut self, rows: &[Row]) -> anyhow::Result<()> {
        for row in rows {
            self.csv.write_record(row.cells())?;
            for translation in &row.translations {
                self.translations.write_record(translation.cells(&row.id))?;
            }
            self.json.write_all(if std::mem::take(&mut self.is_first) { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut self.json, row)?;
        }
        Ok(())
    }

    /// Ends the files.
    pub fn finish(mut self) -> anyhow::Result<()> {
        self.csv.flush()?;
        self.translations.flush()?;
        self.json.write_all(b"\n]}\n")?;
        self.json.flush()?;
        Ok(())
    }
}

/// Begins a table. A spreadsheet knows UTF-8 by the mark at its beginning.
fn table(path: &Path) -> anyhow::Result<csv::Writer<File>> {
    let mut file = File::create(path)?;
    file.write_all("\u{FEFF}".as_bytes())?;
    Ok(csv::Writer::from_writer(file))
}

/// Whether a folder holds an export, by its description of every field.
pub fn is_export(folder: &Path) -> bool {
    let begins = std::fs::read(folder.join(DICTIONARY_CSV)).unwrap_or_default();
    String::from_utf8_lossy(&begins).trim_start_matches('\u{FEFF}').starts_with(&DICTIONARY_COLUMNS.join(","))
}

/// Whether a file is a ZIP, by its first bytes.
pub fn is_zip(file: &Path) -> bool {
    let mut begins = [0; 4];
    let read = File::open(file).and_then(|mut file| file.read_exact(&mut begins));
    read.is_ok() && (begins == *b"PK\x03\x04" || begins == *b"PK\x05\x06")
}

/// Packs the files of `folder` into `target`.
pub fn pack(folder: &Path, target: &Path) -> anyhow::Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(File::create(target)?);
    for name in FILES {
        zip.start_file(name, options)?;
        std::io::copy(&mut File::open(folder.join(name))?, &mut zip)?;
    }
    zip.finish()?.sync_all()?;
    Ok(())
}

fn labels(vocabulary: &Vocabulary) -> Value {
    let lists = SCHEMES.iter().map(|(name, scheme)| {
        let terms: Vec<Value> = vocabulary
            .every(*scheme)
            .map(|term| {
                let label = |language: Language| (language.code().to_owned(), json!(term.label(language)));
                json!({ "id": term.id, "labels": serde_json::Map::from_iter(Language::ALL.map(label)) })
            })
            .collect();
        ((*name).to_owned(), Value::Array(terms))
    });
    Value::Object(lists.collect())
}
