//! `erasures.log` beside the database: one line for each erasure, on disk before the receipt. It holds keyed hashes
//! only; with it an erased person stays erased when an older copy of the database is restored.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use tokio::fs::{File, OpenOptions};
use tokio::io::AsyncWriteExt as _;

use super::model::{Key, Line, read_lines};
use crate::error::{Error, Result};

/// What stands for the key of lines above the first key; no mark is like it.
const NO_KEY: &str = "none";

/// Where the file is for a database.
pub fn path(database: &Path) -> PathBuf {
    database.with_file_name("erasures.log")
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

/// Adds lines and waits until they are on disk, the file's name too. Without lines it makes sure that the file is there
/// and that its next line will be taken for one of this key.
pub async fn append(path: &Path, key: &Key, lines: &[Line]) -> Result<()> {
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
    added.extend(lines.iter().map(|line| format!("{line}\n")));
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

/// Whether the file says what was erased in the database whose key has this mark, be it nothing.
pub async fn is_of(path: &Path, mark: &str) -> Result<bool> {
    let text = read(path).await?.unwrap_or_default();
    Ok(text.lines().any(|line| line.strip_prefix("key ") == Some(mark)))
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
        if is_new {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            File::open(folder).await?.sync_all().await?;
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
    use super::*;
    use crate::ids::{Moment, PersonId};
    use crate::privacy::model::Mode;

    #[tokio::test]
    async fn each_of_two_files_keeps_what_only_it_knew() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        let keys = [Key::read(&Key::make()).unwrap(), Key::read(&Key::make()).unwrap()];
        let line = |key: &Key, person| Line { at: Moment(0), mode: Mode::Keep, hash: key.of_person(PersonId(person)) };
        append(&one, &keys[0], &[line(&keys[0], 1), line(&keys[0], 2)]).await.unwrap();
        append(&other, &keys[1], &[line(&keys[1], 3)]).await.unwrap();
        append(&other, &keys[0], &[line(&keys[0], 2)]).await.unwrap();
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
        append(&third, &keys[0], &[]).await.unwrap();
        merge(&third, &folder.path().join("copy")).await.unwrap();
        assert!(is_of(&folder.path().join("copy"), &keys[0].mark()).await.unwrap());
        assert!(!is_of(&folder.path().join("copy"), &keys[1].mark()).await.unwrap());
    }

    #[tokio::test]
    async fn a_line_follows_one_that_was_cut_in_two() {
        let folder = tempfile::tempdir().unwrap();
        let path = path(&folder.path().join("tertulia.db"));
        let key = Key::read(&Key::make()).unwrap();
        let line = |person| Line { at: Moment(0), mode: Mode::Keep, hash: key.of_person(PersonId(person)) };
        assert_eq!(read(&path).await.unwrap(), None);
        append(&path, &key, &[]).await.unwrap();
        append(&path, &key, &[line(1)]).await.unwrap();
        let whole = read(&path).await.unwrap().unwrap();
        std::fs::write(&path, format!("{whole}{}", &line(2).to_string()[..40])).unwrap();
        append(&path, &key, &[line(3)]).await.unwrap();
        let found = read_lines(&read(&path).await.unwrap().unwrap(), &key.mark());
        assert_eq!((found.own, found.unreadable), (vec![line(1), line(3)], 1));
        // Another database in the same folder.
        let other = Key::read(&Key::make()).unwrap();
        append(&path, &other, &[line(4)]).await.unwrap();
        append(&path, &key, &[line(5)]).await.unwrap();
        let found = read_lines(&read(&path).await.unwrap().unwrap(), &key.mark());
        assert_eq!((found.own.len(), found.foreign), (3, 1));
    }
}
