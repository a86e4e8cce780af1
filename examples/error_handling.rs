//! Errors by code: which ones a program handles, which ones it reports, and what is known about a
//! write that failed.

use tablestore::{
    Client, Condition, Error, ErrorCode, ErrorKind, PrimaryKey, PrimaryKeyType, Result,
};
use tablestore_emulator::Emulator;

#[tokio::main]
async fn main() -> Result<()> {
    let emulator = Emulator::in_memory();
    let client = Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("local")
        .service(emulator.service())
        .build()?;

    // A table that a program creates when it is missing.
    let user = PrimaryKey::new("name", "alice");
    let put = || client.put_row("users", user.clone()).column("age", 30);
    match put().send().await {
        Err(error) if error.code() == Some(&ErrorCode::ObjectNotExist) => {
            let create = client.create_table("users");
            let create = create.primary_key("name", PrimaryKeyType::String);
            create.send().await?;
            client.wait_for_table("users").await?;
            put().send().await?;
            println!("Created the missing table");
        }
        other => drop(other?),
    }

    // A name that is taken.
    let again = put().condition(Condition::expect_not_exist()).send().await;
    println!(
        "{}",
        again.map_or_else(|error| explain(&error), |_| "Added".into())
    );

    // A mistake in the program.
    let wrong = client.put_row("users", PrimaryKey::new("id", 1));
    let wrong = wrong.send().await;
    println!(
        "{}",
        wrong.map_or_else(|error| explain(&error), |_| "Added".into())
    );
    Ok(())
}

/// A line for people. The text of an error has the request id, by which support finds the request.
fn explain(error: &Error) -> String {
    match (error.kind(), error.code()) {
        (_, Some(ErrorCode::ConditionCheckFail)) => "The name is taken".to_owned(),
        (_, Some(ErrorCode::AuthFailed | ErrorCode::NoPermissionAccess)) => {
            format!("Check the access key and its policies: {error}")
        }
        (ErrorKind::Service, Some(code)) => format!("Mistake {code}: {error}"),
        // Timeouts and broken connections: read the row before writing it a second time.
        _ if error.outcome_unknown() => format!("It may have been written: {error}"),
        _ => format!("Not written: {error}"),
    }
}
