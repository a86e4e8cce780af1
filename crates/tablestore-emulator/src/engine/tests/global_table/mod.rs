//! Global tables, by messages made by hand.

mod replicas;
mod rules;

use tablestore_protocol::proto::global_table::{
    BaseTable, BindGlobalTableRequest, BindGlobalTableResponse, CreateGlobalTableRequest,
    CreateGlobalTableResponse, DescribeGlobalTableRequest, DescribeGlobalTableResponse,
    GlobalTableStatus, PhyTable, PhyTableStatus, Placement, Removal, ServeMode, SyncMode,
    SyncStage, UnbindGlobalTableRequest, UnbindGlobalTableResponse, UpdateGlobalTableRequest,
    UpdateGlobalTableResponse, UpdatePhyTable,
};
use tablestore_protocol::proto::table::{
    DeleteTableRequest, DeleteTableResponse, DescribeTableRequest, DescribeTableResponse,
    PrimaryKeyOption,
};

use super::*;

const HZ: (&str, &str) = ("cn-hangzhou", "shop");
const BJ: (&str, &str) = ("cn-beijing", "shop-bj");
const SH: (&str, &str) = ("cn-shanghai", "shop-sh");

const MISSING: &str = "Requested global table does not exist.";

fn options() -> TableOptions {
    TableOptions {
        max_versions: Some(1),
        deviation_cell_version_in_sec: Some(i64::from(i32::MAX)),
        update_full_row: Some(true),
        ..TableOptions::default()
    }
}

fn placement((region, instance): (&str, &str)) -> Placement {
    Placement {
        region_id: region.to_owned(),
        instance_name: instance.to_owned(),
        writable: false,
    }
}

fn removal((region, instance): (&str, &str)) -> Removal {
    Removal {
        region_id: region.to_owned(),
        instance_name: instance.to_owned(),
    }
}

fn new_global_table(placements: &[(&str, &str)]) -> CreateGlobalTableRequest {
    CreateGlobalTableRequest {
        base_table: BaseTable {
            region_id: HZ.0.to_owned(),
            instance_name: HZ.1.to_owned(),
            table_name: "t".to_owned(),
        },
        placements: placements.iter().copied().map(placement).collect(),
        sync_mode: SyncMode::Row as i32,
        serve_mode: None,
    }
}

fn update_of((region, instance): (&str, &str)) -> UpdatePhyTable {
    UpdatePhyTable {
        region_id: region.to_owned(),
        instance_name: instance.to_owned(),
        table_name: "t".to_owned(),
        ..UpdatePhyTable::default()
    }
}

impl Service {
    fn create_global(&self, request: &CreateGlobalTableRequest) -> Result<String, ServiceError> {
        let response: CreateGlobalTableResponse = self.call("CreateGlobalTable", request)?;
        assert_eq!(response.status(), GlobalTableStatus::GReConf);
        Ok(response.global_table_id)
    }

    fn bind(&self, id: &str, placements: Vec<Placement>) -> Result<(), ServiceError> {
        let request = BindGlobalTableRequest {
            global_table_id: id.to_owned(),
            global_table_name: "t".to_owned(),
            placements,
        };
        let response: BindGlobalTableResponse = self.call("BindGlobalTable", &request)?;
        assert_eq!(response.status(), GlobalTableStatus::GReConf);
        assert_eq!(response.global_table_id, id);
        Ok(())
    }

    fn unbind(&self, id: &str, removals: Vec<Removal>) -> Result<(), ServiceError> {
        let request = UnbindGlobalTableRequest {
            global_table_id: id.to_owned(),
            global_table_name: "t".to_owned(),
            removals,
        };
        let response: UnbindGlobalTableResponse = self.call("UnbindGlobalTable", &request)?;
        assert_eq!(response.status(), GlobalTableStatus::GReConf);
        Ok(())
    }

    fn update_global(&self, id: &str, update: UpdatePhyTable) -> Result<(), ServiceError> {
        let request = UpdateGlobalTableRequest {
            global_table_id: id.to_owned(),
            global_table_name: "t".to_owned(),
            phy_table: Some(update),
        };
        self.call::<UpdateGlobalTableResponse>("UpdateGlobalTable", &request)?;
        Ok(())
    }

    fn describe_global(&self, id: &str) -> Result<DescribeGlobalTableResponse, ServiceError> {
        let request = DescribeGlobalTableRequest {
            global_table_id: Some(id.to_owned()),
            global_table_name: "t".to_owned(),
            ..DescribeGlobalTableRequest::default()
        };
        self.call("DescribeGlobalTable", &request)
    }

    /// Finds the global table of a replica, as the instance of the replica sees it.
    fn find_global(&self, replica: (&str, &str)) -> Result<String, ServiceError> {
        let request = DescribeGlobalTableRequest {
            global_table_name: "t".to_owned(),
            phy_table: Some(PhyTable {
                region_id: replica.0.to_owned(),
                instance_name: replica.1.to_owned(),
                table_name: "t".to_owned(),
                writable: false,
                ..PhyTable::default()
            }),
            ..DescribeGlobalTableRequest::default()
        };
        let body = request.encode_to_vec().into();
        let response = self.send_to(replica.1, "DescribeGlobalTable", body)?;
        let response = DescribeGlobalTableResponse::decode(response).unwrap();
        Ok(response.global_table_id)
    }

    /// Region, status and whether it can be written, of each replica.
    fn replicas(&self, id: &str) -> Vec<(String, PhyTableStatus, bool)> {
        let replicas = self.describe_global(id).unwrap().phy_tables.into_iter();
        let shown = |it: PhyTable| (it.region_id.clone(), it.status(), it.writable);
        replicas.map(shown).collect()
    }

    /// The global table that DescribeTable names.
    fn global_id_of_t(&self) -> Option<String> {
        let request = DescribeTableRequest {
            table_name: "t".to_owned(),
        };
        let response: DescribeTableResponse = self.call("DescribeTable", &request).unwrap();
        response.table_meta.global_table_id
    }

    fn settle(&self) {
        self.advance(Duration::from_secs(1));
    }
}

fn assert_missing<T: std::fmt::Debug>(outcome: Result<T, ServiceError>) {
    assert_error(outcome, 404, "OTSObjectNotExist", MISSING);
}

fn shown(replicas: &[((&str, &str), PhyTableStatus, bool)]) -> Vec<(String, PhyTableStatus, bool)> {
    let shown = replicas.iter();
    shown
        .map(|((region, _), status, writable)| ((*region).to_owned(), *status, *writable))
        .collect()
}

use PhyTableStatus::{Active, Init, Ready, Syncdata, Unbinding};
