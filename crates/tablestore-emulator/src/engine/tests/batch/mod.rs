mod batch_get_row;
pub(in crate::engine::tests) mod batch_write_row;
mod bulk;

use super::*;
