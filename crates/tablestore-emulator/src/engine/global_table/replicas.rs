//! Which replicas a global table can have.

use tablestore_core::Instance;
use tablestore_protocol::proto::global_table::Placement;

use crate::engine::global_table::record::{GlobalTableRecord, ReplicaRecord};
use crate::engine::shared::error::{Result, invalid};

/// The most replicas of a global table, its base table included.
const REPLICAS: usize = 10;

/// Checks the names of a region and an instance.
pub(crate) fn check_location(region: &str, instance: &str) -> Result<()> {
    if region.is_empty() {
        return Err(invalid("Invalid regionId of global table: ''."));
    }
    match Instance::new(instance) {
        Ok(_) => Ok(()),
        Err(_) => Err(invalid(format!(
            "Invalid instanceName of global table: '{instance}'."
        ))),
    }
}

/// Adds replicas.
pub(crate) fn bind(
    global: &mut GlobalTableRecord,
    placements: Vec<Placement>,
    now: i64,
) -> Result<()> {
    for placement in placements {
        let Placement {
            region_id: region,
            instance_name: instance,
            writable,
        } = placement;
        check_location(&region, &instance)?;
        let is_it = |it: &ReplicaRecord| it.region == region && it.instance == instance;
        if global.replicas.iter().any(is_it) {
            return Err(invalid(format!(
                "The global table already has a replica in {region}, {instance}."
            )));
        }
        if writable && global.has_primary() {
            return Err(invalid(
                "A new replica cannot be writable in mode PRIMARY_SECONDARY.",
            ));
        }
        add(
            global,
            ReplicaRecord {
                region,
                instance,
                writable,
                bound_at: now,
                ..ReplicaRecord::default()
            },
        );
    }
    match global.bound().count() > REPLICAS {
        true => Err(invalid(format!(
            "The number of replicas of a global table must be in range: [1, {REPLICAS}]."
        ))),
        false => Ok(()),
    }
}

/// Adds a replica that has been checked.
pub(crate) fn add(global: &mut GlobalTableRecord, replica: ReplicaRecord) {
    global.reconfigured_at = replica.bound_at;
    global.replicas.push(ReplicaRecord {
        number: global.next_number,
        version: 1,
        ..replica
    });
    global.next_number += 1;
}

pub(crate) fn missing(region: &str, instance: &str) -> tablestore_core::ServiceError {
    invalid(format!(
        "The global table has no replica in {region}, {instance}."
    ))
}
