//! The token is told nowhere.

use std::fs;

use tokio::process::Command;

use crate::process::{bare, run, told};

#[tokio::test]
async fn the_token_is_not_told_whatever_it_is_given_for() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let signature = "Xk3_q7-ZpLw9RtYuIoPaSdFgHjKl0vBnM1eQ2w";
    let token = &format!("MTk4NjIyNDgzNDcxOTI1MjQ4.GaBcDe.{signature}");
    fs::write(at.join("my.env"), format!("DISCORD_TOKEN={token}\nTERTULIA_NETWORK__HOME_GUILD=1\n")).unwrap();
    fs::write(at.join("my.toml"), format!("[discord]\ntoken = \"{token}\"\n")).unwrap();
    fs::create_dir(at.join("dotenv")).unwrap();
    fs::write(at.join("dotenv/.env"), format!("DISCORD_TOKEN = {token} and more\n")).unwrap();
    let never = async |mut command: Command| {
        command.env("TERTULIA_DISCORD__API_URL", "http://127.0.0.1:9");
        let answer = told(&run(command).await, None);
        assert!(!answer.starts_with("exit 0"), "{answer}");
        assert!(!answer.contains(&signature[..10]), "{answer}");
    };
    for arguments in [
        vec!["run", "--config", "my.env"],
        vec!["run", "--config", "my.toml"],
        vec!["check", "--config", token],
        vec!["check", token],
        vec![token],
        vec!["check", "--language", token],
        vec!["audit", "verify", "--head", token],
        vec!["sandbox", "--port", token],
        vec!["restore", token],
        vec!["import", token],
        vec!["seed", "--token", token],
    ] {
        never(bare(at, &arguments)).await;
        let mut with_it = bare(at, &arguments);
        with_it.env("DISCORD_TOKEN", token);
        never(with_it).await;
    }
    for (name, value) in [
        ("TERTULIA_CONFIG", token.as_str()),
        ("TERTULIA_CONFIG", "my.env"),
        ("TERTULIA_DISCORD__TOKEN", token),
        ("TERTULIA_LOG__LEVEL", token),
        ("TERTULIA_DATABASE__PATH", &format!("my.env/{token}")),
        ("TERTULIA_BACKUP__KEEP", signature),
    ] {
        let mut command = bare(at, &["seed"]);
        command.env(name, value);
        never(command).await;
    }
    never(bare(&at.join("dotenv"), &["run"])).await;
}
