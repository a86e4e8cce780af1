//! The key of a table: its parts, and where each of them is in the primary key of a point.

use tablestore_protocol::proto::table::{PrimaryKeySchema, PrimaryKeyType};
use tablestore_protocol::proto::timeseries::{self as proto, TimeseriesTableMeta, TimeseriesTag};
use tablestore_protocol::timeseries_rows::{TimeseriesKey, parse_tags, tags_to_string};
use tablestore_protocol::{PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue, Str};

use crate::engine::shared::error::Result;
use crate::engine::timeseries::series::Series;
use crate::engine::timeseries::{rules, texts};
use crate::engine::wide_column::key_encoding;
use crate::engine::wide_column::table::points;
use crate::store::StoreError;

pub(crate) const MEASUREMENT: &str = "_m_name";
pub(crate) const SOURCE: &str = "_data_source";
pub(crate) const TAGS: &str = "_tags";

/// Columns of a table's own in its key.
const OWN_COLUMNS: usize = 6;
/// Fields that belong to the primary key.
const FIELD_KEYS: usize = 4;

/// The version of requests that know of keys of a table's own.
const VERSION: i64 = 1;

/// The key of a table.
#[derive(Debug)]
pub(crate) struct Schema {
    /// The parts of the time series key.
    columns: Vec<Str>,
    pub(crate) field_keys: Vec<(Str, PrimaryKeyType)>,
    pub(crate) has_hash: bool,
    has_own_key: bool,
}

impl Schema {
    /// The key of a table whose description has been checked.
    pub(crate) fn new(meta: &TimeseriesTableMeta) -> Self {
        let columns = match meta.timeseries_key_schema.is_empty() {
            true => [MEASUREMENT, SOURCE, TAGS].map(Str::from).to_vec(),
            false => {
                let columns = meta.timeseries_key_schema.iter();
                columns.map(|name| Str::from(name.as_str())).collect()
            }
        };
        let field_keys = meta.field_primary_key_schema.iter();
        Self {
            columns,
            field_keys: field_keys
                .map(|column| (column.name.as_str().into(), column.r#type()))
                .collect(),
            has_hash: !meta.disable_hash_partition_key.unwrap_or(false),
            has_own_key: !meta.timeseries_key_schema.is_empty()
                || !meta.field_primary_key_schema.is_empty(),
        }
    }

    /// The primary key of a point, as the wide-column table has it.
    pub(crate) fn primary_key(&self) -> Vec<PrimaryKeySchema> {
        let column = |name: &str, kind: PrimaryKeyType| PrimaryKeySchema {
            name: name.to_owned(),
            r#type: kind as i32,
            option: None,
        };
        let hash = self
            .has_hash
            .then(|| column(points::HASH, PrimaryKeyType::String));
        let key = self
            .columns
            .iter()
            .map(|name| column(name, PrimaryKeyType::String));
        let fields = self
            .field_keys
            .iter()
            .map(|(name, kind)| column(name, *kind));
        let time = column(points::TIME, PrimaryKeyType::Integer);
        hash.into_iter()
            .chain(key)
            .chain([time])
            .chain(fields)
            .collect()
    }

    /// Whether tags can have columns of their own.
    pub(crate) fn has_own_columns(&self) -> bool {
        let is_own = |name: &Str| ![MEASUREMENT, SOURCE, TAGS].contains(&name.as_str());
        self.columns.iter().any(is_own)
    }

    /// How many columns of the primary key come before the time.
    pub(crate) fn series_columns(&self) -> usize {
        usize::from(self.has_hash) + self.columns.len()
    }

    /// Checks that a client knows of the key of the table.
    pub(crate) fn check_version(&self, supported: Option<i64>) -> Result<()> {
        match self.has_own_key && supported.unwrap_or(0) < VERSION {
            true => Err(texts::old_version()),
            false => Ok(()),
        }
    }

    /// Reads the key of a request.
    pub(crate) fn read(&self, key: proto::TimeseriesKey) -> Result<Series> {
        let measurement = key.measurement.unwrap_or_default();
        let mut read = TimeseriesKey::new(measurement, key.source.unwrap_or_default());
        let tags: Vec<(Str, Str)> = match (key.tag_list.is_empty(), key.tags) {
            (true, Some(text)) => parse_tags(&text).map_err(|_| texts::tags(&text))?,
            _ => {
                let tags = key.tag_list.into_iter();
                tags.map(|tag| (tag.name.into(), tag.value.into()))
                    .collect()
            }
        };
        for (name, value) in tags {
            if read.get(&name).is_some() {
                return Err(texts::duplicated_tag(&name));
            }
            read = read.tag(name, value);
        }
        self.series(read)
    }

    /// Checks a key, and finds its parts.
    pub(crate) fn series(&self, key: TimeseriesKey) -> Result<Series> {
        for (name, value) in key.tags() {
            rules::check_tag(name, value)?;
        }
        let has = |column: &str| self.columns.iter().any(|it| it == column);
        if !key.measurement.is_empty() && !has(MEASUREMENT) {
            return Err(texts::not_in_key(MEASUREMENT));
        }
        if !key.source.is_empty() && !has(SOURCE) {
            return Err(texts::not_in_key(SOURCE));
        }
        let mut encoded = Vec::with_capacity(64);
        let mut columns = Vec::with_capacity(self.columns.len());
        for name in &self.columns {
            let value = match name.as_str() {
                MEASUREMENT => {
                    rules::check_measurement(&key.measurement)?;
                    key.measurement.clone()
                }
                SOURCE => {
                    rules::check_source(&key.source)?;
                    key.source.clone()
                }
                TAGS => self.other_tags(&key)?.into(),
                own => {
                    let value = key.get(own).ok_or_else(|| texts::missing_in_key(own))?;
                    value.clone()
                }
            };
            let value = PrimaryKeyValue::String(value);
            key_encoding::encode(&value, &mut encoded);
            let name = name.clone();
            columns.push(PrimaryKeyColumn { name, value });
        }
        if !has(TAGS)
            && let Some((name, _)) = key.tags().iter().find(|(name, _)| !has(name))
        {
            return Err(texts::not_in_key(name));
        }
        Ok(Series {
            key,
            columns,
            encoded,
        })
    }

    /// The series of a row, if it is one that a point can have.
    pub(crate) fn series_of_row(&self, key: &PrimaryKey) -> Option<Series> {
        let mut encoded = Vec::with_capacity(64);
        for name in &self.columns {
            key_encoding::encode(key.get(name)?, &mut encoded);
        }
        let key = self.decode(&encoded).ok()?;
        let series = self.series(key).ok();
        // The tags of a row can be in any order, those of a point are sorted.
        series.filter(|series| series.encoded == encoded)
    }

    /// The tags that have no column of their own, in one string.
    fn other_tags(&self, key: &TimeseriesKey) -> Result<String> {
        let is_other = |(name, _): &&(Str, Str)| !self.columns.contains(name);
        let tags: Vec<(Str, Str)> = key.tags().iter().filter(is_other).cloned().collect();
        // Every tag has been checked.
        tags_to_string(&tags).map_err(|_| texts::tags(""))
    }

    /// Decodes the key of a series from its encoded parts.
    pub(crate) fn decode(&self, mut encoded: &[u8]) -> Result<TimeseriesKey, StoreError> {
        let damaged = || StoreError::new("a stored series is damaged");
        let mut key = TimeseriesKey::default();
        for name in &self.columns {
            let PrimaryKeyValue::String(value) = key_encoding::decode(&mut encoded)? else {
                return Err(damaged());
            };
            match name.as_str() {
                MEASUREMENT => key.measurement = value,
                SOURCE => key.source = value,
                TAGS => {
                    for (name, value) in parse_tags(&value).map_err(|_| damaged())? {
                        key = key.tag(name, value);
                    }
                }
                own => key = key.tag(own, value),
            }
        }
        Ok(key)
    }
}

/// Returns a key in the form of a response: its tags as a list and, for older clients, as one string.
pub(crate) fn to_message(key: &TimeseriesKey) -> proto::TimeseriesKey {
    let tags = key.tags().iter().map(|(name, value)| TimeseriesTag {
        name: name.as_str().to_owned(),
        value: value.as_str().to_owned(),
    });
    proto::TimeseriesKey {
        measurement: Some(key.measurement.as_str().to_owned()),
        source: Some(key.source.as_str().to_owned()),
        tags: tags_to_string(key.tags()).ok(),
        tag_list: tags.collect(),
    }
}

/// Checks the key of a new table.
pub(crate) fn check(meta: &TimeseriesTableMeta) -> Result<()> {
    let columns = &meta.timeseries_key_schema;
    let mut own = 0;
    for (index, name) in columns.iter().enumerate() {
        if ![MEASUREMENT, SOURCE, TAGS].contains(&name.as_str()) {
            own += 1;
            if !rules::is_field_name(name) {
                return Err(texts::key_column(name));
            }
        }
        if columns[..index].contains(name) {
            return Err(texts::duplicated_key_column(name));
        }
    }
    if own > OWN_COLUMNS {
        return Err(texts::key_columns(OWN_COLUMNS));
    }
    let fields = &meta.field_primary_key_schema;
    if fields.len() > FIELD_KEYS {
        return Err(texts::field_keys(FIELD_KEYS));
    }
    for (index, column) in fields.iter().enumerate() {
        if !rules::is_field_name(&column.name) {
            return Err(texts::field_name(&column.name));
        }
        match PrimaryKeyType::try_from(column.r#type) {
            Ok(PrimaryKeyType::Integer | PrimaryKeyType::String | PrimaryKeyType::Binary) => {}
            _ => return Err(texts::field_key_type(&column.name)),
        }
        let is_taken = fields[..index].iter().any(|it| it.name == column.name);
        if is_taken || columns.contains(&column.name) {
            return Err(texts::duplicated_key_column(&column.name));
        }
    }
    Ok(())
}
