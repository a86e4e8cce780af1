//! Which tables and replicas a global table can have.

use super::*;

#[test]
fn placements_have_rules() {
    on_each_store(|service| {
        service.create(options());
        for (placements, text) in [
            (
                vec![HZ],
                "The global table already has a replica in cn-hangzhou, shop.",
            ),
            (
                vec![BJ, BJ],
                "The global table already has a replica in cn-beijing, shop-bj.",
            ),
            (
                vec![("", "shop-bj")],
                "Invalid regionId of global table: ''.",
            ),
            (
                vec![("cn-beijing", "")],
                "Invalid instanceName of global table: ''.",
            ),
            (
                vec![("cn-beijing", "a b")],
                "Invalid instanceName of global table: 'a b'.",
            ),
        ] {
            let request = new_global_table(&placements);
            assert_invalid(service.create_global(&request), text);
        }
        let many: Vec<String> = (0..10).map(|number| format!("region-{number}")).collect();
        let many: Vec<_> = many.iter().map(|region| (&**region, "shop-b")).collect();
        let text = "The number of replicas of a global table must be in range: [1, 10].";
        let request = new_global_table(&many);
        assert_invalid(service.create_global(&request), text);
        let id = service
            .create_global(&new_global_table(&many[..9]))
            .unwrap();
        assert_invalid(service.bind(&id, vec![placement(BJ)]), text);
        assert_eq!(service.replicas(&id).len(), 10);
        service.unbind(&id, vec![removal(many[0])]).unwrap();
        service.bind(&id, vec![placement(BJ)]).unwrap();

        let empty = service.bind(&id, Vec::new());
        assert_invalid(empty, "Missing placements of global table.");
        let empty = service.unbind(&id, Vec::new());
        assert_invalid(empty, "Missing removals of global table.");
        assert_missing(service.bind("gt-none", vec![placement(BJ)]));
        assert_missing(service.unbind("gt-none", vec![removal(BJ)]));
        // Nothing of a request is done if a part of it is not valid.
        let half = service.unbind(&id, vec![removal(BJ), removal(SH)]);
        assert_invalid(
            half,
            "The global table has no replica in cn-shanghai, shop-sh.",
        );
        assert_eq!(service.find_global(BJ).unwrap(), id);
    });
}

#[test]
fn a_base_table_has_rules() {
    on_each_store(|service| {
        let request = new_global_table(&[BJ]);
        let no_table = service.create_global(&request);
        let text = "Requested table does not exist.";
        assert_error(no_table, 404, "OTSObjectNotExist", text);
        let rejected = |table: CreateTableRequest, reason: &str| {
            let name = table.table_meta.table_name.clone();
            service.create_table(&table).unwrap();
            let mut request = request.clone();
            request.base_table.table_name.clone_from(&name);
            let text = format!("Table [{name}] cannot be the base of a global table: {reason}.");
            assert_invalid(service.create_global(&request), &text);
        };
        let with_options = |name: &str, options: TableOptions| CreateTableRequest {
            table_options: Some(options),
            ..new_table(name, &[("id", PrimaryKeyType::String)])
        };
        let mut changed = options();
        changed.max_versions = Some(2);
        rejected(
            with_options("versions", changed),
            "its max versions must be 1",
        );
        changed = options();
        changed.update_full_row = None;
        rejected(
            with_options("cells", changed),
            "its updateFullRow must be true",
        );
        changed = options();
        changed.deviation_cell_version_in_sec = Some(86_400);
        let reason = "its maximum deviation must be 2147483647 or more";
        rejected(with_options("deviation", changed), reason);
        let key = [
            ("part", PrimaryKeyType::String),
            ("id", PrimaryKeyType::Integer),
        ];
        let mut numbered = new_table("numbered", &key);
        numbered.table_options = Some(options());
        numbered.table_meta.primary_key[1].option = Some(PrimaryKeyOption::AutoIncrement as i32);
        rejected(numbered, "it must have no auto-increment column");

        service.create(options());
        let change = |change: fn(&mut CreateGlobalTableRequest)| {
            let mut request = request.clone();
            change(&mut request);
            service.create_global(&request)
        };
        assert_invalid(
            change(|it| it.sync_mode = SyncMode::Column as i32),
            "The sync mode COLUMN of global tables is not supported.",
        );
        assert_invalid(
            change(|it| it.serve_mode = Some(1)),
            "Invalid serveMode of global table: 1.",
        );
        assert_invalid(
            change(|it| it.base_table.instance_name = "other".to_owned()),
            "The base table must be in the instance of the request, shop.",
        );
        assert_invalid(
            change(|it| it.base_table.table_name = "1t".to_owned()),
            "Invalid table name: '1t'.",
        );
        assert_invalid(
            change(|it| it.sync_mode = 3),
            "Parse PBMessage from RawString failed.",
        );
        assert_eq!(service.global_id_of_t(), None);
        service.create_global(&request).unwrap();
        assert_error(
            service.create_global(&request),
            409,
            "OTSObjectAlreadyExist",
            "Requested global table already exists.",
        );
    });
}

#[test]
fn a_new_table_has_no_global_table() {
    on_each_store(|service| {
        let mut table = new_table("t", &[("id", PrimaryKeyType::String)]);
        table.table_options = Some(options());
        table.table_meta.global_table_id = Some("gt-given".to_owned());
        service.create_table(&table).unwrap();
        assert_eq!(service.global_id_of_t(), None);
        service.create_global(&new_global_table(&[])).unwrap();
    });
}
