//! Replicas and their states.

use super::*;

#[test]
fn a_global_table_is_made_of_a_table() {
    on_each_store(|service| {
        service.create(options());
        assert_eq!(service.global_id_of_t(), None);
        let id = service.create_global(&new_global_table(&[BJ])).unwrap();
        assert_eq!((id.len(), &id[..3]), (39, "gt-"));
        assert_eq!(service.global_id_of_t(), Some(id.clone()));

        let described = service.describe_global(&id).unwrap();
        assert_eq!(described.global_table_id, id);
        assert_eq!(described.status(), GlobalTableStatus::GReConf);
        assert_eq!(
            described.serve_mode,
            Some(ServeMode::PrimarySecondary as i32)
        );
        let [base, replica] = &described.phy_tables[..] else {
            panic!("{described:?}");
        };
        assert_eq!((&*base.instance_name, &*base.table_name), ("shop", "t"));
        assert_eq!((base.status(), base.writable), (Active, true));
        assert_eq!(base.stage, Some(SyncStage::Incr as i32));
        assert_eq!((base.role(), base.rpo_nanos), ("PRIMARY", None));
        assert_eq!(
            (base.message.as_deref(), base.is_failed),
            (None, Some(false))
        );
        assert_eq!((replica.status(), replica.writable), (Init, false));
        assert_eq!(replica.stage, Some(SyncStage::Init as i32));
        assert_eq!(replica.status_timestamp, Some(service.now()));
        assert_eq!(replica.role(), "SECONDARY");
        assert_eq!(replica.message(), "The local service replicates nothing.");
        assert_ne!(base.table_hash_key, replica.table_hash_key);

        service.advance(Duration::from_millis(500));
        let expected = [(HZ, Active, true), (BJ, Syncdata, false)];
        assert_eq!(service.replicas(&id), shown(&expected));
        service.advance(Duration::from_millis(500));
        let expected = [(HZ, Active, true), (BJ, Ready, false)];
        assert_eq!(service.replicas(&id), shown(&expected));
        let request = DescribeGlobalTableRequest {
            global_table_id: Some(id),
            global_table_name: "t".to_owned(),
            return_rpo: Some(true),
            ..DescribeGlobalTableRequest::default()
        };
        let described: DescribeGlobalTableResponse =
            service.call("DescribeGlobalTable", &request).unwrap();
        assert_eq!(described.status(), GlobalTableStatus::GActive);
        for replica in described.phy_tables {
            assert_eq!(replica.rpo_nanos, Some(service.now() * 1_000_000));
        }
    });
}

#[test]
fn a_global_table_is_found_by_each_of_its_replicas() {
    on_each_store(|service| {
        service.create(options());
        let id = service.create_global(&new_global_table(&[BJ])).unwrap();
        assert_eq!(service.find_global(HZ).unwrap(), id);
        assert_eq!(service.find_global(BJ).unwrap(), id);
        assert_missing(service.find_global(SH));
        assert_missing(service.find_global((BJ.0, HZ.1)));
        assert_missing(service.describe_global("gt-none"));
        let request = |id: Option<&str>, name: &str, replica: Option<&str>| {
            let request = DescribeGlobalTableRequest {
                global_table_id: id.map(str::to_owned),
                global_table_name: name.to_owned(),
                phy_table: replica.map(|name| PhyTable {
                    table_name: name.to_owned(),
                    ..PhyTable::default()
                }),
                return_rpo: None,
            };
            service.call::<DescribeGlobalTableResponse>("DescribeGlobalTable", &request)
        };
        assert_invalid(
            request(Some(&id), "u", None),
            &format!("The name of the global table {id} is not 'u'."),
        );
        assert_invalid(
            request(None, "t", None),
            "Missing globalTableId or phyTable of global table.",
        );
        assert_invalid(
            request(Some(""), "t", Some("u")),
            "The name of the replica, 'u', is not that of the global table, 't'.",
        );
    });
}

#[test]
fn replicas_are_bound_and_unbound() {
    on_each_store(|service| {
        service.create(options());
        let id = service.create_global(&new_global_table(&[])).unwrap();
        service.settle();
        service
            .bind(&id, vec![placement(BJ), placement(SH)])
            .unwrap();
        let expected = [(HZ, Active, true), (BJ, Init, false), (SH, Init, false)];
        assert_eq!(service.replicas(&id), shown(&expected));
        service.settle();
        service.unbind(&id, vec![removal(BJ)]).unwrap();
        let expected = [
            (HZ, Active, true),
            (BJ, Unbinding, false),
            (SH, Ready, false),
        ];
        assert_eq!(service.replicas(&id), shown(&expected));
        let again = service.unbind(&id, vec![removal(BJ)]);
        assert_invalid(
            again,
            "The global table has no replica in cn-beijing, shop-bj.",
        );
        service.settle();
        let expected = [(HZ, Active, true), (SH, Ready, false)];
        assert_eq!(service.replicas(&id), shown(&expected));
        assert_missing(service.find_global(BJ));
        let described = service.describe_global(&id).unwrap();
        assert_eq!(described.status(), GlobalTableStatus::GActive);
        service.bind(&id, vec![placement(BJ)]).unwrap();
        assert_eq!(service.replicas(&id).len(), 3);
    });
}

#[test]
fn a_global_table_is_gone_with_its_last_replica() {
    on_each_store(|service| {
        service.create(options());
        service.put(&id("row"), &[], ignore()).unwrap();
        let global = service.create_global(&new_global_table(&[BJ])).unwrap();
        // Another instance unbinds the base table.
        let request = UnbindGlobalTableRequest {
            global_table_id: global.clone(),
            global_table_name: "t".to_owned(),
            removals: vec![removal(HZ)],
        };
        let body = request.encode_to_vec().into();
        service.send_to(BJ.1, "UnbindGlobalTable", body).unwrap();
        assert_eq!(service.global_id_of_t(), None);
        assert_eq!(service.replicas(&global)[0].1, Unbinding);
        service.settle();
        assert_missing(service.find_global(HZ));
        assert_eq!(service.find_global(BJ).unwrap(), global);
        // The table and its rows stay, and it can have another global table.
        assert!(service.read(&id("row")).is_some());
        let new = service.create_global(&new_global_table(&[])).unwrap();
        assert_ne!(new, global);
        service.unbind(&new, vec![removal(HZ)]).unwrap();
        service.settle();
        assert_missing(service.describe_global(&new));
        assert_eq!(service.find_global(BJ).unwrap(), global);
    });
}

#[test]
fn a_global_table_is_gone_with_its_base_table() {
    on_each_store(|service| {
        service.create(options());
        let id = service.create_global(&new_global_table(&[BJ])).unwrap();
        let request = DeleteTableRequest {
            table_name: "t".to_owned(),
        };
        service
            .call::<DeleteTableResponse>("DeleteTable", &request)
            .unwrap();
        assert_missing(service.describe_global(&id));
        service.create(options());
        assert_missing(service.describe_global(&id));
        assert_missing(service.find_global(BJ));
        assert_eq!(service.global_id_of_t(), None);
        service.create_global(&new_global_table(&[BJ])).unwrap();
    });
}

#[test]
fn the_primary_replica_can_be_another_one() {
    on_each_store(|service| {
        service.create(options());
        let id = service.create_global(&new_global_table(&[BJ])).unwrap();
        service.settle();
        let writable = |replica, writable| UpdatePhyTable {
            writable: Some(writable),
            ..update_of(replica)
        };
        assert_invalid(
            service.update_global(&id, writable(BJ, true)),
            "Only a replica with primaryEligible can be writable in mode PRIMARY_SECONDARY.",
        );
        let eligible = UpdatePhyTable {
            primary_eligible: Some(true),
            ..writable(BJ, true)
        };
        service.update_global(&id, eligible).unwrap();
        service.update_global(&id, writable(HZ, false)).unwrap();
        let expected = [(HZ, Ready, false), (BJ, Active, true)];
        assert_eq!(service.replicas(&id), shown(&expected));
        let described = service.describe_global(&id).unwrap();
        let roles: Vec<&str> = described.phy_tables.iter().map(PhyTable::role).collect();
        assert_eq!(roles, ["SECONDARY", "PRIMARY"]);
        assert_eq!(described.phy_tables[1].meta_version, Some(2));
        assert_eq!(
            described.phy_tables[1].status_timestamp,
            Some(service.now())
        );
        // An update is no reconfiguration.
        assert_eq!(described.status(), GlobalTableStatus::GActive);

        let nothing = service.update_global(&id, update_of(BJ));
        assert_invalid(
            nothing,
            "Missing writable or primaryEligible of global table.",
        );
        let unknown = service.update_global(&id, writable(SH, false));
        assert_invalid(
            unknown,
            "The global table has no replica in cn-shanghai, shop-sh.",
        );
        let other_table = UpdatePhyTable {
            table_name: "u".to_owned(),
            ..writable(BJ, false)
        };
        let other_table = service.update_global(&id, other_table);
        assert_invalid(
            other_table,
            "The global table has no replica in cn-beijing, shop-bj.",
        );
        let request = UpdateGlobalTableRequest {
            global_table_id: id.clone(),
            global_table_name: "t".to_owned(),
            phy_table: None,
        };
        let nothing = service.call::<UpdateGlobalTableResponse>("UpdateGlobalTable", &request);
        assert_invalid(nothing, "Missing phyTable of global table.");
        assert_missing(service.update_global("gt-none", writable(BJ, false)));
        assert_eq!(service.replicas(&id), shown(&expected));
    });
}

#[test]
fn peers_are_writable_as_requested() {
    on_each_store(|service| {
        service.create(options());
        let writable = Placement {
            writable: true,
            ..placement(BJ)
        };
        let mut request = new_global_table(&[]);
        request.placements = vec![writable, placement(SH)];
        assert_invalid(
            service.create_global(&request),
            "A new replica cannot be writable in mode PRIMARY_SECONDARY.",
        );
        request.serve_mode = Some(ServeMode::PeerToPeer as i32);
        let id = service.create_global(&request).unwrap();
        service.settle();
        let expected = [(HZ, Active, true), (BJ, Active, true), (SH, Ready, false)];
        assert_eq!(service.replicas(&id), shown(&expected));
        let described = service.describe_global(&id).unwrap();
        assert_eq!(described.serve_mode, Some(ServeMode::PeerToPeer as i32));
        assert_eq!(described.phy_tables[0].role, None);
        let update = UpdatePhyTable {
            writable: Some(true),
            ..update_of(SH)
        };
        service.update_global(&id, update).unwrap();
        assert_eq!(service.replicas(&id)[2].1, Active);
    });
}

#[test]
fn global_tables_outlive_a_restart() {
    let directory = tempfile::tempdir().unwrap();
    let open = || Service::new(Database::open(directory.path(), Settings::default()).unwrap());
    let service = open();
    service.create(options());
    let id = service.create_global(&new_global_table(&[BJ])).unwrap();
    service.settle();
    service.bind(&id, vec![placement(SH)]).unwrap();
    let described = service.describe_global(&id).unwrap();
    drop(service);

    let service = open();
    service.settle();
    assert_eq!(service.describe_global(&id).unwrap(), described);
    assert_eq!(service.global_id_of_t(), Some(id.clone()));
    service.settle();
    let expected = [(HZ, Active, true), (BJ, Ready, false), (SH, Ready, false)];
    assert_eq!(service.replicas(&id), shown(&expected));
}
