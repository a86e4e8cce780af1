use bytes::Bytes;
use proptest::prelude::*;
use tablestore_core::{Effect, ErrorKind};
use tablestore_protocol::PrimaryKey;
use tablestore_protocol::plainbuffer::encode_rows;
use tablestore_protocol::proto::table as proto;
use tablestore_protocol::sql_rows::{SqlType, SqlValue, encode};
use tablestore_transport::NoDelayRetryPolicy;

use super::*;
use crate::call::Request as _;
use crate::testing::Script;

fn client() -> (Script, Client) {
    let script = Script::default();
    let client = script.client(NoDelayRetryPolicy::new(3));
    (script, client)
}

/// The statement that a request sends.
fn sent(query: &SqlQuery) -> String {
    let body = query.encode().unwrap();
    let message: proto::SqlQueryRequest = prost::Message::decode(body).unwrap();
    assert_eq!((message.version, message.sql_version), (Some(2), Some(1)));
    message.query
}

#[test]
fn placeholders_are_replaced_outside_of_strings_and_comments() {
    let (_, client) = client();
    let statement = "SELECT '?', \"?\\\"?\", `?`, ? -- ?\n, 5--?, /* ? */ ? # ?";
    let query = client
        .sql(statement)
        .bind(1)
        .bind("a'b\\c")
        .bind(None::<i64>);
    assert_eq!(
        sent(&query),
        "SELECT '?', \"?\\\"?\", `?`, 1 -- ?\n, 5--('a''b\\\\c') , /* ? */ NULL # ?"
    );
    let named = client
        .sql("SELECT :a + :b, ':a', `x::y`, :a")
        .bind_named("a", 1.5);
    let named = named.bind_named(":b", -2);
    assert_eq!(sent(&named), "SELECT 1.5e0 + (-2) , ':a', `x::y`, 1.5e0");
}

#[test]
fn literals_do_not_grow_together_with_what_is_beside_them() {
    let (_, client) = client();
    assert_eq!(sent(&client.sql("LIMIT?").bind(5)), "LIMIT 5");
    assert_eq!(sent(&client.sql("SELECT'a'?").bind("b")), "SELECT'a' 'b'");
    assert_eq!(
        sent(&client.sql("SELECT ??").bind("a").bind("b")),
        "SELECT 'a' 'b'"
    );
    assert_eq!(
        sent(&client.sql("SELECT 1 -?").bind(i64::MIN)),
        format!("SELECT 1 -(({}))", i64::MIN)
    );
}

#[tokio::test]
async fn wrong_parameters_are_rejected_before_anything_is_sent() {
    let (script, client) = client();
    for (query, reason) in [
        (
            client.sql("SELECT ?"),
            "the statement has 1 placeholders, and 0 values are bound",
        ),
        (
            client.sql("SELECT 1").bind(1),
            "the statement has 0 placeholders, and 1 values are bound",
        ),
        (client.sql("SELECT :a"), "parameter :a has no value"),
        (
            client.sql("SELECT 1").bind_named("a", 1),
            "the statement has no parameter :a",
        ),
        (
            client.sql("SELECT ?, :a").bind(1).bind_named("a", 1),
            "positional and named",
        ),
        (
            client.sql("SELECT ?").bind(f64::NAN),
            "the value of a parameter is NaN",
        ),
        (
            client.sql("SELECT ?").bind(f64::INFINITY),
            "the value of a parameter is inf",
        ),
        (
            client.sql("SELECT ?").bind(u64::MAX),
            "allowed are numbers from -9223372036854775808",
        ),
    ] {
        let error = query.send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request, "{error}");
        assert!(error.to_string().contains(reason), "{error}");
    }
    assert_eq!(script.count(), 0);
}

#[test]
fn only_statements_that_read_are_reads() {
    let (_, client) = client();
    let effect = |statement: &str| client.sql(statement).operation().effect();
    for statement in [
        "SELECT 1",
        " \n\tselect 1 ;; ",
        "((SeLeCt 1))",
        "-- x\nSELECT 1",
        "--\nSELECT 1",
        "# x\n/* DELETE */ show tables -- done",
        "DESC t",
        "describe `into`",
        "SELECT 'a; DELETE', \"into\"",
    ] {
        assert_eq!(effect(statement), Effect::Read, "{statement}");
    }
    for statement in [
        "",
        "UPDATE t SET n = n + 1 WHERE k = 1",
        "insert into t values (1)",
        "DELETE FROM t WHERE k = 1",
        "CREATE TABLE IF NOT EXISTS t (k BIGINT PRIMARY KEY)",
        "DROP MAPPING TABLE t",
        "-- SELECT\nDELETE FROM t WHERE k = 1",
        "/* SELECT */ UPDATE t SET n = 1 WHERE k = 1",
        "/*! DELETE FROM t */ SELECT 1",
        "SELECT 1; DELETE FROM t WHERE k = 1",
        "SELECT 1; SELECT 2",
        "/* SELECT 1",
        "SELECT 'a",
        "--SELECT 1",
        "selects",
        "'select'",
        "; DELETE FROM t",
        "SELECT * INTO t2 FROM t",
        "EXPLAIN DELETE FROM t",
        "WITH q AS (SELECT 1) DELETE FROM t",
    ] {
        assert_eq!(effect(statement), Effect::Write, "{statement}");
    }
}

fn response(rows: Bytes) -> proto::SqlQueryResponse {
    proto::SqlQueryResponse {
        rows: Some(rows),
        version: Some(2),
        r#type: Some(1),
        ..proto::SqlQueryResponse::default()
    }
}

#[tokio::test]
async fn cells_of_all_types_are_read() {
    let columns = [
        ("l", SqlType::Integer),
        ("b", SqlType::Boolean),
        ("d", SqlType::Double),
        ("s", SqlType::String),
        ("x", SqlType::Binary),
        ("at", SqlType::DateTime),
        ("day", SqlType::Date),
        ("t", SqlType::Time),
        ("l", SqlType::String),
    ];
    let values = vec![
        SqlValue::Integer(1),
        SqlValue::Boolean(true),
        SqlValue::Double(0.5),
        SqlValue::String("text"),
        SqlValue::Binary(b"\xff"),
        SqlValue::DateTime(-1000),
        SqlValue::Date(19_312),
        SqlValue::Time(125_283_000_000),
        SqlValue::String("second"),
    ];
    let rows = encode(&columns, &[values.clone(), vec![SqlValue::Null; 9]]).unwrap();
    let (script, client) = client();
    let _script = script.respond(&response(rows));
    let result = client.sql("SELECT 1").send().await.unwrap();
    assert_eq!(
        (result.kind, result.len(), result.has_rows()),
        (StatementKind::Select, 2, true)
    );
    let row = result.get(0).unwrap();
    assert_eq!(row.values().collect::<Vec<_>>(), values);
    assert_eq!(row.get::<i64>("l").unwrap(), 1);
    assert_eq!(row.get::<u8>(0).unwrap(), 1);
    assert!(row.get::<bool>("b").unwrap() && row.get::<bool>("l").unwrap());
    assert_eq!(
        (row.get::<f64>("d").unwrap(), row.get::<f64>("l").unwrap()),
        (0.5, 1.0)
    );
    assert_eq!(row.get::<&str>("s").unwrap(), "text");
    assert_eq!(row.get::<String>(8).unwrap(), "second");
    assert_eq!(row.get::<&[u8]>("x").unwrap(), b"\xff");
    let at: DateTime = row.get("at").unwrap();
    assert_eq!(at.to_string(), "1969-12-31 23:59:59.999000");
    assert_eq!(row.get::<Date>("day").unwrap().to_string(), "2022-11-16");
    assert_eq!(row.get::<Time>("t").unwrap().to_string(), "00:02:05.283000");
    let nothing = result.iter().next_back().unwrap();
    assert_eq!(nothing.get::<Option<i64>>("l").unwrap(), None);
    assert_eq!(nothing.get::<Option<Date>>("day").unwrap(), None);

    for (error, text) in [
        (
            row.get::<i64>("s").unwrap_err(),
            "column \"s\" holds a value of type MEDIUMTEXT, not an integer",
        ),
        (
            row.get::<&str>(5).unwrap_err(),
            "column \"at\" holds a value of type DATETIME, not a string",
        ),
        (
            nothing.get::<i64>("l").unwrap_err(),
            "column \"l\" is NULL, not an integer",
        ),
        (
            row.get::<i64>("z").unwrap_err(),
            "the result has no column \"z\": its columns are [\"l\", \"b\",",
        ),
        (row.get::<i64>(9).unwrap_err(), "the result has no column 9"),
    ] {
        assert_eq!(error.kind(), ErrorKind::Value);
        assert!(error.to_string().contains(text), "{error}");
    }
    assert!(result.get(2).is_none());
    assert_eq!(result.columns()[5].get(0), Some(SqlValue::DateTime(-1000)));
}

#[tokio::test]
async fn everything_else_of_a_response_is_kept() {
    let consumed = |read, write| {
        Some(proto::ConsumedCapacity {
            capacity_unit: proto::CapacityUnit {
                read: Some(read),
                write: Some(write),
            },
            capacity_data_size: None,
        })
    };
    let (script, client) = client();
    let _script = script.respond(&proto::SqlQueryResponse {
        version: Some(2),
        r#type: Some(7),
        affected_rows: Some(3),
        consumes: vec![proto::TableConsumedCapacity {
            table_name: Some("t".into()),
            consumed: consumed(3, 1),
            ..proto::TableConsumedCapacity::default()
        }],
        search_consumes: vec![proto::SearchConsumedCapacity {
            table_name: Some("t".into()),
            index_name: Some("i".into()),
            consumed: consumed(1, 0),
            ..proto::SearchConsumedCapacity::default()
        }],
        ..proto::SqlQueryResponse::default()
    });
    let result = client.sql("INSERT INTO t VALUES (1)").send().await.unwrap();
    assert_eq!(
        (result.kind, result.affected_rows),
        (StatementKind::Insert, 3)
    );
    assert!(!result.has_rows() && result.is_empty() && result.iter().next().is_none());
    let table = &result.tables[0];
    assert_eq!(
        (&*table.table, table.consumed.read, table.consumed.write),
        ("t", 3, 1)
    );
    let index = &result.indexes[0];
    assert_eq!(
        (&*index.table, &*index.index, index.consumed.read),
        ("t", "i", 1)
    );
}

#[tokio::test]
async fn pages_repeat_the_statement_until_there_is_no_token() {
    let page = |number, token: Option<&str>| proto::SqlQueryResponse {
        next_search_token: token.map(str::to_owned),
        ..response(
            encode(
                &[("n", SqlType::Integer)],
                &[vec![SqlValue::Integer(number)]],
            )
            .unwrap(),
        )
    };
    let (script, client) = client();
    let script = script
        .respond(&page(1, Some("next")))
        .respond(&page(2, Some("")));
    let mut pages = client.sql("SELECT k, ? FROM t GROUP BY k").bind(1).pages();
    let mut numbers = Vec::new();
    while let Some(page) = pages.next().await {
        numbers.push(page.unwrap().get(0).unwrap().get::<i64>("n").unwrap());
    }
    assert_eq!(numbers, [1, 2]);
    let sent: Vec<proto::SqlQueryRequest> = script.asked();
    let sent: Vec<_> = sent
        .iter()
        .map(|it| (it.query.as_str(), it.search_token.as_deref()))
        .collect();
    let statement = "SELECT k, 1 FROM t GROUP BY k";
    assert_eq!(sent, [(statement, None), (statement, Some("next"))]);
}

#[tokio::test]
async fn results_of_the_first_generation_are_read() {
    let row = |columns: Vec<crate::Column>| (PrimaryKey::default(), columns);
    let rows = encode_rows(&[
        row(vec![
            crate::Column::new("a", 1),
            crate::Column::new("b", "x"),
        ]),
        row(vec![crate::Column::new("b", "y")]),
    ]);
    let (script, client) = client();
    let _script = script.respond(&proto::SqlQueryResponse {
        version: Some(1),
        ..response(rows)
    });
    let result = client.sql("SELECT 1").send().await.unwrap();
    let names: Vec<_> = result.columns().iter().map(SqlColumn::name).collect();
    assert_eq!(names, ["a", "b"]);
    let cells = result
        .iter()
        .map(|row| (row.get("a").unwrap(), row.get("b").unwrap()));
    assert_eq!(
        cells.collect::<Vec<(Option<i64>, &str)>>(),
        [(Some(1), "x"), (None, "y")]
    );
}

proptest! {
    #[test]
    fn any_string_is_one_literal(text: String) {
        let literal = SqlParameter::from(text.as_str()).to_string();
        prop_assert_eq!(parse_string(&literal), Some(text));
    }

    #[test]
    fn any_finite_double_is_read_back(number in proptest::num::f64::NORMAL | proptest::num::f64::ZERO) {
        let literal = SqlParameter::from(number).to_string();
        let digits = literal.trim_matches(['(', ')']);
        prop_assert_eq!(digits.parse::<f64>().unwrap().to_bits(), number.to_bits());
    }

    #[test]
    fn values_add_no_placeholders(one: String, other: String) {
        let (_, client) = client();
        let query = client.sql("SELECT ?, ?").bind(one.as_str()).bind(other.as_str());
        let literals = [one, other].map(|text| SqlParameter::from(text).to_string());
        prop_assert_eq!(sent(&query), format!("SELECT {} , {}", literals[0], literals[1]));
    }

    #[test]
    fn days_and_their_parts_agree(days in -719_528..2_932_896_i32) {
        let date = Date::from_days(days);
        prop_assert_eq!(Date::new(date.year(), date.month(), date.day()), Some(date));
    }

    #[test]
    fn any_statement_can_be_read(statement: String) {
        let (_, client) = client();
        let query = client.sql(statement);
        let _ = (query.operation(), query.encode());
    }
}

/// Reads a literal by MySQL's rules; `None` if it is more or less than one string.
fn parse_string(literal: &str) -> Option<String> {
    let mut letters = literal.strip_prefix('\'')?.chars();
    let mut text = String::new();
    loop {
        match letters.next()? {
            '\'' => match letters.next() {
                None => return Some(text),
                Some('\'') => text.push('\''),
                Some(_) => return None,
            },
            '\\' => text.push(match letters.next()? {
                '0' => '\0',
                'n' => '\n',
                'r' => '\r',
                'Z' => '\u{1a}',
                other => other,
            }),
            letter => text.push(letter),
        }
    }
}
