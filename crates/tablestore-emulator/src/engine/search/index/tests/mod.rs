//! The scenarios of the official clients' test programs, on their data sets.

mod aggregations;
mod best;
mod data;
mod group_bys;
mod highlights;
mod histograms;
mod hostile;
mod properties;
mod queries;
mod results;
mod shorthand;
mod updates;
