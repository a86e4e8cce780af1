//! The best documents, which are found without scoring all of them.

use super::data::*;
use super::shorthand::*;
use crate::engine::search::index::request::{Query, Request};
use tablestore_protocol::Value;

/// Texts of one to six words; some words are frequent, and some rare.
fn data(rows: u64) -> Data {
    let mut random = fastrand::Rng::with_seed(7);
    let rows = (0..rows).map(|number| {
        let words = (0..random.u32(1..=6)).map(|_| {
            let rank = 40_f64.powf(random.f64()) as u32;
            format!("w{rank}")
        });
        let text = words.collect::<Vec<_>>().join(" ");
        (format!("{number:05}"), vec![("t", Value::from(text))])
    });
    let rows: Vec<_> = rows.collect();
    Data::new(&[field("t", text())], rows)
}

fn of_words(words: &str) -> Request {
    Request {
        sort: by_score(),
        ..Request::new(matches("t", words))
    }
}

/// The keys and scores of some pages, with all documents counted or not.
fn pages(data: &Data, request: &Request, is_counted: bool) -> Vec<(Vec<u8>, Option<f64>)> {
    let mut hits = Vec::new();
    let mut after = None;
    for _ in 0..3 {
        let page = Request {
            is_counted,
            after,
            ..request.clone()
        };
        let found = data.search(&page).unwrap();
        assert_eq!(found.total.is_some(), is_counted);
        hits.extend(found.hits.into_iter().map(|hit| (hit.key, hit.score)));
        after = found.next;
        if after.is_none() {
            break;
        }
    }
    hits
}

#[test]
fn they_are_the_same_as_those_of_all_documents() {
    let mut data = data(5000);
    for round in 0..2 {
        for words in [
            "w1",
            "w39",
            "w1 w2",
            "w1 w39",
            "w30 w2",
            "w1 w1 w5",
            "w3 w9 w27 w38",
            "w1 nothing",
            "nothing",
        ] {
            for limit in [1, 7, 100] {
                let request = Request {
                    limit,
                    ..of_words(words)
                };
                let all = pages(&data, &request, true);
                assert_eq!(
                    pages(&data, &request, false),
                    all,
                    "{words} {limit} {round}"
                );
                assert_eq!(all.is_empty(), words == "nothing");
            }
        }
        for number in (0..5000).step_by(3) {
            data.index.delete(format!("{number:05}").as_bytes());
        }
    }
}

#[test]
fn a_filter_a_collapse_and_another_order_see_all_documents() {
    let data = data(500);
    let counted = |request: &Request, is_counted| pages(&data, request, is_counted);
    let filtered = Request {
        filter: Some(matches("t", "w3")),
        ..of_words("w1 w2")
    };
    let worst_first = Request {
        sort: sorted(vec![by_lowest_score()]),
        ..of_words("w1 w2")
    };
    let all_words = Request {
        sort: by_score(),
        ..Request::new(match_of("t", "w1 w2", true, None))
    };
    let any = Request {
        sort: by_score(),
        ..Request::new(any_of(vec![matches("t", "w1"), Query::MatchAll], 1))
    };
    for request in [filtered, worst_first, all_words, any] {
        assert_eq!(counted(&request, false), counted(&request, true));
    }
}
