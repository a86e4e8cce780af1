//! The scenarios of the official clients' test programs, on their data sets.

mod aggregations;
mod data;
mod hostile;
mod properties;
mod queries;
mod results;
mod updates;
