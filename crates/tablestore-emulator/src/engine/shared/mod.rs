//! Types and rules that every family uses. This module imports no family.

pub(crate) mod capacity;
pub(crate) mod context;
pub(crate) mod derived;
pub(crate) mod error;
pub(crate) mod garbage;
pub(crate) mod limits;
pub(crate) mod mapping_record;
pub(crate) mod names;
pub(crate) mod number_map;
pub(crate) mod rate_limit;
pub(crate) mod settings;
pub(crate) mod storage_key;
pub(crate) mod time;
pub(crate) mod transactions;
pub(crate) mod work;
