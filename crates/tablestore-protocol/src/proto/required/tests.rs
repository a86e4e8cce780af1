use bytes::Bytes;
use proptest::prelude::*;

use super::{DecodeError, RequiredFields, decode, decode_strict};
use crate::proto::search::IndexSchema;
use crate::proto::table::{
    BatchGetRowResponse, BatchWriteRowRequest, ConsumedCapacity, CreateTableRequest,
    DescribeStreamResponse, GetRangeRequest, GetRowRequest, GetRowResponse, ListTableRequest,
    PrimaryKeySchema, TableMeta,
};

/// A field with bytes: its number, its length, its content.
fn field(number: u8, content: &[u8]) -> Vec<u8> {
    [&[number << 3 | 2, content.len() as u8], content].concat()
}

fn number(number: u8, value: u8) -> Vec<u8> {
    vec![number << 3, value]
}

/// The path of the field that is missing; empty if none is.
fn missing<M: RequiredFields>(bytes: &[u8]) -> String {
    match decode::<M>(bytes.to_vec()) {
        Ok(message) => {
            assert_eq!(message.encode_to_vec().len(), message.encoded_len());
            String::new()
        }
        Err(DecodeError::MissingField(missing)) => missing.path().to_owned(),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn a_missing_field_is_named_by_its_path() {
    let name = field(1, b"n");
    let key = [name.clone(), number(2, 1)].concat();
    let meta = |keys: &[&[u8]]| {
        let keys = keys.iter().flat_map(|key| field(2, key));
        field(1, &keys.chain(name.clone()).collect::<Vec<_>>())
    };
    let throughput = field(2, &field(1, b""));

    for (bytes, path) in [
        (vec![], "table_meta"),
        (meta(&[&key]), "reserved_throughput"),
        (field(1, &field(2, &key)), "table_meta.table_name"),
        (meta(&[&name]), "table_meta.primary_key[0].type"),
        (meta(&[&key, &key, b""]), "table_meta.primary_key[2].name"),
        (
            [meta(&[&key]), field(2, b"")].concat(),
            "reserved_throughput.capacity_unit",
        ),
        ([meta(&[&key]), throughput.clone()].concat(), ""),
        ([throughput, meta(&[&key])].concat(), ""),
    ] {
        assert_eq!(missing::<CreateTableRequest>(&bytes), path, "{bytes:?}");
    }
    let error = decode::<CreateTableRequest>(Bytes::new()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "CreateTableRequest lacks its required field `table_meta`"
    );
}

#[test]
fn an_optional_message_lacks_nothing_while_it_is_absent() {
    let required = [field(1, b"t"), field(2, b"k")].concat();
    assert_eq!(missing::<GetRowRequest>(&required), "");
    let consumed = [field(1, &field(1, b"")), field(2, b"")].concat();
    assert_eq!(missing::<GetRowResponse>(&consumed), "");
    let consumed = [field(1, b""), field(2, b"")].concat();
    assert_eq!(
        missing::<GetRowResponse>(&consumed),
        "consumed.capacity_unit"
    );
}

#[test]
fn a_response_of_no_bytes_lacks_its_fields() {
    assert_eq!(missing::<GetRowResponse>(b""), "consumed");
    assert_eq!(missing::<DescribeStreamResponse>(b""), "stream_id");
    assert_eq!(missing::<ListTableRequest>(b""), "");
}

#[test]
fn the_parts_of_a_message_count_as_one() {
    let (name, kind) = (field(1, b"n"), number(2, 1));
    let meta =
        |parts: &[&[u8]]| -> Vec<u8> { parts.iter().flat_map(|part| field(1, part)).collect() };
    let throughput = field(2, &field(1, b""));
    let whole = field(2, &[name.clone(), kind.clone()].concat());
    let part = field(2, &name);
    for (parts, path) in [
        (vec![&name[..], &whole], ""),
        (vec![&whole[..], &name], ""),
        (vec![b"", &whole[..], b"", &name], ""),
        (vec![&whole[..], &whole], "table_meta.table_name"),
        // The elements of a list are not merged.
        (
            vec![&name[..], &whole, &part],
            "table_meta.primary_key[1].type",
        ),
        (
            vec![&part[..], &name, &whole],
            "table_meta.primary_key[0].type",
        ),
    ] {
        let bytes = [meta(&parts), throughput.clone()].concat();
        assert_eq!(missing::<CreateTableRequest>(&bytes), path, "{parts:?}");
    }
}

#[test]
fn an_unknown_number_of_an_enum_is_present_and_to_protobuf_missing() {
    let bytes = [field(1, b"p"), number(2, 99)].concat();
    assert_eq!(
        decode::<PrimaryKeySchema>(bytes.clone()).unwrap().r#type,
        99
    );
    let error = decode_strict::<PrimaryKeySchema>(bytes.clone()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "PrimaryKeySchema lacks its required field `type`"
    );
    let known = [bytes, number(2, 3)].concat();
    assert_eq!(decode_strict::<PrimaryKeySchema>(known).unwrap().r#type, 3);
    // An optional one is absent to protobuf, which is no error.
    let option = [field(1, b"p"), number(2, 3), number(3, 99)].concat();
    assert!(decode_strict::<PrimaryKeySchema>(option).is_ok());
}

#[test]
fn what_is_not_the_message_is_malformed() {
    for bytes in [
        &b"\x0a"[..],
        b"\x0a\x05ab",
        b"\x0a\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
        b"\x08\x01",
        b"\xff",
        b"\x0b",
        b"\x0f\x01",
    ] {
        let error = decode::<GetRowRequest>(bytes).unwrap_err();
        assert!(
            matches!(error, DecodeError::Malformed(_)),
            "{bytes:?}: {error}"
        );
    }
    let error = decode::<ConsumedCapacity>(&b"\x0a\x02\x08\xff"[..]).unwrap_err();
    assert!(error.to_string().contains("CapacityUnit.read:"), "{error}");
}

#[test]
fn fields_of_high_numbers_are_none_of_the_required() {
    // 65 is 1, and 66 is 2, in 64 bits.
    let bytes: &[u8] = b"\x8a\x04\x01t\x92\x04\x01k";
    assert_eq!(missing::<GetRowRequest>(bytes), "table_name");
}

/// What is decoded with the check is what is decoded without, and a message that is complete lacks
/// nothing.
fn holds<M: RequiredFields + PartialEq + std::fmt::Debug>(bytes: &[u8]) {
    let plain = M::decode(bytes);
    match decode::<M>(bytes.to_vec()) {
        Ok(message) => assert_eq!(plain.as_ref(), Ok(&message)),
        Err(DecodeError::Malformed(_)) => assert!(plain.is_err()),
        Err(_) => {}
    }
    if let Ok(message) = plain {
        // Written again it has all of its required fields.
        assert_eq!(decode::<M>(message.encode_to_vec()), Ok(message));
    }
}

proptest! {
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
        holds::<GetRowResponse>(&bytes);
        holds::<BatchWriteRowRequest>(&bytes);
        holds::<GetRangeRequest>(&bytes);
    }

    #[test]
    fn any_fields(fields in proptest::collection::vec((1..7_u8, 0..4_u8, 0..3_u8), 0..8)) {
        // Messages of messages of numbers, with every field now and then absent.
        let bytes: Vec<u8> = fields
            .iter()
            .flat_map(|&(of, inner, value)| match inner {
                0 => number(of, value),
                1 => field(of, b""),
                inner => field(of, &field(inner, &number(value + 1, 1))),
            })
            .collect();
        holds::<BatchGetRowResponse>(&bytes);
        holds::<BatchWriteRowRequest>(&bytes);
        holds::<CreateTableRequest>(&bytes);
        holds::<TableMeta>(&bytes);
    }
}

#[test]
fn lists_of_empty_messages_are_refused_before_they_take_memory() {
    let bytes = b"\x0a\x00".repeat(1 << 20);
    let error = decode::<IndexSchema>(bytes.clone()).unwrap_err();
    assert_eq!(error, DecodeError::TooLarge("IndexSchema"));
    assert_eq!(
        error.to_string(),
        "the lists of this IndexSchema would take more than 1 MiB and 16 times its bytes"
    );
    // Lists in a list count together, and so do those of a message that lacks something.
    let fields = b"\x42\x00".repeat(1 << 14);
    let nested = long(1, &fields).repeat(64);
    assert_eq!(
        decode::<IndexSchema>(nested),
        Err(DecodeError::TooLarge("IndexSchema"))
    );
    let lacking = long(1, &b"\x12\x00".repeat(1 << 20));
    assert!(decode::<CreateTableRequest>(lacking).is_err());

    let some = b"\x0a\x00".repeat(1000);
    let schema = decode::<IndexSchema>(some).unwrap();
    assert_eq!(schema.field_schemas.len(), 1000);
}

#[test]
fn messages_that_nest_too_deep_are_refused() {
    let nested = |depth: usize| {
        let field = (0..depth).fold(Vec::new(), |inner, _| long(8, &inner));
        decode::<IndexSchema>(long(1, &field))
    };
    assert!(nested(90).is_ok());
    assert!(matches!(nested(20_000), Err(DecodeError::Malformed(_))));
}

/// As [`field`], of any length.
fn long(number: u8, content: &[u8]) -> Vec<u8> {
    let mut bytes = vec![number << 3 | 2];
    prost::encoding::encode_varint(content.len() as u64, &mut bytes);
    [&bytes, content].concat()
}
