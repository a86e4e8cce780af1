//! The configuration of a task: which values are allowed, and the defaults.

use std::collections::BTreeSet;

use tablestore_protocol::proto::delivery::{
    DataType, Encoding, EventColumn, EventTimeFormat, Format, OssTaskConfig, ParquetSchema,
    TimeFormatter,
};

use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::names;

/// Checks a configuration, and fills in defaults.
pub(crate) fn check(config: Option<OssTaskConfig>) -> Result<OssTaskConfig> {
    let mut config = config.ok_or_else(|| missing("taskConfig"))?;
    for (name, value) in [
        ("ossPrefix", &config.oss_prefix),
        ("ossBucket", &config.oss_bucket),
        ("ossEndpoint", &config.oss_endpoint),
        ("ossStsRole", &config.oss_sts_role),
    ] {
        if value.as_ref().is_none_or(String::is_empty) {
            return Err(missing(name));
        }
    }
    known::<TimeFormatter>("formatter", config.formatter)?;
    known::<Format>("format", config.format)?;
    config.format.get_or_insert(Format::Parquet as i32);
    if let Some(column) = &config.event_time_column {
        check_event_time(column)?;
    }
    if config.schema.is_empty() {
        return Err(missing("schema"));
    }
    let mut names = BTreeSet::new();
    for column in &mut config.schema {
        check_column(column)?;
        let name = column.oss_column_name.clone().unwrap_or_default();
        if !names.insert(name.clone()) {
            return Err(invalid(format!(
                "Duplicated ossColumnName of delivery task: '{name}'."
            )));
        }
    }
    Ok(config)
}

fn check_event_time(column: &EventColumn) -> Result<()> {
    names::check_column(column.column_name.as_deref().unwrap_or_default())?;
    if column.time_format.is_none() {
        return Err(missing("timeFormat"));
    }
    known::<EventTimeFormat>("timeFormat", column.time_format)
}

fn check_column(column: &mut ParquetSchema) -> Result<()> {
    for name in [&column.column_name, &column.oss_column_name] {
        names::check_column(name.as_deref().unwrap_or_default())?;
    }
    if column.r#type.is_none() {
        return Err(missing("type"));
    }
    known::<DataType>("type", column.r#type)?;
    known::<Encoding>("encode", column.encode)?;
    column.encode.get_or_insert(Encoding::Plain as i32);
    Ok(())
}

/// Checks that the number of an enum has a meaning, if there is one.
fn known<T: TryFrom<i32>>(name: &str, number: Option<i32>) -> Result<()> {
    match number {
        Some(number) if T::try_from(number).is_err() => Err(invalid(format!(
            "Invalid {name} of delivery task: {number}."
        ))),
        _ => Ok(()),
    }
}

fn missing(name: &str) -> tablestore_core::ServiceError {
    invalid(format!("Missing {name} of delivery task."))
}
