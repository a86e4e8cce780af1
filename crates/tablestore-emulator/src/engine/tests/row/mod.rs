mod auto_increment;
mod capacity;
mod conditions;
pub(super) mod filters;
mod get_range;
mod get_row;
mod malformed_requests;
mod malformed_rows;
mod primary_keys;
mod put_row;
mod update_row;
mod versions;

use super::*;
