use tablestore_protocol::proto::table as proto;

use crate::call::wire_enum::{WireEnum, wire_enum};

/// The encryption of a new table at rest (server-side encryption, SSE).
///
/// ```
/// use tablestore::table::SseSpecification;
///
/// let with_a_key_of_the_service = SseSpecification::kms_service();
/// let with_a_key_of_your_own = SseSpecification::byok("key-id", "acs:ram::1234:role/ots");
/// # let _ = (with_a_key_of_the_service, with_a_key_of_your_own);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SseSpecification {
    /// The user's own key and the role to use it, if it is not the service's.
    own_key: Option<(String, String)>,
}

wire_enum! {
    /// The owner of the key that encrypts a table.
    SseKeyType {
        /// `SSE_KMS_SERVICE`: a key that the key management service (KMS) created for Tablestore.
        KmsService = proto::SseKeyType::SseKmsService;
        /// `SSE_BYOK`: the user's own key in KMS ("bring your own key").
        Byok = proto::SseKeyType::SseByok;
    }
}

/// The encryption of a table at rest.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SseDetails {
    /// Whether the table is encrypted.
    pub enabled: bool,
    /// The owner of the key.
    pub key_type: Option<SseKeyType>,
    /// The id of the key.
    pub key_id: Option<String>,
    /// The role with which the service uses the user's own key.
    pub role_arn: Option<String>,
}

impl SseSpecification {
    /// Encrypts with a key that the key management service creates for Tablestore.
    pub fn kms_service() -> Self {
        Self { own_key: None }
    }

    /// Encrypts with your own key in the key management service, which Tablestore uses with a role that
    /// allows it.
    pub fn byok(key_id: impl Into<String>, role_arn: impl Into<String>) -> Self {
        Self {
            own_key: Some((key_id.into(), role_arn.into())),
        }
    }

    pub(crate) fn to_proto(&self) -> proto::SseSpecification {
        let key_type = match self.own_key {
            Some(_) => SseKeyType::Byok,
            None => SseKeyType::KmsService,
        };
        let (key_id, role_arn) = self.own_key.clone().unzip();
        proto::SseSpecification {
            enable: true,
            key_type: Some(key_type.to_proto()),
            key_id: key_id.map(Into::into),
            role_arn: role_arn.map(Into::into),
        }
    }
}

impl SseDetails {
    pub(crate) fn from_proto(details: &proto::SseDetails) -> Self {
        let text = |bytes: &bytes::Bytes| String::from_utf8_lossy(bytes).into_owned();
        Self {
            enabled: details.enable,
            key_type: details.key_type.map(SseKeyType::from_proto),
            key_id: details.key_id.as_ref().map(text),
            role_arn: details.role_arn.as_ref().map(text),
        }
    }
}
