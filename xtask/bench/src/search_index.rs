//! The documents of the search figures in a table of an emulator in this process.

use std::time::{Duration, Instant};

use prost::Message;
use tablestore::call::Operation;
use tablestore::row::PutRow;
use tablestore::{Client, KeyRange, PrimaryKey, PrimaryKeyType};
use tablestore_emulator::Emulator;
use tablestore_protocol::PrimaryKeyValue;
use tablestore_protocol::plainbuffer::decode_row;
use tablestore_protocol::proto::search::{Aggregation, Query as QueryMessage};
use tablestore_protocol::proto::search::{
    AggregationType, Aggregations, AvgAggregation, BoolQuery, ColumnReturnType, ColumnsToGet,
    CreateSearchIndexRequest, DateTimeUnit, DateTimeValue, FieldSchema, FieldSort, FieldType,
    GroupBy, GroupByDateHistogram, GroupByDateHistogramResult, GroupByField, GroupByFieldResult,
    GroupByType, GroupBys, GroupBysResult, IndexSchema, MatchAllQuery, MatchQuery, PrimaryKeySort,
    QueryType, RangeQuery, ScoreSort, SearchQuery, SearchRequest, SearchResponse, Sort, SortOrder,
    Sorter, TermQuery,
};
use tokio::runtime::{Builder, Runtime};

use crate::documents::{
    self, CITIES, CITY_SOUGHT, Document, HITS, PIECES_SOUGHT, Query, STATUS_SOUGHT, WORDS_SOUGHT,
};
use crate::{Result, reference};

const TABLE: &str = "documents";
const INDEX: &str = "documents_index";
const KEY: &str = "key";
/// The first search builds the index, which takes its time for a million documents.
const PATIENCE: Duration = Duration::from_secs(600);
/// Rows of a BatchWriteRow: as many as the service takes.
const BATCH: u64 = 200;

/// An emulator with a table of documents, and its client.
#[derive(Debug)]
pub struct SearchIndex {
    runtime: Runtime,
    client: Client,
}

impl SearchIndex {
    /// A service with an empty table.
    ///
    /// # Errors
    ///
    /// When the service or its client cannot start.
    pub fn new() -> Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let emulator = Emulator::builder()
            .credentials(reference::credentials()?)
            .build()?;
        let client = Client::builder("http://localhost")
            .allow_plain_http()
            .instance(reference::INSTANCE)
            .access_key(reference::ACCESS_KEY_ID, reference::ACCESS_KEY_SECRET)
            .service(emulator.service())
            .call_timeout(PATIENCE)
            .attempt_timeout(PATIENCE)
            .build()?;
        let create = client
            .create_table(TABLE)
            .primary_key(KEY, PrimaryKeyType::String);
        runtime.block_on(create.send())?;
        Ok(Self { runtime, client })
    }

    /// Writes documents in batches.
    ///
    /// # Errors
    ///
    /// When a write fails.
    pub fn fill(&self, documents: std::ops::Range<u64>) -> Result<()> {
        let mut start = documents.start;
        while start < documents.end {
            let end = documents.end.min(start + BATCH);
            let batch = self.client.batch_write_row();
            let batch = batch.add_all((start..end).map(|number| self.put_row(number)));
            self.runtime.block_on(batch.send())?.all_ok()?;
            start = end;
        }
        Ok(())
    }

    /// Writes documents one by one.
    ///
    /// # Errors
    ///
    /// When a write fails.
    pub fn put(&self, documents: std::ops::Range<u64>) -> Result<()> {
        self.runtime.block_on(async {
            for number in documents {
                self.put_row(number).send().await?;
            }
            Ok(())
        })
    }

    fn put_row(&self, number: u64) -> PutRow {
        let document = Document::new(number);
        let location = document.location();
        let put = self
            .client
            .put_row(TABLE, PrimaryKey::new(KEY, document.order.clone()));
        put.column("status", document.status)
            .column("city", document.city)
            .column("order", document.order)
            .column("note", document.note)
            .column("amount", document.amount)
            .column("pieces", document.pieces)
            .column("price", document.price)
            .column("paid", document.paid)
            .column("time", document.time)
            .column("location", location)
    }

    /// Creates the index. The next search builds it.
    ///
    /// # Errors
    ///
    /// When the service refuses it.
    pub fn create_index(&self) -> Result<()> {
        let fields = [
            ("status", FieldType::Keyword),
            ("city", FieldType::Keyword),
            ("order", FieldType::Keyword),
            ("note", FieldType::Text),
            ("amount", FieldType::Long),
            ("pieces", FieldType::Long),
            ("price", FieldType::Double),
            ("paid", FieldType::Boolean),
            ("time", FieldType::Date),
            ("location", FieldType::GeoPoint),
        ];
        let fields = fields.map(|(name, kind)| FieldSchema {
            field_name: Some(name.to_owned()),
            field_type: Some(kind.into()),
            date_formats: match kind {
                FieldType::Date => vec!["epoch_millis".to_owned()],
                _ => Vec::new(),
            },
            ..FieldSchema::default()
        });
        let request = CreateSearchIndexRequest {
            table_name: TABLE.to_owned(),
            index_name: INDEX.to_owned(),
            schema: Some(IndexSchema {
                field_schemas: fields.into(),
                ..IndexSchema::default()
            }),
            ..CreateSearchIndexRequest::default()
        };
        let request = request.encode_to_vec();
        let call = self
            .client
            .call_raw(Operation::CREATE_SEARCH_INDEX, request);
        self.runtime.block_on(call.send())?;
        Ok(())
    }

    /// The number of documents in the index.
    ///
    /// # Errors
    ///
    /// When the search fails.
    pub fn count(&self) -> Result<i64> {
        let query = SearchQuery {
            limit: Some(0),
            get_total_count: Some(true),
            query: Some(all()),
            ..SearchQuery::default()
        };
        let response = self.search(&encode(&query, ColumnReturnType::ReturnNone))?;
        response.total_hits.ok_or_else(|| "no count".into())
    }

    /// Runs a query so often: the seconds of one run, and what it found: keys or, where it has no
    /// order, how many hits, or groups and documents in them.
    ///
    /// # Errors
    ///
    /// When the search fails.
    pub fn run(&self, query: Query, runs: u32) -> Result<(f64, String)> {
        let request = encode(&query_of(query), ColumnReturnType::ReturnNone);
        let mut found = String::new();
        let start = Instant::now();
        for _ in 0..runs {
            found = self.found(query, &self.search(&request)?)?;
        }
        Ok((start.elapsed().as_secs_f64() / f64::from(runs), found))
    }

    /// Seconds of a page of the first 100 rows by their key with all columns, each row decoded.
    ///
    /// # Errors
    ///
    /// When the search fails or finds less.
    pub fn page(&self, runs: u32) -> Result<f64> {
        let query = SearchQuery {
            limit: Some(100),
            query: Some(all()),
            sort: Some(sort(Sorter {
                pk_sort: Some(PrimaryKeySort {
                    order: Some(SortOrder::Asc.into()),
                }),
                ..Sorter::default()
            })),
            ..SearchQuery::default()
        };
        let request = encode(&query, ColumnReturnType::ReturnAll);
        let start = Instant::now();
        for _ in 0..runs {
            let response = self.search(&request)?;
            let rows: Result<Vec<_>, _> = response.rows.iter().map(decode_row).collect();
            if rows?.into_iter().flatten().count() != 100 {
                return Err("not a page of 100 rows".into());
            }
        }
        Ok(start.elapsed().as_secs_f64() / f64::from(runs))
    }

    /// Seconds of a GetRange of the same rows.
    ///
    /// # Errors
    ///
    /// When the read fails or finds less.
    pub fn range(&self, runs: u32) -> Result<f64> {
        let start = Instant::now();
        for _ in 0..runs {
            let range = KeyRange::all([KEY]).forward();
            let call = self.client.get_range(TABLE, range).limit(100);
            if self.runtime.block_on(call.send())?.rows.len() != 100 {
                return Err("not a page of 100 rows".into());
            }
        }
        Ok(start.elapsed().as_secs_f64() / f64::from(runs))
    }

    fn search(&self, request: &[u8]) -> Result<SearchResponse> {
        let call = self.client.call_raw(Operation::SEARCH, request.to_vec());
        let response = self.runtime.block_on(call.send())?;
        Ok(SearchResponse::decode(response.body)?)
    }

    fn found(&self, query: Query, response: &SearchResponse) -> Result<String> {
        let group_bys = response.group_bys.clone().unwrap_or_default();
        let group_bys = GroupBysResult::decode(group_bys)?.group_by_results;
        let groups = group_bys.into_iter().next();
        let groups = groups.and_then(|groups| groups.group_by_result);
        let counts: Vec<i64> = match (query, groups) {
            (Query::Match, _) => return Ok(response.rows.len().to_string()),
            (Query::GroupBy, Some(groups)) => {
                let groups = GroupByFieldResult::decode(groups)?.group_by_field_result_items;
                groups.iter().map(|group| group.row_count()).collect()
            }
            (Query::DateHistogram, Some(groups)) => {
                let groups = GroupByDateHistogramResult::decode(groups)?;
                let groups = groups.group_by_date_histogram_items;
                groups.iter().map(|group| group.row_count()).collect()
            }
            _ => {
                let mut keys = Vec::new();
                for row in &response.rows {
                    let row = decode_row(row)?.ok_or("an empty row")?;
                    match row.primary_key().get(KEY) {
                        Some(PrimaryKeyValue::String(key)) => keys.push(key.as_str().to_owned()),
                        _ => return Err("a row without a key".into()),
                    }
                }
                return Ok(keys.join(","));
            }
        };
        Ok(format!("{}/{}", counts.len(), counts.iter().sum::<i64>()))
    }
}

fn encode(query: &SearchQuery, columns: ColumnReturnType) -> Vec<u8> {
    let request = SearchRequest {
        table_name: Some(TABLE.to_owned()),
        index_name: Some(INDEX.to_owned()),
        columns_to_get: Some(ColumnsToGet {
            return_type: Some(columns.into()),
            column_names: Vec::new(),
        }),
        search_query: Some(query.encode_to_vec().into()),
        ..SearchRequest::default()
    };
    request.encode_to_vec()
}

fn query_of(query: Query) -> SearchQuery {
    match query {
        Query::Term => SearchQuery {
            limit: Some(HITS as i32),
            query: Some(term("city", &documents::city(CITY_SOUGHT))),
            ..SearchQuery::default()
        },
        Query::Match => SearchQuery {
            limit: Some(HITS as i32),
            query: Some(words()),
            sort: Some(sort(Sorter {
                score_sort: Some(ScoreSort {
                    order: Some(SortOrder::Desc.into()),
                }),
                ..Sorter::default()
            })),
            ..SearchQuery::default()
        },
        Query::Bool => SearchQuery {
            limit: Some(HITS as i32),
            query: Some(message(
                QueryType::BoolQuery,
                &BoolQuery {
                    must_queries: vec![
                        term("status", &documents::status(STATUS_SOUGHT)),
                        few_pieces(),
                        words(),
                    ],
                    ..BoolQuery::default()
                },
            )),
            sort: Some(sort(Sorter {
                field_sort: Some(FieldSort {
                    field_name: Some("amount".to_owned()),
                    order: Some(SortOrder::Desc.into()),
                    ..FieldSort::default()
                }),
                ..Sorter::default()
            })),
            ..SearchQuery::default()
        },
        Query::GroupBy => {
            let mean = AvgAggregation {
                field_name: Some("price".to_owned()),
                ..AvgAggregation::default()
            };
            let group_by = GroupByField {
                field_name: Some("city".to_owned()),
                size: Some(CITIES as i32),
                sub_aggs: Some(Aggregations {
                    aggs: vec![Aggregation {
                        name: Some("mean".to_owned()),
                        r#type: Some(AggregationType::AggAvg.into()),
                        body: Some(mean.encode_to_vec().into()),
                    }],
                }),
                ..GroupByField::default()
            };
            groups(GroupByType::GroupByField, &group_by)
        }
        Query::DateHistogram => {
            let group_by = GroupByDateHistogram {
                field_name: Some("time".to_owned()),
                interval: Some(DateTimeValue {
                    value: Some(1),
                    unit: Some(DateTimeUnit::Day.into()),
                }),
                ..GroupByDateHistogram::default()
            };
            groups(GroupByType::GroupByDateHistogram, &group_by)
        }
    }
}

fn groups(kind: GroupByType, body: &impl Message) -> SearchQuery {
    SearchQuery {
        limit: Some(0),
        query: Some(all()),
        group_bys: Some(GroupBys {
            group_bys: vec![GroupBy {
                name: Some("groups".to_owned()),
                r#type: Some(kind.into()),
                body: Some(body.encode_to_vec().into()),
            }],
        }),
        ..SearchQuery::default()
    }
}

fn sort(sorter: Sorter) -> Sort {
    Sort {
        sorter: vec![sorter],
        ..Sort::default()
    }
}

fn message(kind: QueryType, body: &impl Message) -> QueryMessage {
    QueryMessage {
        r#type: Some(kind.into()),
        query: Some(body.encode_to_vec().into()),
    }
}

fn all() -> QueryMessage {
    message(QueryType::MatchAllQuery, &MatchAllQuery {})
}

fn term(field: &str, term: &str) -> QueryMessage {
    let length = u32::try_from(term.len()).unwrap_or(u32::MAX);
    let variant = [&[3], &length.to_le_bytes()[..], term.as_bytes()].concat();
    let body = TermQuery {
        field_name: Some(field.to_owned()),
        term: Some(variant.into()),
        ..TermQuery::default()
    };
    message(QueryType::TermQuery, &body)
}

fn few_pieces() -> QueryMessage {
    let end = [&[0], &PIECES_SOUGHT.to_le_bytes()[..]].concat();
    let body = RangeQuery {
        field_name: Some("pieces".to_owned()),
        range_to: Some(end.into()),
        include_upper: Some(false),
        ..RangeQuery::default()
    };
    message(QueryType::RangeQuery, &body)
}

fn words() -> QueryMessage {
    let body = MatchQuery {
        field_name: Some("note".to_owned()),
        text: Some(WORDS_SOUGHT.map(documents::word).join(" ")),
        ..MatchQuery::default()
    };
    message(QueryType::MatchQuery, &body)
}
