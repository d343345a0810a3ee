//! `erasures.log` beside the database: one line for each erasure, on disk before the receipt. It holds keyed hashes
//! only; with it an erased person stays erased when an older copy of the database is restored.
//!
//! `erasures.head` beside it counts the lines of each key, so that a file that was cut off, or is an older one, is known
//! also where the database is lost. It too is on disk before the receipt.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use tokio::fs::{File, OpenOptions};
use tokio::io::AsyncWriteExt as _;

use super::model::{Key, Line, hashes_of, read_lines, written};
use crate::base::error::{Error, Result};
use crate::base::files::{folder_of, give_to_folders_owner};

/// The record of what was erased, beside the database and beside backups: a restored database must forget it again.
pub const ERASURES: &str = "erasures.log";
/// What stands for the key of lines above the first key; no mark is like it.
const NO_KEY: &str = "none";

/// Where the file is for a database.
pub fn path(database: &Path) -> PathBuf {
    database.with_file_name(ERASURES)
}

/// The files of erasures of a database: what was erased, and how many lines that has.
pub fn files(database: &Path) -> [PathBuf; 2] {
    [path(database), head(&path(database))]
}

/// Where the lines of a file are counted.
fn head(path: &Path) -> PathBuf {
    path.with_extension("head")
}

/// How many lines of the key with this mark there were, as they were counted; none where that can't be told.
pub async fn counted(path: &Path, mark: &str) -> Result<Option<usize>> {
    Ok(read_head(path).await?.get(mark).copied())
}

async fn read_head(path: &Path) -> Result<BTreeMap<String, usize>> {
    let text = read(&head(path)).await?.unwrap_or_default();
    let pairs = text.lines().filter_map(|line| line.split_once(' '));
    Ok(pairs.filter_map(|(mark, count)| Some((mark.to_owned(), count.parse().ok()?))).collect())
}

/// Writes down how many lines of a key there are, over what was counted before.
pub async fn count(path: &Path, mark: &str, lines: usize) -> Result<()> {
    let mut counts = read_head(path).await?;
    if counts.insert(mark.to_owned(), lines) == Some(lines) {
        return Ok(());
    }
    let counts: Vec<String> = counts.into_iter().map(|(mark, lines)| format!("{mark} {lines}\n")).collect();
    let (head, half) = (head(path), path.with_extension("head.part"));
    let write = async {
        let mut file = OpenOptions::new().create(true).write(true).truncate(true).mode(0o600).open(&half).await?;
        file.write_all(counts.concat().as_bytes()).await?;
        file.flush().await?;
        file.sync_all().await?;
        give_to_folders_owner(&half)?;
        tokio::fs::rename(&half, &head).await?;
        File::open(folder_of(&head)).await?.sync_all().await
    };
    write.await.map_err(|error| fault(&head, &error))
}

/// What the file says; none where there is none.
pub async fn read(path: &Path) -> Result<Option<String>> {
    match tokio::fs::read(path).await {
        // A line that the power cut in two may hold anything.
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(fault(path, &error)),
    }
}

/// Adds a line, counts it, and waits until both are on disk. One of the same person is there already where an erasure was
/// broken off after it, and does not count twice.
pub async fn append(path: &Path, key: &Key, line: &Line) -> Result<()> {
    let (mark, before) = (key.mark(), counted(path, &key.mark()).await?);
    let known = read_lines(&read(path).await?.unwrap_or_default(), &mark).own;
    let of_person = known.iter().filter(|known| known.hash == line.hash).count();
    if !known.iter().any(|known| known.hash == line.hash && known.mode == line.mode) {
        add(path, key, std::slice::from_ref(line)).await?;
    }
    let there = hashes_of(&read(path).await?.unwrap_or_default(), &mark).len();
    let new = usize::from(of_person == 0);
    count(path, &mark, before.map_or(there, |before| there.max(before + new))).await
}

/// Makes sure that the file is there, has these lines, and that its next line will be taken for one of this key. Says how
/// many lines it still lacks of those that were counted once.
pub async fn repair(path: &Path, key: &Key, lines: &[Line]) -> Result<usize> {
    add(path, key, lines).await?;
    let there = hashes_of(&read(path).await?.unwrap_or_default(), &key.mark()).len();
    let before = counted(path, &key.mark()).await?.unwrap_or_default();
    count(path, &key.mark(), there.max(before)).await?;
    Ok(before.saturating_sub(there))
}

/// Adds lines and waits until they are on disk, the file's name too.
async fn add(path: &Path, key: &Key, lines: &[Line]) -> Result<()> {
    let before = read(path).await?;
    let text = before.as_deref().unwrap_or_default();
    let mark = key.mark();
    let mut added: Vec<String> = Vec::new();
    // After a line that was cut in two.
    if !text.is_empty() && !text.ends_with('\n') {
        added.push("\n".to_owned());
    }
    if !read_lines(text, &mark).is_open {
        added.push(format!("key {mark}\n"));
    }
    added.extend(lines.iter().map(|line| written(line, key) + "\n"));
    write(path, before.is_none(), &added).await
}

/// Adds to the file at `to` every line of the file at `from` that it does not have, each below the key it is of. Lines are
/// never taken out: both may know of people whom the other does not.
pub async fn merge(from: &Path, to: &Path) -> Result<()> {
    let Some(new) = read(from).await? else { return Ok(()) };
    let before = read(to).await?;
    let text = before.as_deref().unwrap_or_default();
    let known: HashSet<_> = by_key(text).into_iter().collect();
    let mut added: Vec<String> = Vec::new();
    if !text.is_empty() && !text.ends_with('\n') {
        added.push("\n".to_owned());
    }
    let mut open = None;
    for (mark, line) in by_key(&new).into_iter().filter(|each| !known.contains(each)) {
        if open != Some(mark) {
            added.push(format!("key {mark}\n"));
            open = Some(mark);
        }
        added.extend(line.map(|line| format!("{line}\n")));
    }
    if open.is_none() && before.is_some() {
        return Ok(());
    }
    write(to, before.is_none(), &added).await
}

/// Each line that can be read, with the mark of its key; a key also without one, so that it is known to be there.
fn by_key(text: &str) -> Vec<(&str, Option<&str>)> {
    let mut found = Vec::new();
    let mut mark = NO_KEY;
    for line in text.lines() {
        if let Some(other) = line.strip_prefix("key ") {
            mark = other;
            found.push((mark, None));
        } else if line.parse::<Line>().is_ok() {
            found.push((mark, Some(line)));
        }
    }
    found
}

async fn write(path: &Path, is_new: bool, added: &[String]) -> Result<()> {
    if added.is_empty() && !is_new {
        return Ok(());
    }
    let write = async {
        let mut file = OpenOptions::new().create(true).append(true).mode(0o600).open(path).await?;
        file.write_all(added.concat().as_bytes()).await?;
        file.flush().await?;
        file.sync_all().await?;
        give_to_folders_owner(path)?;
        if is_new {
            File::open(folder_of(path)).await?.sync_all().await?;
        }
        Ok::<(), std::io::Error>(())
    };
    write.await.map_err(|error| fault(path, &error))
}

fn fault(path: &Path, error: &std::io::Error) -> Error {
    Error::Fault(format!("the file of erasures {} can't be used: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use tertulia_clock::Moment;

    use super::*;
    use crate::base::ids::PersonId;
    use crate::features::privacy::model::Mode;

    #[tokio::test]
    async fn each_of_two_files_keeps_what_only_it_knew() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        let keys = [Key::read(&Key::make()).unwrap(), Key::read(&Key::make()).unwrap()];
        let line = |key: &Key, person| Line { at: Moment(0), mode: Mode::Keep, hash: key.of_person(PersonId(person)) };
        repair(&one, &keys[0], &[line(&keys[0], 1), line(&keys[0], 2)]).await.unwrap();
        append(&other, &keys[1], &line(&keys[1], 3)).await.unwrap();
        append(&other, &keys[0], &line(&keys[0], 2)).await.unwrap();
        std::fs::write(&other, std::fs::read_to_string(&other).unwrap() + "1893456000 ke").unwrap();
        merge(&one, &other).await.unwrap();
        let merged = read(&other).await.unwrap().unwrap();
        let found = read_lines(&merged, &keys[0].mark());
        assert_eq!((found.own.len(), found.foreign, found.unreadable), (2, 1, 1), "{merged}");
        assert_eq!(read_lines(&merged, &keys[1].mark()).own, [line(&keys[1], 3)]);
        // Nothing is added twice, and a file may be merged into itself.
        merge(&one, &other).await.unwrap();
        merge(&other, &other).await.unwrap();
        assert_eq!(read(&other).await.unwrap().unwrap(), merged);
        // A file without lines still says of which database it is.
        let third = folder.path().join("third");
        repair(&third, &keys[0], &[]).await.unwrap();
        merge(&third, &folder.path().join("copy")).await.unwrap();
        let copy = read(&folder.path().join("copy")).await.unwrap().unwrap();
        assert_eq!(copy, format!("key {}\n", keys[0].mark()));
    }

    #[tokio::test]
    async fn an_erasure_that_was_broken_off_and_is_asked_for_again_counts_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = path(&folder.path().join("tertulia.db"));
        let key = Key::read(&Key::make()).unwrap();
        let line = |person, mode| Line { at: Moment(0), mode, hash: key.of_person(PersonId(person)) };
        repair(&path, &key, &[]).await.unwrap();
        for mode in [Mode::Keep, Mode::Keep, Mode::Withdraw, Mode::Keep] {
            append(&path, &key, &line(1, mode)).await.unwrap();
        }
        assert_eq!(counted(&path, &key.mark()).await.unwrap(), Some(1));
        append(&path, &key, &line(2, Mode::Keep)).await.unwrap();
        assert_eq!(counted(&path, &key.mark()).await.unwrap(), Some(2));
        assert_eq!(
            read_lines(&read(&path).await.unwrap().unwrap(), &key.mark()).own.len(),
            3,
            "what was chosen, each once"
        );
        assert_eq!(repair(&path, &key, &[]).await.unwrap(), 0, "no line is missed");
    }

    #[tokio::test]
    async fn a_line_follows_one_that_was_cut_in_two() {
        let folder = tempfile::tempdir().unwrap();
        let path = path(&folder.path().join("tertulia.db"));
        let key = Key::read(&Key::make()).unwrap();
        let line = |person| Line { at: Moment(0), mode: Mode::Keep, hash: key.of_person(PersonId(person)) };
        assert_eq!(read(&path).await.unwrap(), None);
        repair(&path, &key, &[]).await.unwrap();
        append(&path, &key, &line(1)).await.unwrap();
        let whole = read(&path).await.unwrap().unwrap();
        std::fs::write(&path, format!("{whole}{}", &line(2).to_string()[..40])).unwrap();
        append(&path, &key, &line(3)).await.unwrap();
        let found = read_lines(&read(&path).await.unwrap().unwrap(), &key.mark());
        assert_eq!((found.own, found.unreadable), (vec![line(1), line(3)], 1));
        // Another database in the same folder.
        let other = Key::read(&Key::make()).unwrap();
        append(&path, &other, &line(4)).await.unwrap();
        append(&path, &key, &line(5)).await.unwrap();
        let found = read_lines(&read(&path).await.unwrap().unwrap(), &key.mark());
        assert_eq!((found.own.len(), found.foreign), (3, 1));
    }

    #[tokio::test]
    async fn lines_are_counted_and_a_file_that_lost_some_is_not_taken_for_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = path(&folder.path().join("tertulia.db"));
        let key = Key::read(&Key::make()).unwrap();
        let line = |person| Line { at: Moment(0), mode: Mode::Keep, hash: key.of_person(PersonId(person)) };
        let count_of = async || counted(&path, &key.mark()).await.unwrap();
        assert_eq!(count_of().await, None);
        assert_eq!(repair(&path, &key, &[]).await.unwrap(), 0);
        assert_eq!(count_of().await, Some(0));
        for person in 1..=3 {
            append(&path, &key, &line(person)).await.unwrap();
        }
        assert_eq!(count_of().await, Some(3));
        // An older file in its place: what the database knows is written again, and the rest is missed, also after more.
        std::fs::write(&path, format!("key {}\n{}\n", key.mark(), line(1))).unwrap();
        assert_eq!(repair(&path, &key, &[line(2)]).await.unwrap(), 1);
        append(&path, &key, &line(4)).await.unwrap();
        assert_eq!(count_of().await, Some(4));
        assert_eq!(repair(&path, &key, &[]).await.unwrap(), 1);
        // A line that was written before the program was killed is not counted twice.
        add(&path, &key, &[line(3)]).await.unwrap();
        assert_eq!(repair(&path, &key, &[]).await.unwrap(), 0);
        assert_eq!(count_of().await, Some(4));
    }
}
