//! Which searches run on the thread of their connection.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use tablestore_protocol::plainbuffer::encode_value;
use tablestore_protocol::proto::search::{BoolQuery, RangeQuery};

use super::*;

impl Service {
    /// Whether a search ends at the first poll, and so on the thread that polls it.
    fn is_inline(&self, query: &proto::Query) -> bool {
        let request = SearchRequest {
            table_name: Some("t".into()),
            index_name: Some("i".into()),
            search_query: Some(counted(query.clone()).encode_to_vec().into()),
            ..SearchRequest::default()
        };
        let instance = Instance::new("shop").unwrap();
        self.runtime.block_on(async {
            let mut call = pin!(self.database.call(Call {
                instance: &instance,
                handler: find_handler("Search").unwrap(),
                body: request.encode_to_vec().into(),
                now: self.now.get(),
            }));
            let mut context = Context::from_waker(Waker::noop());
            match call.as_mut().poll(&mut context) {
                Poll::Ready(response) => {
                    response.unwrap();
                    true
                }
                Poll::Pending => {
                    call.await.unwrap();
                    false
                }
            }
        })
    }
}

#[test]
fn a_search_that_takes_long_leaves_the_thread_of_its_connection() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        service.create_search_index(&index()).unwrap();
        for number in 0..2_000_i64 {
            let columns = [Column::new("number", number)];
            let key = id(&format!("{number:04}"));
            service.put(&key, &columns, ignore()).unwrap();
        }
        let short = word("nothing");
        // The first search updates the index.
        service.is_inline(&short);
        assert!(service.is_inline(&short));

        let range = |number: i64| {
            let range = RangeQuery {
                field_name: Some("number".into()),
                range_from: Some(encode_value(&number.into())),
                include_lower: Some(true),
                ..RangeQuery::default()
            };
            query(QueryType::RangeQuery, &range)
        };
        let long = BoolQuery {
            should_queries: (0..500).map(range).collect(),
            ..BoolQuery::default()
        };
        assert!(!service.is_inline(&query(QueryType::BoolQuery, &long)));
    });
}
