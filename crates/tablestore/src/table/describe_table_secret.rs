use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::wire_enum::{WireEnum, wire_enum};
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `DescribeTableSecret` request, created by [`Client::describe_table_secret`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DescribeTableSecret {
    context: CallContext,
    table: String,
}

/// The response to `DescribeTableSecret`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DescribeTableSecretResponse {
    /// The data model of the table, if the service returns it.
    pub model_type: Option<TableModelType>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

wire_enum! {
    /// The data model that a table was created for.
    TableModelType {
        /// `LEGACY`.
        Legacy = proto::TableModelType::Legacy;
        /// `HBASE_COMPATIBLE`: the model of HBase.
        HbaseCompatible = proto::TableModelType::HbaseCompatible;
        /// `TABLESTORE`: the wide-column model.
        Tablestore = proto::TableModelType::Tablestore;
    }
}

impl DescribeTableSecret {
    pub(super) fn new(client: &Client, table: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
        }
    }
}

request! {
    DescribeTableSecret -> DescribeTableSecretResponse {
        example: r#"client.describe_table_secret("orders")"#,
    }
}

impl Request for DescribeTableSecret {
    type Response = DescribeTableSecretResponse;

    fn operation(&self) -> Operation {
        Operation::DESCRIBE_TABLE_SECRET
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::DescribeTableSecretRequest {
            table_name: self.table.clone(),
        }))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<DescribeTableSecretResponse> {
        let response: proto::DescribeTableSecretResponse = wire::decode(body)?;
        let model_type = response.secret.and_then(|secret| secret.model_type);
        Ok(DescribeTableSecretResponse {
            model_type: model_type.map(TableModelType::from_proto),
            metadata,
        })
    }
}
