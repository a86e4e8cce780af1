use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::wire::{self, Wire};
use crate::{Client, Request, ResponseMetadata};

impl Client {
    /// Lists the tables of the instance (`ListTable`).
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// for name in client.list_table().send().await?.tables {
    ///     println!("{name}");
    /// }
    /// # Ok(()) });
    /// ```
    pub fn list_table(&self) -> Request<ListTable> {
        Request::new(self, ListTable)
    }
}

/// `ListTable`: see [`Client::list_table`].
#[derive(Clone, Debug)]
pub struct ListTable;

/// The answer to `ListTable`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListTableResponse {
    /// The names of the tables, secondary indexes among them.
    pub tables: Vec<String>,
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

impl Wire for ListTable {
    fn operation(&self) -> Operation {
        Operation::LIST_TABLE
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::ListTableRequest {}))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<ListTableResponse> {
        let answer: proto::ListTableResponse = wire::decode(body)?;
        Ok(ListTableResponse {
            tables: answer.table_names,
            metadata,
        })
    }
}

impl crate::Call for ListTable {
    type Response = ListTableResponse;
}
