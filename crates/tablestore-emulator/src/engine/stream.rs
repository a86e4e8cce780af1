//! Whether a table records its changes.

use tablestore_protocol::proto::{StreamDetails, StreamSpecification};

use super::error::{Result, invalid};
use super::{Context, limits};

/// Hours that records are kept when a request does not say.
const DEFAULT_HOURS: i32 = 24;

/// What a table's stream is after a request asked for this.
pub(super) fn change(
    context: &Context<'_>,
    table_name: &str,
    details: &mut StreamDetails,
    given: &StreamSpecification,
) -> Result<()> {
    if !given.enable_stream {
        *details = StreamDetails::default();
        return Ok(());
    }
    let hours = given
        .expiration_time
        .or(details.expiration_time)
        .unwrap_or(DEFAULT_HOURS);
    if !(1..=limits::STREAM_HOURS).contains(&hours) {
        return Err(invalid(format!(
            "Invalid stream expiration time: {hours}. Expiration time must be in range: [1, {}].",
            limits::STREAM_HOURS
        )));
    }
    if !details.enable_stream {
        let now = context.now.microseconds();
        details.enable_stream = true;
        details.stream_id = Some(format!("{table_name}_{now}"));
        details.last_enable_time = Some(now);
    }
    details.expiration_time = Some(hours);
    for column in &given.columns_to_get {
        if !details.column_to_get.contains(column) {
            details.column_to_get.push(column.clone());
        }
    }
    if given.old_columns_to_get.is_some() {
        details.old_columns_to_get = given.old_columns_to_get.clone();
    }
    if given.new_columns_to_get.is_some() {
        details.new_columns_to_get = given.new_columns_to_get.clone();
    }
    Ok(())
}
