//! Settings: the defaults, the operator's file, then the environment, parsed into final types.
//!
//! Unknown or wrong keys are refused, all of them at once, before anything starts.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use reqwest::Url;
use toml::{Table, Value};

use crate::ids::ServerId;

const DEFAULTS: &str = include_str!("../config/default.toml");
/// Names of the environment that begin like settings and are none.
const NOT_SETTINGS: [&str; 4] = ["TERTULIA_CONFIG", "TERTULIA_TRAFFIC", "TERTULIA_CALENDARS", crate::clock::ADDRESS];

/// What the operator set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The `SQLite` file
    pub database: PathBuf,
    /// Scheme and host of Discord
    pub api_url: Url,
    /// How long the connection may be down before the process ends
    pub give_up_after: Duration,
    /// The first server, whose managers count as moderators
    pub home_guild: Option<ServerId>,
    /// Where backups go; a relative path is meant from the database's folder
    pub backup_folder: PathBuf,
    /// How many backups are kept
    pub backup_keep: usize,
    /// Whether the running bot makes one each night
    pub backup_nightly: bool,
    /// Another copy of the sentence model; without it, the one in the binary
    pub search_model: Option<PathBuf>,
    /// What is logged
    pub log_level: tracing::Level,
    /// How it is logged
    pub log_format: LogFormat,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people
    Text,
    /// For machines
    Json,
}

impl Settings {
    /// Reads the defaults, then `file`, then those `variables` that begin with `TERTULIA_`.
    ///
    /// # Errors
    /// One message with every problem, each naming its key.
    pub fn read(file: Option<&Path>, variables: impl IntoIterator<Item = (String, String)>) -> anyhow::Result<Self> {
        let mut keys = flatten(&DEFAULTS.parse().expect("config/default.toml is TOML: a test reads it"));
        let mut problems = Vec::new();
        if let Some(path) = file {
            let text =
                std::fs::read_to_string(path).with_context(|| format!("the settings file {}", path.display()))?;
            let table: Table = text.parse().with_context(|| format!("the settings file {}", path.display()))?;
            for (key, value) in flatten(&table) {
                match keys.get_mut(&key) {
                    Some(known) => *known = value,
                    None => problems.push(format!("{key} (in {}): there is no such setting", path.display())),
                }
            }
        }
        for (name, value) in variables {
            let Some(rest) = name.strip_prefix("TERTULIA_").filter(|_| !NOT_SETTINGS.contains(&name.as_str())) else {
                continue;
            };
            let key = rest.replace("__", ".").to_ascii_lowercase();
            if let std::collections::btree_map::Entry::Occupied(mut e) = keys.entry(key) {
                e.insert(value);
            } else {
                problems.push(format!("{name}: there is no such setting"));
            }
        }
        let settings = Self::parse(&keys, &mut problems);
        if problems.is_empty() {
            return Ok(settings);
        }
        let mut message = String::from("the settings can't be used:");
        for problem in problems {
            let _ = write!(message, "\n  {problem}");
        }
        anyhow::bail!(message)
    }

    fn parse(keys: &BTreeMap<String, String>, problems: &mut Vec<String>) -> Self {
        let default = Self {
            database: PathBuf::from("tertulia.db"),
            api_url: Url::parse("https://discord.com").expect("a constant URL"),
            give_up_after: Duration::from_secs(90),
            home_guild: None,
            backup_folder: PathBuf::from("backups"),
            backup_keep: 14,
            backup_nightly: true,
            search_model: None,
            log_level: tracing::Level::INFO,
            log_format: LogFormat::Text,
        };
        let mut wrong = |key: &str, value: &str, wanted: &str| problems.push(format!("{key} = \"{value}\": {wanted}"));
        let mut settings = default;
        for (key, value) in keys {
            let value = value.trim();
            match key.as_str() {
                "database.path" if value.is_empty() => wrong(key, value, "the path of a file is wanted"),
                "database.path" => settings.database = PathBuf::from(value),
                "discord.api_url" => match Url::parse(value) {
                    Ok(url)
                        if matches!(url.scheme(), "http" | "https") && url.path() == "/" && url.host().is_some() =>
                    {
                        settings.api_url = url;
                    }
                    _ => wrong(key, value, "scheme and host are wanted, such as https://discord.com"),
                },
                "discord.give_up_after" => match value.parse() {
                    Ok(seconds) if (1..=86_400).contains(&seconds) => {
                        settings.give_up_after = Duration::from_secs(seconds);
                    }
                    _ => wrong(key, value, "a number of seconds is wanted, 1 to 86400"),
                },
                "network.home_guild" if value.is_empty() => {}
                "network.home_guild" => match value.parse::<u64>() {
                    Ok(id) if id > 0 => settings.home_guild = Some(ServerId::from(id)),
                    _ => wrong(key, value, "the id of a Discord server is wanted, a number of 17 to 20 digits"),
                },
                "backup.folder" if value.is_empty() => wrong(key, value, "the path of a folder is wanted"),
                "backup.folder" => settings.backup_folder = PathBuf::from(value),
                "backup.keep" => match value.parse() {
                    Ok(count) if (1..=10_000).contains(&count) => settings.backup_keep = count,
                    _ => wrong(key, value, "a number of backups is wanted, 1 to 10000"),
                },
                "backup.nightly" => match value.parse() {
                    Ok(nightly) => settings.backup_nightly = nightly,
                    Err(_) => wrong(key, value, "true or false is wanted"),
                },
                "search.model" => settings.search_model = (!value.is_empty()).then(|| PathBuf::from(value)),
                "log.level" => match value.parse() {
                    Ok(level) => settings.log_level = level,
                    Err(_) => wrong(key, value, "error, warn, info, debug or trace is wanted"),
                },
                "log.format" => match value {
                    "text" => settings.log_format = LogFormat::Text,
                    "json" => settings.log_format = LogFormat::Json,
                    _ => wrong(key, value, "text or json is wanted"),
                },
                other => wrong(other, value, "config/default.toml has it, the program does not"),
            }
        }
        settings
    }
}

/// `[section] key = value` as `section.key` → value.
fn flatten(table: &Table) -> BTreeMap<String, String> {
    let mut keys = BTreeMap::new();
    for (section, value) in table {
        match value {
            Value::Table(inner) => {
                for (key, value) in inner {
                    let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    keys.insert(format!("{section}.{key}"), value);
                }
            }
            other => {
                keys.insert(section.clone(), other.to_string());
            }
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn the_environment_wins_over_the_file_and_the_file_over_the_defaults() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mine.toml");
        std::fs::write(&file, "[database]\npath = \"a.db\"\n[network]\nhome_guild = 81384788765712384\n").unwrap();
        let settings =
            Settings::read(Some(&file), variables(&[("TERTULIA_DATABASE__PATH", "b.db"), ("PATH", "/bin")])).unwrap();
        assert_eq!(settings.database, PathBuf::from("b.db"));
        assert_eq!(settings.home_guild, Some(ServerId(81_384_788_765_712_384)));
        assert_eq!(settings.log_format, LogFormat::Text);
    }

    #[test]
    fn every_problem_is_named_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mine.toml");
        std::fs::write(&file, "[database]\nplace = \"a.db\"\n[discord]\napi_url = \"discord.com\"\n").unwrap();
        let wrong = variables(&[
            ("TERTULIA_LOG__LEVEL", "loud"),
            ("TERTULIA_NETWORK__HOME_GUILD", "Scotland"),
            ("TERTULIA_X", "1"),
        ]);
        let message = Settings::read(Some(&file), wrong).unwrap_err().to_string();
        for key in ["database.place", "discord.api_url", "log.level", "network.home_guild", "TERTULIA_X"] {
            assert!(message.contains(key), "{key} is not in: {message}");
        }
    }
}
