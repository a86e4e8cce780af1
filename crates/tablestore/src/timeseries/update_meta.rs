use std::collections::BTreeMap;

use bytes::Bytes;
use tablestore_core::{Effect, Operation, Result};
use tablestore_protocol::Str;
use tablestore_protocol::proto::timeseries as proto;
use tablestore_protocol::timeseries_rows::tags_to_string;

use super::key::check_tag;
use super::put::fail_rows;
use super::{Key, SUPPORTED_TABLE_VERSION};
use crate::batch::{Batch, BatchResponse, send_batch};
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// An `UpdateTimeseriesMeta` request, created by [`Timeseries::update_meta`](super::Timeseries::update_meta).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateTimeseriesMeta {
    context: CallContext,
    table: String,
    series: Vec<(Key, Vec<(Str, Str)>)>,
}

/// The response to `UpdateTimeseriesMeta`: one result for each series, in the order in which they were added.
pub type UpdateTimeseriesMetaResponse = BatchResponse<()>;

impl UpdateTimeseriesMeta {
    pub(super) fn new(client: &Client, table: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            series: Vec::new(),
        }
    }

    /// Sets the attributes of a series, replacing those that it has: up to 100 series in a request. A
    /// series that the table does not know is added.
    ///
    /// Names and values are restricted as those of tags.
    pub fn attributes<N: Into<Str>, V: Into<Str>>(
        mut self,
        key: impl Into<Key>,
        attributes: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let attributes = attributes.into_iter();
        let attributes = attributes.map(|(name, value)| (name.into(), value.into()));
        let attributes: BTreeMap<Str, Str> = attributes.collect();
        self.series
            .push((key.into(), attributes.into_iter().collect()));
        self
    }
}

request! {
    UpdateTimeseriesMeta -> UpdateTimeseriesMetaResponse {
        example: r#"client.timeseries().update_meta("metrics")"#,
    }
}

impl Request for UpdateTimeseriesMeta {
    type Response = UpdateTimeseriesMetaResponse;

    fn operation(&self) -> Operation {
        Operation::UPDATE_TIMESERIES_META
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        let metas = self.series.iter().map(|(key, attributes)| {
            for (name, value) in attributes {
                check_tag("attribute", name, value)?;
            }
            Ok(proto::TimeseriesMeta {
                time_series_key: key.to_proto()?,
                attributes: match attributes.is_empty() {
                    true => None,
                    false => Some(tags_to_string(attributes)?),
                },
                update_time: None,
            })
        });
        Ok(wire::encode(&proto::UpdateTimeseriesMetaRequest {
            table_name: self.table.clone(),
            timeseries_meta: metas.collect::<Result<_>>()?,
            supported_table_version: Some(SUPPORTED_TABLE_VERSION),
        }))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<UpdateTimeseriesMetaResponse> {
        let response: proto::UpdateTimeseriesMetaResponse = wire::decode(body)?;
        let mut rows = vec![Ok(()); self.series.len()];
        fail_rows(&mut rows, response.failed_rows)?;
        Ok(BatchResponse {
            rows,
            consumed: BTreeMap::new(),
            metadata,
        })
    }

    async fn execute(self) -> Result<UpdateTimeseriesMetaResponse> {
        send_batch(&self).await
    }
}

impl Batch for UpdateTimeseriesMeta {
    type Row = ();

    fn part(&self, rows: &[usize]) -> Self {
        Self {
            context: self.context.clone(),
            table: self.table.clone(),
            series: rows.iter().map(|&row| self.series[row].clone()).collect(),
        }
    }

    fn row_count(&self) -> usize {
        self.series.len()
    }

    fn row_name(&self, row: usize) -> String {
        let key = self.series.get(row).map(|(key, _)| key.to_string());
        format!("{} {}", self.table, key.unwrap_or_default())
    }

    /// Attributes replace those that a series has.
    fn row_effect(&self, _: usize) -> Effect {
        Effect::IdempotentWrite
    }
}
