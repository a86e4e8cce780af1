//! The operations of the delivery family: one file and one line of the table for each.

mod create_delivery_task;
mod delete_delivery_task;
mod describe_delivery_task;
mod list_delivery_task;
mod update_delivery_task;

use crate::engine::handler::{Handler, operations};

pub(crate) const OPERATIONS: &[(&str, Handler)] = operations! {
    Table Write "CreateDeliveryTask" => create_delivery_task::create_delivery_task;
    Table Read "ListDeliveryTask" => list_delivery_task::list_delivery_task;
    Table Read "DescribeDeliveryTask" => describe_delivery_task::describe_delivery_task;
    Table Write "UpdateDeliveryTask" => update_delivery_task::update_delivery_task;
    Table Write "DeleteDeliveryTask" => delete_delivery_task::delete_delivery_task;
};
