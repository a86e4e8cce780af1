//! The errors that each policy retries, and with which effect.

use http::StatusCode;
use tablestore_core::ServiceError;

use super::*;

const EFFECTS: [Effect; 3] = [Effect::Read, Effect::IdempotentWrite, Effect::Write];

/// The effects with which each policy retries: default, write, no delay, none.
fn retried(error: &Error) -> [Vec<Effect>; 4] {
    let policies: [&dyn RetryPolicy; 4] = [
        &DefaultRetryPolicy::default(),
        &WriteRetryPolicy::default(),
        &NoDelayRetryPolicy::default(),
        &NoRetryPolicy,
    ];
    policies.map(|policy| {
        let is_retried = |effect: &Effect| {
            let operation = Operation::PUT_ROW.with_effect(*effect);
            let failed = FailedAttempt::new(Some(&operation), error, 1);
            policy.retry_after(&failed).is_some()
        };
        EFFECTS.into_iter().filter(is_retried).collect()
    })
}

fn never() -> [Vec<Effect>; 4] {
    [vec![], vec![], vec![], vec![]]
}

fn always() -> [Vec<Effect>; 4] {
    [EFFECTS.into(), EFFECTS.into(), EFFECTS.into(), vec![]]
}

fn when_harmless() -> [Vec<Effect>; 4] {
    let reads = vec![Effect::Read];
    let repeatable = vec![Effect::Read, Effect::IdempotentWrite];
    [reads.clone(), repeatable, reads, vec![]]
}

/// Not executed, for a reason that passes.
const ALWAYS: [&str; 11] = [
    "OTSCapacityUnitExhausted",
    "OTSFlowControl",
    "OTSNotEnoughCapacityUnit",
    "OTSOperationConflict",
    "OTSOperationThrottled",
    "OTSPartitionUnavailable",
    "OTSRowOperationConflict",
    "OTSServerBusy",
    "OTSSessionBusy",
    "OTSStorageServerBusy",
    "OTSTableNotReady",
];

/// Executed or not.
const WHEN_HARMLESS: [&str; 5] = [
    "OTSInternalServerError",
    "OTSRequestTimeout",
    "OTSServerUnavailable",
    "OTSTimeout",
    "OTSTunnelServerUnavailable",
];

/// Not executed, and refused again.
const NEVER: [&str; 27] = [
    "OTSAuthFailed",
    "OTSConditionCheckFail",
    "OTSDataOutOfRange",
    "OTSForbiddenUpdateCapacityUnit",
    "OTSInvalidPK",
    "OTSMetaNotMatch",
    "OTSMethodNotAllowed",
    "OTSMissingHeader",
    "OTSNoPermissionAccess",
    "OTSObjectAlreadyExist",
    "OTSObjectNotExist",
    "OTSOutOfColumnCountLimit",
    "OTSOutOfRowSizeLimit",
    "OTSOutOfTransactionDataSizeLimit",
    "OTSParameterInvalid",
    "OTSPermissionDenied",
    // But for one text: see below.
    "OTSQuotaExhausted",
    "OTSRequestBodyTooLarge",
    "OTSResourceGone",
    "OTSSequenceNumberNotMatch",
    "OTSSessionExpired",
    "OTSSessionNotExist",
    "OTSTooFrequentReservedThroughputAdjustment",
    "OTSTrimmedDataAccess",
    "OTSTunnelExist",
    "OTSTunnelExpired",
    "OTSUnsupportOperation",
];

#[test]
fn every_code_is_retried_as_the_lists_say() {
    for code in ErrorCode::ALL {
        let name = code.as_str();
        let expected = match (
            ALWAYS.contains(&name),
            WHEN_HARMLESS.contains(&name),
            NEVER.contains(&name),
        ) {
            (true, false, false) => always(),
            (false, true, false) => when_harmless(),
            (false, false, true) => never(),
            _ => panic!("{name} is to be in one of the lists"),
        };
        assert_eq!(retried(&service_error(code.clone())), expected, "{name}");
    }
    let listed = ALWAYS.len() + WHEN_HARMLESS.len() + NEVER.len();
    assert_eq!(listed, ErrorCode::ALL.len(), "a list has what is no code");
}

#[test]
fn a_code_is_not_all_that_decides() {
    let too_frequent = "Too frequent table operations.";
    let quota = ServiceError::new(ErrorCode::QuotaExhausted, too_frequent);
    assert_eq!(retried(&quota.into()), always());

    let unknown = |status| {
        let error = ServiceError::new(ErrorCode::from("OTSBrandNew"), "");
        Error::from(error.with_status(status))
    };
    assert_eq!(retried(&unknown(StatusCode::BAD_REQUEST)), never());
    assert_eq!(retried(&unknown(StatusCode::BAD_GATEWAY)), when_harmless());
}

#[test]
fn other_errors_are_retried_by_the_outcome_of_the_request() {
    let error = |kind| Error::new(kind, "");
    for (error, expected) in [
        (error(ErrorKind::Config), never()),
        (error(ErrorKind::Request), never()),
        (error(ErrorKind::Credentials), never()),
        (error(ErrorKind::Value), never()),
        (error(ErrorKind::Connect), always()),
        (error(ErrorKind::Connect).with_transient(false), never()),
        (error(ErrorKind::Decode).with_executed(), when_harmless()),
        (error(ErrorKind::Gateway).with_transient(false), never()),
        (error(ErrorKind::Timeout), when_harmless()),
        (error(ErrorKind::Timeout).not_sent(), always()),
        (error(ErrorKind::Transport), when_harmless()),
        (error(ErrorKind::Transport).not_sent(), always()),
        // 500 and above, and below.
        (error(ErrorKind::Gateway), when_harmless()),
        (error(ErrorKind::Gateway).not_sent(), never()),
        (error(ErrorKind::Verification), when_harmless()),
        (error(ErrorKind::Decode), when_harmless()),
        (error(ErrorKind::TooLarge), never()),
        (error(ErrorKind::Other), when_harmless()),
        (error(ErrorKind::Other).not_sent(), always()),
    ] {
        assert_eq!(retried(&error), expected, "{error:?}");
    }
}

#[test]
fn a_request_without_an_operation_counts_as_a_write() {
    let error = broken();
    let failed = FailedAttempt::new(None, &error, 1);
    let policy = WriteRetryPolicy::default();
    assert_eq!(failed.effect(), Effect::Write);
    assert_eq!(policy.retry_after(&failed), None);
}
