use std::fmt;

use http::StatusCode;

/// What the service did with a request that it answered with an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Disposition {
    /// Refused, and would be refused again.
    Rejected,
    /// Not carried out, for a reason that passes. Sending it again is always safe.
    NotExecuted,
    /// Not carried out, because more is asked than the service grants at the moment. Sending it
    /// again is always safe, after a longer pause.
    Throttled,
    /// Carried out or not: the service does not say. Sending it again is safe only when that
    /// changes nothing more.
    Unknown,
}

/// The table of all codes: a new one cannot be added without its HTTP status and its disposition.
macro_rules! error_codes {
    ($($(#[$doc:meta])* $code:ident = $name:literal, $status:ident, $disposition:ident;)*) => {
        /// The `OTS…` code of a service error.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ErrorCode {
            $(
                #[doc = concat!("`", $name, "`.")]
                $(#[$doc])*
                $code,
            )*
            /// A code that this version does not know.
            Other(Box<str>),
        }

        impl ErrorCode {
            /// Every code that this version knows.
            pub const ALL: &'static [Self] = &[$(Self::$code,)*];

            /// The code as the service writes it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$code => $name,)*
                    Self::Other(name) => name,
                }
            }

            /// The HTTP status that goes with it; 400 for a code that is not known.
            pub fn status(&self) -> StatusCode {
                match self {
                    $(Self::$code => StatusCode::$status,)*
                    Self::Other(_) => StatusCode::BAD_REQUEST,
                }
            }

            /// What the code alone tells about the request; `None` for one that is not known.
            pub(crate) fn disposition(&self) -> Option<Disposition> {
                match self {
                    $(Self::$code => Some(Disposition::$disposition),)*
                    Self::Other(_) => None,
                }
            }
        }

        impl From<&str> for ErrorCode {
            fn from(name: &str) -> Self {
                match name {
                    $($name => Self::$code,)*
                    other => Self::Other(other.into()),
                }
            }
        }
    };
}

error_codes! {
    /// Wrong key, signature or date, or an instance that is not there.
    AuthFailed = "OTSAuthFailed", FORBIDDEN, Rejected;
    /// The key may not do this.
    NoPermissionAccess = "OTSNoPermissionAccess", FORBIDDEN, Rejected;
    /// The key may not do this (older services, tunnels).
    PermissionDenied = "OTSPermissionDenied", FORBIDDEN, Rejected;
    /// A request body over 5 MB.
    RequestBodyTooLarge = "OTSRequestBodyTooLarge", PAYLOAD_TOO_LARGE, Rejected;
    /// The request did not arrive whole in time.
    RequestTimeout = "OTSRequestTimeout", REQUEST_TIMEOUT, Rejected;
    /// Another method than POST.
    MethodNotAllowed = "OTSMethodNotAllowed", METHOD_NOT_ALLOWED, Rejected;
    /// An argument that is not valid; the message says which.
    ParameterInvalid = "OTSParameterInvalid", BAD_REQUEST, Rejected;
    /// A header that is missing (older services).
    MissingHeader = "OTSMissingHeader", BAD_REQUEST, Rejected;
    /// An operation that the service does not have.
    UnsupportOperation = "OTSUnsupportOperation", BAD_REQUEST, Rejected;
    /// The instance's reserved throughput cannot be changed.
    ForbiddenUpdateCapacityUnit = "OTSForbiddenUpdateCapacityUnit", BAD_REQUEST, Rejected;
    /// A search index that is not there.
    MetaNotMatch = "OTSMetaNotMatch", BAD_REQUEST, Rejected;
    /// A table of this name is there already.
    ObjectAlreadyExist = "OTSObjectAlreadyExist", CONFLICT, Rejected;
    /// No table, stream or index of this name.
    ObjectNotExist = "OTSObjectNotExist", NOT_FOUND, Rejected;
    /// A table that was created moments ago.
    TableNotReady = "OTSTableNotReady", NOT_FOUND, NotExecuted;
    /// Too many tables, or, with the text `Too frequent table operations.`, too fast.
    QuotaExhausted = "OTSQuotaExhausted", FORBIDDEN, Rejected;
    /// Reserved throughput was changed less than two minutes ago.
    TooFrequentReservedThroughputAdjustment = "OTSTooFrequentReservedThroughputAdjustment", FORBIDDEN, Rejected;
    /// One partition key takes more than it can.
    CapacityUnitExhausted = "OTSCapacityUnitExhausted", FORBIDDEN, Rejected;
    /// The reserved throughput is used up for the moment.
    NotEnoughCapacityUnit = "OTSNotEnoughCapacityUnit", FORBIDDEN, Throttled;
    /// A condition of a write did not hold.
    ConditionCheckFail = "OTSConditionCheckFail", FORBIDDEN, Rejected;
    /// Another request is writing the same row.
    RowOperationConflict = "OTSRowOperationConflict", CONFLICT, NotExecuted;
    /// A primary key that does not fit the table's schema.
    InvalidPk = "OTSInvalidPK", BAD_REQUEST, Rejected;
    /// A row over its size limit.
    OutOfRowSizeLimit = "OTSOutOfRowSizeLimit", BAD_REQUEST, Rejected;
    /// A row with too many columns.
    OutOfColumnCountLimit = "OTSOutOfColumnCountLimit", BAD_REQUEST, Rejected;
    /// A key outside the partition of an atomic batch or a transaction.
    DataOutOfRange = "OTSDataOutOfRange", BAD_REQUEST, Rejected;
    /// A transaction that ended or never was.
    SessionNotExist = "OTSSessionNotExist", BAD_REQUEST, Rejected;
    /// A parallel scan whose session ended.
    SessionExpired = "OTSSessionExpired", BAD_REQUEST, Rejected;
    /// A transaction with another request under way.
    SessionBusy = "OTSSessionBusy", CONFLICT, NotExecuted;
    /// More than 4 MB written in one transaction.
    OutOfTransactionDataSizeLimit = "OTSOutOfTransactionDataSizeLimit", BAD_REQUEST, Rejected;
    /// Records of a stream that have expired.
    TrimmedDataAccess = "OTSTrimmedDataAccess", BAD_REQUEST, Rejected;
    /// More requests than the service takes at the moment.
    FlowControl = "OTSFlowControl", TOO_MANY_REQUESTS, Throttled;
    /// A failure inside the service.
    InternalServerError = "OTSInternalServerError", INTERNAL_SERVER_ERROR, Unknown;
    /// More load than the service takes.
    ServerBusy = "OTSServerBusy", SERVICE_UNAVAILABLE, Throttled;
    /// The storage under the service is overloaded.
    StorageServerBusy = "OTSStorageServerBusy", SERVICE_UNAVAILABLE, Throttled;
    /// The partition is moving.
    PartitionUnavailable = "OTSPartitionUnavailable", SERVICE_UNAVAILABLE, NotExecuted;
    /// The service gave up waiting for itself.
    Timeout = "OTSTimeout", SERVICE_UNAVAILABLE, Unknown;
    /// Parts of the service are down.
    ServerUnavailable = "OTSServerUnavailable", SERVICE_UNAVAILABLE, Unknown;
    /// The operation is limited for the moment.
    OperationThrottled = "OTSOperationThrottled", SERVICE_UNAVAILABLE, Throttled;
    /// The operation meets another one on the same object.
    OperationConflict = "OTSOperationConflict", SERVICE_UNAVAILABLE, NotExecuted;
    /// A tunnel whose full phase outlived the log.
    TunnelExpired = "OTSTunnelExpired", BAD_REQUEST, Rejected;
    /// A tunnel of this name is there already.
    TunnelExist = "OTSTunnelExist", CONFLICT, Rejected;
    /// A checkpoint that another client moved.
    SequenceNumberNotMatch = "OTSSequenceNumberNotMatch", BAD_REQUEST, Rejected;
    /// A tunnel client that the service has let go: connect again.
    ResourceGone = "OTSResourceGone", GONE, Rejected;
    /// The tunnel service is down.
    TunnelServerUnavailable = "OTSTunnelServerUnavailable", SERVICE_UNAVAILABLE, Unknown;
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for code in ErrorCode::ALL {
            assert_eq!(&ErrorCode::from(code.as_str()), code);
        }
        let unknown = ErrorCode::from("OTSBrandNew");
        assert_eq!(unknown.as_str(), "OTSBrandNew");
        assert_eq!(unknown, ErrorCode::Other("OTSBrandNew".into()));
    }

    #[test]
    fn flow_control_passes_and_trimmed_records_stay_away() {
        let flow = ErrorCode::from("OTSFlowControl");
        assert_eq!(flow.status(), 429);
        assert_eq!(flow.disposition(), Some(Disposition::Throttled));
        let trimmed = ErrorCode::from("OTSTrimmedDataAccess");
        assert_eq!(trimmed.disposition(), Some(Disposition::Rejected));
    }
}
