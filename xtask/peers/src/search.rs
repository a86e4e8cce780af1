//! Tantivy in memory, searched by commands: `NAME RUNS` on a line of the standard input, and in
//! response `SECONDS FOUND`, the time of one run and what tells whether it found the right thing.

use std::collections::HashMap;
use std::hint::black_box;
use std::io::{BufRead, Write};
use std::ops::Bound;
use std::time::Instant;

use serde_json::{Value, json};
use tantivy::aggregation::AggregationCollector;
use tantivy::collector::TopDocs;
use tantivy::query::{AllQuery, BooleanQuery, Occur, Query, RangeQuery, TermQuery};
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, STRING, Schema, TEXT};
use tantivy::{DateTime, DocAddress, Index, IndexWriter, Order, Searcher, Term, doc};

use crate::Result;
use crate::documents::{
    self, CITY_SOUGHT, Document, HITS, PIECES_SOUGHT, QUERIES, STATUS_SOUGHT, WORDS_SOUGHT, word,
};

/// Memory for documents that are not in a segment yet: enough for all in one.
const BUFFER: usize = 2_000_000_000;

struct Tantivy {
    searcher: Searcher,
    fields: HashMap<&'static str, Field>,
}

/// Indexes so many documents, says `ready`, and searches until its input ends.
pub(crate) fn serve(documents: u64) -> Result<()> {
    let tantivy = Tantivy::new(documents)?;
    println!("ready");
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (name, runs) = line.split_once(' ').ok_or("no number of runs")?;
        let runs: u32 = runs.parse()?;
        let query = QUERIES.iter().find(|(known, _)| *known == name);
        let (_, query) = query.ok_or("no such query")?;
        let mut found = String::new();
        let start = Instant::now();
        for _ in 0..runs {
            found = black_box(tantivy.run(*query)?);
        }
        let seconds = start.elapsed().as_secs_f64() / f64::from(runs);
        println!("{seconds:.9} {found}");
        std::io::stdout().flush()?;
    }
    Ok(())
}

impl Tantivy {
    fn new(documents: u64) -> Result<Self> {
        let mut schema = Schema::builder();
        let fields = HashMap::from([
            ("status", schema.add_text_field("status", STRING)),
            ("city", schema.add_text_field("city", STRING | FAST)),
            ("order", schema.add_text_field("order", STRING | FAST)),
            ("note", schema.add_text_field("note", TEXT)),
            ("amount", schema.add_i64_field("amount", INDEXED | FAST)),
            ("pieces", schema.add_i64_field("pieces", INDEXED | FAST)),
            ("price", schema.add_f64_field("price", INDEXED | FAST)),
            ("paid", schema.add_bool_field("paid", INDEXED | FAST)),
            ("time", schema.add_date_field("time", INDEXED | FAST)),
            ("latitude", schema.add_f64_field("latitude", INDEXED | FAST)),
            (
                "longitude",
                schema.add_f64_field("longitude", INDEXED | FAST),
            ),
        ]);
        let index = Index::create_in_ram(schema.build());
        let mut writer: IndexWriter = index.writer_with_num_threads(1, BUFFER)?;
        for number in 0..documents {
            let it = Document::new(number);
            writer.add_document(doc!(
                fields["status"] => it.status,
                fields["city"] => it.city,
                fields["order"] => it.order,
                fields["note"] => it.note,
                fields["amount"] => it.amount,
                fields["pieces"] => it.pieces,
                fields["price"] => it.price,
                fields["paid"] => it.paid,
                fields["time"] => DateTime::from_timestamp_millis(it.time),
                fields["latitude"] => it.location.0,
                fields["longitude"] => it.location.1,
            ))?;
        }
        writer.commit()?;
        // One segment is the fastest to search.
        let segments = index.searchable_segment_ids()?;
        if segments.len() > 1 {
            writer.merge(&segments).wait()?;
        }
        writer.wait_merging_threads()?;
        Ok(Self {
            searcher: index.reader()?.searcher(),
            fields,
        })
    }

    /// Runs a query. Hits are returned by their keys.
    fn run(&self, query: documents::Query) -> Result<String> {
        let city = Term::from_field_text(self.fields["city"], &documents::city(CITY_SOUGHT));
        match query {
            documents::Query::Term => {
                let query = TermQuery::new(city, IndexRecordOption::Basic);
                let top = TopDocs::with_limit(HITS).order_by_string_fast_field("order", Order::Asc);
                let hits = self.searcher.search(&query, &top)?;
                self.keys(hits.into_iter().map(|(_, hit)| hit))
            }
            documents::Query::Match => {
                let top = TopDocs::with_limit(HITS).order_by_score();
                let hits = self.searcher.search(&self.words(), &top)?;
                // Lengths are rounded here, so that the order is not ours.
                let keys = self.keys(hits.into_iter().map(|(_, hit)| hit))?;
                Ok(keys.split(',').count().to_string())
            }
            documents::Query::Bool => {
                let status = documents::status(STATUS_SOUGHT);
                let status = Term::from_field_text(self.fields["status"], &status);
                let end = Term::from_field_i64(self.fields["pieces"], PIECES_SOUGHT);
                let parts: [Box<dyn Query>; 3] = [
                    Box::new(TermQuery::new(status, IndexRecordOption::Basic)),
                    Box::new(RangeQuery::new(Bound::Unbounded, Bound::Excluded(end))),
                    Box::new(self.words()),
                ];
                let parts = parts.into_iter().map(|part| (Occur::Must, part));
                let query = BooleanQuery::new(parts.collect());
                let top =
                    TopDocs::with_limit(HITS).order_by_fast_field::<i64>("amount", Order::Desc);
                let hits = self.searcher.search(&query, &top)?;
                self.keys(hits.into_iter().map(|(_, hit)| hit))
            }
            documents::Query::GroupBy => self.groups(json!({"groups": {
                "terms": {"field": "city", "size": documents::CITIES},
                "aggs": {"mean": {"avg": {"field": "price"}}},
            }})),
            documents::Query::DateHistogram => self.groups(json!({"groups": {
                "date_histogram": {"field": "time", "fixed_interval": "1d"},
            }})),
        }
    }

    fn words(&self) -> BooleanQuery {
        let words = WORDS_SOUGHT.map(|rank| {
            let term = Term::from_field_text(self.fields["note"], &word(rank));
            let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
            (Occur::Should, Box::new(query) as Box<dyn Query>)
        });
        BooleanQuery::new(words.into())
    }

    fn keys(&self, hits: impl Iterator<Item = DocAddress>) -> Result<String> {
        let mut keys = Vec::new();
        for hit in hits {
            let segment = self.searcher.segment_reader(hit.segment_ord);
            let column = segment.fast_fields().str("order")?.ok_or("no keys")?;
            let mut key = String::new();
            let ordinal = column.ords().first(hit.doc_id).ok_or("no key")?;
            column.ord_to_str(ordinal, &mut key)?;
            keys.push(key);
        }
        Ok(keys.join(","))
    }

    /// The number of groups, and of the documents in them.
    fn groups(&self, aggregations: Value) -> Result<String> {
        let aggregations = serde_json::from_value(aggregations)?;
        let collector = AggregationCollector::from_aggs(aggregations, Default::default());
        let results = self.searcher.search(&AllQuery, &collector)?;
        let results = serde_json::to_value(results)?;
        let groups = results["groups"]["buckets"].as_array().ok_or("no groups")?;
        let counts = groups
            .iter()
            .filter_map(|group| group["doc_count"].as_u64());
        Ok(format!("{}/{}", groups.len(), counts.sum::<u64>()))
    }
}
