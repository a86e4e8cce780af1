use super::*;

#[test]
fn display_is_one_line_without_the_source() {
    let error = Error::new(ErrorKind::Transport, "the connection was reset")
        .with_source(std::io::Error::other("the cause"))
        .with_operation(Operation::PUT_ROW)
        .with_attempts(2)
        .with_outcome_unknown();
    assert_eq!(
        error.to_string(),
        "PutRow: the connection was reset (after 2 attempts); \
         the write may or may not have been executed"
    );
    assert_eq!(error.source().unwrap().to_string(), "the cause");
}

#[test]
fn the_error_of_one_row_of_many_has_its_index() {
    let error = Error::new(ErrorKind::Service, "no").with_row(3);
    assert_eq!(error.row(), Some(3));
    assert_eq!(error.to_string(), "row 3: no");
    let error = error.with_operation(Operation::BATCH_GET_ROW);
    assert_eq!(error.to_string(), "BatchGetRow, row 3: no");
    let error = error.with_row_name("orders (id=7)");
    assert_eq!(error.row(), None);
    assert_eq!(error.row_name(), Some("orders (id=7)"));
    assert_eq!(error.to_string(), "BatchGetRow, orders (id=7): no");
}

#[test]
fn the_status_is_that_of_the_response_from_any_sender() {
    let service = Error::from(ServiceError::new(ErrorCode::ServerBusy, ""));
    assert_eq!(service.status(), Some(StatusCode::SERVICE_UNAVAILABLE));
    let gateway = Error::new(ErrorKind::Gateway, "");
    assert_eq!(gateway.status(), None);
    let gateway = gateway.with_status(StatusCode::BAD_GATEWAY);
    assert_eq!(gateway.status(), Some(StatusCode::BAD_GATEWAY));
}

#[test]
fn a_request_that_was_not_sent_was_not_executed() {
    for (kind, sent, disposition) in [
        (ErrorKind::Config, false, Disposition::Rejected),
        (ErrorKind::NotConfigured, false, Disposition::Rejected),
        (ErrorKind::Request, false, Disposition::Rejected),
        (ErrorKind::Credentials, false, Disposition::Rejected),
        (ErrorKind::Value, false, Disposition::Rejected),
        (ErrorKind::Connect, false, Disposition::NotExecuted),
        (ErrorKind::Timeout, true, Disposition::Unknown),
        (ErrorKind::Transport, true, Disposition::Unknown),
        (ErrorKind::Gateway, true, Disposition::Unknown),
        (ErrorKind::Verification, true, Disposition::Unknown),
        (ErrorKind::Decode, true, Disposition::Unknown),
        (ErrorKind::TooLarge, true, Disposition::Unknown),
        (ErrorKind::Other, true, Disposition::Unknown),
    ] {
        let error = Error::new(kind, "");
        assert_eq!(error.request_sent(), sent, "{kind:?}");
        assert_eq!(error.disposition(), disposition, "{kind:?}");
        let unsent = error.not_sent();
        assert_ne!(unsent.disposition(), Disposition::Unknown, "{kind:?}");
    }
}

#[test]
fn what_is_known_of_a_cause_overrides_its_kind() {
    let connect = Error::new(ErrorKind::Connect, "certificate");
    assert!(connect.is_transient());
    let connect = connect.with_transient(false);
    assert_eq!(connect.disposition(), Disposition::Rejected);
    assert!(!connect.is_transient());

    let credentials = Error::new(ErrorKind::Credentials, "busy").with_transient(true);
    assert_eq!(credentials.disposition(), Disposition::NotExecuted);

    let page = Error::new(ErrorKind::Gateway, "a page").with_transient(false);
    assert_eq!(page.disposition(), Disposition::Unknown);
    assert!(!page.is_transient());
    assert!(!Error::new(ErrorKind::TooLarge, "").is_transient());
}

#[test]
fn an_executed_request_has_no_unknown_outcome() {
    let error = Error::new(ErrorKind::Decode, "no row").with_executed();
    assert!(error.executed() && error.request_sent() && !error.outcome_unknown());
    assert_eq!(error.disposition(), Disposition::Executed);
    assert_eq!(error.to_string(), "no row; the write has been executed");
}

#[test]
fn a_clone_has_the_same_source() {
    let error = Error::new(ErrorKind::Other, "a").with_source(std::io::Error::other("b"));
    assert_eq!(error.clone().source().unwrap().to_string(), "b");
}

#[test]
fn an_error_is_one_word_wide() {
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}
