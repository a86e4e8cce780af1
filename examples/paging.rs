//! Paging by a token: a web page shows ten rows and a link to the next ten. The link carries the key
//! at which the next page starts, as text, so the server keeps no state between requests.

use tablestore::{Client, KeyRange, PrimaryKey, PrimaryKeyType, Result};
use tablestore_emulator::Emulator;

const ROWS_A_PAGE: u32 = 10;

#[tokio::main]
async fn main() -> Result<()> {
    let emulator = Emulator::in_memory();
    let client = Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("local")
        .service(emulator.service())
        .build()?;
    client
        .create_table("articles")
        .primary_key("author", PrimaryKeyType::String)
        .primary_key("number", PrimaryKeyType::Integer)
        .send()
        .await?;
    let puts = (1..=25).map(|number| {
        let key = PrimaryKey::new("author", "alice").and("number", number);
        client.put_row("articles", key).column("title", "untitled")
    });
    let batch = client.batch_write_row().add_all(puts).send().await?;
    batch.all_ok()?;

    let mut token = None;
    loop {
        let (numbers, next) = page(&client, token.as_deref()).await?;
        println!("Page of {}: {numbers:?}", numbers.len());
        let Some(next) = next else { break };
        println!("Token of the next page: {next}");
        token = Some(next);
    }
    Ok(())
}

/// Reads one page, from the beginning or from a token. Returns the token of the next page, if there
/// is one.
async fn page(client: &Client, token: Option<&str>) -> Result<(Vec<i64>, Option<String>)> {
    let alice = PrimaryKey::new("author", "alice");
    let mut range = KeyRange::prefix(alice, ["number"]).forward();
    if let Some(token) = token {
        // A token comes back from the outside: parsing rejects what is not a key.
        range.start = token.parse()?;
    }
    let get = client.get_range("articles", range).limit(ROWS_A_PAGE);
    let page = get.columns(["title"]).send().await?;

    let numbers = page.rows.iter().map(|row| row.get("number"));
    let next = page.next_start.map(|key| key.to_string());
    Ok((numbers.collect::<Result<_>>()?, next))
}
