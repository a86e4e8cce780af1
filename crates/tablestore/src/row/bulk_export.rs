use std::ops::Range;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::{PrimaryKey, Row, plainbuffer, proto::table as proto};

use crate::call::wire::{self, Wire};
use crate::call::wire_enum::WireEnum;
use crate::paging::{self, PageOfItems, Paged, PagedItems};
use crate::row::block::{self, DataBlockType};
use crate::row::selection::{Select, Selection};
use crate::{Client, ConsumedCapacity, Request, ResponseMetadata};

impl Client {
    /// Reads many rows from small keys to large ones (`BulkExport`), the newest version of each
    /// column, from the first bound, which is part of the range, to the second, which is not: as
    /// [`get_range`](Client::get_range) does, for taking data out.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let all = client.describe_table("orders").send().await?.schema.key_range();
    /// let mut rows = client
    ///     .bulk_export("orders", all.forward())
    ///     .columns(["amount"])
    ///     .rows();
    /// while let Some(order) = rows.next().await {
    ///     println!("{}", order?);
    /// }
    /// # Ok(()) });
    /// ```
    pub fn bulk_export(
        &self,
        table: impl Into<String>,
        range: Range<PrimaryKey>,
    ) -> Request<BulkExport> {
        Request::new(
            self,
            BulkExport {
                table: table.into(),
                range,
                data_block_type: None,
                selection: Selection::default(),
            },
        )
    }
}

/// `BulkExport`: see [`Client::bulk_export`].
#[derive(Clone, Debug)]
pub struct BulkExport {
    table: String,
    range: Range<PrimaryKey>,
    data_block_type: Option<DataBlockType>,
    selection: Selection,
}

/// The answer to `BulkExport`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct BulkExportResponse {
    /// The rows. May be empty while the range goes on.
    pub rows: Vec<Row>,
    /// Where the next page starts; `None` at the end of the range.
    pub next_start: Option<PrimaryKey>,
    /// What the call cost.
    pub consumed: ConsumedCapacity,
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

impl Request<BulkExport> {
    /// Asks for rows in this encoding. By default it is [`DataBlockType::SimpleRowMatrix`] where
    /// [columns](Request::columns) are named, and their rows have no more of their keys than what is
    /// named; where none are it is [`DataBlockType::PlainBuffer`], because the service refuses a
    /// matrix of all columns.
    pub fn data_block_type(self, encoding: DataBlockType) -> Self {
        self.with(|export| export.data_block_type = Some(encoding))
    }
}

impl BulkExport {
    /// The encoding to ask for, where it is not the service's own default.
    fn encoding(&self) -> Option<DataBlockType> {
        let all_columns = self.selection.columns.is_empty();
        let plain = all_columns.then_some(DataBlockType::PlainBuffer);
        self.data_block_type.or(plain)
    }
}

impl Select for BulkExport {
    fn selection(&mut self) -> &mut Selection {
        &mut self.selection
    }
}

impl Wire for BulkExport {
    fn operation(&self) -> Operation {
        Operation::BULK_EXPORT
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::BulkExportRequest {
            table_name: self.table.clone(),
            columns_to_get: self.selection.columns.clone(),
            inclusive_start_primary_key: plainbuffer::encode_primary_key(&self.range.start),
            exclusive_end_primary_key: plainbuffer::encode_primary_key(&self.range.end),
            filter: self.selection.filter(),
            data_block_type_hint: self.encoding().map(WireEnum::to_proto),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<BulkExportResponse> {
        let answer: proto::BulkExportResponse = wire::decode(body)?;
        let next_start = wire::decode_next_start(answer.next_start_primary_key)?;
        if let Some(next_start) = &next_start {
            paging::check_progress(&self.range.start, next_start)?;
        }
        Ok(BulkExportResponse {
            rows: block::decode_rows(&answer.rows, answer.data_block_type)?,
            next_start,
            consumed: ConsumedCapacity::from_proto(&answer.consumed),
            metadata,
        })
    }
}

impl Paged for BulkExport {
    fn go_on(&mut self, answer: &BulkExportResponse) -> bool {
        let Some(next_start) = &answer.next_start else {
            return false;
        };
        self.range.start = next_start.clone();
        true
    }
}

impl PagedItems for BulkExport {
    type Item = Row;
    type Position = PrimaryKey;

    fn start(&self) -> PrimaryKey {
        self.range.start.clone()
    }

    fn position_of(row: &Row, _: usize, page_start: &PrimaryKey) -> Option<PrimaryKey> {
        super::whole_key(row, page_start)
    }

    fn items_of(
        answer: BulkExportResponse,
        _: Option<&PrimaryKey>,
        _: Option<Row>,
    ) -> PageOfItems<Row, PrimaryKey> {
        PageOfItems {
            items: answer.rows,
            next: answer.next_start,
            held: None,
        }
    }
}

impl crate::Call for BulkExport {
    type Response = BulkExportResponse;
}

#[cfg(test)]
mod tests {
    use tablestore_core::ErrorKind;
    use tablestore_protocol::{Column, row_matrix};

    use super::*;
    use crate::testing::Script;
    use crate::{KeyRange, column};
    use tablestore_transport::NoRetryPolicy;

    fn page(id: i64, next: Option<i64>, encoding: Option<i32>) -> proto::BulkExportResponse {
        let row = (PrimaryKey::new("id", id), vec![Column::new("x", 1)]);
        let rows = match encoding {
            None => plainbuffer::encode_rows(&[row]),
            Some(_) => row_matrix::encode_rows(&["id"], &["x"], &[row]),
        };
        let key = |id| plainbuffer::encode_primary_key(&PrimaryKey::new("id", id));
        proto::BulkExportResponse {
            rows,
            next_start_primary_key: next.map(key),
            data_block_type: encoding,
            ..Default::default()
        }
    }

    #[tokio::test]
    async fn rows_are_read_in_whatever_encoding_they_come() {
        let script = Script::default()
            .answer(&page(1, Some(5), Some(1)))
            .answer(&page(7, None, None));
        let client = script.client(NoRetryPolicy);
        let all = KeyRange::all(["id"]).forward();
        let export = client
            .bulk_export("a", all)
            .columns(["x"])
            .filter(column("x").gt(0));
        let mut rows = export.rows();
        let mut ids = Vec::new();
        while let Some(row) = rows.next().await {
            ids.push(row.unwrap().get::<i64>("id").unwrap());
        }
        assert_eq!(ids, [1, 7]);
        let asked: Vec<proto::BulkExportRequest> = script.asked();
        assert_eq!(asked[0].columns_to_get, ["x"]);
        assert!(asked.iter().all(|request| request.filter.is_some()));
        assert!(asked[0].data_block_type_hint.is_none());
        let start = plainbuffer::decode_primary_key(&asked[1].inclusive_start_primary_key);
        assert_eq!(start.unwrap(), PrimaryKey::new("id", 5));
    }

    #[tokio::test]
    async fn all_columns_are_asked_for_as_plain_buffers() {
        let script = Script::default()
            .answer(&page(1, None, None))
            .answer(&page(1, None, None));
        let client = script.client(NoRetryPolicy);
        let export = client.bulk_export("a", KeyRange::all(["id"]).forward());
        export.clone().send().await.unwrap();
        let matrix = export.data_block_type(DataBlockType::SimpleRowMatrix);
        matrix.send().await.unwrap();
        let asked: Vec<proto::BulkExportRequest> = script.asked();
        let hints = asked.iter().map(|request| request.data_block_type_hint);
        assert_eq!(hints.collect::<Vec<_>>(), [Some(0), Some(1)]);
    }

    #[tokio::test]
    async fn rows_of_a_matrix_are_found_again_by_their_keys_or_by_pages() {
        let key = |n: i64| PrimaryKey::new("id", 1).and("n", n);
        let all = KeyRange::all(["id", "n"]).forward();
        for (keys, found) in [
            (&["n", "id"][..], key(2)),
            (&["n"], all.start.clone()),
            (&[], all.start.clone()),
        ] {
            let rows = [1, 2].map(|n| (key(n), vec![Column::new("x", n)]));
            let script = Script::default().answer(&proto::BulkExportResponse {
                rows: row_matrix::encode_rows(keys, &["x"], &rows),
                data_block_type: Some(1),
                ..Default::default()
            });
            let client = script.client(NoRetryPolicy);
            let export = client.bulk_export("a", all.clone()).columns(["x"]);
            let mut rows = export.rows();
            rows.next().await.unwrap().unwrap();
            assert_eq!(rows.next_start(), Some(found), "{keys:?}");
        }
    }

    #[tokio::test]
    async fn an_encoding_that_is_not_known_is_an_error() {
        let script = Script::default().answer(&page(1, None, Some(9)));
        let client = script.client(NoRetryPolicy);
        let export = client.bulk_export("a", KeyRange::all(["id"]).forward());
        let export = export.data_block_type(DataBlockType::PlainBuffer);
        assert_eq!(export.send().await.unwrap_err().kind(), ErrorKind::Decode);
        let asked: Vec<proto::BulkExportRequest> = script.asked();
        assert_eq!(asked[0].data_block_type_hint, Some(0));
    }
}
