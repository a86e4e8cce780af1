use super::{Dynoxide, Service, Tablestore, is_whole};

#[test]
fn a_response_has_every_text_of_the_row() {
    let service = Tablestore::new("not-started".into()).unwrap();
    let row = service.requests().puts[0].body();
    is_whole(row).unwrap();
    let key = service.requests().gets[0].body();
    let error = is_whole(key).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a row was returned without its column name"
    );
}

#[test]
fn rows_are_read_in_the_engine() {
    let services: [&dyn Service; 2] = [
        &Tablestore::new("not-started".into()).unwrap(),
        &Dynoxide::new("not-started".into(), "not-started".into()).unwrap(),
    ];
    for service in services {
        let mut reads = service.reads_in_engine().unwrap();
        assert!(!reads().unwrap().is_zero());
    }
}
