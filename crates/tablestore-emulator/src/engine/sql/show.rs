//! SHOW and DESCRIBE.

use tablestore_protocol::proto::search::FieldType;

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::mapping_record::MappingRecord;
use crate::engine::sql::mapping::column::MappedColumn;
use crate::engine::sql::mapping::{Mapping, Target, series};
use crate::engine::sql::parse::ast::TableName;
use crate::engine::sql::plan::OutputColumn;
use crate::engine::sql::run::like;
use crate::engine::sql::value::{Type, Value};
use crate::engine::wide_column::table::record::SearchIndexRecord;
use crate::store::ReadTransaction;

/// The columns and rows of a result.
pub(crate) type Shown = (Vec<OutputColumn>, Vec<Vec<Value>>);

fn columns(labels: &[&str]) -> Vec<OutputColumn> {
    let column = |label: &&str| {
        let is_number = ["Non_unique", "Seq_in_index", "Cardinality", "Sub_part"].contains(label);
        OutputColumn {
            label: (*label).to_owned(),
            kind: if is_number {
                Type::Integer
            } else {
                Type::String
            },
        }
    };
    labels.iter().map(column).collect()
}

fn matches(pattern: Option<&str>, name: &str) -> bool {
    pattern.is_none_or(|pattern| like::matches(name, pattern, Some('\\')))
}

/// SHOW TABLES: the mappings that CREATE TABLE made, and those of time series tables, by name.
pub(crate) fn tables(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    database: Option<&str>,
    pattern: Option<&str>,
) -> Result<Shown> {
    let instance = context.instance.as_str();
    if let Some(database) = database.filter(|it| *it != instance) {
        return Err(invalid(format!("Unknown database '{database}'")));
    }
    let mut names = series::names(context, store)?;
    for record in MappingRecord::load_all(context.instance, store)? {
        if Mapping::of_record(context, store, &record)?.is_some() {
            names.push(record.name);
        }
    }
    names.sort_unstable();
    let names = names.iter().filter(|name| matches(pattern, name));
    let rows = names.map(|name| vec![Value::string(name)]).collect();
    Ok((columns(&[&format!("Tables_in_{instance}")]), rows))
}

/// The keys of a mapping, and then its other columns.
fn in_order(mapping: &Mapping) -> impl Iterator<Item = &MappedColumn> {
    let keys = mapping.columns.iter().filter(|column| column.is_key);
    keys.chain(mapping.columns.iter().filter(|column| !column.is_key))
}

fn null_text(column: &MappedColumn) -> Value {
    Value::string(if column.is_not_null { "NO" } else { "YES" })
}

fn key_text(column: &MappedColumn) -> Value {
    Value::string(if column.is_key { "PRI" } else { "" })
}

fn default_of(column: &MappedColumn) -> Value {
    column.default.as_ref().map_or(Value::Null, Value::string)
}

/// DESCRIBE.
pub(crate) fn describe(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &TableName,
) -> Result<Shown> {
    let mapping = Mapping::find(context, store, table)?;
    let row = |column: &MappedColumn| {
        vec![
            Value::string(&column.name),
            Value::string(column.kind.shown(column.length)),
            null_text(column),
            key_text(column),
            default_of(column),
            Value::string(""),
        ]
    };
    let labels = ["Field", "Type", "Null", "Key", "Default", "Extra"];
    Ok((columns(&labels), in_order(&mapping).map(row).collect()))
}

/// SHOW [FULL] COLUMNS.
pub(crate) fn of_columns(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &TableName,
    is_full: bool,
    pattern: Option<&str>,
) -> Result<Shown> {
    let (mut columns_shown, rows) = describe(context, store, table)?;
    let name = |row: &Vec<Value>| match row.first() {
        Some(Value::String(name)) => matches(pattern, name),
        _ => false,
    };
    let mut rows: Vec<Vec<Value>> = rows.into_iter().filter(name).collect();
    if is_full {
        columns_shown = columns(&[
            "Field",
            "Type",
            "Collation",
            "Null",
            "Key",
            "Default",
            "Extra",
            "Privileges",
            "Comment",
        ]);
        for row in &mut rows {
            let is_text =
                row[1].to_text().starts_with("varchar") || row[1].to_text() == "mediumtext";
            let collation = match is_text {
                true => Value::string("utf8mb4_bin"),
                false => Value::Null,
            };
            row.insert(2, collation);
            row.push(Value::string("select,insert,update,references"));
            row.push(Value::string(""));
        }
    }
    Ok((columns_shown, rows))
}

/// A row of SHOW INDEX.
struct IndexRow<'a> {
    is_unique: bool,
    key_name: &'a str,
    position: usize,
    column: &'a str,
    is_defined: Option<bool>,
    search_type: &'static str,
    null: &'static str,
    index_type: &'static str,
}

impl IndexRow<'_> {
    fn values(&self, table: &str) -> Vec<Value> {
        let position = i64::try_from(self.position + 1).unwrap_or(i64::MAX);
        let is_defined = |is: bool| Value::string(if is { "YES" } else { "NO" });
        vec![
            Value::string(table),
            Value::Integer(i64::from(!self.is_unique)),
            Value::string(self.key_name),
            Value::Integer(position),
            Value::string(self.column),
            self.is_defined.map_or(Value::Null, is_defined),
            Value::string(self.search_type),
            Value::string("A"),
            Value::Integer(0),
            Value::Null,
            Value::Null,
            Value::string(self.null),
            Value::string(self.index_type),
            Value::string(""),
            Value::string(""),
            Value::string("YES"),
            Value::string("NULL"),
        ]
    }
}

/// SHOW INDEX: the primary key, secondary indexes, search indexes.
pub(crate) fn indexes(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &TableName,
) -> Result<Shown> {
    let mapping = Mapping::find(context, store, table)?;
    let (record, searched) = match &mapping.target {
        Target::Table(table) => (&table.record, table.record.search_indexes.iter().collect()),
        Target::SearchIndex { table, index } => (&table.record, vec![index]),
        Target::Series { table, .. } => (&table.rows.record, Vec::new()),
    };
    let mut rows = Vec::new();
    let primary_key: Vec<&str> = match &mapping.target {
        Target::Series { .. } => {
            let keys = mapping.columns.iter().filter(|column| column.is_key);
            keys.map(|column| column.name.as_str()).collect()
        }
        _ => {
            let keys = record.meta.primary_key.iter();
            keys.map(|column| column.name.as_str()).collect()
        }
    };
    for (position, column) in primary_key.into_iter().enumerate() {
        rows.push(IndexRow {
            is_unique: true,
            key_name: "PRIMARY",
            position,
            column,
            is_defined: None,
            search_type: "",
            null: "",
            index_type: "",
        });
    }
    if matches!(mapping.target, Target::Table(_)) {
        for index in &record.indexes {
            let keys = index.primary_key.iter().map(|name| (name, false));
            let carried = index.meta.defined_column.iter().map(|name| (name, true));
            for (position, (column, is_defined)) in keys.chain(carried).enumerate() {
                let is_key = record
                    .meta
                    .primary_key
                    .iter()
                    .any(|key| key.name == *column);
                rows.push(IndexRow {
                    is_unique: false,
                    key_name: &index.meta.name,
                    position,
                    column,
                    is_defined: Some(is_defined),
                    search_type: "",
                    null: if is_key { "" } else { "YES" },
                    index_type: "SecondaryIndex",
                });
            }
        }
    }
    for index in searched {
        rows.extend(search_rows(index));
    }
    let labels = [
        "Table",
        "Non_unique",
        "Key_name",
        "Seq_in_index",
        "Column_name",
        "Is_defined_column",
        "Search_type",
        "Collation",
        "Cardinality",
        "Sub_part",
        "Packed",
        "Null",
        "Index_type",
        "Comment",
        "Index_comment",
        "Visible",
        "Expression",
    ];
    let rows = rows.iter().map(|row| row.values(&mapping.name)).collect();
    Ok((columns(&labels), rows))
}

fn search_rows(index: &SearchIndexRecord) -> impl Iterator<Item = IndexRow<'_>> {
    let fields = index.schema.field_schemas.iter().enumerate();
    fields.map(|(position, field)| IndexRow {
        is_unique: false,
        key_name: &index.name,
        position,
        column: field.field_name(),
        is_defined: Some(false),
        search_type: search_type(field.field_type()),
        null: "YES",
        index_type: "SearchIndex",
    })
}

fn search_type(kind: FieldType) -> &'static str {
    match kind {
        FieldType::GeoPoint => "GEO_POINT",
        FieldType::FuzzyKeyword => "FUZZY_KEYWORD",
        FieldType::Long => "LONG",
        FieldType::Double => "DOUBLE",
        FieldType::Boolean => "BOOLEAN",
        FieldType::Keyword => "KEYWORD",
        FieldType::Text => "TEXT",
        FieldType::Nested => "NESTED",
        FieldType::Date => "DATE",
        FieldType::Vector => "VECTOR",
        FieldType::Ip => "IP",
        FieldType::Json => "JSON",
        FieldType::Flattened => "FLATTENED",
    }
}
