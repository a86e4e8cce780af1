//! The definition of a search index: its fields, their analyzers, the order and the routing.

mod analyzer;
mod field_schema;
#[cfg(test)]
mod tests;

pub use analyzer::{Analyzer, FuzzyAnalyzer, SingleWordAnalyzer, SplitAnalyzer};
pub use field_schema::{
    FieldSchema, FieldType, IndexOptions, JsonType, TextSimilarity, VectorMetric, VectorOptions,
};

use tablestore_core::Result;
use tablestore_protocol::proto::search as proto;

use super::sort::{self, Sorter};

/// The official clients send this number of shards, which cannot be chosen.
const NUMBER_OF_SHARDS: i32 = 1;

/// The definition of a search index.
///
/// ```
/// use tablestore::search::{FieldSchema, IndexSchema, SplitAnalyzer, field};
///
/// let schema = IndexSchema::new()
///     .field(FieldSchema::keyword("status"))
///     .field(FieldSchema::long("amount"))
///     .field(FieldSchema::text("note").highlighting(true))
///     .field(FieldSchema::text("tags").analyzer(SplitAnalyzer::new().delimiter(",")))
///     .field(FieldSchema::nested("items", [
///         FieldSchema::keyword("sku"),
///         FieldSchema::double("price"),
///     ]))
///     .routing_field("customer");
/// # let _ = schema;
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct IndexSchema {
    /// The fields, up to 1,000 with those of nested documents.
    pub fields: Vec<FieldSchema>,
    /// The primary key columns whose values choose the part of the index in which a row is.
    pub routing_fields: Vec<String>,
    /// The default order of hits: by primary key and by fields. By default, it is by primary key; an
    /// index with a NESTED field has none.
    pub index_sort: Vec<Sorter>,
    /// Whether versions of columns are those of the table. Few services have the setting.
    pub custom_column_version: Option<bool>,
}

impl IndexSchema {
    /// Creates a definition without fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a field.
    #[must_use]
    pub fn field(mut self, field: FieldSchema) -> Self {
        self.fields.push(field);
        self
    }

    /// Adds fields.
    #[must_use]
    pub fn fields(mut self, fields: impl IntoIterator<Item = FieldSchema>) -> Self {
        self.fields.extend(fields);
        self
    }

    /// Adds a primary key column whose values choose the part of the index in which a row is. A
    /// search that names [values](crate::search::Search::routing) of them reads that part only.
    #[must_use]
    pub fn routing_field(mut self, column: impl Into<String>) -> Self {
        self.routing_fields.push(column.into());
        self
    }

    /// Adds a criterion of the default order of hits, by primary key or by a field. An index with a
    /// NESTED field rejects it.
    #[must_use]
    pub fn index_sort(mut self, sorter: impl Into<Sorter>) -> Self {
        self.index_sort.push(sorter.into());
        self
    }

    /// Sets whether versions of columns are those of the table.
    #[must_use]
    pub fn custom_column_version(mut self, enabled: bool) -> Self {
        self.custom_column_version = Some(enabled);
        self
    }

    pub(super) fn to_proto(&self) -> Result<proto::IndexSchema> {
        Ok(proto::IndexSchema {
            field_schemas: self.fields.iter().map(FieldSchema::to_proto).collect(),
            index_setting: Some(proto::IndexSetting {
                number_of_shards: Some(NUMBER_OF_SHARDS),
                routing_fields: self.routing_fields.clone(),
                routing_partition_size: None,
                enable_custom_column_version: self.custom_column_version,
            }),
            index_sort: sort::to_optional_proto(&self.index_sort)?,
        })
    }

    pub(super) fn from_proto(schema: proto::IndexSchema) -> Result<Self> {
        let setting = schema.index_setting.unwrap_or_default();
        let fields = schema.field_schemas.into_iter();
        let index_sort = schema.index_sort.map(sort::from_proto).transpose()?;
        Ok(Self {
            fields: fields.map(FieldSchema::from_proto).collect(),
            routing_fields: setting.routing_fields,
            index_sort: index_sort.unwrap_or_default(),
            custom_column_version: setting.enable_custom_column_version,
        })
    }
}
