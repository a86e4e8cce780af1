mod expiry;
pub(in crate::engine::tests) mod indexes;

use super::*;
