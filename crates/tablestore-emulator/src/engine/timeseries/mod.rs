//! The time series family: tables of points, and what is known of their series.
//!
//! The points of a table are rows of a wide-column table, ordered by series and time, so that row
//! operations, streams and lastpoint indexes work on them too. The series have a dictionary of their
//! own with an index over measurements, sources, tags and attributes ([`series`]), on which
//! metadata queries run ([`meta`]).

mod fields;
mod meta;
mod operations;
mod points;
pub(crate) mod reader;
mod rows;
mod rules;
mod scan;
mod schema;
mod series;
mod stores;
mod table;
mod texts;
mod token;

pub(crate) use operations::OPERATIONS;
pub(crate) use series::dictionary::touch_series_of_rows;
