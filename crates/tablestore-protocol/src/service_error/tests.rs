use proptest::prelude::*;
use prost::Message;
use tablestore_core::{BodyKind, ErrorCode, ServiceError};

use super::{MAX_TEXT, from_body};
use crate::proto::table as proto;

const KINDS: [BodyKind; 3] = [BodyKind::Protobuf, BodyKind::Tunnel, BodyKind::Json];

fn message() -> proto::Error {
    proto::Error {
        code: "OTSNoPermissionAccess".into(),
        message: Some("No.".into()),
        access_denied_detail: Some(proto::AccessDeniedDetail {
            auth_action: "ots:GetRow".into(),
            encoded_diagnostic_message: Some("x".into()),
            ..proto::AccessDeniedDetail::default()
        }),
    }
}

fn assert_all_of_it(error: &ServiceError) {
    assert_eq!(error.code(), &ErrorCode::NoPermissionAccess);
    assert_eq!((error.status().as_u16(), error.message()), (403, "No."));
    let denied = error.access_denied().unwrap();
    assert_eq!(denied.action, "ots:GetRow");
    assert_eq!(denied.encoded_diagnostic_message, "x");
}

#[test]
fn of_a_message_nothing_is_lost() {
    assert_all_of_it(&message().into());
    let body = message().encode_to_vec();
    for kind in [BodyKind::Protobuf, BodyKind::Json] {
        assert_all_of_it(&from_body(kind, &body).unwrap());
    }
}

#[test]
fn the_third_field_of_a_tunnels_error_is_the_tunnel() {
    let body = b"\x0a\x0fOTSResourceGone\x12\x01x\x1a\x06tunnel";
    let error = from_body(BodyKind::Tunnel, body).unwrap();
    assert_eq!(error.tunnel_id(), Some("tunnel"));
    assert_eq!(error.code(), &ErrorCode::from("OTSResourceGone"));
    assert_eq!(error.message(), "x");
    assert!(error.to_string().contains("[tunnel id tunnel]"), "{error}");
    // Nor is code and text lost where it is taken for the other message, or is neither.
    let error = from_body(BodyKind::Protobuf, body).unwrap();
    assert_eq!((error.message(), error.tunnel_id()), ("x", None));
    let body = b"\x0a\x0fOTSResourceGone\x12\x01x\x1a\x01\xff";
    let error = from_body(BodyKind::Tunnel, body).unwrap();
    assert_eq!((error.message(), error.tunnel_id()), ("x", None));
}

#[test]
fn members_of_json_are_read_by_either_name() {
    for body in [
        r#"{"code":"OTSObjectNotExist","message":"\u00e9 x","requestId":"id"}"#,
        r#" {"Message": "é x", "RequestId": "id", "Code": "OTSObjectNotExist", "x": [{"code": 1}]} "#,
        r#"{"code":"a","code":"OTSObjectNotExist","requestId":"id","message":"é x","data":null}"#,
    ] {
        for kind in KINDS {
            let error = from_body(kind, body.as_bytes()).unwrap();
            assert_eq!(error.code(), &ErrorCode::ObjectNotExist);
            assert_eq!(error.message(), "é x");
            assert_eq!(error.request_id(), Some("id"));
        }
    }
    let error = from_body(BodyKind::Json, br#"{"code":"OTSObjectNotExist"}"#).unwrap();
    assert_eq!((error.message(), error.request_id()), ("", None));
}

#[test]
fn other_bodies_are_not_errors() {
    let deep = [br#"{"code":"x","a":"#.as_slice(), &b"[".repeat(1 << 20)].concat();
    for body in [
        &b""[..],
        b"<html>",
        b"\x0a\x00",
        b"\x0a\x05ab",
        b"\x08\x01",
        b"\x0a\x01\xff",
        b"\x0a\x03a b",
        b"\x0a\x01a\x10\x01",
        b"{}",
        b"[]",
        br#""code""#,
        br#"{"code":1}"#,
        br#"{"code":""}"#,
        br#"{"code":"a"} x"#,
        br#"{"code":"a""#,
        br#"{"message":"a"}"#,
        b"{\"code\":\"\xff\"}",
        &deep,
    ] {
        for kind in KINDS {
            assert_eq!(
                from_body(kind, body),
                None,
                "{kind:?} {:?}",
                &body[..body.len().min(20)]
            );
        }
    }
    let long = proto::Error {
        code: "a".repeat(129),
        ..proto::Error::default()
    };
    assert_eq!(from_body(BodyKind::Protobuf, &long.encode_to_vec()), None);
}

#[test]
fn a_long_text_is_cut_where_a_character_begins() {
    let text = format!("a{}", "é".repeat(MAX_TEXT));
    let long = proto::Error {
        code: "OTSParameterInvalid".into(),
        message: Some(text.clone()),
        access_denied_detail: None,
    };
    let json = format!(r#"{{"code":"OTSParameterInvalid","message":"{text}"}}"#);
    for error in [
        ServiceError::from(long.clone()),
        from_body(BodyKind::Protobuf, &long.encode_to_vec()).unwrap(),
        from_body(BodyKind::Json, json.as_bytes()).unwrap(),
    ] {
        let rest = 2 * MAX_TEXT + 1 - (MAX_TEXT - 1);
        let end = format!("é… ({rest} more bytes)");
        assert!(error.message().ends_with(&end), "{}", error.message().len());
        assert!(error.message().starts_with("aé"));
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
        for kind in KINDS {
            let _ = from_body(kind, &bytes);
        }
    }

    #[test]
    fn a_cut_or_changed_body_is_read_or_refused(cut in 0..60_usize, byte: u8) {
        let mut body = message().encode_to_vec();
        body[cut.min(30)] = byte;
        body.truncate(body.len() - cut.min(body.len()));
        let json = br#"{"code":"OTSObjectNotExist","message":"\u00e9 x","requestId":"id"}"#;
        let mut json = json.to_vec();
        json[cut] = byte;
        for kind in KINDS {
            let _ = from_body(kind, &body);
            let _ = from_body(kind, &json);
        }
    }
}
