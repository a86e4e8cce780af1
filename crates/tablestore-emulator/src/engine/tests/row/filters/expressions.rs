use super::*;

#[test]
fn parts_of_texts_are_compared() {
    use VariantType::{VtDouble, VtInteger, VtString};
    on_each_store(|service| {
        service.create(TableOptions::default());
        for (text, filter, passes) in [
            (
                "t1:15,t2:3",
                transferred("t1:([0-9]+),", VtInteger, 15),
                true,
            ),
            (
                "t1:15,t2:3",
                transferred("t1:([0-9]+),", VtInteger, 3),
                false,
            ),
            (
                "t1:15,t2:3",
                transferred("t1:([0-9]+),", VtString, "15"),
                true,
            ),
            (
                "t1:15,t2:3",
                transferred("t1:([0-9]+),", VtDouble, 15.0),
                true,
            ),
            (
                "t1:15,t2:3",
                transferred("t1:([0-9]+),", VtDouble, 15),
                false,
            ),
            (
                "t1:15,t2:3",
                transferred("t3:([0-9]+)", VtInteger, 0),
                false,
            ),
            ("t1:1.5", transferred("t1:(.*)x?", VtInteger, 1), false),
            // The whole text, where all of it matches.
            ("15", transferred("[0-9]+", VtInteger, 15), true),
            ("15", transferred("([0-9])5", VtInteger, 15), true),
            ("x15", transferred("[0-9]+", VtInteger, 15), false),
            ("-7", transferred(r"-?\d+", VtInteger, -7), true),
            ("é", transferred("^..$", VtString, "é"), true),
            ("xé", transferred("x(.)", VtString, "é"), false),
        ] {
            let columns = [Column::new("a", text)];
            service.put(&id("1"), &columns, ignore()).unwrap();
            service.assert_passes(&filter, passes);
        }
        let columns = [Column::new("a", 15)];
        service.put(&id("1"), &columns, ignore()).unwrap();
        service.assert_passes(&transferred("15", VtInteger, 15), false);
    });
}

/// Matches with as many states as its text is long, and never.
fn expensive() -> Bytes {
    let filter = transferred("((a?){60}){100}b", VariantType::VtInteger, 1);
    filter.encode_to_vec().into()
}

#[test]
fn expressions_that_take_long_fail_their_request() {
    let settings = Settings {
        work_limit: WorkLimit(1 << 20),
        ..Settings::default()
    };
    let service = Service::new(Database::memory(settings));
    service.create(TableOptions::default());
    let text = [Column::new("a", "a".repeat(200_000))];
    service.put(&id("1"), &text, ignore()).unwrap();
    let message = "The regular expressions take too long.";
    let request = GetRowRequest {
        filter: Some(expensive()),
        ..get_row(&id("1"))
    };
    assert_invalid(service.get(&request), message);
    let condition = Condition {
        column_condition: Some(expensive()),
        ..ignore()
    };
    assert_invalid(service.put(&id("1"), &[], condition), message);
    assert!(service.read(&id("1")).is_some());
}

#[test]
fn a_simple_expression_reads_long_texts() {
    let service = Service::new(Database::memory(Settings::default()));
    service.create(TableOptions::default());
    let text = format!("{}:15,", "a".repeat(1024 * 1024));
    let columns = [Column::new("a", text)];
    for number in 0..4 {
        let key = id(&number.to_string());
        service.put(&key, &columns, ignore()).unwrap();
    }
    let filter = transferred(":([0-9]+),", VariantType::VtInteger, 15);
    let request = GetRangeRequest {
        filter: Some(filter.encode_to_vec().into()),
        ..get_range(&id("0"), &id("3"))
    };
    assert_eq!(service.range(&request).unwrap().0.len(), 3);
}
