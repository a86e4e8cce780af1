//! The throughput that a table reserves. It is stored and described, and limits nothing.

use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::proto::table::{ReservedThroughput, ReservedThroughputDetails};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};

/// Seconds between two changes, where that is limited.
const SECONDS_BETWEEN_CHANGES: i64 = 120;

/// The throughput of a new table.
pub(crate) fn for_new_table(
    context: &Context<'_>,
    given: ReservedThroughput,
) -> Result<ReservedThroughputDetails> {
    let unit = given.capacity_unit;
    let (Some(read), Some(write)) = (unit.read, unit.write) else {
        return Err(invalid(
            "Both read and write capacity unit are required to create table.",
        ));
    };
    if let Some(negative) = [read, write].into_iter().find(|unit| *unit < 0) {
        return Err(invalid(format!(
            "Invalid Capacity Unit:{negative} . Capacity Unit must be nonnegative."
        )));
    }
    Ok(ReservedThroughputDetails {
        capacity_unit: unit,
        last_increase_time: context.now.seconds(),
        last_decrease_time: None,
    })
}

/// Checks a change of throughput. A negative number, as an absent one, changes nothing.
pub(crate) fn check_change(given: &ReservedThroughput) -> Result<()> {
    let (read, write) = numbers(given);
    match read < 0 && write < 0 {
        true => Err(invalid(format!(
            "Invalid Capacity Unit for UpdateTable: Either read({read}) or write({write}) should \
             be non-negative."
        ))),
        false => Ok(()),
    }
}

fn numbers(given: &ReservedThroughput) -> (i32, i32) {
    let unit = &given.capacity_unit;
    (unit.read.unwrap_or(-1), unit.write.unwrap_or(-1))
}

/// Changes the numbers that are given: those that are present and not negative.
pub(crate) fn change(
    context: &Context<'_>,
    details: &mut ReservedThroughputDetails,
    given: &ReservedThroughput,
) -> Result<()> {
    let now = context.now.seconds();
    let (read, write) = numbers(given);
    let last_change = details
        .last_decrease_time
        .map_or(details.last_increase_time, |decrease| {
            decrease.max(details.last_increase_time)
        });
    if context.settings.limit_throughput_adjustments
        && (0..SECONDS_BETWEEN_CHANGES).contains(&(now - last_change))
    {
        return Err(ServiceError::new(
            ErrorCode::TooFrequentReservedThroughputAdjustment,
            "Reserved throughput adjustment is too frequent.",
        ));
    }

    let unit = &mut details.capacity_unit;
    let mut set = |current: &mut Option<i32>, given: i32| {
        let old = current.unwrap_or(0);
        if given > old {
            details.last_increase_time = now;
        }
        if (0..old).contains(&given) {
            details.last_decrease_time = Some(now);
        }
        if given >= 0 {
            *current = Some(given);
        }
    };
    set(&mut unit.read, read);
    set(&mut unit.write, write);
    Ok(())
}
