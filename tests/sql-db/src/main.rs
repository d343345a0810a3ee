//! Makes `target/sql.db` from the migrations, against which sqlx checks the queries when `.ci/sql` renews `.sqlx/`.
//!
//! A package of its own, since the main one does not compile while its query data is old.

use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = "target/sql.db";
    for suffix in ["", "-wal", "-shm"] {
        match std::fs::remove_file(format!("{path}{suffix}")) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    std::fs::create_dir_all("target")?;
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
    let pool = SqlitePool::connect_with(options).await?;
    sqlx::migrate!("../../migrations").run(&pool).await?;
    pool.close().await;
    Ok(())
}
