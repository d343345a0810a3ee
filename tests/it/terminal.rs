//! What the binary says where nobody listens: closed pipes and full disks stop nothing.

use std::fs::File;
use std::process::Stdio;

use tertulia_sandbox::{GatewayDrop, Outcome};
use tokio::process::Child;

use crate::process::{Place, bare, ended, run, terminate, told};

/// A pipe that nobody reads any more.
fn closed() -> Stdio {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    writer.into()
}

fn full() -> Stdio {
    File::options().write(true).open("/dev/full").unwrap().into()
}

async fn answers(place: &Place) {
    let ines = place.stand_in.person(place.ines);
    let answer = ines.slash(place.channel, "place list", &[]).await.unwrap();
    assert!(matches!(answer, Outcome::Message(_)), "{answer:?}");
}

/// The gateway is lost and comes back, twice; then it is told to stop.
async fn lives_on(place: Place, child: Child) {
    for how in [GatewayDrop::Tcp, GatewayDrop::Close(4000)] {
        answers(&place).await;
        place.stand_in.drop_gateways(how);
        place.stand_in.wait_connected(place.bot.id).await;
    }
    answers(&place).await;
    terminate(&child);
    let output = ended(child).await;
    assert_eq!(output.status.code(), Some(0), "{}", told(&output, None));
    place.stand_in.stop().await;
}

#[tokio::test]
async fn a_log_that_nobody_takes_stops_nothing() {
    for error in [closed(), full()] {
        let place = Place::new().await;
        let mut command = place.tertulia(&["run"]);
        command.env("TERTULIA_LOG__LEVEL", "trace").stdout(closed()).stderr(error);
        let child = place.started(command).await;
        lives_on(place, child).await;
    }
}

#[tokio::test]
async fn a_log_that_nobody_reads_keeps_nobody_waiting() {
    let place = Place::new().await;
    let mut command = place.tertulia(&["run"]);
    command.env("TERTULIA_LOG__LEVEL", "trace");
    let child = place.started(command).await;
    // More than the 64 KiB that a pipe holds, and nobody reads it.
    for _ in 0..400 {
        answers(&place).await;
    }
    lives_on(place, child).await;
}

#[tokio::test]
async fn a_process_that_ends_by_itself_says_so_by_its_code_where_nobody_listens() {
    let place = Place::new().await;
    let mut command = place.tertulia(&["run"]);
    command.env("DISCORD_TOKEN", "wrong").stderr(closed());
    assert_eq!(run(command).await.status.code(), Some(3));
    place.stand_in.stop().await;
}

#[tokio::test]
async fn output_that_nobody_takes_changes_nothing_of_what_is_done() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(bare(folder.path(), &["seed", "--demo"])).await.status.success());
    let import = ["import", "tertulia-library.zip"];
    for arguments in [
        &["--help"][..],
        &["--version"],
        &["help", "import"],
        &["completions", "bash"],
        &["completions", "zsh"],
        &["export"],
        &import,
        &["backup"],
        &["audit", "verify"],
        &["reindex"],
        &["seed"],
        &["restore", "--force", "--without-erasures", "BACKUP"],
        &["check"],
        &["run"],
        &["export", "--format", "nonsense"],
    ] {
        let backup = std::fs::read_dir(folder.path().join("backups")).ok().and_then(|mut found| {
            found
                .find_map(|entry| Some(entry.ok()?.path()).filter(|path| path.extension().is_some_and(|it| it == "db")))
        });
        let backup = backup.map(|path| path.display().to_string()).unwrap_or_default();
        let arguments: Vec<&str> =
            arguments.iter().map(|it| if *it == "BACKUP" { backup.as_str() } else { it }).collect();
        let heard = run(bare(folder.path(), &arguments)).await;
        for (output, error) in
            [(closed(), Stdio::piped()), (full(), Stdio::piped()), (closed(), closed()), (full(), full())]
        {
            let mut command = bare(folder.path(), &arguments);
            command.stdout(output).stderr(error);
            let unheard = run(command).await;
            assert_eq!(unheard.status.code(), heard.status.code(), "{arguments:?}: {}", told(&unheard, None));
            let said = String::from_utf8(unheard.stderr).unwrap();
            assert!(!said.contains("panicked"), "{arguments:?}: {said}");
        }
    }
}
