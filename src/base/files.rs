//! Files as the system sees them: whose they are, whether they can be written, how much room there is. Knows nothing of
//! what is in them.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, chown};
use std::path::{Path, PathBuf};

use rustix::fs::{Access, access, statvfs};

/// How many links may lead from one to the next; the system's own limit.
const LINKS: u32 = 40;

/// The folder of a file.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The path with something after its last letter.
pub fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The file that is meant, where the path is a link: what lies beside a database lies beside the file itself, as with
/// `SQLite`. A link may lead to what is not there yet. Links among the folders need nothing: they lead to one folder.
pub fn resolved(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&path) {
            Ok(target) => path = path.parent().unwrap_or(Path::new("")).join(target),
            Err(_) => break,
        }
    }
    path
}

/// Makes an empty file that is its owner's alone, where there is none.
///
/// # Errors
/// There is one already, or it can't be made.
pub fn make_private(path: &Path) -> io::Result<File> {
    let file = File::options().write(true).create_new(true).mode(0o600).open(path)?;
    give_to_folders_owner(path)?;
    Ok(file)
}

/// Makes a folder and those above it, where they are missing.
///
/// # Errors
/// One can't be made.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    make_folder(folder_of(folder))?;
    match fs::create_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        Err(_) if !folder.is_dir() => Err(rustix::io::Errno::NOTDIR.into()),
        _ => give_to_folders_owner(folder),
    }
}

/// What root makes in a folder of somebody else's is that one's, or the bot could not open its own files after somebody
/// ran a command as root. Of nobody but root's files the owner is ever changed.
///
/// # Errors
/// It can't be given away.
pub fn give_to_folders_owner(path: &Path) -> io::Result<()> {
    let (own, folder) = (fs::metadata(path)?, fs::metadata(folder_of(path))?);
    if own.uid() == 0 && folder.uid() != 0 {
        chown(path, Some(folder.uid()), Some(folder.gid()))?;
    }
    Ok(())
}

/// Whether this process may write a file or a folder that is there. Nothing is opened: closing a file would end `SQLite`'s
/// locks on it.
pub fn can_be_written(path: &Path) -> bool {
    access(path, Access::WRITE_OK).is_ok()
}

/// Whether a folder can be written, or could be made.
pub fn can_hold_files(folder: &Path) -> bool {
    match fs::metadata(folder) {
        Ok(facts) => facts.is_dir() && can_be_written(folder),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            folder_of(folder) != folder && can_hold_files(folder_of(folder))
        }
        Err(_) => false,
    }
}

/// How many bytes fit into a folder, or into the one in which it would be made.
///
/// # Errors
/// The file system does not say.
pub fn room_in(folder: &Path) -> io::Result<u64> {
    match statvfs(folder) {
        Ok(facts) => Ok(facts.f_bavail.saturating_mul(facts.f_frsize)),
        Err(error) if error == rustix::io::Errno::NOENT && folder_of(folder) != folder => room_in(folder_of(folder)),
        Err(error) => Err(error.into()),
    }
}

/// How large a file is; 0 where there is none.
pub fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |facts| facts.len())
}

/// Waits until the names in a folder are on disk.
///
/// # Errors
/// The disk failed.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_followed_to_the_file_that_is_meant_also_before_it_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::os::unix::fs::symlink("real/tertulia.db", at("relative.db")).unwrap();
        std::os::unix::fs::symlink(at("relative.db"), at("again.db")).unwrap();
        std::os::unix::fs::symlink(at("round.db"), at("round.db")).unwrap();
        assert_eq!(resolved(&at("again.db")), at("real/tertulia.db"));
        assert_eq!(resolved(&at("plain.db")), at("plain.db"));
        assert_eq!(resolved(Path::new("tertulia.db")), Path::new("tertulia.db"));
        resolved(&at("round.db"));
    }

    #[test]
    fn a_folder_is_judged_before_it_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("file"), "").unwrap();
        assert!(can_hold_files(&at("a/b/c")) && !can_hold_files(&at("file")) && !can_hold_files(&at("file/a")));
        assert!(room_in(&at("a/b/c")).unwrap() > 0);
        make_folder(&at("a/b/c")).unwrap();
        make_folder(&at("a/b/c")).unwrap();
        assert!(at("a/b/c").is_dir() && make_folder(&at("file/a")).is_err() && make_folder(&at("file")).is_err());
    }
}
