//! Settings: the defaults, the operator's file, then the environment, parsed into final types.
//!
//! Unknown or wrong keys are refused, all of them at once, before anything starts. What is wrong may be a secret in the wrong
//! place, so a message shows no line of a file, and of keys and values only what can be none.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use reqwest::Url;
use toml::{Table, Value};

use crate::base::files::resolved;
use crate::base::ids::ServerId;

const DEFAULTS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/default.toml"));
/// Names of the environment that begin like settings and are none.
const NOT_SETTINGS: [&str; 4] = ["TERTULIA_CONFIG", "TERTULIA_TRAFFIC", "TERTULIA_CALENDARS", tertulia_clock::ADDRESS];

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
    /// Whether a copy is made before a database of an older version is brought up to date; an argument says otherwise
    pub copy_before_update: bool,
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
            let table: Table = text.parse().map_err(|error| not_toml(path, &text, &error))?;
            for (key, value) in flatten(&table) {
                match keys.get_mut(&key) {
                    Some(known) => *known = value,
                    None => problems.push(format!("{} (in {}): there is no such setting", name(&key), path.display())),
                }
            }
        }
        for (variable, value) in variables {
            let rest = variable.strip_prefix("TERTULIA_").filter(|_| !NOT_SETTINGS.contains(&variable.as_str()));
            let Some(rest) = rest else { continue };
            let key = rest.replace("__", ".").to_ascii_lowercase();
            if let std::collections::btree_map::Entry::Occupied(mut e) = keys.entry(key) {
                e.insert(value);
            } else {
                problems.push(format!("{}: there is no such setting", name(&variable)));
            }
        }
        let mut settings = Self::parse(&keys, &mut problems);
        if problems.is_empty() {
            settings.database = resolved(&settings.database);
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
            copy_before_update: true,
        };
        let mut wrong = |key: &str, value: &str, wanted: &str| {
            problems.push(if plain(value) {
                format!("{key} = \"{value}\": {wanted}")
            } else {
                format!("{key} (a value of {} characters): {wanted}", value.chars().count())
            });
        };
        let mut settings = default;
        for (key, value) in keys {
            let value = value.trim();
            match key.as_str() {
                "database.path" if value.is_empty() => wrong(key, value, "the path of a file is wanted"),
                "database.path" => settings.database = PathBuf::from(value),
                "discord.api_url" => match Url::parse(value) {
                    Ok(url)
                        if matches!(url.scheme(), "http" | "https")
                            && url.path() == "/"
                            && url.host().is_some()
                            && (url.username(), url.password()) == ("", None) =>
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

/// The longest word that is shown of what may be a secret: the part of a token that is one is longer.
const LONGEST_WORD: usize = 20;

/// Whether a text can be no secret: two dozen letters of both cases, or with digits among them, may be one.
fn plain(text: &str) -> bool {
    let is_sign = |c: char| "./:,+ ".contains(c);
    let is_name = |word: &str| {
        let has = |kind: fn(&char) -> bool| word.chars().any(|c| kind(&c));
        !(has(char::is_ascii_digit) || has(char::is_ascii_lowercase) && has(char::is_ascii_uppercase))
    };
    text.chars().count() <= 2 * LONGEST_WORD
        && text.chars().all(|c| c.is_alphanumeric() || is_sign(c) || "-_".contains(c))
        && text.split(is_sign).all(|word| word.chars().count() <= LONGEST_WORD || is_name(word))
        && !has_secret(text)
}

/// The name of an unknown setting, where it can be no secret.
fn name(key: &str) -> String {
    if plain(key) { key.to_owned() } else { format!("a name of {} characters", key.chars().count()) }
}

/// The message of the TOML reader quotes the line, so it is not shown.
fn not_toml(path: &Path, text: &str, error: &toml::de::Error) -> anyhow::Error {
    let at = error.span().map_or(text.len(), |span| span.start).min(text.len());
    let line = text.get(..at).unwrap_or_default().matches('\n').count() + 1;
    anyhow::anyhow!(
        "the settings file {}: line {line} can't be read. Settings are TOML: key = \"value\" below [section], as in \
         config/default.toml. Variables such as DISCORD_TOKEN belong into .env, which is read by itself.",
        path.display()
    )
}

/// What stands in the place of a secret.
const MASK: &str = "[not shown]";

/// The text without what is a token or looks like one: the last gate before anything is told to a terminal or a log.
pub fn without_secrets(text: &str) -> String {
    let mut text = token_shape().replace_all(text, MASK).into_owned();
    for secret in secrets() {
        // In lower case too, as an address is written.
        while let Some(at) = text.to_ascii_lowercase().find(&secret.to_ascii_lowercase()) {
            text.replace_range(at..at + secret.len(), MASK);
        }
    }
    text
}

fn has_secret(text: &str) -> bool {
    let token = set_token();
    without_secrets(text) != text || token.len() >= 6 && text.contains(&token)
}

/// The token, as it was set.
fn set_token() -> String {
    let token = std::env::var("DISCORD_TOKEN").unwrap_or_default();
    token.trim().trim_start_matches("Bot ").trim_matches(['"', '\'']).trim().to_owned()
}

/// The token that was set, and the part of it that signs the rest. Shorter ones are none, and may be a word of any sentence.
fn secrets() -> Vec<String> {
    let token = set_token();
    let signature = token.rsplit('.').next().unwrap_or_default().to_owned();
    [token, signature].into_iter().filter(|secret| secret.len() >= 16).collect()
}

/// An id in base 64, an instant, and what signs both.
fn token_shape() -> &'static regex::Regex {
    static SHAPE: std::sync::LazyLock<regex::Regex> = std::sync::LazyLock::new(|| {
        regex::Regex::new(r"[A-Za-z0-9_-]{18,40}\.[A-Za-z0-9_-]{5,8}\.[A-Za-z0-9_-]{20,}").expect("a constant pattern")
    });
    &SHAPE
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
            ("TERTULIA_Network_HOME_GUILD", "Scotland"),
            ("TERTULIA_X", "1"),
        ]);
        let message = Settings::read(Some(&file), wrong).unwrap_err().to_string();
        for key in ["database.place", "discord.api_url", "log.level", "network.home_guild", "TERTULIA_X"] {
            assert!(message.contains(key), "{key} is not in: {message}");
        }
    }

    #[test]
    fn no_message_has_a_token_whatever_it_is_dressed_as() {
        let signature = "Xk3_q7-ZpLw9RtYuIoPaSdFgHjKl0vBnM1eQ2w";
        let token = format!("MTk4NjIyNDgzNDcxOTI1MjQ4.GaBcDe.{signature}");
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("my.env");
        for text in [
            format!("DISCORD_TOKEN={token}\n"),
            format!("# mine\n\nexport DISCORD_TOKEN=\"{token}\"\n"),
            format!("DISCORD_TOKEN=\"{token}\"\nTERTULIA_Network_HOME_GUILD=1\n"),
            format!("DISCORD_TOKEN='{token}'\nDISCORD_TOKEN='{token}'\n"),
            format!("DISCORD_TOKEN: {token}\n"),
            format!("{{\"DISCORD_TOKEN\": \"{token}\"}}"),
            format!("{token}\n"),
            format!("{token} = 1\n"),
            format!("\"{token}\" = 1\n"),
            format!("\"Bot {token}\" = 1\n"),
            format!("[{token}]\na = 1\n"),
            format!("[discord.\"{token}\"]\na = 1\n"),
            format!("[discord]\ntoken = \"{token}\"\n"),
            format!("[discord]\n\"{signature}\" = 1\n"),
            format!("[discord]\napi_url = \"{token}\"\n"),
            format!("[discord]\napi_url = \"https://bot:{token}@discord.com\"\n"),
            format!("[discord]\napi_url = \"https://discord.com/{token}\"\n"),
            format!("[discord]\ngive_up_after = \"{token}\"\n"),
            format!("[discord]\ngive_up_after = [\"{token}\"]\n"),
            format!("[network]\nhome_guild = \"Bot {token}\"\n"),
            format!("[network]\nhome_guild = {{ id = \"{token}\" }}\n"),
            format!("[network]\nhome_guild = \"{signature}\"\n"),
            format!("[backup]\nkeep = \"{}\"\n", token.to_lowercase()),
            format!("[backup]\nnightly = \"\"\"\n{token}\"\"\"\n"),
            format!("[log]\nlevel = \"{token}\"\n"),
            format!("[log]\nformat = \"{}\"\n", &token[10..]),
            format!("[log]\nformat = \"{token}\n"),
            format!("[log]\nlevel = \"{token}\" trailing\n"),
        ] {
            std::fs::write(&file, &text).unwrap();
            let message = format!("{:#}", Settings::read(Some(&file), []).expect_err(&text));
            let message = message.to_lowercase();
            for part in [token.as_str(), signature, &signature[..12]] {
                assert!(!message.contains(&part.to_lowercase()), "{text}: {message}");
            }
        }
        for (name, value) in [
            ("TERTULIA_LOG__LEVEL", token.as_str()),
            ("TERTULIA_DISCORD__TOKEN", &token),
            ("TERTULIA_Network_HOME_GUILD", signature),
            (&format!("TERTULIA_{token}"), "1"),
            (&format!("TERTULIA_{signature}"), "1"),
        ] {
            let message = format!("{:#}", Settings::read(None, variables(&[(name, value)])).unwrap_err());
            assert!(!message.contains(&signature[..12]), "{message}");
        }
        let told = without_secrets(&format!("the database /srv/{token}/t.db can't be made (Bot {token})"));
        assert_eq!(told, "the database /srv/[not shown]/t.db can't be made (Bot [not shown])");
        for ordinary in
            ["/var/lib/tertulia/tertulia-20300102T030405Z-12345678.db: 1.2.3", "network.home_guild", "a.b.c"]
        {
            assert_eq!(without_secrets(ordinary), ordinary);
        }
    }

    #[test]
    fn what_is_wrong_in_a_file_is_told_by_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mine.toml");
        std::fs::write(&file, "[log]\nlevel = \"info\"\nformat = text\n").unwrap();
        let message = format!("{:#}", Settings::read(Some(&file), []).unwrap_err());
        assert!(message.contains("mine.toml: line 3 can't be read."), "{message}");
    }
}
