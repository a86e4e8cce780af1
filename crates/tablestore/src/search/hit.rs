use std::collections::BTreeMap;

use tablestore_core::{Error, ErrorKind, Result};
use tablestore_protocol::{Row, proto::search as proto};

use crate::call::wire;

/// A row that a search has found.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SearchHit {
    /// The row, with the columns that the search [names](crate::search::Search::columns).
    pub row: Row,
    /// The score; `None` if none was computed, because the search neither sorts by it nor has
    /// functions.
    pub score: Option<f64>,
    /// The fragments of text with marked matches, by field.
    pub highlights: BTreeMap<String, Vec<String>>,
    /// The documents that match, by the path of their nested field, for queries with
    /// [inner hits](crate::search::NestedQuery::inner_hits).
    pub inner_hits: BTreeMap<String, Vec<InnerHit>>,
}

/// A nested document that a search has found. Its content is that of the row's column, at
/// [`index`](Self::index).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct InnerHit {
    /// The index of the document in the array of its column.
    pub index: u32,
    /// The score; `None` if none was computed.
    pub score: Option<f64>,
    /// The fragments of text with marked matches, by field.
    pub highlights: BTreeMap<String, Vec<String>>,
    /// The documents in this one that match.
    pub inner_hits: BTreeMap<String, Vec<InnerHit>>,
}

impl SearchHit {
    /// Joins rows with their details, of which there are as many as rows, or none.
    pub(super) fn join(rows: Vec<Row>, hits: Vec<proto::SearchHit>) -> Result<Vec<Self>> {
        if !hits.is_empty() && hits.len() != rows.len() {
            let message = format!(
                "the response has {} rows and the details of {}",
                rows.len(),
                hits.len()
            );
            return Err(Error::new(ErrorKind::Decode, message));
        }
        let mut hits = hits.into_iter();
        let join = |row| {
            let hit = hits.next().unwrap_or_default();
            Self {
                row,
                score: score(hit.score),
                highlights: highlights(hit.highlight_result),
                inner_hits: inner_hits(hit.search_inner_hits),
            }
        };
        Ok(rows.into_iter().map(join).collect())
    }
}

/// The service has NaN where it computed no score.
fn score(score: Option<f64>) -> Option<f64> {
    score.filter(|score| !score.is_nan())
}

fn highlights(result: Option<proto::HighlightResult>) -> BTreeMap<String, Vec<String>> {
    let fields = result.unwrap_or_default().highlight_fields.into_iter();
    fields
        .map(|field| (field.field_name.unwrap_or_default(), field.field_fragments))
        .collect()
}

fn inner_hits(inner_hits: Vec<proto::SearchInnerHit>) -> BTreeMap<String, Vec<InnerHit>> {
    let inner_hit = |hit: proto::SearchHit| InnerHit {
        index: hit.nested_doc_offset.map_or(0, wire::from_i32),
        score: score(hit.score),
        highlights: highlights(hit.highlight_result),
        inner_hits: self::inner_hits(hit.search_inner_hits),
    };
    let mut by_path = BTreeMap::<_, Vec<_>>::new();
    for hits in inner_hits {
        // Two queries may be of one path.
        let documents = by_path.entry(hits.path.unwrap_or_default()).or_default();
        documents.extend(hits.search_hits.into_iter().map(inner_hit));
    }
    by_path
}
