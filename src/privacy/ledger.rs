//! `erasures.log` beside the database: one line for each erasure, on disk before the receipt. It holds keyed hashes
//! only; with it an erased person stays erased when an older copy of the database is restored.

use std::path::{Path, PathBuf};

use tokio::fs::{File, OpenOptions};
use tokio::io::AsyncWriteExt as _;

use super::model::{Key, Line, read_lines};
use crate::error::{Error, Result};

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
    if added.is_empty() {
        return Ok(());
    }
    let write = async {
        let mut file = OpenOptions::new().create(true).append(true).open(path).await?;
        file.write_all(added.concat().as_bytes()).await?;
        file.flush().await?;
        file.sync_all().await?;
        if before.is_none() {
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
