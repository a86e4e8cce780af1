//! What lies in a data file, byte for byte.

use std::fmt::Write as _;

use redb::{ReadableDatabase as _, ReadableTable as _, TableDefinition};
use tablestore_protocol::proto::table::{PrimaryKeyOption, StreamSpecification};

use super::secondary_index::indexes::{base, index, key, person};
use super::*;

#[test]
fn a_layout_goes_with_its_format() {
    let directory = tempfile::tempdir().unwrap();
    let settings = Settings {
        global_index_lag: Duration::from_secs(1),
        ..Settings::default()
    };
    let service = Service::new(Database::open(directory.path(), settings).unwrap());
    write_some_of_everything(&service);
    drop(service);
    assert_eq!(
        shown(&directory.path().join("tablestore.redb")),
        include_str!("stored_layout.txt"),
        "files of this format are in use: does FORMAT have to be counted up?"
    );
}

fn write_some_of_everything(service: &Service) {
    let mut numbered = new_table(
        "numbered",
        &[
            ("part", PrimaryKeyType::String),
            ("id", PrimaryKeyType::Integer),
        ],
    );
    numbered.table_meta.primary_key[1].option = Some(PrimaryKeyOption::AutoIncrement as i32);
    service.create_table(&numbered).unwrap();
    let put = PutRowRequest {
        table_name: "numbered".into(),
        row: encode_row(
            &PrimaryKey::new("part", "p").and("id", PrimaryKeyValue::AutoIncrement),
            &[Column::new("truth", true), Column::new("half", 0.5)],
        ),
        condition: ignore(),
        ..PutRowRequest::default()
    };
    service.call::<PutRowResponse>("PutRow", &put).unwrap();

    let indexed = CreateTableRequest {
        stream_spec: Some(StreamSpecification {
            enable_stream: true,
            ..StreamSpecification::default()
        }),
        ..base(vec![index("by_name", &["name"], &["age"])])
    };
    service.create_table(&indexed).unwrap();
    let put = |name, age| {
        let key = key("p", age);
        service.put(&key, &person(name, age), ignore()).unwrap();
    };
    put("ann", 30);
    service.advance(Duration::from_secs(1));
    // The next write finds the index's change due. Its own waits.
    put("bob", 40);
}

/// The format, then each entry on a line.
fn shown(path: &std::path::Path) -> String {
    let file = redb::Database::open(path).unwrap();
    let transaction = file.begin_read().unwrap();
    let about = TableDefinition::<&str, u64>::new("about");
    let format = transaction.open_table(about).unwrap().get("format");
    let mut shown = format!("format {}\n", format.unwrap().unwrap().value());
    let entries = TableDefinition::<&[u8], &[u8]>::new("entries");
    for entry in transaction.open_table(entries).unwrap().iter().unwrap() {
        let (key, value) = entry.unwrap();
        let (key, value) = (key.value().escape_ascii(), value.value().escape_ascii());
        writeln!(shown, "{key} = {value}").unwrap();
    }
    shown
}
