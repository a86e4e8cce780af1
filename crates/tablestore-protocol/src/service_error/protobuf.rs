//! Errors as protobuf: the message `Error` of the tables, and that of the tunnels.

use prost::Message;
use tablestore_core::{AccessDenied, ServiceError};

use super::{MAX_ID, with_code};
use crate::proto::table as proto;
use crate::proto::wire::{Value, field};

/// Longest encoded reason of an access policy, in bytes.
const MAX_ACCESS_DENIED: usize = 64 * 1024;

/// Reads an error. Both messages have a code and a text; only the third field differs, and it is left out
/// where it is not the one that belongs to the message.
pub(super) fn read(body: &[u8], is_tunnel: bool) -> Option<ServiceError> {
    let (mut code, mut text, mut third) = (None, None, None);
    let mut rest = body;
    while !rest.is_empty() {
        let (number, value) = field(&mut rest).ok()?;
        let part = match number {
            1 => &mut code,
            2 => &mut text,
            3 => &mut third,
            _ => continue,
        };
        match value {
            Value::Bytes(bytes) => *part = Some(bytes),
            _ => return None,
        }
    }
    let code = str::from_utf8(code?).ok()?;
    let text = str::from_utf8(text.unwrap_or_default()).ok()?;
    let error = with_code(code, text)?;
    Some(match third {
        Some(id) if is_tunnel => match str::from_utf8(id) {
            Ok(id) if (1..=MAX_ID).contains(&id.len()) => error.with_tunnel_id(id),
            _ => error,
        },
        Some(detail) if detail.len() <= MAX_ACCESS_DENIED => {
            match proto::AccessDeniedDetail::decode(detail) {
                Ok(detail) => error.with_access_denied(detail.into()),
                Err(_) => error,
            }
        }
        _ => error,
    })
}

/// The error of one row of many.
impl From<proto::Error> for ServiceError {
    fn from(message: proto::Error) -> Self {
        let text = super::shortened(message.message.as_deref().unwrap_or_default());
        let error = Self::new(message.code.as_str().into(), text);
        match message.access_denied_detail {
            Some(detail) => error.with_access_denied(detail.into()),
            None => error,
        }
    }
}

impl From<proto::AccessDeniedDetail> for AccessDenied {
    fn from(detail: proto::AccessDeniedDetail) -> Self {
        let mut denied = Self::default();
        denied.action = detail.auth_action;
        denied.principal_type = detail.auth_principal_type;
        denied.principal_owner_id = detail.auth_principal_owner_id;
        denied.principal_display_name = detail.auth_principal_display_name;
        denied.policy_type = detail.policy_type;
        denied.no_permission_type = detail.no_permission_type;
        denied.encoded_diagnostic_message = detail.encoded_diagnostic_message.unwrap_or_default();
        denied
    }
}
