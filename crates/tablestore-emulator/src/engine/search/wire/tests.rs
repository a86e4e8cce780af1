//! The bytes of official clients.

use crate::engine::search::index::request::{Query, SearchValue};
use bytes::Bytes;
use prost::Message as _;
use tablestore_protocol::proto::search::{self as proto, SearchRequest};

use super::*;
use crate::engine::search::wire::query::QueryReader;

fn bytes(hexadecimal: &str) -> Vec<u8> {
    let digits = (0..hexadecimal.len()).step_by(2);
    let byte = |at| u8::from_str_radix(&hexadecimal[at..at + 2], 16).unwrap();
    digits.map(byte).collect()
}

#[test]
fn values_are_a_type_and_a_value() {
    let values = [
        ("00e803000000000000", SearchValue::Integer(1000)),
        ("00ffe7764817000000", SearchValue::Integer(99_999_999_999)),
        ("01000000000000f03f", SearchValue::Double(1.0)),
        ("014bef7618e6388f40", SearchValue::Double(999.112_351_35)),
        ("0201", SearchValue::Boolean(true)),
        ("0200", SearchValue::Boolean(false)),
        ("030500000068656c6c6f", SearchValue::String("hello".into())),
    ];
    for (encoded, value) in values {
        assert_eq!(variant::decode(&bytes(encoded)).unwrap(), value);
        assert_eq!(variant::encode(&value), bytes(encoded));
    }
    for wrong in ["", "00", "0401", "0305000000", "02", "030100000080"] {
        assert!(variant::decode(&bytes(wrong)).is_err(), "{wrong}");
    }
}

#[test]
fn a_search_of_the_python_client_is_read() {
    let request = "0a0374616212036964781a05080212016b2218100a22120803120e0a016c1209008403000000\
                   0000004001";
    let request = SearchRequest::decode(Bytes::from(bytes(request))).unwrap();
    let query: proto::SearchQuery = decode(request.search_query.as_ref()).unwrap();
    assert_eq!((query.limit, query.get_total_count), (Some(10), Some(true)));
    match QueryReader::default().read(query.query.unwrap()).unwrap() {
        Query::Term { field, value, .. } => {
            assert_eq!((field.as_str(), value), ("l", SearchValue::Integer(900)));
        }
        other => panic!("{other:?}"),
    }
}
