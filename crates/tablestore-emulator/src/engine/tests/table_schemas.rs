use tablestore_protocol::proto::{
    DefinedColumnSchema, DefinedColumnType, IndexMeta, PrimaryKeyOption,
};

use super::*;

const STRING: PrimaryKeyType = PrimaryKeyType::String;
const INTEGER: PrimaryKeyType = PrimaryKeyType::Integer;

#[test]
fn primary_key_schemas_that_are_refused() {
    let many: Vec<_> = ["a", "b", "c", "d", "e"].map(|name| (name, STRING)).into();
    let cases: &[(&[(&str, PrimaryKeyType)], &str)] = &[
        (
            &[],
            "The number of primary key columns must be in range: [1, 4].",
        ),
        (
            &many,
            "The number of primary key columns must be in range: [1, 4].",
        ),
        (&[("#a", STRING)], "Invalid column name: '#a'."),
        (
            &[("PK0", STRING), ("PK0", INTEGER)],
            "Duplicated primary key name: 'PK0'.",
        ),
        (
            &[("a", PrimaryKeyType::PkBoolean)],
            "BOOLEAN is an invalid type for the primary key.",
        ),
        (
            &[("a", STRING), ("b", PrimaryKeyType::Datetime)],
            "DATETIME is an invalid type for the primary key.",
        ),
    ];
    on_each_store(|service| {
        for (key, message) in cases {
            assert_invalid(service.create_table(&new_table("t", key)), message);
        }
        let mut unknown = new_table("t", &[("a", STRING)]);
        unknown.table_meta.primary_key[0].r#type = 99;
        assert_invalid(
            service.create_table(&unknown),
            "Parse PBMessage from RawString failed.",
        );
        assert_eq!(service.list_tables(), [""; 0]);
        let all = [
            ("a", STRING),
            ("b", INTEGER),
            ("c", PrimaryKeyType::Binary),
            ("d", PrimaryKeyType::PkBoolean),
        ];
        service.create_table(&new_table("t", &all)).unwrap();
    });
}

#[test]
fn auto_increment_columns_that_are_refused() {
    let cases: &[(&[(PrimaryKeyType, bool)], &str)] = &[
        (
            &[(INTEGER, true)],
            "First primary key can't be auto increment, table: t.",
        ),
        (
            &[(STRING, false), (STRING, true)],
            "AUTO_INCREMENT primary key must be integer.",
        ),
        (
            &[(STRING, false), (INTEGER, true), (INTEGER, true)],
            "AUTO_INCREMENT primary key count must <= 1.",
        ),
    ];
    on_each_store(|service| {
        for (columns, message) in cases {
            let mut request = new_table("t", &[]);
            for (position, (kind, automatic)) in columns.iter().enumerate() {
                request.table_meta.primary_key.push(PrimaryKeySchema {
                    name: format!("k{position}"),
                    r#type: *kind as i32,
                    option: automatic.then_some(PrimaryKeyOption::AutoIncrement as i32),
                });
            }
            assert_invalid(service.create_table(&request), message);
        }
    });
}

#[test]
fn defined_columns_are_carried_and_checked() {
    let column = |name: &str, kind: DefinedColumnType| DefinedColumnSchema {
        name: name.into(),
        r#type: kind as i32,
    };
    let with = |columns: Vec<DefinedColumnSchema>| {
        let mut request = new_table("t", &[("id", STRING)]);
        request.table_meta.defined_column = columns;
        request
    };
    on_each_store(|service| {
        let many = (0..33).map(|i| column(&format!("c{i}"), DefinedColumnType::DctString));
        let a = column("a", DefinedColumnType::DctDouble);
        let cases = [
            (
                many.collect(),
                "The number of defined columns must be in range: [0, 32].",
            ),
            (
                vec![column("id", DefinedColumnType::DctString)],
                "Duplicated attribute column name with primary key column: id.",
            ),
            (
                vec![a.clone(), a.clone()],
                "Duplicated defined column name: 'a'.",
            ),
            (
                vec![column("#", DefinedColumnType::DctString)],
                "Invalid column name: '#'.",
            ),
        ];
        for (columns, message) in cases {
            assert_invalid(service.create_table(&with(columns)), message);
        }
        service.create_table(&with(vec![a.clone()])).unwrap();
        assert_eq!(
            service.describe("t").unwrap().table_meta.defined_column,
            [a]
        );
    });
}

#[test]
fn secondary_indexes_are_refused_and_not_forgotten() {
    on_each_store(|service| {
        let mut request = new_table("t", &[("id", STRING)]);
        request.index_metas = vec![IndexMeta::default()];
        assert_invalid(
            service.create_table(&request),
            "Secondary indexes are not supported yet.",
        );
    });
}
