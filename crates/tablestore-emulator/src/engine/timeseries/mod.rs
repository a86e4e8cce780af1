//! The time series family: so far, there are no time series tables.

mod operations;

pub(crate) use operations::OPERATIONS;
