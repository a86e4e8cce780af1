//! The calls that are compared, and our client that makes them.

use std::fmt;
use std::hint::black_box;

use tablestore::{Client, ClientBuilder, KeyRange, PrimaryKey, Row};
use xtask_bench::canned::ROWS_A_PAGE;
use xtask_bench::{Result, reference};

/// What is called.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Call {
    GetRow,
    GetRange,
    PutRow,
}

/// Their names on a command line.
pub(super) const CALLS: [(&str, Call); 3] = [
    ("get-row", Call::GetRow),
    ("get-range", Call::GetRange),
    ("put-row", Call::PutRow),
];
impl Call {
    /// Makes the call, and checks its response.
    pub(crate) async fn make(self, client: &Client, number: u32) -> Result<()> {
        match self {
            Self::GetRow => {
                // A constant, as it is in the peers' programs.
                let [pk1, pk2] = reference::KEY_COLUMNS;
                let key = PrimaryKey::new(pk1, reference::FIRST_KEY).and(pk2, 0);
                let row = client.get_row(reference::TABLE, key).send().await?.row;
                check_values(&row.ok_or("the row does not exist")?)?;
            }
            Self::GetRange => {
                let range = KeyRange::all(reference::KEY_COLUMNS).forward();
                let page = client.get_range(reference::TABLE, range).send().await?;
                if page.rows.len() as i64 != ROWS_A_PAGE {
                    return Err(format!("{} rows in a page", page.rows.len()).into());
                }
                page.rows.iter().try_for_each(check_values)?;
            }
            Self::PutRow => {
                let key = reference::primary_key(number.into());
                let mut put = client.put_row(reference::TABLE, key);
                for column in reference::columns(number.into()) {
                    put = put.column(column.name, column.value);
                }
                put.send().await?;
            }
        }
        Ok(())
    }
}

/// Reads every value of a row, as the peers' programs do.
fn check_values(row: &Row) -> Result<()> {
    if row.columns().len() != reference::COLUMNS {
        return Err(format!("not the reference row: {row}").into());
    }
    for column in row.columns() {
        black_box(column.value);
    }
    Ok(())
}

/// Our client with all the defaults.
pub(crate) fn client_builder(address: &str) -> ClientBuilder {
    Client::builder(format!("http://{address}"))
        .allow_plain_http()
        .instance(reference::INSTANCE)
        .access_key(reference::ACCESS_KEY_ID, reference::ACCESS_KEY_SECRET)
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(word(self, &CALLS))
    }
}

/// Finds the value that a command line names.
pub(crate) fn find<T: Copy>(word: &str, words: &[(&str, T)]) -> Result<T> {
    let found = words.iter().find(|(known, _)| *known == word);
    found
        .map(|(_, it)| *it)
        .ok_or_else(|| format!("what is {word}?").into())
}

/// Returns the name of a value on a command line.
pub(crate) fn word<T: PartialEq>(it: &T, words: &[(&'static str, T)]) -> &'static str {
    let found = words.iter().find(|(_, known)| known == it);
    found.map_or("", |(word, _)| word)
}
