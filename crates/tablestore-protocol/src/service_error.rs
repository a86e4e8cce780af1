use tablestore_core::{AccessDenied, ErrorCode, ServiceError};

use crate::proto::table as proto;

/// The service's error, of a whole request or of one row of many, with the status that its code has.
impl From<proto::Error> for ServiceError {
    fn from(message: proto::Error) -> Self {
        let error = Self::new(
            ErrorCode::from(message.code.as_str()),
            message.message.unwrap_or_default(),
        );
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost() {
        let error = ServiceError::from(proto::Error {
            code: "OTSNoPermissionAccess".into(),
            message: Some("No.".into()),
            access_denied_detail: Some(proto::AccessDeniedDetail {
                auth_action: "ots:GetRow".into(),
                encoded_diagnostic_message: Some("x".into()),
                ..proto::AccessDeniedDetail::default()
            }),
        });
        assert_eq!(error.code(), &ErrorCode::NoPermissionAccess);
        assert_eq!((error.status().as_u16(), error.message()), (403, "No."));
        let denied = error.access_denied().unwrap();
        assert_eq!(denied.action, "ots:GetRow");
        assert_eq!(denied.encoded_diagnostic_message, "x");
    }
}
