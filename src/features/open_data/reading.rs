//! Open data read back: a ZIP, a folder, or one file, row by row, within limits. Blocking.
//!
//! Whoever made the file may mean harm: sizes are held to what is really read, not to what the file says of itself, and
//! one row that can't be read does not stop the next.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;
use std::rc::Rc;

use anyhow::{Context as _, bail, ensure};
use serde::de::{DeserializeSeed, Deserializer as _, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use zip::ZipArchive;

use super::files::{TRANSLATIONS_CSV, WRITEUPS_CSV, WRITEUPS_JSON};
use super::model::{Problem, Row, RowTranslation};
use crate::base::progress::Progress;

/// The largest that the files which are read may be, as they are and unpacked. Rows are read one by one, so this bounds
/// time, not memory; 100,000 write-ups at their longest, with translations, fit twice.
pub const MOST_BYTES: u64 = 2 << 30;
/// The largest that a table of translations may be: it is held in memory while the table of write-ups is read.
const MOST_TRANSLATIONS: u64 = 256 << 20;
/// The most files in a ZIP.
const MOST_FILES: usize = 64;
/// How many times smaller a file may be packed; text is rarely packed 20 times.
const MOST_PACKED: u64 = 200;
/// The largest row.
const ROW_BYTES: u64 = 1 << 20;

/// A row as it came: its place in the file from 1, its id as far as it could be read, and itself or what is wrong.
pub struct Incoming {
    pub at: usize,
    pub id: String,
    pub row: Result<Row, Problem>,
}

/// Where rows go; false: nobody wants more.
type Give<'a> = dyn FnMut(Incoming) -> bool + 'a;

/// Reads every row of `path`.
pub fn read(path: &Path, progress: &Progress, give: &mut Give<'_>) -> anyhow::Result<()> {
    let shown = path.display();
    let facts = std::fs::metadata(path).with_context(|| format!("{shown} can't be read"))?;
    if facts.is_dir() {
        return read_folder(path, progress, give);
    }
    ensure!(facts.is_file(), "{shown} is no file and no folder");
    ensure!(facts.len() <= MOST_BYTES, "{shown} is larger than {} MB, more than an import takes", MOST_BYTES >> 20);
    let is = |ending: &str| path.extension().is_some_and(|it| it.eq_ignore_ascii_case(ending));
    let open = || File::open(path).with_context(|| format!("{shown} can't be read"));
    let meter = Meter::new(progress);
    if is("json") {
        read_json(meter.whole(open()?), &meter, give).with_context(|| format!("{shown} is not read further"))
    } else if is("csv") {
        read_csv(meter.whole(open()?), &meter, &HashMap::new(), give)
            .with_context(|| format!("{shown} is not read further"))
    } else {
        read_zip(open()?, &meter, give).with_context(|| format!("{shown} is not read further"))
    }
}

fn read_folder(folder: &Path, progress: &Progress, give: &mut Give<'_>) -> anyhow::Result<()> {
    let json = folder.join(WRITEUPS_JSON);
    if json.is_file() {
        return read(&json, progress, give);
    }
    let csv = folder.join(WRITEUPS_CSV);
    ensure!(csv.is_file(), "{} has neither {WRITEUPS_JSON} nor {WRITEUPS_CSV}", folder.display());
    let meter = Meter::new(progress);
    let translations = match File::open(folder.join(TRANSLATIONS_CSV)) {
        Ok(file) => read_translations(meter.whole(file), &meter)?,
        Err(_) => HashMap::new(),
    };
    read_csv(meter.whole(File::open(&csv)?), &meter, &translations, give)
        .with_context(|| format!("{} is not read further", csv.display()))
}

fn read_zip(file: File, meter: &Meter, give: &mut Give<'_>) -> anyhow::Result<()> {
    let mut zip = ZipArchive::new(BufReader::new(file)).context("it is no ZIP that can be read")?;
    ensure!(zip.len() <= MOST_FILES, "it has {} files, more than {MOST_FILES}", zip.len());
    for index in 0..zip.len() {
        let entry = zip.by_index_raw(index)?;
        let is_bomb = entry.size() > ROW_BYTES && entry.size() / entry.compressed_size().max(1) > MOST_PACKED;
        ensure!(!is_bomb, "a file in it is packed more than {MOST_PACKED} times; that is no library");
    }
    // At the top, or in the one folder that a file manager packed.
    let names: Vec<String> = zip.file_names().map(|name| name.map(Cow::into_owned)).collect::<Result<_, _>>()?;
    let find = |name: &str| {
        let fits = |each: &&String| each.rsplit('/').next() == Some(name) && each.matches('/').count() <= 1;
        names.iter().filter(fits).min_by_key(|each| each.len()).cloned()
    };
    if let Some(name) = find(WRITEUPS_JSON) {
        let file = zip.by_name(&name)?;
        meter.progress.of(file.size());
        ensure!(file.size() <= MOST_BYTES, "unpacked it is larger than {} MB", MOST_BYTES >> 20);
        return read_json(meter.whole(file), meter, give);
    }
    let Some(name) = find(WRITEUPS_CSV) else { bail!("it has neither {WRITEUPS_JSON} nor {WRITEUPS_CSV}") };
    let translations = match find(TRANSLATIONS_CSV) {
        Some(name) => read_translations(meter.whole(zip.by_name(&name)?), meter)?,
        None => HashMap::new(),
    };
    read_csv(meter.whole(zip.by_name(&name)?), meter, &translations, give)
}

/// Counts what is really read: in all, and since the last row.
#[derive(Clone)]
struct Meter {
    total: Rc<Cell<u64>>,
    row: Rc<Cell<u64>>,
    progress: Progress,
}

impl Meter {
    fn new(progress: &Progress) -> Self {
        Self { total: Rc::default(), row: Rc::default(), progress: progress.clone() }
    }

    /// Counts the whole file, or the files one after another.
    fn whole<R: Read>(&self, inner: R) -> Whole<R> {
        Whole { inner, meter: self.clone() }
    }

    /// Counts what was read since the last row.
    fn rows<R: Read>(&self, inner: R) -> Since<R> {
        Since { inner, meter: self.clone() }
    }

    fn next_row(&self) {
        self.row.set(0);
        self.progress.at(self.total.get());
    }
}

struct Whole<R> {
    inner: R,
    meter: Meter,
}

impl<R: Read> Read for Whole<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let total = self.meter.total.get() + read as u64;
        self.meter.total.set(total);
        if total > MOST_BYTES {
            return Err(io::Error::other(format!("it holds more than {} MB", MOST_BYTES >> 20)));
        }
        Ok(read)
    }
}

struct Since<R> {
    inner: R,
    meter: Meter,
}

impl<R: Read> Read for Since<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let row = self.meter.row.get() + read as u64;
        self.meter.row.set(row);
        if row > ROW_BYTES {
            return Err(io::Error::other(format!("one row is larger than {} KB", ROW_BYTES >> 10)));
        }
        Ok(read)
    }
}

/// The names of the columns, and how the cell below each is found.
struct Columns(HashMap<String, usize>);

impl Columns {
    fn read(header: &csv::ByteRecord, needed: &[&str]) -> anyhow::Result<Self> {
        let mut columns = HashMap::new();
        for (index, name) in header.iter().enumerate() {
            let name = String::from_utf8_lossy(name);
            columns.insert(name.trim().trim_start_matches('\u{FEFF}').to_ascii_lowercase(), index);
        }
        for name in needed {
            ensure!(
                columns.contains_key(*name),
                "its first line has no column \"{name}\" (columns are separated by commas)"
            );
        }
        Ok(Self(columns))
    }

    fn cell<'a>(&self, record: &'a csv::ByteRecord, name: &str) -> &'a [u8] {
        self.0.get(name).and_then(|index| record.get(*index)).unwrap_or_default()
    }
}

fn csv_reader<R: Read>(file: R) -> csv::Reader<R> {
    csv::ReaderBuilder::new().flexible(true).from_reader(file)
}

fn read_csv(
    file: impl Read,
    meter: &Meter,
    translations: &HashMap<String, Vec<RowTranslation>>,
    give: &mut Give<'_>,
) -> anyhow::Result<()> {
    let mut reader = csv_reader(meter.rows(file));
    let columns = Columns::read(reader.byte_headers()?, &["title", "place", "language"])?;
    let mut record = csv::ByteRecord::new();
    let mut at = 0;
    loop {
        meter.next_row();
        if !reader.read_byte_record(&mut record)? {
            return Ok(());
        }
        at += 1;
        let id = String::from_utf8_lossy(columns.cell(&record, "id")).into_owned();
        let row = if record.iter().any(|cell| std::str::from_utf8(cell).is_err()) {
            Err(Problem::NotUtf8)
        } else {
            Row::from_cells(|name| std::str::from_utf8(columns.cell(&record, name)).unwrap_or_default())
        };
        let row = row.map(|row| {
            let translations = translations.get(&row.id).cloned().unwrap_or_default();
            Row { translations, ..row }
        });
        if !give(Incoming { at, id, row }) {
            return Ok(());
        }
    }
}

fn read_translations(file: impl Read, meter: &Meter) -> anyhow::Result<HashMap<String, Vec<RowTranslation>>> {
    let mut reader = csv_reader(meter.rows(file));
    let columns = Columns::read(reader.byte_headers()?, &["id", "language"]).context(TRANSLATIONS_CSV)?;
    let mut found: HashMap<String, Vec<RowTranslation>> = HashMap::new();
    let mut record = csv::ByteRecord::new();
    loop {
        meter.next_row();
        if !reader.read_byte_record(&mut record).context(TRANSLATIONS_CSV)? {
            return Ok(found);
        }
        ensure!(
            meter.total.get() <= MOST_TRANSLATIONS,
            "{TRANSLATIONS_CSV} is larger than {} MB; {WRITEUPS_JSON} has no such limit",
            MOST_TRANSLATIONS >> 20
        );
        let cell = |name: &str| std::str::from_utf8(columns.cell(&record, name)).unwrap_or_default();
        found.entry(cell("id").to_owned()).or_default().push(RowTranslation::from_cells(cell));
    }
}

fn read_json(file: impl Read, meter: &Meter, give: &mut Give<'_>) -> anyhow::Result<()> {
    let bad = Rc::new(Cell::new(false));
    // What reads ahead is below the count of a row, so that a row's bytes are those that were parsed.
    let bytes = Cleaned { inner: BufReader::new(file), bad: bad.clone(), ready: Vec::new(), again: None };
    let mut reader = serde_json::Deserializer::from_reader(meter.rows(bytes));
    let mut rows = Rows { meter: meter.clone(), bad, give, at: 0, found: false, is_done: false };
    match reader.deserialize_any(Top(&mut rows)) {
        Ok(()) if !rows.found => bail!("it has no list \"writeups\""),
        Ok(()) => Ok(()),
        Err(_) if rows.is_done => Ok(()),
        Err(error) if rows.at > 0 => Err(anyhow::Error::new(error).context(format!("after row {}", rows.at))),
        Err(error) => Err(error.into()),
    }
}

/// Puts a question mark in the place of what is no UTF-8, and remembers that there was something: a row that has it is
/// named, and the next one is still read.
struct Cleaned<R> {
    inner: R,
    bad: Rc<Cell<bool>>,
    ready: Vec<u8>,
    again: Option<u8>,
}

impl<R: Read> Cleaned<R> {
    fn next(&mut self) -> io::Result<Option<u8>> {
        if let Some(byte) = self.again.take() {
            return Ok(Some(byte));
        }
        let mut byte = [0];
        Ok((self.inner.read(&mut byte)? == 1).then_some(byte[0]))
    }

    /// Reads one character, or a question mark, into `ready`, last byte first.
    fn fill(&mut self) -> io::Result<()> {
        let Some(first) = self.next()? else { return Ok(()) };
        let length = match first {
            0x00..=0x7F => 1,
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            _ => 0,
        };
        let mut bytes = vec![first];
        while bytes.len() < length {
            match self.next()? {
                Some(byte @ 0x80..=0xBF) => bytes.push(byte),
                Some(other) => {
                    self.again = Some(other);
                    break;
                }
                None => break,
            }
        }
        if length == 0 || std::str::from_utf8(&bytes).is_err() {
            self.bad.set(true);
            bytes = vec![b'?'];
        }
        bytes.reverse();
        self.ready = bytes;
        Ok(())
    }
}

impl<R: Read> Read for Cleaned<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.ready.is_empty() {
            self.fill()?;
        }
        match (buffer.first_mut(), self.ready.pop()) {
            (Some(slot), Some(byte)) => {
                *slot = byte;
                Ok(1)
            }
            _ => Ok(0),
        }
    }
}

struct Rows<'a, 'b> {
    meter: Meter,
    bad: Rc<Cell<bool>>,
    give: &'a mut Give<'b>,
    at: usize,
    found: bool,
    is_done: bool,
}

impl<'de> DeserializeSeed<'de> for &mut Rows<'_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.found = true;
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for &mut Rows<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of write-ups")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        loop {
            self.meter.next_row();
            self.bad.set(false);
            let Some(value) = list.next_element::<Value>()? else { return Ok(()) };
            self.at += 1;
            let id = value["id"].as_str().unwrap_or_default().to_owned();
            let row = if self.bad.get() {
                Err(Problem::NotUtf8)
            } else {
                serde_json::from_value(value).map_err(|error| Problem::Broken(error.to_string()))
            };
            if !(self.give)(Incoming { at: self.at, id, row }) {
                self.is_done = true;
                return Err(A::Error::custom("nobody wants more"));
            }
        }
    }
}

/// The object around the list, or the list itself.
struct Top<'a, 'b, 'c>(&'a mut Rows<'b, 'c>);

impl<'de> Visitor<'de> for Top<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a library: an object with the list \"writeups\"")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == "writeups" {
                map.next_value_seed(&mut *self.0)?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        self.0.found = true;
        self.0.visit_seq(list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(json: &[u8]) -> (Vec<String>, Option<String>) {
        let mut found = Vec::new();
        let outcome = read_json(json, &Meter::new(&Progress::silent()), &mut |it| {
            found.push(match it.row {
                Ok(row) => format!("{} {}", it.at, row.texts.title),
                Err(problem) => format!("{} {problem}", it.at),
            });
            true
        });
        (found, outcome.err().map(|error| format!("{error:#}")))
    }

    #[test]
    fn a_list_stands_alone_or_in_an_object() {
        let expected = vec!["1 a".to_owned(), "2 b".to_owned()];
        assert_eq!(rows(br#"[{"title":"a"},{"title":"b"}]"#), (expected.clone(), None));
        assert_eq!(rows(br#"{"x":[1,{"y":2}],"writeups":[{"title":"a"},{"title":"b"}],"z":null}"#), (expected, None));
        assert!(rows(b"{}").1.unwrap().contains("no list"));
    }

    #[test]
    fn a_row_that_is_no_row_does_not_stop_the_next() {
        let (found, error) =
            rows(b"[{\"title\":\"a\xFFb\"},7,{\"title\":[]},{\"title\":\"\xC3\xA1 fine \xF0\x9F\x8C\x8D\"}]");
        assert_eq!(error, None);
        assert_eq!(found[0], "1 it is not UTF-8");
        assert!(found[1].starts_with("2 it can't be read") && found[2].starts_with("3 it can't be read"), "{found:?}");
        assert_eq!(found[3], "4 á fine 🌍");
    }

    #[test]
    fn what_is_too_deep_too_long_or_cut_off_is_told() {
        let deep = format!("[{{\"title\":\"a\"}},{}", "[".repeat(100_000));
        let (found, error) = rows(deep.as_bytes());
        assert_eq!(found, ["1 a"]);
        assert!(error.unwrap().contains("recursion limit"));
        let long = format!("[{{\"title\":\"{}\"}}]", "a".repeat(2 << 20));
        assert!(rows(long.as_bytes()).1.unwrap().contains("one row is larger than 1024 KB"));
        assert!(rows(b"[{\"title\":\"a\"},{\"ti").1.unwrap().contains("after row 1"));
    }
}
