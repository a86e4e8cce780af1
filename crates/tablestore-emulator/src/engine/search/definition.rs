//! The definition of an index: which schemas are allowed, and what they mean.

use crate::engine::search::index::request::{By, Sort};
use std::sync::Arc;

use tablestore_protocol::proto::search::{
    self as proto, FieldSchema, FieldType, FuzzyAnalyzerParameter, IndexSchema, JsonType,
    SingleWordAnalyzerParameter, SplitAnalyzerParameter, VectorMetricType,
};

use crate::engine::search::index::analysis::{
    Analyzer, Fuzzy, Granularity, SingleWord, Split, WordList,
};
use crate::engine::search::index::date::DateFormat;
use crate::engine::search::index::schema::{Field, FieldKind, Kind, Metric};
use crate::engine::search::limits;
use crate::engine::search::wire::decode;
use crate::engine::search::wire::query::QueryReader;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::wide_column::table::record::TableRecord;

/// Checks the schema of a new index, and fills in the service's defaults.
pub(crate) fn complete(table: &TableRecord, schema: &mut IndexSchema) -> Result<()> {
    if schema.field_schemas.is_empty() {
        return Err(invalid("the fields of a search index must not be empty"));
    }
    let counts = count(&schema.field_schemas);
    if counts.fields > limits::FIELDS || counts.vectors > limits::VECTOR_FIELDS {
        return Err(invalid(format!(
            "a search index has at most {} fields and {} vector fields",
            limits::FIELDS,
            limits::VECTOR_FIELDS
        )));
    }
    complete_fields(&mut schema.field_schemas, 0)?;
    let setting = schema.index_setting.get_or_insert_default();
    for name in &setting.routing_fields {
        let is_key = table
            .meta
            .primary_key
            .iter()
            .any(|column| column.name == *name);
        if !is_key {
            return Err(invalid(format!(
                "routing field {name} must be a primary key column"
            )));
        }
    }
    complete_sort(schema)
}

fn complete_sort(schema: &mut IndexSchema) -> Result<()> {
    let has_nested = has_nested(schema);
    let Some(sort) = &mut schema.index_sort else {
        let by_key = proto::Sorter {
            pk_sort: Some(proto::PrimaryKeySort {
                order: Some(proto::SortOrder::Asc as i32),
            }),
            ..proto::Sorter::default()
        };
        schema.index_sort = Some(proto::Sort {
            sorter: if has_nested { Vec::new() } else { vec![by_key] },
            ..proto::Sort::default()
        });
        return Ok(());
    };
    if has_nested && !sort.sorter.is_empty() {
        return Err(invalid("index sort is not supported with nested fields"));
    }
    for sorter in &mut sort.sorter {
        if let Some(field) = &mut sorter.field_sort {
            field.mode.get_or_insert(proto::SortMode::Min as i32);
        } else if sorter.pk_sort.is_none() {
            return Err(invalid(
                "index sort takes primary key and field sorters only",
            ));
        }
    }
    Ok(())
}

fn complete_fields(fields: &mut [FieldSchema], level: usize) -> Result<()> {
    for index in 0..fields.len() {
        let name = fields[index].field_name().to_owned();
        if name.is_empty() {
            return Err(invalid("the name of a field must not be empty"));
        }
        if fields[..index]
            .iter()
            .any(|other| other.field_name() == name)
        {
            return Err(invalid(format!("duplicated field name: {name}")));
        }
        complete_field(&mut fields[index], level)?;
    }
    Ok(())
}

fn complete_field(field: &mut FieldSchema, level: usize) -> Result<()> {
    let name = field.field_name().to_owned();
    let kind = field.field_type.and_then(|it| FieldType::try_from(it).ok());
    let kind = kind.ok_or_else(|| invalid(format!("field {name} has no type")))?;
    if kind == FieldType::Nested && field.index_options.is_some() {
        return Err(invalid("invalid parameter"));
    }
    if kind == FieldType::Text && field.sort_and_agg == Some(true) {
        return Err(invalid(format!(
            "text field {name} cannot be sorted or aggregated"
        )));
    }
    if field.is_virtual_field() && field.source_field_names.len() != 1 {
        return Err(invalid(format!(
            "virtual field {name} must have one source field"
        )));
    }
    if matches!(kind, FieldType::Nested | FieldType::Json) {
        if level == limits::NESTED_LEVELS {
            return Err(invalid(format!(
                "the level of nested fields must not exceed {}",
                limits::NESTED_LEVELS
            )));
        }
        if field.field_schemas.len() > limits::NESTED_FIELDS {
            return Err(invalid(format!(
                "the fields of a nested field must not exceed {}",
                limits::NESTED_FIELDS
            )));
        }
        complete_fields(&mut field.field_schemas, level + 1)?;
    } else {
        field.is_array.get_or_insert(false);
        field.sort_and_agg.get_or_insert(false);
    }
    // What has to be there for the type.
    to_field(field, &Arc::default()).map(|_| ())
}

struct Counts {
    fields: usize,
    vectors: usize,
}

fn count(fields: &[FieldSchema]) -> Counts {
    let mut counts = Counts {
        fields: fields.len(),
        vectors: 0,
    };
    for field in fields {
        let inner = count(&field.field_schemas);
        counts.fields += inner.fields;
        let is_vector = field.field_type == Some(FieldType::Vector as i32);
        counts.vectors += inner.vectors + usize::from(is_vector);
    }
    counts
}

/// Whether rows have documents in them, so that there is no order of the index.
pub(crate) fn has_nested(schema: &IndexSchema) -> bool {
    schema
        .field_schemas
        .iter()
        .any(|field| match field.field_type() {
            FieldType::Nested => true,
            FieldType::Json => field.json_type() == JsonType::NestedJson,
            _ => false,
        })
}

/// The fields of a schema.
pub(crate) fn fields(schema: &IndexSchema, words: &Arc<WordList>) -> Result<Vec<Field>> {
    let fields = schema.field_schemas.iter();
    fields.map(|field| to_field(field, words)).collect()
}

/// The order of a schema.
pub(crate) fn order(schema: &IndexSchema) -> Result<Option<Sort>> {
    let Some(sort) = schema.index_sort.clone() else {
        return Ok(None);
    };
    let sort = QueryReader::default().read_sort(sort)?;
    // The order by key alone is the default.
    let is_default = match sort.sorters.as_slice() {
        [] => true,
        [only] => matches!(only.by, By::PrimaryKey) && !only.is_descending,
        _ => false,
    };
    Ok((!is_default).then_some(sort))
}

fn to_field(field: &FieldSchema, words: &Arc<WordList>) -> Result<Field> {
    let name = field.field_name();
    let fields = || -> Result<Vec<Field>> {
        let fields = field.field_schemas.iter();
        fields.map(|field| to_field(field, words)).collect()
    };
    let kind = match field.field_type() {
        FieldType::Nested => FieldKind::Nested {
            fields: fields()?,
            takes_object: false,
        },
        FieldType::Json => match field.json_type {
            None => return Err(invalid(format!("json field {name} must have a json type"))),
            Some(_) if field.json_type() == JsonType::NestedJson => FieldKind::Nested {
                fields: fields()?,
                takes_object: true,
            },
            Some(_) => FieldKind::Object(fields()?),
        },
        kind => FieldKind::Value(to_kind(field, kind, words)?),
    };
    let source = field
        .source_field_names
        .first()
        .filter(|_| field.is_virtual_field());
    Ok(Field {
        name: name.to_owned(),
        kind,
        is_array: field.is_array(),
        source: source.cloned(),
        can_highlight: field.enable_highlighting(),
    })
}

fn to_kind(field: &FieldSchema, kind: FieldType, words: &Arc<WordList>) -> Result<Kind> {
    let name = field.field_name();
    Ok(match kind {
        FieldType::Long => Kind::Long,
        FieldType::Double => Kind::Double,
        FieldType::Boolean => Kind::Boolean,
        FieldType::Keyword => Kind::Keyword,
        FieldType::FuzzyKeyword => Kind::FuzzyKeyword,
        FieldType::Ip => Kind::Ip,
        FieldType::GeoPoint => Kind::GeoPoint,
        FieldType::Text => Kind::Text(analyzer(field, words)?),
        FieldType::Date => {
            if field.date_formats.is_empty() {
                return Err(invalid(format!("date field {name} must have date formats")));
            }
            let formats = field.date_formats.iter().map(|format| {
                DateFormat::parse(format)
                    .ok_or_else(|| invalid(format!("date format {format} is invalid")))
            });
            Kind::Date(formats.collect::<Result<_>>()?)
        }
        FieldType::Vector => {
            let options = field.vector_options.as_ref();
            let options = options
                .ok_or_else(|| invalid(format!("vector field {name} must have vector options")))?;
            let dimension = usize::try_from(options.dimension()).unwrap_or(0);
            if !(1..=limits::DIMENSIONS).contains(&dimension) {
                return Err(invalid(format!(
                    "the dimension of vector field {name} must be in [1, {}]",
                    limits::DIMENSIONS
                )));
            }
            Kind::Vector {
                dimension,
                metric: match options.metric_type() {
                    VectorMetricType::VmEuclidean => Metric::Euclidean,
                    VectorMetricType::VmCosine => Metric::Cosine,
                    VectorMetricType::VmDotProduct => Metric::DotProduct,
                },
            }
        }
        FieldType::Flattened => Kind::Flattened,
        FieldType::Nested | FieldType::Json => return Err(invalid("invalid parameter")),
    })
}

/// The analyzer of a text. Parameters of another analyzer are ignored, as the service ignores them.
fn analyzer(field: &FieldSchema, words: &Arc<WordList>) -> Result<Analyzer> {
    let parameter = field.analyzer_parameter.as_ref();
    Ok(match field.analyzer.as_deref().unwrap_or("single_word") {
        "single_word" => {
            let parameter: SingleWordAnalyzerParameter = decode(parameter).unwrap_or_default();
            Analyzer::SingleWord(SingleWord {
                is_case_sensitive: parameter.case_sensitive(),
                delimits_words: parameter.delimit_word(),
            })
        }
        "split" => {
            let parameter: SplitAnalyzerParameter = decode(parameter).unwrap_or_default();
            Analyzer::Split(Split::new(
                parameter.delimiter(),
                parameter.case_sensitive(),
            ))
        }
        "fuzzy" => {
            let parameter: FuzzyAnalyzerParameter = decode(parameter).unwrap_or_default();
            Analyzer::Fuzzy(fuzzy(&parameter)?)
        }
        "min_word" => Analyzer::Words(Granularity::Coarse, Arc::clone(words)),
        "max_word" => Analyzer::Words(Granularity::Fine, Arc::clone(words)),
        other => return Err(invalid(format!("analyzer {other} is invalid"))),
    })
}

fn fuzzy(parameter: &FuzzyAnalyzerParameter) -> Result<Fuzzy> {
    let default = Fuzzy::default();
    let min = parameter.min_chars.unwrap_or(1).max(1);
    let max = parameter.max_chars.unwrap_or(7.max(min));
    if max < min || max - min > limits::FUZZY_SPAN {
        return Err(invalid(format!(
            "the difference of max_chars and min_chars must be in [0, {}]",
            limits::FUZZY_SPAN
        )));
    }
    Ok(Fuzzy {
        min_chars: usize::try_from(min).unwrap_or(default.min_chars),
        max_chars: usize::try_from(max).unwrap_or(default.max_chars),
        is_case_sensitive: parameter.case_sensitive(),
    })
}
