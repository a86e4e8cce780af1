//! Search indexes of tables. What queries find is tested with the index itself.

mod definitions;
mod follows;
mod pages;
mod scans;
mod threads;

use tablestore_protocol::proto::search::{
    self as proto, ColumnReturnType, ColumnsToGet, CreateSearchIndexRequest,
    CreateSearchIndexResponse, DescribeSearchIndexRequest, DescribeSearchIndexResponse,
    FieldSchema, FieldType, IndexSchema, QueryType, SearchRequest, SearchResponse,
};

use super::*;

fn field(name: &str, kind: FieldType) -> FieldSchema {
    FieldSchema {
        field_name: Some(name.to_owned()),
        field_type: Some(kind as i32),
        ..FieldSchema::default()
    }
}

/// The index `i` of a text, a number and an array.
fn index() -> CreateSearchIndexRequest {
    CreateSearchIndexRequest {
        table_name: "t".into(),
        index_name: "i".into(),
        schema: Some(IndexSchema {
            field_schemas: vec![
                field("text", FieldType::Text),
                field("number", FieldType::Long),
                FieldSchema {
                    is_array: Some(true),
                    ..field("tags", FieldType::Keyword)
                },
            ],
            ..IndexSchema::default()
        }),
        ..CreateSearchIndexRequest::default()
    }
}

fn query(kind: QueryType, body: &impl Message) -> proto::Query {
    proto::Query {
        r#type: Some(kind as i32),
        query: Some(body.encode_to_vec().into()),
    }
}

fn match_all() -> proto::Query {
    query(QueryType::MatchAllQuery, &proto::MatchAllQuery {})
}

/// Rows whose text has a word.
fn word(word: &str) -> proto::Query {
    let body = proto::MatchQuery {
        field_name: Some("text".into()),
        text: Some(word.to_owned()),
        ..proto::MatchQuery::default()
    };
    query(QueryType::MatchQuery, &body)
}

fn counted(query: proto::Query) -> proto::SearchQuery {
    proto::SearchQuery {
        query: Some(query),
        get_total_count: Some(true),
        ..proto::SearchQuery::default()
    }
}

fn columns(kind: ColumnReturnType) -> Option<ColumnsToGet> {
    Some(ColumnsToGet {
        return_type: Some(kind as i32),
        column_names: Vec::new(),
    })
}

impl Service {
    fn create_search_index(&self, request: &CreateSearchIndexRequest) -> Result<(), ServiceError> {
        self.call::<CreateSearchIndexResponse>("CreateSearchIndex", request)?;
        Ok(())
    }

    fn describe_search_index(
        &self,
        name: &str,
    ) -> Result<DescribeSearchIndexResponse, ServiceError> {
        let request = DescribeSearchIndexRequest {
            table_name: Some("t".into()),
            index_name: Some(name.to_owned()),
            include_sync_stat: Some(true),
        };
        self.call("DescribeSearchIndex", &request)
    }

    fn search(&self, query: &proto::SearchQuery) -> Result<SearchResponse, ServiceError> {
        self.search_columns(query, None)
    }

    fn search_columns(
        &self,
        query: &proto::SearchQuery,
        columns_to_get: Option<ColumnsToGet>,
    ) -> Result<SearchResponse, ServiceError> {
        self.search_in("i", query, columns_to_get)
    }

    fn search_in(
        &self,
        index: &str,
        query: &proto::SearchQuery,
        columns_to_get: Option<ColumnsToGet>,
    ) -> Result<SearchResponse, ServiceError> {
        let request = SearchRequest {
            table_name: Some("t".into()),
            index_name: Some(index.to_owned()),
            columns_to_get,
            search_query: Some(query.encode_to_vec().into()),
            ..SearchRequest::default()
        };
        self.call("Search", &request)
    }

    /// The keys of the rows that have a word.
    fn with_word(&self, sought: &str) -> Vec<String> {
        keys(&self.search(&counted(word(sought))).unwrap())
    }

    fn put_text(&self, key: &str, text: &str) {
        self.put(&id(key), &[Column::new("text", text)], ignore())
            .unwrap();
    }
}

fn rows(response: &SearchResponse) -> Vec<Row> {
    let rows = response.rows.iter();
    rows.map(|row| decode_row(row).unwrap().unwrap()).collect()
}

fn keys(response: &SearchResponse) -> Vec<String> {
    let rows = rows(response).into_iter();
    rows.map(|row| key_of(&row)).collect()
}

fn key_of(row: &Row) -> String {
    match row.primary_key().get("id") {
        Some(PrimaryKeyValue::String(text)) => text.as_str().to_owned(),
        other => panic!("{other:?}"),
    }
}
