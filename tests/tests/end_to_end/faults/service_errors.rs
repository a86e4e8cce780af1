//! A service that is in trouble itself, or whose owner has not allowed something: each of its
//! errors, as a fault makes the emulator say it.

use tablestore::ErrorCode;
use tablestore_emulator::{Emulator, Fault, FaultLayer, Faults};
use tablestore_tests::responses::{client_builder, list_tables};
use tower::Layer;

/// What the service says with each code that it has one text for.
const ERRORS: &[(&str, u16, &str)] = &[
    (
        "OTSNoPermissionAccess",
        403,
        "You have no permission to access the requested resource, please contact the resource \
         owner",
    ),
    (
        "OTSRequestBodyTooLarge",
        413,
        "The size of POST data is too large.",
    ),
    ("OTSRequestTimeout", 408, "Request timeout."),
    (
        "OTSMethodNotAllowed",
        405,
        "Only POST method for requests is supported.",
    ),
    (
        "OTSForbiddenUpdateCapacityUnit",
        400,
        "Your instance is forbidden to update capacity unit.",
    ),
    (
        "OTSObjectAlreadyExist",
        409,
        "Requested table already exists.",
    ),
    ("OTSObjectNotExist", 404, "Requested table does not exist."),
    ("OTSTableNotReady", 404, "The table is not ready."),
    ("OTSQuotaExhausted", 403, "Too frequent table operations."),
    (
        "OTSTooFrequentReservedThroughputAdjustment",
        403,
        "Reserved throughput adjustment is too frequent.",
    ),
    (
        "OTSCapacityUnitExhausted",
        403,
        "Capacity unit is not enough.",
    ),
    (
        "OTSNotEnoughCapacityUnit",
        403,
        "Remaining capacity unit is not enough.",
    ),
    ("OTSConditionCheckFail", 403, "Condition check failed."),
    (
        "OTSRowOperationConflict",
        409,
        "Data is being modified by the other request.",
    ),
    (
        "OTSOutOfRowSizeLimit",
        400,
        "The total data size of columns in one row exceeded the limit.",
    ),
    (
        "OTSOutOfColumnCountLimit",
        400,
        "The number of columns in one row exceeded the limit.",
    ),
    (
        "OTSSessionNotExist",
        400,
        "Session not exist or may be timeout.",
    ),
    ("OTSInternalServerError", 500, "Internal server error."),
    ("OTSServerBusy", 503, "Server is busy."),
    (
        "OTSPartitionUnavailable",
        503,
        "The partition is not available.",
    ),
    ("OTSTimeout", 503, "Operation timeout."),
    ("OTSServerUnavailable", 503, "Server is not available."),
];

#[tokio::test]
async fn faults_speak_in_the_words_of_the_service() {
    let emulator = Emulator::in_memory();
    for (code, status, text) in ERRORS {
        let code = ErrorCode::from(*code);
        for fault in [
            Fault::ErrorBefore(code.clone()),
            Fault::ErrorAfter(code.clone()),
        ] {
            let service = FaultLayer::new(Faults::script([fault])).layer(emulator.service());
            let error = list_tables(client_builder(emulator.endpoint()).service(service)).await;
            let service = error.service().unwrap();
            assert_eq!(service.code(), &code);
            assert_eq!(service.status(), *status, "{code}");
            assert_eq!(service.message(), *text, "{code}");
        }
    }
}
