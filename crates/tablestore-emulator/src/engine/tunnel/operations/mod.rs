//! The operations of the tunnel family: one file and one line of the table for each.

mod checkpoint;
mod connect;
mod create;
mod delete;
mod describe;
mod get_checkpoint;
mod get_rpo;
mod get_rpo_by_offset;
mod heartbeat;
mod list;
mod read_records;
mod schedule;
mod shutdown;

use crate::engine::handler::{Handler, operations};

pub(crate) const OPERATIONS: &[(&str, Handler)] = operations! {
    Row Write "tunnel/create" => create::create;
    Row Write "tunnel/delete" => delete::delete;
    Row Read "tunnel/list" => list::list;
    Row Read "tunnel/describe" => describe::describe;
    Row Write "tunnel/connect" => connect::connect;
    Row Write "tunnel/heartbeat" => heartbeat::heartbeat;
    Row Write "tunnel/shutdown" => shutdown::shutdown;
    Row Read "tunnel/getcheckpoint" => get_checkpoint::get_checkpoint;
    Row Read "tunnel/readrecords" => read_records::read_records;
    Row Write "tunnel/checkpoint" => checkpoint::checkpoint;
    Row Read "tunnel/getrpo" => get_rpo::get_rpo;
    Row Read "tunnel/getrpobyoffset" => get_rpo_by_offset::get_rpo_by_offset;
    Row Write "tunnel/schedule" => schedule::schedule;
};
