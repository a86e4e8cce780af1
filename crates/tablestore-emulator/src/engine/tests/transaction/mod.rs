mod isolation;
mod rules;

use tablestore_protocol::proto::table::{
    AbortTransactionRequest, AbortTransactionResponse, BatchWriteRowRequest,
    CommitTransactionRequest, CommitTransactionResponse, DefinedColumnSchema, DefinedColumnType,
    DeleteTableRequest, DeleteTableResponse, DropIndexRequest, DropIndexResponse, IndexMeta,
    PrimaryKeyOption, StartLocalTransactionRequest, StartLocalTransactionResponse,
};

use super::batch::batch_write_row::{batch, outcome, put, rows_of};
use super::*;

fn key(part: i64, id: &str) -> PrimaryKey {
    PrimaryKey::new("part", part).and("id", id)
}

impl Service {
    /// Makes the table `t` with the key `part: INTEGER, id: STRING`.
    fn create_with_transactions(&self) {
        let schema = [
            ("part", PrimaryKeyType::Integer),
            ("id", PrimaryKeyType::String),
        ];
        let request = CreateTableRequest {
            enable_local_txn: Some(true),
            ..new_table("t", &schema)
        };
        self.create_table(&request).unwrap();
    }

    fn start(&self, key: &PrimaryKey) -> Result<String, ServiceError> {
        let request = StartLocalTransactionRequest {
            table_name: "t".into(),
            key: encode_primary_key(key),
            ..StartLocalTransactionRequest::default()
        };
        let response: StartLocalTransactionResponse =
            self.call("StartLocalTransaction", &request)?;
        Ok(response.transaction_id)
    }

    fn start_on(&self, part: i64) -> String {
        self.start(&PrimaryKey::new("part", part)).unwrap()
    }

    fn commit(&self, id: &str) -> Result<(), ServiceError> {
        let transaction_id = id.into();
        let request = CommitTransactionRequest { transaction_id };
        self.call::<CommitTransactionResponse>("CommitTransaction", &request)
            .map(drop)
    }

    fn abort(&self, id: &str) -> Result<(), ServiceError> {
        let transaction_id = id.into();
        let request = AbortTransactionRequest { transaction_id };
        self.call::<AbortTransactionResponse>("AbortTransaction", &request)
            .map(drop)
    }

    fn put_in(&self, id: &str, key: &PrimaryKey, value: i64) -> Result<(), ServiceError> {
        let request = PutRowRequest {
            table_name: "t".into(),
            row: encode_row(key, &[Column::new("a", value)]),
            condition: ignore(),
            transaction_id: Some(id.into()),
            ..PutRowRequest::default()
        };
        self.call::<PutRowResponse>("PutRow", &request).map(drop)
    }

    /// The column `a` of a row, as a transaction sees it.
    fn get_in(&self, id: &str, key: &PrimaryKey) -> Result<Option<i64>, ServiceError> {
        let request = GetRowRequest {
            transaction_id: Some(id.into()),
            ..get_row(key)
        };
        Ok(self.get(&request)?.map(|row| value(&row)))
    }

    /// The column `a` of a row, as everybody sees it.
    fn value(&self, key: &PrimaryKey) -> Option<i64> {
        self.read(key).map(|row| value(&row))
    }

    fn put_past(&self, key: &PrimaryKey, value: i64) -> Result<(), ServiceError> {
        self.put(key, &[Column::new("a", value)], ignore())
            .map(drop)
    }
}

fn value(row: &Row) -> i64 {
    row.get("a").unwrap()
}
