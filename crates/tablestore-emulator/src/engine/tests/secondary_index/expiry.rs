//! A time to live in a table with secondary indexes.

use tablestore_protocol::proto::table::{IndexMeta, UpdateTableRequest};

use super::indexes::{base, index, key, person};
use super::*;

const REFUSED: &str = "Don't support allow update operation on table with index and ttl";

fn options(time_to_live: i32, allow_update: Option<bool>) -> TableOptions {
    TableOptions {
        time_to_live: Some(time_to_live),
        allow_update,
        ..TableOptions::default()
    }
}

fn table(options: TableOptions, indexes: Vec<IndexMeta>) -> CreateTableRequest {
    CreateTableRequest {
        table_options: Some(options),
        ..base(indexes)
    }
}

fn by_name() -> IndexMeta {
    index("by_name", &["name"], &["age"])
}

impl Service {
    fn set_options(&self, options: TableOptions) -> Result<(), ServiceError> {
        let request = UpdateTableRequest {
            table_name: "t".into(),
            table_options: Some(options),
            ..UpdateTableRequest::default()
        };
        self.update_table(&request).map(drop)
    }

    fn options_of(&self, table: &str) -> TableOptions {
        self.describe(table).unwrap().table_options
    }

    fn rows_by_name(&self) -> Vec<String> {
        self.rows_of_index("by_name", &["name", "part", "id"])
    }

    fn put_person(&self, id: i64, name: &str, age: i64) {
        self.put(&key("p", id), &person(name, age), ignore())
            .unwrap();
    }
}

#[test]
fn a_new_table_has_both_if_its_rows_are_not_updated() {
    on_each_store(|service| {
        for allow_update in [None, Some(true)] {
            let request = table(options(100, allow_update), vec![by_name()]);
            assert_invalid(service.create_table(&request), REFUSED);
        }
        let request = table(options(100, Some(false)), vec![by_name()]);
        service.create_table(&request).unwrap();
        assert_eq!(service.options_of("by_name"), service.options_of("t"));
    });
}

#[test]
fn a_new_index_is_for_a_table_without_updates_if_rows_expire() {
    on_each_store(|service| {
        service
            .create_table(&table(options(100, None), vec![]))
            .unwrap();
        assert_invalid(service.create_index(by_name(), true), REFUSED);
        let no_updates = TableOptions {
            allow_update: Some(false),
            ..TableOptions::default()
        };
        service.set_options(no_updates).unwrap();
        service.create_index(by_name(), true).unwrap();
        assert_eq!(service.options_of("by_name").time_to_live, Some(100));
    });
}

#[test]
fn options_change_together_with_those_of_indexes() {
    on_each_store(|service| {
        service
            .create_table(&table(options(-1, None), vec![by_name()]))
            .unwrap();
        assert_invalid(service.set_options(options(100, None)), REFUSED);
        service.set_options(options(100, Some(false))).unwrap();
        assert_eq!(service.options_of("by_name").time_to_live, Some(100));
        let updates = TableOptions {
            allow_update: Some(true),
            ..TableOptions::default()
        };
        assert_invalid(service.set_options(updates), REFUSED);
        assert_eq!(service.options_of("t").allow_update, Some(false));
        service.set_options(options(200, None)).unwrap();
        assert_eq!(service.options_of("by_name"), service.options_of("t"));
        service.set_options(options(-1, Some(true))).unwrap();
        assert_eq!(service.options_of("by_name").time_to_live, Some(-1));
    });
}

#[test]
fn index_rows_expire_with_their_rows() {
    on_each_store(|service| {
        let indexes = vec![
            by_name(),
            index("bare", &["name"], &[]),
            index("by_id", &["id"], &[]),
        ];
        service
            .create_table(&table(options(100, Some(false)), indexes))
            .unwrap();
        let seen = || {
            let rows = |name, key: &[&str]| service.rows_of_index(name, key).len();
            (
                service.rows_by_name().len(),
                rows("bare", &["name", "part", "id"]),
                rows("by_id", &["id", "part"]),
            )
        };
        service.put_person(1, "ann", 1);
        service.advance(Duration::from_secs(60));
        service.put_person(2, "bob", 2);
        service.put(&key("p", 3), &[], ignore()).unwrap();
        assert_eq!(seen(), (2, 2, 3));
        service.advance(Duration::from_secs(41));
        assert!(service.read(&key("p", 1)).is_none());
        assert_eq!(seen(), (1, 1, 2));
        // A row without columns has nothing that could expire.
        service.advance(Duration::from_secs(60));
        assert!(service.read(&key("p", 2)).is_none());
        assert!(service.read(&key("p", 3)).is_some());
        assert_eq!(seen(), (0, 0, 1));
    });
}

#[test]
fn what_is_written_over_an_expired_row_takes_its_index_row_away() {
    on_each_store(|service| {
        service
            .create_table(&table(options(100, Some(false)), vec![by_name()]))
            .unwrap();
        for (id, name) in [(1, "ann"), (2, "bob"), (3, "joe")] {
            service.put_person(id, name, 20);
        }
        service.advance(Duration::from_secs(101));
        service.put_person(1, "zoe", 30);
        service.delete(&key("p", 2), ignore()).unwrap();
        assert_eq!(service.rows_by_name(), [r#""zoe" "p" 1 | age=30"#]);
        // What has expired can be seen again, but not what is gone.
        service.set_options(options(1000, None)).unwrap();
        assert_eq!(
            service.rows_by_name(),
            [r#""joe" "p" 3 | age=20"#, r#""zoe" "p" 1 | age=30"#]
        );
        assert!(service.read(&key("p", 3)).is_some());
    });
}

#[test]
fn a_row_of_which_a_part_expired_is_in_the_indexes_of_the_rest() {
    on_each_store(|service| {
        service
            .create_table(&table(options(-1, None), vec![]))
            .unwrap();
        service
            .put(&key("p", 1), &[Column::new("name", "ann")], ignore())
            .unwrap();
        service.advance(Duration::from_secs(50));
        let age = [ColumnUpdate::Put(Column::new("age", 7))];
        service.update(&key("p", 1), &age, ignore()).unwrap();
        service.advance(Duration::from_secs(20));
        service.set_options(options(60, Some(false))).unwrap();
        service.create_index(by_name(), true).unwrap();
        service
            .create_index(index("by_age", &["age"], &["name"]), true)
            .unwrap();
        service
            .create_index(index("by_both", &["age", "name"], &[]), true)
            .unwrap();
        service
            .create_index(index("by_id", &["id"], &[]), true)
            .unwrap();
        let by_age = || service.rows_of_index("by_age", &["age", "part", "id"]);
        let by_both = || service.rows_of_index("by_both", &["age", "name", "part", "id"]);
        assert_eq!(service.rows_by_name(), [""; 0]);
        assert_eq!(by_age(), [r#"7 "p" 1 | "#]);
        assert_eq!(by_both(), [""; 0]);
        let by_id = service.rows_of_index("by_id", &["id", "part"]);
        assert_eq!(by_id, [r#"1 "p" | "#]);
        service.set_options(options(100, None)).unwrap();
        assert_eq!(by_both(), [r#"7 "ann" "p" 1 | "#]);
        assert_eq!(service.rows_by_name(), [r#""ann" "p" 1 | age=7"#]);
        assert_eq!(by_age(), [r#"7 "p" 1 | name="ann""#]);
    });
}
