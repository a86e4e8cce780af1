use std::fmt;

use http::StatusCode;

/// What happened to a request that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Disposition {
    /// Not executed, and the same request would fail again.
    Rejected,
    /// Not executed, for a reason that passes. A retry is always safe.
    NotExecuted,
    /// Not executed, because the service grants no more at the moment. A retry is always safe, after
    /// a longer pause.
    Throttled,
    /// Executed or not. A retry is safe only when executing the request twice changes nothing more.
    Unknown,
    /// Executed, although the call failed: the response cannot be used. A retry would execute the
    /// request a second time.
    Executed,
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

            /// Returns the code as the service writes it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$code => $name,)*
                    Self::Other(name) => name,
                }
            }

            /// Returns the HTTP status of the code; 400 for one that is not known.
            pub fn status(&self) -> StatusCode {
                match self {
                    $(Self::$code => StatusCode::$status,)*
                    Self::Other(_) => StatusCode::BAD_REQUEST,
                }
            }

            /// What happened to the request, by the code alone; `None` for one that is not known.
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
    /// Wrong key, signature or date, or an instance that does not exist.
    AuthFailed = "OTSAuthFailed", FORBIDDEN, Rejected;
    /// The access key lacks a permission.
    NoPermissionAccess = "OTSNoPermissionAccess", FORBIDDEN, Rejected;
    /// The access key lacks a permission (older services, tunnels).
    PermissionDenied = "OTSPermissionDenied", FORBIDDEN, Rejected;
    /// A request body over 5 MB.
    RequestBodyTooLarge = "OTSRequestBodyTooLarge", PAYLOAD_TOO_LARGE, Rejected;
    /// The service did not receive the whole request in time.
    RequestTimeout = "OTSRequestTimeout", REQUEST_TIMEOUT, Unknown;
    /// A method other than POST.
    MethodNotAllowed = "OTSMethodNotAllowed", METHOD_NOT_ALLOWED, Rejected;
    /// An argument that is not valid; the message says which.
    ParameterInvalid = "OTSParameterInvalid", BAD_REQUEST, Rejected;
    /// A header that is missing (older services).
    MissingHeader = "OTSMissingHeader", BAD_REQUEST, Rejected;
    /// An operation that the service does not have.
    UnsupportOperation = "OTSUnsupportOperation", BAD_REQUEST, Rejected;
    /// The instance's reserved throughput cannot be changed.
    ForbiddenUpdateCapacityUnit = "OTSForbiddenUpdateCapacityUnit", BAD_REQUEST, Rejected;
    /// A search index that does not exist.
    MetaNotMatch = "OTSMetaNotMatch", BAD_REQUEST, Rejected;
    /// A table with this name exists already.
    ObjectAlreadyExist = "OTSObjectAlreadyExist", CONFLICT, Rejected;
    /// No table, stream or index has this name.
    ObjectNotExist = "OTSObjectNotExist", NOT_FOUND, Rejected;
    /// A table that was created moments ago.
    TableNotReady = "OTSTableNotReady", NOT_FOUND, NotExecuted;
    /// Too many tables, or, with the text `Too frequent table operations.`, too fast.
    QuotaExhausted = "OTSQuotaExhausted", FORBIDDEN, Rejected;
    /// Reserved throughput was changed less than two minutes ago.
    TooFrequentReservedThroughputAdjustment = "OTSTooFrequentReservedThroughputAdjustment", FORBIDDEN, Rejected;
    /// More load on one partition key than it can serve.
    CapacityUnitExhausted = "OTSCapacityUnitExhausted", FORBIDDEN, Throttled;
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
    /// A transaction that has ended or never existed.
    SessionNotExist = "OTSSessionNotExist", BAD_REQUEST, Rejected;
    /// A parallel scan whose session has expired.
    SessionExpired = "OTSSessionExpired", BAD_REQUEST, Rejected;
    /// A transaction with another request in flight.
    SessionBusy = "OTSSessionBusy", CONFLICT, NotExecuted;
    /// More than 4 MB written in one transaction.
    OutOfTransactionDataSizeLimit = "OTSOutOfTransactionDataSizeLimit", BAD_REQUEST, Rejected;
    /// Records of a stream that have expired.
    TrimmedDataAccess = "OTSTrimmedDataAccess", BAD_REQUEST, Rejected;
    /// More requests than the service grants at the moment.
    FlowControl = "OTSFlowControl", TOO_MANY_REQUESTS, Throttled;
    /// A failure inside the service.
    InternalServerError = "OTSInternalServerError", INTERNAL_SERVER_ERROR, Unknown;
    /// More load than the service can serve.
    ServerBusy = "OTSServerBusy", SERVICE_UNAVAILABLE, Throttled;
    /// The storage under the service is overloaded.
    StorageServerBusy = "OTSStorageServerBusy", SERVICE_UNAVAILABLE, Throttled;
    /// The partition is moving.
    PartitionUnavailable = "OTSPartitionUnavailable", SERVICE_UNAVAILABLE, NotExecuted;
    /// The service exceeded its own time limit.
    Timeout = "OTSTimeout", SERVICE_UNAVAILABLE, Unknown;
    /// Parts of the service are down.
    ServerUnavailable = "OTSServerUnavailable", SERVICE_UNAVAILABLE, Unknown;
    /// The operation is limited for the moment.
    OperationThrottled = "OTSOperationThrottled", SERVICE_UNAVAILABLE, Throttled;
    /// Another operation on the same object is in progress.
    OperationConflict = "OTSOperationConflict", SERVICE_UNAVAILABLE, NotExecuted;
    /// A tunnel whose full phase lasted longer than its log is kept.
    TunnelExpired = "OTSTunnelExpired", BAD_REQUEST, Rejected;
    /// A tunnel with this name exists already.
    TunnelExist = "OTSTunnelExist", CONFLICT, Rejected;
    /// A checkpoint that another client moved.
    SequenceNumberNotMatch = "OTSSequenceNumberNotMatch", BAD_REQUEST, Rejected;
    /// A tunnel client whose connection has expired: connect again.
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
