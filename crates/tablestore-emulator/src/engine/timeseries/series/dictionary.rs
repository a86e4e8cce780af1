//! The series of a table, by key, by id, by the values that they have and by their update times.

use std::ops::Bound;

use bytes::Bytes;
use tablestore_protocol::Str;
use tablestore_protocol::timeseries_rows::{TimeseriesKey, parse_tags, tags_to_string};

use crate::engine::shared;
use crate::engine::shared::context::Context;
use crate::engine::shared::time::Time;
use crate::engine::timeseries::series::Series;
use crate::engine::timeseries::series::layout::{self, Entry, Part};
use crate::engine::timeseries::table::TimeseriesTable;
use crate::store::{Order, ReadTransaction, StoreError, WriteTransaction};

type Result<T, E = StoreError> = std::result::Result<T, E>;

/// For so many seconds a client that has seen a series confirmed does not cause it to be updated.
const REFRESH_SECONDS: i64 = 600;

/// The most expired series that one write removes. It adds one, so more than one.
const TRIMMED: usize = 4;

/// Notes that a point of a series was written, and returns the update time to report, in seconds, if the
/// client has to know it. `cached` is the one that it knows, 0 for none.
pub(crate) fn touch(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    table: &TimeseriesTable,
    series: &Series,
    cached: u32,
) -> Result<Option<u32>> {
    let now = context.now.seconds();
    let reported = Some(u32::try_from(now).unwrap_or(u32::MAX));
    let Some(entry) = find(context.now, store, table, &series.encoded)? else {
        insert(context, store, table, series, &[])?;
        return Ok(reported);
    };
    if cached != 0 && now - i64::from(cached) <= REFRESH_SECONDS {
        return Ok(None);
    }
    // Times are reported in seconds, so that a later one in the same second makes no difference.
    if entry.update_time / 1_000_000 != now {
        update(context, store, table, series, entry, None)?;
    }
    Ok(reported)
}

/// Notes that row operations wrote points. A row whose key is not that of a valid series has no metadata.
pub(crate) fn touch_series_of_rows(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
) -> shared::error::Result<()> {
    let rows = context.rows_of_points.take();
    let mut opened: Option<(&str, TimeseriesTable)> = None;
    for (name, key) in &rows {
        let table = match &opened {
            Some((opened, table)) if opened == name => table,
            _ => {
                let table = TimeseriesTable::open(context, store, name)?;
                &opened.insert((name, table)).1
            }
        };
        if let Some(series) = table.schema.series_of_row(key) {
            touch(context, store, table, &series, 0)?;
        }
    }
    Ok(())
}

/// Sets the attributes of a series, which is added if the table does not know it.
pub(crate) fn set_attributes(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    table: &TimeseriesTable,
    series: &Series,
    attributes: &[(Str, Str)],
) -> Result<()> {
    match find(context.now, store, table, &series.encoded)? {
        None => insert(context, store, table, series, attributes),
        Some(entry) => update(context, store, table, series, entry, Some(attributes)),
    }
}

/// Returns what is known of a series, unless it has expired.
fn find(
    now: Time,
    store: &dyn ReadTransaction,
    table: &TimeseriesTable,
    encoded: &[u8],
) -> Result<Option<Entry>> {
    let entry = load(store, table, encoded)?;
    Ok(entry.filter(|entry| !is_expired(now, table, entry.update_time)))
}

fn load(
    store: &dyn ReadTransaction,
    table: &TimeseriesTable,
    encoded: &[u8],
) -> Result<Option<Entry>> {
    let stored = store.get(&layout::by_key(table.id(), encoded))?;
    stored.map(|stored| Entry::decode(&stored)).transpose()
}

fn is_expired(now: Time, table: &TimeseriesTable, update_time: i64) -> bool {
    let lasts_until = |seconds: i64| update_time.saturating_add(seconds.saturating_mul(1_000_000));
    table
        .meta_time_to_live
        .is_some_and(|seconds| lasts_until(seconds) < now.microseconds())
}

fn insert(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    table: &TimeseriesTable,
    series: &Series,
    attributes: &[(Str, Str)],
) -> Result<()> {
    remove(store, table, &series.key, &series.encoded)?;
    trim(context, store, table)?;
    let last = layout::last_id(table.id());
    let id = match store.get(&last)? {
        Some(id) => u64::from_be_bytes(id.as_ref().try_into().map_err(StoreError::new)?) + 1,
        None => 1,
    };
    store.put(&last, id.to_be_bytes().to_vec())?;
    let now = context.now.microseconds();
    let entry = Entry {
        id,
        update_time: now,
        creation_time: now,
        attributes: to_string(attributes)?,
    };
    store.put(&layout::by_key(table.id(), &series.encoded), entry.encode())?;
    store.put(&layout::by_id(table.id(), id), series.encoded.clone())?;
    store.put(&layout::by_time(table.id(), now, id), Vec::new())?;
    for (part, value) in parts(&series.key).chain(of_attributes(attributes)) {
        store.put(&layout::by_value(table.id(), part, value, id), Vec::new())?;
    }
    Ok(())
}

fn update(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    table: &TimeseriesTable,
    series: &Series,
    mut entry: Entry,
    attributes: Option<&[(Str, Str)]>,
) -> Result<()> {
    let id = entry.id;
    store.delete(&layout::by_time(table.id(), entry.update_time, id))?;
    entry.update_time = context.now.microseconds();
    store.put(
        &layout::by_time(table.id(), entry.update_time, id),
        Vec::new(),
    )?;
    if let Some(attributes) = attributes {
        for (part, value) in of_attributes(&parse(&entry.attributes)?) {
            store.delete(&layout::by_value(table.id(), part, value, id))?;
        }
        for (part, value) in of_attributes(attributes) {
            store.put(&layout::by_value(table.id(), part, value, id), Vec::new())?;
        }
        entry.attributes = to_string(attributes)?;
    }
    store.put(&layout::by_key(table.id(), &series.encoded), entry.encode())
}

/// Forgets a series, if the table knows it.
pub(crate) fn remove(
    store: &mut dyn WriteTransaction,
    table: &TimeseriesTable,
    key: &TimeseriesKey,
    encoded: &[u8],
) -> Result<()> {
    let Some(entry) = load(store, table, encoded)? else {
        return Ok(());
    };
    let attributes = parse(&entry.attributes)?;
    for (part, value) in parts(key).chain(of_attributes(&attributes)) {
        store.delete(&layout::by_value(table.id(), part, value, entry.id))?;
    }
    store.delete(&layout::by_time(table.id(), entry.update_time, entry.id))?;
    store.delete(&layout::by_id(table.id(), entry.id))?;
    store.delete(&layout::by_key(table.id(), encoded))
}

/// Removes some expired series.
fn trim(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    table: &TimeseriesTable,
) -> Result<()> {
    let Some(seconds) = table.meta_time_to_live else {
        return Ok(());
    };
    let kept = seconds.saturating_mul(1_000_000);
    let oldest = context.now.microseconds().saturating_sub(kept);
    let first = layout::times(table.id());
    let end = layout::time(table.id(), oldest);
    let range = (Bound::Included(&first[..]), Bound::Excluded(&end[..]));
    let expired = store.range(range, Order::Ascending)?.take(TRIMMED);
    let ids = expired.map(|entry| layout::id_of(&entry?.0));
    for id in ids.collect::<Result<Vec<_>>>()? {
        if let Some(encoded) = store.get(&layout::by_id(table.id(), id))? {
            let key = table.schema.decode(&encoded)?;
            remove(store, table, &key, &encoded)?;
        }
    }
    Ok(())
}

/// A series that a query can find.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) key: TimeseriesKey,
    pub(crate) attributes: Vec<(Str, Str)>,
    /// As they are stored.
    pub(crate) attributes_text: String,
    pub(crate) update_time: i64,
}

/// Returns a series by its id, unless it has expired or queries do not show it yet.
pub(crate) fn known(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &TimeseriesTable,
    id: u64,
) -> Result<Option<Known>> {
    let Some(encoded): Option<Bytes> = store.get(&layout::by_id(table.id(), id))? else {
        return Ok(None);
    };
    known_by_key(context, store, table, &encoded)
}

/// Returns a series by its key, unless it has expired or queries do not show it yet.
pub(crate) fn known_by_key(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &TimeseriesTable,
    encoded: &[u8],
) -> Result<Option<Known>> {
    let Some(entry) = find(context.now, store, table, encoded)? else {
        return Ok(None);
    };
    let lag = context.settings.timeseries_meta_lag.as_micros();
    let age = context
        .now
        .microseconds()
        .saturating_sub(entry.creation_time);
    if u128::try_from(age).is_ok_and(|age| age < lag) {
        return Ok(None);
    }
    Ok(Some(Known {
        key: table.schema.decode(encoded)?,
        attributes: parse(&entry.attributes)?,
        attributes_text: entry.attributes,
        update_time: entry.update_time,
    }))
}

/// The values of a key.
fn parts(key: &TimeseriesKey) -> impl Iterator<Item = (Part<'_>, &str)> {
    let measurement = (Part::Measurement, key.measurement.as_str());
    let source = (Part::Source, key.source.as_str());
    let tags = key.tags().iter();
    let tags = tags.map(|(name, value)| (Part::Tag(name), value.as_str()));
    [measurement, source].into_iter().chain(tags)
}

fn of_attributes(attributes: &[(Str, Str)]) -> impl Iterator<Item = (Part<'_>, &str)> {
    let attributes = attributes.iter();
    attributes.map(|(name, value)| (Part::Attribute(name), value.as_str()))
}

fn to_string(attributes: &[(Str, Str)]) -> Result<String> {
    match attributes.is_empty() {
        true => Ok(String::new()),
        false => tags_to_string(attributes).map_err(StoreError::new),
    }
}

fn parse(attributes: &str) -> Result<Vec<(Str, Str)>> {
    parse_tags(attributes).map_err(StoreError::new)
}
