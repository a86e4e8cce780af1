//! The rules of protobuf and its proto2 language, on messages with each kind of field.

use std::fmt::Debug;

use bytes::Bytes;
use prost::Message;

use super::decode;
use super::search::{KnnVectorQuery, SearchResponse};
use super::table::compute_split_points_by_size_response::SplitLocation;
use super::table::{
    BulkExportRequest, Condition, ConsumedCapacity, DataBlockType, DefinedColumnType,
    GetRowRequest, LoadTableResponse, PrimaryKeyOption, PrimaryKeySchema, PrimaryKeyType,
    ReturnContent, TimeRange,
};
use super::timeseries::MetaUpdateStatus;
use super::tunnel::StreamTunnelConfig;

#[test]
fn a_message_is_its_fields_in_the_order_of_their_numbers() {
    let request = GetRowRequest {
        table_name: "t".into(),
        primary_key: Bytes::from_static(b"k"),
        columns_to_get: vec!["a".into(), String::new()],
        time_range: Some(TimeRange {
            start_time: Some(-1),
            ..TimeRange::default()
        }),
        max_versions: Some(300),
        cache_blocks: Some(false),
        ..GetRowRequest::default()
    };
    let wire: &[&[u8]] = &[
        b"\x0a\x01t",
        b"\x12\x01k",
        b"\x1a\x01a\x1a\x00",
        b"\x22\x0b\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
        b"\x28\xac\x02",
        b"\x30\x00",
    ];
    holds(&request, &wire.concat());
}

#[test]
fn a_signed_number_is_written_in_zigzag() {
    let location = SplitLocation {
        location: "l".into(),
        repeat: -2,
    };
    holds(&location, b"\x0a\x01l\x10\x03");
}

#[test]
fn lists_of_numbers_are_written_one_by_one_and_read_in_either_form() {
    let status = MetaUpdateStatus {
        row_ids: vec![1, 300],
        meta_update_times: vec![u32::MAX],
    };
    holds(&status, b"\x08\x01\x08\xac\x02\x10\xff\xff\xff\xff\x0f");
    let packed: &[u8] = b"\x0a\x03\x01\xac\x02\x10\xff\xff\xff\xff\x0f";
    assert_eq!(MetaUpdateStatus::decode(packed), Ok(status));
    let vector = KnnVectorQuery {
        float32_query_vector: vec![1.0, -0.5],
        ..KnnVectorQuery::default()
    };
    holds(&vector, b"\x25\x00\x00\x80\x3f\x25\x00\x00\x00\xbf");
    let offsets = StreamTunnelConfig {
        flag: None,
        start_offset: Some(u64::MAX),
        end_offset: None,
    };
    holds(&offsets, b"\x10\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01");
}

#[test]
fn packages_share_messages() {
    let response = SearchResponse {
        consumed: Some(ConsumedCapacity::default()),
        ..SearchResponse::default()
    };
    holds(&response, b"\x4a\x02\x0a\x00");
    let error = decode::<SearchResponse>(&b"\x4a\x00"[..]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "SearchResponse lacks its required field `consumed.capacity_unit`"
    );
}

#[test]
fn required_fields_are_always_written_and_others_when_they_are_there() {
    holds(&Condition::default(), b"\x08\x00");
    holds(&ConsumedCapacity::default(), b"\x0a\x00");
    holds(&ReturnContent::default(), b"");
    holds(&LoadTableResponse {}, b"");
    let content = ReturnContent {
        return_type: Some(0),
        ..ReturnContent::default()
    };
    holds(&content, b"\x08\x00");
}

#[test]
fn bytes_are_a_slice_of_the_message() {
    let message = Bytes::from_static(b"\x08\x00\x12\x03abc");
    let condition = Condition::decode(message.clone()).unwrap();
    let filter = condition.column_condition.unwrap();
    assert_eq!(filter.as_ptr(), message[4..].as_ptr());
}

#[test]
fn fields_that_are_not_known_are_skipped() {
    let wire: &[u8] = b"\x78\x01\x08\x01\xa2\x06\x02ab";
    assert_eq!(Condition::decode(wire).unwrap().row_existence, 1);
    let wire: &[u8] = b"\x78\x01";
    assert_eq!(LoadTableResponse::decode(wire), Ok(LoadTableResponse {}));
}

#[test]
fn of_a_field_that_comes_twice_the_last_counts_and_messages_are_merged() {
    let wire: &[u8] = b"\x0a\x02\x08\x01\x0a\x04\x08\x02\x10\x03";
    let consumed = ConsumedCapacity::decode(wire).unwrap();
    let unit = consumed.capacity_unit;
    assert_eq!((unit.read, unit.write), (Some(2), Some(3)));
}

#[test]
fn clearing_makes_the_default() {
    let mut content = ReturnContent::decode(&b"\x08\x01\x12\x01a"[..]).unwrap();
    content.clear();
    assert_eq!(content, ReturnContent::default());
}

#[test]
fn what_is_absent_reads_as_its_default() {
    let request = GetRowRequest::default();
    assert!(request.cache_blocks());
    assert_eq!(request.max_versions(), 0);
    assert_eq!(request.transaction_id(), "");
    assert_eq!(request.token(), b"");
    let request = BulkExportRequest::default();
    let hint = request.data_block_type_hint();
    assert_eq!(hint, DataBlockType::DbtSimpleRowMatrix);
}

#[test]
fn what_is_there_reads_as_it_is() {
    let request = GetRowRequest {
        cache_blocks: Some(false),
        max_versions: Some(3),
        transaction_id: Some("t".into()),
        token: Some(Bytes::from_static(b"n")),
        ..GetRowRequest::default()
    };
    assert!(!request.cache_blocks());
    assert_eq!(request.max_versions(), 3);
    assert_eq!(request.transaction_id(), "t");
    assert_eq!(request.token(), b"n");
}

#[test]
fn the_first_value_of_an_enum_is_its_default() {
    assert_eq!(PrimaryKeyType::default(), PrimaryKeyType::Integer);
    assert_eq!(PrimaryKeySchema::default().r#type, 1);
}

#[test]
fn an_enum_has_the_values_of_its_numbers_and_no_others() {
    for (number, value) in [
        (4, Some(DefinedColumnType::DctString)),
        (5, None),
        (7, Some(DefinedColumnType::DctBlob)),
        (-1, None),
    ] {
        assert_eq!(DefinedColumnType::try_from(number).ok(), value);
        assert_eq!(DefinedColumnType::is_valid(number), value.is_some());
    }
    assert_eq!(i32::from(DefinedColumnType::DctBlob), 7);
}

#[test]
fn a_number_that_is_no_value_is_kept_and_reads_as_the_default() {
    let mut schema = PrimaryKeySchema::decode(&b"\x0a\x01p\x10\x63\x18\x63"[..]).unwrap();
    assert_eq!((schema.r#type, schema.option), (99, Some(99)));
    assert_eq!(schema.r#type(), PrimaryKeyType::Integer);
    assert_eq!(schema.option(), PrimaryKeyOption::AutoIncrement);
    schema.set_type(PrimaryKeyType::Binary);
    schema.set_option(PrimaryKeyOption::AutoIncrement);
    assert_eq!((schema.r#type, schema.option), (3, Some(1)));
}

#[test]
fn a_message_is_shown_with_the_names_of_enum_values() {
    let mut schema = PrimaryKeySchema {
        name: "p".into(),
        r#type: 2,
        option: Some(1),
    };
    assert_eq!(
        format!("{schema:?}"),
        r#"PrimaryKeySchema { name: "p", type: String, option: Some(AutoIncrement) }"#
    );
    (schema.r#type, schema.option) = (99, None);
    assert_eq!(
        format!("{schema:?}"),
        r#"PrimaryKeySchema { name: "p", type: 99, option: None }"#
    );
}

#[test]
fn an_error_says_in_which_field_it_is() {
    let error = ConsumedCapacity::decode(&b"\x0a\x02\x08\xff"[..]).unwrap_err();
    let text = error.to_string();
    for field in ["ConsumedCapacity.capacity_unit:", "CapacityUnit.read:"] {
        assert!(text.contains(field), "{text}");
    }
    // A field that is skipped has no name.
    let error = ConsumedCapacity::decode(&b"\x78\xff"[..]).unwrap_err();
    let text = error.to_string();
    assert!(!text.contains("ConsumedCapacity"), "{text}");
}

/// A message is these bytes, knows how many, and comes out of them again.
fn holds<M: Message + Default + PartialEq + Debug>(message: &M, wire: &[u8]) {
    assert_eq!(message.encode_to_vec(), wire);
    assert_eq!(message.encoded_len(), wire.len());
    assert_eq!(M::decode(wire).as_ref(), Ok(message));
}
