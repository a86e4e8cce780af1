use bytes::Bytes;
use tablestore_core::{Error, ErrorKind, Operation, Result};
use tablestore_protocol::{PrimaryKey, Row, proto::table as proto};

use crate::call::wire_enum::WireEnum;
use crate::call::{CallContext, ConsumedCapacity, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::paging::{Next, PageOfItems, Paged, PagedItems, Progress, items_method, pages_method};
use crate::row::{
    DataBlockType, Direction, EncodedPage, KeyBounds, RangeRead, full_key, read_setters,
};

/// A `BulkExport` request, created by [`Client::bulk_export`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct BulkExport {
    context: CallContext,
    read: RangeRead,
}

/// The response to `BulkExport`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BulkExportResponse {
    /// The rows. May be empty before the end of the range.
    pub rows: Vec<Row>,
    /// The start of the next page; `None` at the end of the range.
    pub next_start: Option<PrimaryKey>,
    /// The cost of the call.
    pub consumed: ConsumedCapacity,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl BulkExport {
    pub(super) fn new(client: &Client, table: String, bounds: KeyBounds) -> Self {
        Self {
            context: CallContext::new(client),
            read: RangeRead::new(table, bounds),
        }
    }

    /// Selects these columns, unless others were named.
    pub(crate) fn columns_by_default(mut self, names: Vec<&'static str>) -> Self {
        self.read.selection.columns_by_default(names);
        self
    }

    /// Replaces the range.
    pub(crate) fn with_bounds(mut self, bounds: KeyBounds) -> Self {
        self.read.bounds = bounds;
        self
    }

    /// Sets the encoding of rows. By default it is [`DataBlockType::SimpleRowMatrix`] where
    /// [columns](Self::columns) are named, and their rows have only the key columns that are named;
    /// otherwise it is [`DataBlockType::PlainBuffer`], because the service rejects a matrix of all
    /// columns.
    pub fn data_block_type(mut self, encoding: DataBlockType) -> Self {
        self.read.data_block_type = Some(encoding);
        self
    }

    /// Returns the encoding to ask for, where it is not the service's own default.
    fn encoding(&self) -> Option<DataBlockType> {
        let all_columns = self.read.selection.columns.is_empty();
        let plain = all_columns.then_some(DataBlockType::PlainBuffer);
        self.read.data_block_type.or(plain)
    }
}

pages_method!(BulkExport: "the range");
items_method! {
    /// Reads the whole range, as a stream of rows. Nothing is sent before the stream is polled.
    BulkExport::rows
}
request! {
    BulkExport -> BulkExportResponse {
        example: r#"client.bulk_export("orders", KeyRange::prefix(PrimaryKey::new("customer", "alice"), ["order"]))"#,
        read_setters: read.selection,
    }
}

impl Request for BulkExport {
    type Response = BulkExportResponse;

    fn operation(&self) -> Operation {
        Operation::BULK_EXPORT
    }

    fn table(&self) -> Option<&str> {
        Some(&self.read.table)
    }

    fn encode(&self) -> Result<Bytes> {
        let RangeRead { bounds, .. } = &self.read;
        if bounds.direction == Direction::Backward {
            return Err(Error::new(
                ErrorKind::Request,
                "a bulk export reads forward: allowed is a range with the direction Forward",
            ));
        }
        Ok(wire::encode(&proto::BulkExportRequest {
            table_name: self.read.table.clone(),
            columns_to_get: self.read.selection.columns.clone(),
            inclusive_start_primary_key: wire::encode_key(&bounds.start)?,
            exclusive_end_primary_key: wire::encode_key(&bounds.end)?,
            filter: self.read.selection.filter(),
            data_block_type_hint: self.encoding().map(WireEnum::to_proto),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<BulkExportResponse> {
        let response: proto::BulkExportResponse = wire::decode(body)?;
        let page = self.read.decode(EncodedPage {
            rows: response.rows,
            data_block_type: response.data_block_type,
            next_start: response.next_start_primary_key,
            next_token: None,
        })?;
        Ok(BulkExportResponse {
            rows: page.rows,
            next_start: page.next_start,
            consumed: ConsumedCapacity::from_proto(&response.consumed),
            metadata,
        })
    }

    fn consumed(response: &BulkExportResponse) -> Option<ConsumedCapacity> {
        Some(response.consumed)
    }
}

impl Paged for BulkExport {
    type Position = PrimaryKey;

    fn start(&self) -> PrimaryKey {
        self.read.bounds.start.clone()
    }

    fn advance(&mut self, response: &BulkExportResponse, progress: &mut Progress) -> Result<Next> {
        let has_rows = !response.rows.is_empty();
        self.read
            .advance(response.next_start.as_ref(), None, has_rows, progress)
    }
}

impl PagedItems for BulkExport {
    type Item = Row;

    fn items(response: BulkExportResponse, _: Option<Row>) -> PageOfItems<Row> {
        response.rows.into()
    }

    fn body_bytes(response: &BulkExportResponse) -> u64 {
        response.metadata.body_bytes
    }

    fn position_of(row: &Row, _: usize, page_start: &PrimaryKey) -> Option<PrimaryKey> {
        full_key(row, page_start)
    }
}

impl IntoIterator for BulkExportResponse {
    type Item = Row;
    type IntoIter = std::vec::IntoIter<Row>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use tablestore_core::ErrorKind;
    use tablestore_protocol::{Column, plainbuffer, row_matrix};

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
            .respond(&page(1, Some(5), Some(1)))
            .respond(&page(7, None, None));
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
            .respond(&page(1, None, None))
            .respond(&page(1, None, None));
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
            let script = Script::default().respond(&proto::BulkExportResponse {
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
        let script = Script::default().respond(&page(1, None, Some(9)));
        let client = script.client(NoRetryPolicy);
        let export = client.bulk_export("a", KeyRange::all(["id"]).forward());
        let export = export.data_block_type(DataBlockType::PlainBuffer);
        assert_eq!(export.send().await.unwrap_err().kind(), ErrorKind::Decode);
        let asked: Vec<proto::BulkExportRequest> = script.asked();
        assert_eq!(asked[0].data_block_type_hint, Some(0));
    }
}
