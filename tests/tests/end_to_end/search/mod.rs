//! Search indexes. The data and the expected hits are those of the official clients' test programs.

mod definitions;
mod hits;
mod queries;
mod scans;
mod statistics;

use std::fmt::Display;

use tablestore::search::{
    Analyzer, FieldSchema, FuzzyAnalyzer, IndexSchema, Query, Search, SearchHit,
    SingleWordAnalyzer, VectorMetric, field,
};
use tablestore::{Client, PrimaryKey, PrimaryKeyType, Value};
use tablestore_emulator::{Emulator, Settings};

const ROWS: i64 = 1000;
const TABLE: &str = "t";
const INDEX: &str = "i";

/// A client of an emulator in memory.
fn local() -> (Emulator, Client) {
    local_with(Settings::default())
}

fn local_with(settings: Settings) -> (Emulator, Client) {
    let emulator = Emulator::builder().settings(settings).build().unwrap();
    let builder = Client::builder(emulator.endpoint()).service(emulator.service());
    let builder = builder.credentials(emulator.credentials().clone());
    let client = builder.instance("shop").build().unwrap();
    (emulator, client)
}

/// Creates the table of most tests.
async fn create(client: &Client) {
    let create = client.create_table(TABLE);
    let create = create
        .primary_key("PK1", PrimaryKeyType::Integer)
        .primary_key("PK2", PrimaryKeyType::String);
    create.send().await.unwrap();
}

fn key(number: i64) -> PrimaryKey {
    PrimaryKey::new("PK1", number).and("PK2", format!("pk_{}", number % 10))
}

/// The columns of the row of a number.
fn columns(number: i64) -> Vec<(&'static str, Value)> {
    let characters: Vec<char> = "马尔代夫巴厘岛苏梅岛".chars().collect();
    let character = |index: i64| characters[usize::try_from(index).unwrap()];
    let latitude = 30.0 + 0.05 * number.div_euclid(100) as f64;
    let longitude = 114.0 + 0.05 * (number % 100) as f64;
    let name = [character(number / 100), character(number % 10)];
    let document =
        format!(r#"[{{"nk":"key{number:03}","nl":{number},"nt":"this is in nested {number}"}}]"#);
    vec![
        ("k", format!("key{number:03}").into()),
        ("t", format!("this is {number}").into()),
        ("g", format!("{latitude:.6},{longitude:.6}").into()),
        ("ka", format!(r#"["a", "b", "{number}"]"#).into()),
        ("la", format!("[-1, {number}]").into()),
        ("l", number.into()),
        ("name", name.iter().collect::<String>().into()),
        ("b", (number % 2 == 0).into()),
        ("d", 0.1.into()),
        ("time", format!("2022-05-{}", number % 31 + 1).into()),
        ("n", document.into()),
        (
            "vector",
            format!(
                "[{}, {}, {}, {}]",
                number + 1,
                number - 1,
                number + 5,
                number - 5
            )
            .into(),
        ),
    ]
}

async fn fill(client: &Client, rows: i64) {
    let numbers: Vec<_> = (0..rows).collect();
    for numbers in numbers.chunks(200) {
        let put = |number: &i64| {
            let put = client.put_row(TABLE, key(*number));
            let columns = columns(*number).into_iter();
            columns.fold(put, |put, (name, value)| put.column(name, value))
        };
        let batch = client.batch_write_row().add_all(numbers.iter().map(put));
        batch.send().await.unwrap().all_ok().unwrap();
    }
}

fn schema() -> IndexSchema {
    IndexSchema::new()
        .field(FieldSchema::keyword("k").sort_and_agg(true))
        .field(FieldSchema::text("t").analyzer(SingleWordAnalyzer::new()))
        .field(FieldSchema::geo_point("g"))
        .field(FieldSchema::keyword("ka").array(true))
        .field(FieldSchema::long("la").array(true))
        .field(FieldSchema::long("l"))
        .field(FieldSchema::boolean("b"))
        .field(FieldSchema::double("d"))
        .field(FieldSchema::text("name").analyzer(Analyzer::Fuzzy(FuzzyAnalyzer::new())))
        .field(FieldSchema::date("time", ["yyyy-MM-dd"]))
        .field(FieldSchema::vector("vector", 4, VectorMetric::Cosine))
}

fn nested_field() -> FieldSchema {
    FieldSchema::nested(
        "n",
        [
            FieldSchema::keyword("nk"),
            FieldSchema::long("nl"),
            FieldSchema::text("nt").highlighting(true),
        ],
    )
}

/// A client of an emulator with all rows and the index without a nested field.
async fn with_rows() -> Client {
    let (_, client) = local();
    create(&client).await;
    fill(&client, ROWS).await;
    let schema = schema()
        .routing_field("PK1")
        .index_sort(field("k").ascending());
    let create = client.create_search_index(TABLE, INDEX, schema);
    create.send().await.unwrap();
    client
}

/// A client of an emulator with all rows and the index with a nested field.
async fn with_nested_rows() -> Client {
    let (_, client) = local();
    create(&client).await;
    fill(&client, ROWS).await;
    let create = client.create_search_index(TABLE, INDEX, schema().field(nested_field()));
    create.send().await.unwrap();
    client
}

fn search(client: &Client, query: impl Into<Query>) -> Search {
    client.search(TABLE, INDEX).query(query)
}

/// The number of rows that match.
async fn total(client: &Client, query: impl Into<Query>) -> u64 {
    let search = search(client, query).limit(0).track_total();
    search.send().await.unwrap().total.unwrap()
}

/// Asserts how many rows match.
async fn assert_totals<const N: usize>(client: &Client, cases: [(Query, u64); N]) {
    for (query, expected) in cases {
        let shown = format!("{query:?}");
        assert_eq!(total(client, query).await, expected, "{shown}");
    }
}

fn number(hit: &SearchHit) -> i64 {
    hit.row.get("PK1").unwrap()
}

fn numbers(hits: &[SearchHit]) -> Vec<i64> {
    hits.iter().map(number).collect()
}

/// The rejection of a request, by its text.
fn assert_rejected<T>(result: tablestore::Result<T>, text: impl Display) {
    let text = text.to_string();
    match result {
        Ok(_) => panic!("not rejected: {text}"),
        Err(error) => assert!(error.to_string().contains(&text), "{error}"),
    }
}
