//! Groups of figures, one file each.

pub(crate) mod build;
pub(crate) mod bulk;
pub(crate) mod calls;
pub(crate) mod codec;
pub(crate) mod growth;
mod in_process;
pub(crate) mod instructions;
mod peer;
pub(crate) mod peers;
pub(crate) mod search;
pub(crate) mod service;
pub(crate) mod sql;
pub(crate) mod timeseries;
pub(crate) mod tunnel;
