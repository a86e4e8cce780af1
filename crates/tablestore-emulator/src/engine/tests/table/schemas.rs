use tablestore_protocol::plainbuffer::{decode_primary_key, encode_primary_key_value};
use tablestore_protocol::proto::table::{
    AddDefinedColumnRequest, AddDefinedColumnResponse, ComputeSplitPointsBySizeRequest,
    ComputeSplitPointsBySizeResponse, CreateIndexRequest, CreateIndexResponse, DefinedColumnSchema,
    DefinedColumnType, DeleteDefinedColumnRequest, DeleteDefinedColumnResponse, IndexMeta,
    PartitionRange, PrimaryKeyOption,
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
        let many = |count: u8| {
            let names = (0..count).map(|number| format!("c{number}"));
            let columns = names.map(|name| column(&name, DefinedColumnType::DctString));
            columns.collect()
        };
        let a = column("a", DefinedColumnType::DctDouble);
        let cases = [
            (
                many(33),
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
        service.create_table(&with(many(32))).unwrap();
        let mut small = with(vec![a.clone()]);
        small.table_meta.table_name = "small".into();
        service.create_table(&small).unwrap();
        let described = service.describe("small").unwrap();
        assert_eq!(described.table_meta.defined_column, [a]);
    });
}

/// The ranges between some values of the partition key.
fn partitions(points: &[PrimaryKeyValue]) -> Vec<PartitionRange> {
    let begins = [&PrimaryKeyValue::InfMin].into_iter().chain(points);
    let ends = points.iter().chain([&PrimaryKeyValue::InfMax]);
    let range = |(begin, end)| PartitionRange {
        begin: encode_primary_key_value(begin),
        end: encode_primary_key_value(end),
    };
    begins.zip(ends).map(range).collect()
}

#[test]
fn partitions_are_described() {
    let table = |kind, points: &[PrimaryKeyValue]| CreateTableRequest {
        partitions: partitions(points),
        ..new_table("t", &[("id", kind), ("other", INTEGER)])
    };
    let longest = "Z".repeat(64);
    let nine: Vec<PrimaryKeyValue> = (1..10).map(PrimaryKeyValue::from).collect();
    on_each_store(|service| {
        for (kind, points) in [
            (
                STRING,
                vec!["A中国".into(), "France ".into(), longest.as_str().into()],
            ),
            (INTEGER, nine.clone()),
            (
                PrimaryKeyType::Binary,
                vec![Bytes::from_static(&[1]).into()],
            ),
            (STRING, vec![]),
        ] {
            service.create_table(&table(kind, &points)).unwrap();
            let described = service.describe("t").unwrap().shard_splits;
            let keys = described.iter().map(|key| decode_primary_key(key).unwrap());
            let expected: Vec<_> = points
                .into_iter()
                .map(|it| PrimaryKey::new("id", it))
                .collect();
            assert_eq!(keys.collect::<Vec<_>>(), expected);
            service.delete_table("t").unwrap();
        }
    });
}

#[test]
fn partitions_that_are_refused() {
    let not_in_a_row = "The partition ranges must follow each other from INF_MIN to INF_MAX.";
    let ten: Vec<PrimaryKeyValue> = (0..10).map(PrimaryKeyValue::from).collect();
    let one = || partitions(&["m".into()]);
    let cases = [
        (
            INTEGER,
            partitions(&ten),
            "The count of partitions cannot be greater than 10",
        ),
        (
            INTEGER,
            partitions(&[i64::MIN.into(), 1.into()]),
            "The value of partition range can not be INT64_MIN or INT64_MAX.",
        ),
        (
            INTEGER,
            partitions(&[1.into(), i64::MAX.into()]),
            "The value of partition range can not be INT64_MIN or INT64_MAX.",
        ),
        (
            STRING,
            partitions(&[1.into()]),
            "The value type of partition does not match with primary key.",
        ),
        (
            STRING,
            partitions(&["".into(), "m".into()]),
            "The value of partition range can not be empty string.",
        ),
        (
            PrimaryKeyType::Binary,
            partitions(&[Bytes::new().into()]),
            "The value of partition range can not be empty binary.",
        ),
        (
            STRING,
            partitions(&["中国".repeat(11).as_str().into()]),
            "The value of partition range exceeds the MaxLength:64 with CurrentLength:66.",
        ),
        (INTEGER, partitions(&[2.into(), 1.into()]), not_in_a_row),
        (STRING, one()[..1].to_vec(), not_in_a_row),
        (STRING, one()[1..].to_vec(), not_in_a_row),
        (
            STRING,
            vec![PartitionRange {
                begin: Bytes::from_static(&[99]),
                ..one()[0].clone()
            }],
            "Deserialize partition range failed.",
        ),
    ];
    on_each_store(|service| {
        for (kind, partitions, message) in &cases {
            let request = CreateTableRequest {
                partitions: partitions.clone(),
                ..new_table("t", &[("id", *kind)])
            };
            assert_invalid(service.create_table(&request), message);
        }
        assert_eq!(service.list_tables(), [""; 0]);
    });
}

#[test]
fn columns_are_declared_and_taken_back() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        let column = |name: &str| DefinedColumnSchema {
            name: name.into(),
            r#type: DefinedColumnType::DctInteger as i32,
        };
        let add = |columns: Vec<DefinedColumnSchema>| {
            let request = AddDefinedColumnRequest {
                table_name: "t".into(),
                columns,
            };
            service.call::<AddDefinedColumnResponse>("AddDefinedColumn", &request)
        };
        let delete = |columns: &[&str]| {
            let request = DeleteDefinedColumnRequest {
                table_name: "t".into(),
                columns: columns.iter().map(|name| (*name).into()).collect(),
            };
            service.call::<DeleteDefinedColumnResponse>("DeleteDefinedColumn", &request)
        };
        add(vec![column("a"), column("b")]).unwrap();
        add(vec![column("c")]).unwrap();
        // Names are checked before the table is looked up.
        for outcome in [
            service
                .call::<AddDefinedColumnResponse>(
                    "AddDefinedColumn",
                    &AddDefinedColumnRequest {
                        table_name: "none".into(),
                        columns: vec![column("#")],
                    },
                )
                .map(drop),
            service
                .call::<DeleteDefinedColumnResponse>(
                    "DeleteDefinedColumn",
                    &DeleteDefinedColumnRequest {
                        table_name: "none".into(),
                        columns: vec!["#".into()],
                    },
                )
                .map(drop),
        ] {
            assert_invalid(outcome, "Invalid column name: '#'.");
        }
        assert_invalid(
            add(vec![column("a")]),
            "Duplicated defined column name: 'a'.",
        );
        assert_invalid(
            add((0..30)
                .map(|number| column(&format!("c{number}")))
                .collect()),
            "The number of defined columns must be in range: [0, 32].",
        );
        assert_invalid(add(vec![]), "No defined column is specified.");
        delete(&["b"]).unwrap();
        assert_invalid(delete(&["a", "b"]), "Column does not exist:b.");
        assert_invalid(delete(&[]), "No defined column is specified.");
        let declared = service.describe("t").unwrap().table_meta.defined_column;
        assert_eq!(declared, [column("a"), column("c")]);

        let request = CreateIndexRequest {
            main_table_name: "t".into(),
            index_meta: IndexMeta {
                name: "i".into(),
                primary_key: vec!["a".into()],
                ..IndexMeta::default()
            },
            include_base_data: None,
        };
        service
            .call::<CreateIndexResponse>("CreateIndex", &request)
            .unwrap();
        assert_invalid(delete(&["a"]), "Column a is used by the index i.");
        delete(&["c"]).unwrap();
    });
}

const MIB: i64 = 1024 * 1024;

#[test]
fn a_table_is_divided_by_size() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        for number in 0..10 {
            let columns = [Column::new("a", "x".repeat(350_000))];
            service
                .put(&id(&number.to_string()), &columns, ignore())
                .unwrap();
        }
        let split = |split_size, unit, limit| {
            let request = ComputeSplitPointsBySizeRequest {
                table_name: "t".into(),
                split_size,
                split_size_unit_in_byte: unit,
                split_point_limit: limit,
            };
            service.call::<ComputeSplitPointsBySizeResponse>("ComputeSplitPointsBySize", &request)
        };
        let points = |response: &ComputeSplitPointsBySizeResponse| -> Vec<PrimaryKey> {
            let points = response.split_points.iter();
            points
                .map(|point| decode_primary_key(point).unwrap())
                .collect()
        };
        let response = split(1, Some(MIB), None).unwrap();
        assert_eq!(points(&response), [id("3"), id("6"), id("9")]);
        assert_eq!(response.locations.len(), 1);
        assert_eq!(response.locations[0].repeat, 4);
        assert_eq!(response.locations[0].location.len(), 32);
        assert_eq!(response.consumed.capacity_unit.read, Some(4));
        assert_eq!(response.schema[0].name, "id");
        let response = split(1, Some(MIB), Some(2)).unwrap();
        assert_eq!(points(&response), [id("3"), id("6")]);
        assert_eq!(points(&split(2, Some(MIB), None).unwrap()), [id("6")]);
        assert_eq!(points(&split(1, None, None).unwrap()), []);
        for size in [0, -1] {
            assert_invalid(
                split(size, None, None),
                "The split_size should be greater than 0.",
            );
        }
        for unit in [0, -1, MIB - 1] {
            assert_invalid(
                split(1000, Some(unit), None),
                "The split_size_unit_in_byte should be greater equal than: 1048576",
            );
        }
        assert_invalid(
            split(1, None, Some(0)),
            "The split point limit must be greater than 0.",
        );
    });
}
