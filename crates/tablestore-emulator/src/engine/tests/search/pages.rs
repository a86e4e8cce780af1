//! Pages, columns, and requests that are refused.

use tablestore_protocol::proto::search::{PrimaryKeySort, Sort, SortOrder, Sorter};

use super::*;

fn fill(service: &Service) {
    service.create(TableOptions::default());
    service.create_search_index(&index()).unwrap();
    for number in 0..25_i64 {
        let columns = [
            Column::new("number", number),
            Column::new("tags", "[\"a\", \"b\"]"),
            Column::new("other", true),
        ];
        service
            .put(&id(&format!("{number:02}")), &columns, ignore())
            .unwrap();
    }
}

#[test]
fn a_token_has_the_order_and_the_position() {
    on_each_store(|service| {
        fill(service);
        let descending = Sort {
            sorter: vec![Sorter {
                pk_sort: Some(PrimaryKeySort {
                    order: Some(SortOrder::Desc as i32),
                }),
                ..Sorter::default()
            }],
            ..Sort::default()
        };
        let first = proto::SearchQuery {
            sort: Some(descending),
            limit: Some(10),
            ..counted(match_all())
        };
        let mut page = service.search(&first).unwrap();
        let mut read = keys(&page);
        while let Some(token) = page.next_token {
            let next = proto::SearchQuery {
                limit: Some(10),
                token: Some(token),
                ..counted(match_all())
            };
            page = service.search(&next).unwrap();
            assert_eq!(page.total_hits, Some(25));
            read.extend(keys(&page));
        }
        let expected: Vec<_> = (0..25).rev().map(|it| format!("{it:02}")).collect();
        assert_eq!(read, expected);
        let wrong = proto::SearchQuery {
            token: Some("wrong".into()),
            ..counted(match_all())
        };
        assert!(service.search(&wrong).is_err());
    });
}

#[test]
fn rows_are_counted_only_on_request() {
    on_each_store(|service| {
        fill(service);
        let total = |query: proto::SearchQuery| service.search(&query).unwrap().total_hits;
        let uncounted = || proto::SearchQuery {
            get_total_count: None,
            ..counted(match_all())
        };
        assert_eq!(total(uncounted()), Some(-1));
        let tracked = |count| proto::SearchQuery {
            track_total_count: Some(count),
            ..uncounted()
        };
        assert_eq!(total(tracked(i32::MAX)), Some(25));
        assert_eq!(total(tracked(-1)), Some(-1));
        let none = proto::SearchQuery {
            limit: Some(0),
            ..counted(match_all())
        };
        let response = service.search(&none).unwrap();
        assert_eq!((response.rows.len(), response.next_token), (0, None));
    });
}

#[test]
fn rows_have_the_columns_that_are_asked_for() {
    on_each_store(|service| {
        fill(service);
        let one = proto::SearchQuery {
            limit: Some(1),
            ..counted(match_all())
        };
        let shown = |columns_to_get: Option<ColumnsToGet>| -> Vec<String> {
            let response = service.search_columns(&one, columns_to_get).unwrap();
            assert_eq!(response.search_hits.len(), response.rows.len());
            let row = rows(&response).remove(0);
            let columns = row.columns();
            columns
                .iter()
                .map(|it| format!("{}={}", it.name, it.value))
                .collect()
        };
        assert_eq!(shown(None), [""; 0]);
        assert_eq!(shown(columns(ColumnReturnType::ReturnNone)), [""; 0]);
        assert_eq!(shown(columns(ColumnReturnType::ReturnAll)).len(), 3);
        assert_eq!(
            shown(columns(ColumnReturnType::ReturnAllFromIndex)),
            ["number=0", r#"tags="[\"a\",\"b\"]""#]
        );
        let named = ColumnsToGet {
            column_names: vec!["other".into(), "none".into()],
            ..columns(ColumnReturnType::ReturnSpecified).unwrap()
        };
        assert_eq!(shown(Some(named)), ["other=true"]);
    });
}

#[test]
fn pages_have_limits() {
    on_each_store(|service| {
        fill(service);
        let page = |offset, limit, columns_to_get| {
            let query = proto::SearchQuery {
                offset: Some(offset),
                limit: Some(limit),
                ..counted(match_all())
            };
            service.search_columns(&query, columns_to_get)
        };
        let all = || columns(ColumnReturnType::ReturnAll);
        assert_eq!(page(0, 100, all()).unwrap().rows.len(), 25);
        assert!(page(0, 101, all()).is_err());
        assert_eq!(page(0, 1000, None).unwrap().rows.len(), 25);
        assert!(page(0, 1001, None).is_err());
        assert_eq!(page(20, -1, None).unwrap().rows.len(), 5);
        assert!(page(-1, 1, None).is_err());
        assert!(page(0, -2, None).is_err());
        assert_invalid(
            page(99_999, 2, None),
            "Parameter limit + offset must be less than 100000, current offset is 99999, limit is \
             2",
        );
    });
}

#[test]
fn what_is_not_there_is_refused() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        assert_error(
            service.search(&counted(match_all())),
            400,
            "OTSMetaNotMatch",
            "search index [i] does not exist",
        );
        let request = SearchRequest {
            table_name: Some("none".into()),
            index_name: Some("i".into()),
            ..SearchRequest::default()
        };
        assert_invalid(
            service.call::<SearchResponse>("Search", &request),
            "table [none] does not exist",
        );
    });
}

#[test]
fn queries_are_not_too_many_nor_too_deep() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        service.create_search_index(&index()).unwrap();
        let any_of = |queries| {
            let body = proto::BoolQuery {
                should_queries: queries,
                ..proto::BoolQuery::default()
            };
            query(QueryType::BoolQuery, &body)
        };
        assert!(
            service
                .search(&counted(any_of(vec![match_all(); 1023])))
                .is_ok()
        );
        assert!(
            service
                .search(&counted(any_of(vec![match_all(); 1024])))
                .is_err()
        );
        let mut deep = match_all();
        for depth in 1..1025 {
            deep = any_of(vec![deep]);
            let is_ok = service.search(&counted(deep.clone())).is_ok();
            assert_eq!(is_ok, depth < 32, "{depth}");
            if depth > 40 {
                break;
            }
        }
        for _ in 0..1024 {
            deep = any_of(vec![deep]);
        }
        assert!(service.search(&counted(deep)).is_err());
    });
}

#[test]
fn routing_values_are_decoded_and_choose_nothing() {
    on_each_store(|service| {
        fill(service);
        let with_routing = |value: Bytes| {
            let request = SearchRequest {
                table_name: Some("t".into()),
                index_name: Some("i".into()),
                search_query: Some(counted(match_all()).encode_to_vec().into()),
                routing_values: vec![value],
                ..SearchRequest::default()
            };
            service.call::<SearchResponse>("Search", &request)
        };
        let found = with_routing(encode_primary_key(&id("nobody"))).unwrap();
        assert_eq!(found.total_hits, Some(25));
        // As the official Python client writes it.
        let python =
            b"\x75\0\0\0\x01\x03\x04\x02\0\0\0pk\x05\x09\0\0\0\0\x01\0\0\0\0\0\0\0\x0a\x4c\x09\xa7";
        assert!(with_routing(Bytes::from_static(python)).is_ok());
        assert!(with_routing("wrong".into()).is_err());
    });
}
