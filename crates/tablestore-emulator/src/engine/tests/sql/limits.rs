//! How much a statement may read and keep.

use tablestore_protocol::proto::search::FieldType;
use tablestore_protocol::proto::table::{
    BatchWriteRowRequest, BatchWriteRowResponse, OperationType, RowInBatchWriteRowRequest,
    TableInBatchWriteRowRequest,
};

use super::data::field;
use super::*;

/// A table with a mapping and rows `k` from 0 on, with `v` and a text in each.
fn big(service: &Service, rows: i64, text: usize) {
    service.table("big", &[("k", PrimaryKeyType::Integer)]);
    for first in (0..rows).step_by(200) {
        let row = |k: i64| {
            let columns = [Column::new("v", k % 10), Column::new("s", "x".repeat(text))];
            RowInBatchWriteRowRequest {
                r#type: OperationType::Put as i32,
                row_change: encode_row(&PrimaryKey::new("k", k), &columns),
                condition: ignore(),
                return_content: None,
            }
        };
        let request = BatchWriteRowRequest {
            tables: vec![TableInBatchWriteRowRequest {
                table_name: "big".into(),
                rows: (first..rows.min(first + 200)).map(row).collect(),
            }],
            ..BatchWriteRowRequest::default()
        };
        call_batch(service, &request);
    }
    service.sql_ok("create table big (k BIGINT PRIMARY KEY, v BIGINT, s MEDIUMTEXT)");
}

fn call_batch(service: &Service, request: &BatchWriteRowRequest) {
    service
        .call::<BatchWriteRowResponse>("BatchWriteRow", request)
        .unwrap();
}

#[test]
fn scans_end_after_a_hundred_thousand_rows() {
    let service = Service::new(Database::memory(Settings::default()));
    big(&service, 100_001, 0);
    let text = "The sql scanned rows of kv exceeds the quota! Search quota is 100000 rows, table quota is \
                100000 rows";
    let count = "select count(*) from big where v > 0";
    assert_error(service.sql(count), 403, "OTSQuotaExhausted", text);
    // What is bounded by the key or a limit reads no more than that.
    assert_eq!(
        service.sql_rows("select k from big where k >= 100000"),
        ["100000"]
    );
    assert_eq!(
        service.sql_rows("select k from big limit 99999, 1"),
        ["99999"]
    );
    assert_eq!(
        service.sql_rows("select count(*) from big where k < 100000"),
        ["100000"]
    );
    assert_eq!(
        service.sql_rows("select count(*) from big where k = 7 or k = 100000"),
        ["2"]
    );
    // A join by the key looks rows up.
    let join = "select y.k from big x join big y on y.k = x.k + 1 where x.k = 99999";
    assert_eq!(service.sql_rows(join), ["100000"]);
}

#[test]
fn aggregates_of_a_search_index_read_all_of_it() {
    let service = Service::new(Database::memory(Settings::default()));
    big(&service, 100_001, 0);
    let fields = vec![field("v", FieldType::Long), field("k", FieldType::Long)];
    service.search_index("big", "big_index", fields);
    for (statement, rows) in [
        ("select count(*) from big", &["100001"][..]),
        (
            "select count(*), sum(v), min(k), max(k), avg(v) from big where v >= 0 and v <= 9",
            &["100001 | 450000.0 | 0 | 100000 | 4.4999550004499955"],
        ),
        (
            "select v, count(distinct v), any_value(v) from big where k between 99 and 100000 and v in (3, 4) \
          group by v order by v",
            &["3 | 1 | 3", "4 | 1 | 4"],
        ),
        (
            "select v from big group by v having count(*) > 10000",
            &["0"],
        ),
    ] {
        let response = service.sql(statement).unwrap();
        let readers = response.search_consumes.iter();
        let readers: Vec<_> = readers.map(|it| it.index_name.clone().unwrap()).collect();
        assert_eq!(readers, ["big_index"], "{statement}");
        assert_eq!(service.sql_rows(statement), rows, "{statement}");
    }
    let text = "The sql scanned rows of search exceeds the quota! Search quota is 100000 rows, table \
                quota is 100000 rows";
    for statement in [
        "select v, k from big",
        // These are not made by the index.
        "select sum(v + 1) from big",
        "select count(*) from big where v + 1 > 0",
        "select count(*) from big where not v = 20",
        "select count(*) from big group by v + 1",
    ] {
        assert_error(service.sql(statement), 403, "OTSQuotaExhausted", text);
    }
}

#[test]
fn a_limit_ends_a_join_that_explodes() {
    let service = Service::new(Database::memory(Settings::default()));
    big(&service, 10_000, 0);
    let first = "select x.k, y.k from big x, big y limit 3";
    assert_eq!(service.sql_rows(first).len(), 3);
}

#[test]
#[ignore = "takes about as long as a statement may"]
fn joins_that_explode_end() {
    let service = Service::new(Database::memory(Settings::default()));
    big(&service, 10_000, 0);
    let join = "select count(*) from big x, big y, big z where x.v + y.v + z.v = 100";
    let text = "The sql duration time exceed the quota! Quota is 30 seconds";
    assert_error(service.sql(join), 403, "OTSQuotaExhausted", text);
}

#[test]
fn read_units_are_those_of_the_scanned_bytes() {
    let service = Service::new(Database::memory(Settings::default()));
    // 1 + 8 bytes of the key, 1 + 8 of v, 1 of the name of s.
    big(&service, 100, 1024 - 19);
    let read = |statement: &str| {
        let response = service.sql(statement).unwrap();
        units(response.consumes[0].consumed.as_ref())
    };
    assert_eq!(read("select count(*) from big"), (25, 0));
    assert_eq!(read("select * from big limit 10"), (3, 0));
    assert_eq!(read("select v from big where k = 5"), (1, 0));
    assert_eq!(read("select v from big where k = 500"), (1, 0));
}
