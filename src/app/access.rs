//! What somebody who is blocked may still do: read, and use what is theirs. Everything else is denied, also what is added
//! later and not named here.

use crate::discord::router::Kind;

/// Commands that only read. All of `/me` and `/library` is theirs too.
const COMMANDS: [&str; 12] = [
    "search",
    "writeup show",
    "writeup list",
    "writeup history",
    "place list",
    "place show",
    "gathering list",
    "gathering show",
    "gathering calendar",
    "help",
    "about",
    "transparency",
];
/// Whole groups of commands.
const GROUPS: [&str; 2] = ["me ", "library "];
/// How the custom ids of buttons, menus and forms begin that only read, or belong to `/me`.
const IDS: [&str; 15] = [
    "search/",
    "writeup/show/",
    "writeup/original/",
    "writeup/changes/",
    "writeup/list/",
    "place/list/",
    "gathering/show/",
    "gathering/list/",
    "gathering/calendar/",
    "gathering/remind/",
    "inbox/",
    "library/",
    "me/",
    "privacy/",
    "transparency/",
];

/// Whether a blocked person may do this.
pub fn is_reading(kind: &Kind) -> bool {
    match kind {
        // Suggestions show nothing that reading does not; without them the reason for a refusal would never be met.
        Kind::Autocomplete(..) => true,
        Kind::Command(path, _) => {
            COMMANDS.contains(&path.as_str()) || GROUPS.iter().any(|group| path.starts_with(group))
        }
        Kind::Component(id, _) | Kind::Modal(id, _) => IDS.iter().any(|prefix| id.starts_with(prefix)),
    }
}

/// Whether this is of use also while nothing can be written: whatever a blocked person may do, and how Tertulia is.
pub fn needs_no_writing(kind: &Kind) -> bool {
    is_reading(kind) || matches!(kind, Kind::Command(path, _) if path == "admin health" || path == "admin setup")
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn whoever_is_blocked_reads_and_uses_what_is_theirs() {
        let table = super::super::table();
        let open = table
            .iter()
            .map(|command| command.path)
            .filter(|path| is_reading(&Kind::Command((*path).to_owned(), HashMap::new())));
        let open: Vec<_> = open.filter(|path| !GROUPS.iter().any(|group| path.starts_with(group))).collect();
        for path in &open {
            assert!(COMMANDS.contains(path), "{path}");
        }
        for denied in ["place join", "writeup share", "review queue", "admin setup", "message/Save as write-up"] {
            assert!(table.iter().any(|command| command.path == denied), "{denied}");
            assert!(!open.contains(&denied), "{denied}");
        }
        for (id, reads) in [
            ("writeup/show/1/card", true),
            ("gathering/remind/on", true),
            ("gathering/going/1", false),
            ("writeup/draft/1/1", false),
            ("writeup/form/1/1", false),
            ("place/agree/1", false),
            ("review/show/1/card", false),
            ("setup/language", false),
            ("log/0/////", false),
            ("anything/else", false),
            ("", false),
        ] {
            assert_eq!(is_reading(&Kind::Component(id.to_owned(), Vec::new())), reads, "{id}");
            assert_eq!(is_reading(&Kind::Modal(id.to_owned(), HashMap::new())), reads, "{id}");
        }
    }
}
