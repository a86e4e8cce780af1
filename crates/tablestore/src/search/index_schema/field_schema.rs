use tablestore_protocol::proto::search as proto;

use super::Analyzer;
use crate::call::wire;
use crate::call::wire_enum::{WireEnum, wire_enum};

/// A field of a search index. It has the values of the column of its name, unless it is
/// [virtual](Self::source).
///
/// A value of another type than the field's is left out of the index, and the row is indexed without
/// it. An Integer in a DOUBLE field is such a value.
///
/// ```
/// use tablestore::search::FieldSchema;
///
/// let status = FieldSchema::keyword("status").sort_and_agg(true);
/// let tags = FieldSchema::keyword("tags").array(true);
/// let day = FieldSchema::date("day", ["yyyy-MM-dd"]);
/// let amount_as_text = FieldSchema::keyword("amount_text").source("amount");
/// # let _ = (status, tags, day, amount_as_text);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FieldSchema {
    /// The name: that of a column, or of a field of a nested document without its path.
    pub name: String,
    /// The type.
    pub field_type: FieldType,
    /// Whether queries can use the field; true by default.
    pub index: Option<bool>,
    /// Whether sorting and aggregations can use the field. The documentation requires it for them;
    /// the service also sorts by fields without it. Fields of the type TEXT have none.
    pub sort_and_agg: Option<bool>,
    /// Whether the index keeps the value, so that it is returned without a read of the table; true
    /// by default.
    pub store: Option<bool>,
    /// Whether the column has an array in JSON, of up to 256 values; false by default.
    pub array: Option<bool>,
    /// The analyzer of a TEXT field; single words by default.
    pub analyzer: Option<Analyzer>,
    /// Whether matches in a TEXT field can be marked; false by default.
    pub highlighting: Option<bool>,
    /// The details that the index keeps of each word. A hint that the service no longer documents.
    pub index_options: Option<IndexOptions>,
    /// The computation of scores of a TEXT field; BM25 by default.
    pub text_similarity: Option<TextSimilarity>,
    /// Whether the field has the values of another column.
    pub is_virtual: Option<bool>,
    /// The column whose values a virtual field has.
    pub sources: Vec<String>,
    /// The formats of a DATE field, which are tried in this order.
    pub date_formats: Vec<String>,
    /// The vectors of a VECTOR field.
    pub vector_options: Option<VectorOptions>,
    /// The way in which a JSON field is indexed.
    pub json_type: Option<JsonType>,
    /// The fields of the documents of a NESTED or JSON field, up to 100.
    pub fields: Vec<FieldSchema>,
}

wire_enum! {
    /// The type of a field.
    FieldType {
        /// An Integer.
        Long = proto::FieldType::Long;
        /// A Double.
        Double = proto::FieldType::Double;
        /// A Boolean.
        Boolean = proto::FieldType::Boolean;
        /// A String of up to 4 KB that is not analyzed.
        Keyword = proto::FieldType::Keyword;
        /// A String of up to 2 MB that is split into words.
        Text = proto::FieldType::Text;
        /// A String with an array of documents in JSON, each with fields of its own.
        Nested = proto::FieldType::Nested;
        /// A String with a latitude and a longitude, such as `30.25,120.17`.
        GeoPoint = proto::FieldType::GeoPoint;
        /// A String or an Integer with a time.
        Date = proto::FieldType::Date;
        /// A String with an array of numbers in JSON, or a Binary of 32-bit floats, little-endian.
        Vector = proto::FieldType::Vector;
        /// A String of up to 2 KB for fast searches of prefixes, suffixes and patterns.
        FuzzyKeyword = proto::FieldType::FuzzyKeyword;
        /// A String with an IPv4 or IPv6 address.
        Ip = proto::FieldType::Ip;
        /// A String with a document in JSON.
        Json = proto::FieldType::Json;
        /// A String with a document in JSON whose values are keywords.
        Flattened = proto::FieldType::Flattened;
    }
}

wire_enum! {
    /// The details that an index keeps of each word of a field.
    IndexOptions {
        /// The rows.
        Docs = proto::IndexOptions::Docs;
        /// The rows, and how often.
        Freqs = proto::IndexOptions::Freqs;
        /// The rows, how often, and the positions among the words.
        Positions = proto::IndexOptions::Positions;
        /// The rows, how often, the positions, and the offsets in the text.
        Offsets = proto::IndexOptions::Offsets;
    }
}

wire_enum! {
    /// The way in which a document in JSON is indexed.
    JsonType {
        /// As fields of the row: two conditions may be met by different objects of an array.
        Object = proto::JsonType::ObjectJson;
        /// As documents of their own, found by [nested](crate::search::nested()) queries.
        Nested = proto::JsonType::NestedJson;
    }
}

wire_enum! {
    /// The computation of the score of a text.
    TextSimilarity {
        /// By frequency of the words and length of the text.
        Bm25 = proto::TextSimilarity::Bm25;
        /// For short texts.
        ShortText = proto::TextSimilarity::ShortText;
    }
}

wire_enum! {
    /// The measure of the distance of two vectors.
    VectorMetric {
        /// The length of their difference.
        Euclidean = proto::VectorMetricType::VmEuclidean;
        /// The angle between them.
        Cosine = proto::VectorMetricType::VmCosine;
        /// Their product.
        DotProduct = proto::VectorMetricType::VmDotProduct;
    }
}

/// The vectors of a VECTOR field, of 32-bit floats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct VectorOptions {
    /// The number of dimensions, up to 4,096.
    pub dimension: u32,
    /// The measure of distances.
    pub metric: VectorMetric,
}

macro_rules! constructors {
    ($($(#[$doc:meta])* $name:ident = $type:ident;)*) => {
        $(
            $(#[$doc])*
            pub fn $name(name: impl Into<String>) -> Self {
                Self::new(name, FieldType::$type)
            }
        )*
    };
}

/// # Types
impl FieldSchema {
    /// Creates a field of any type.
    pub fn new(name: impl Into<String>, field_type: FieldType) -> Self {
        Self {
            name: name.into(),
            field_type,
            index: None,
            sort_and_agg: None,
            store: None,
            array: None,
            analyzer: None,
            highlighting: None,
            index_options: None,
            text_similarity: None,
            is_virtual: None,
            sources: Vec::new(),
            date_formats: Vec::new(),
            vector_options: None,
            json_type: None,
            fields: Vec::new(),
        }
    }

    constructors! {
        /// Creates a LONG field, of Integers.
        long = Long;
        /// Creates a DOUBLE field, of Doubles.
        double = Double;
        /// Creates a BOOLEAN field.
        boolean = Boolean;
        /// Creates a KEYWORD field, of Strings that are not analyzed.
        keyword = Keyword;
        /// Creates a TEXT field, of Strings that are split into words.
        text = Text;
        /// Creates a GEO_POINT field, of Strings such as `30.25,120.17`.
        geo_point = GeoPoint;
        /// Creates a FUZZY_KEYWORD field, for fast searches of prefixes, suffixes and patterns.
        fuzzy_keyword = FuzzyKeyword;
        /// Creates an IP field, of Strings with addresses. The service enables the type on request.
        ip = Ip;
        /// Creates a FLATTENED field, of Strings with documents in JSON.
        flattened = Flattened;
    }

    /// Creates a DATE field. Formats of Integers are `epoch_second`, `epoch_millis`, `epoch_micros`
    /// and `epoch_nanos`; those of Strings are patterns such as `yyyy-MM-dd HH:mm:ss.SSS`, in which a
    /// value has as many digits as the pattern has letters.
    pub fn date<S: Into<String>>(
        name: impl Into<String>,
        formats: impl IntoIterator<Item = S>,
    ) -> Self {
        Self {
            date_formats: formats.into_iter().map(Into::into).collect(),
            ..Self::new(name, FieldType::Date)
        }
    }

    /// Creates a VECTOR field, of which an index has up to 5.
    pub fn vector(name: impl Into<String>, dimension: u32, metric: VectorMetric) -> Self {
        Self {
            vector_options: Some(VectorOptions { dimension, metric }),
            ..Self::new(name, FieldType::Vector)
        }
    }

    /// Creates a NESTED field, of arrays of documents in JSON, up to 256 in a row and 5 levels deep.
    pub fn nested(name: impl Into<String>, fields: impl IntoIterator<Item = Self>) -> Self {
        Self {
            fields: fields.into_iter().collect(),
            ..Self::new(name, FieldType::Nested)
        }
    }

    /// Creates a JSON field, of documents in JSON. The service enables the type on request.
    pub fn json(
        name: impl Into<String>,
        json_type: JsonType,
        fields: impl IntoIterator<Item = Self>,
    ) -> Self {
        Self {
            json_type: Some(json_type),
            fields: fields.into_iter().collect(),
            ..Self::new(name, FieldType::Json)
        }
    }
}

macro_rules! setters {
    ($($(#[$doc:meta])* $field:ident: $type:ty,)*) => {
        $(
            $(#[$doc])*
            #[must_use]
            pub fn $field(mut self, $field: impl Into<$type>) -> Self {
                self.$field = Some($field.into());
                self
            }
        )*
    };
}

/// # Settings
impl FieldSchema {
    setters! {
        /// Sets whether queries can use the field; true by default.
        index: bool,
        /// Sets whether sorting and aggregations can use the field.
        sort_and_agg: bool,
        /// Sets whether the index keeps the value, so that it is returned without a read of the
        /// table; true by default.
        store: bool,
        /// Sets whether the column has an array in JSON, such as `["a","b"]`; false by default.
        array: bool,
        /// Sets the analyzer of a TEXT field; single words by default.
        analyzer: Analyzer,
        /// Sets whether matches in a TEXT field can be [marked](crate::search::Highlight); false by
        /// default.
        highlighting: bool,
        /// Sets the details that the index keeps of each word. A hint that the service no longer
        /// documents.
        index_options: IndexOptions,
        /// Sets the computation of scores of a TEXT field; BM25 by default.
        text_similarity: TextSimilarity,
    }

    /// Makes the field virtual: it has the values of this column, converted to its type.
    #[must_use]
    pub fn source(mut self, column: impl Into<String>) -> Self {
        self.is_virtual = Some(true);
        self.sources.push(column.into());
        self
    }
}

impl FieldSchema {
    pub(in crate::search) fn to_proto(&self) -> proto::FieldSchema {
        let analyzer = self.analyzer.as_ref();
        let vectors = self.vector_options.as_ref();
        proto::FieldSchema {
            field_name: Some(self.name.clone()),
            field_type: Some(self.field_type.to_proto()),
            index_options: self.index_options.map(WireEnum::to_proto),
            analyzer: analyzer.map(|analyzer| analyzer.name().to_owned()),
            index: self.index,
            sort_and_agg: self.sort_and_agg,
            store: self.store,
            field_schemas: self.fields.iter().map(Self::to_proto).collect(),
            is_array: self.array,
            analyzer_parameter: analyzer.and_then(Analyzer::encode_parameter),
            is_virtual_field: self.is_virtual,
            source_field_names: self.sources.clone(),
            date_formats: self.date_formats.clone(),
            enable_highlighting: self.highlighting,
            vector_options: vectors.map(|options| proto::VectorOptions {
                data_type: Some(proto::VectorDataType::VdFloat32.into()),
                dimension: Some(wire::to_i32(options.dimension)),
                metric_type: Some(options.metric.to_proto()),
            }),
            json_type: self.json_type.map(WireEnum::to_proto),
            text_similarity: self.text_similarity.map(WireEnum::to_proto),
        }
    }

    pub(super) fn from_proto(field: proto::FieldSchema) -> Self {
        let parameter = field.analyzer_parameter;
        let analyzer = wire::present(field.analyzer);
        let fields = field.field_schemas.into_iter();
        Self {
            name: field.field_name.unwrap_or_default(),
            field_type: FieldType::from_proto(field.field_type.unwrap_or_default()),
            index: field.index,
            sort_and_agg: field.sort_and_agg,
            store: field.store,
            array: field.is_array,
            analyzer: analyzer.map(|name| Analyzer::decode(name, parameter)),
            highlighting: field.enable_highlighting,
            index_options: field.index_options.map(IndexOptions::from_proto),
            text_similarity: field.text_similarity.map(TextSimilarity::from_proto),
            is_virtual: field.is_virtual_field,
            sources: field.source_field_names,
            date_formats: field.date_formats,
            vector_options: field.vector_options.map(|options| VectorOptions {
                dimension: options.dimension.map_or(0, wire::from_i32),
                metric: VectorMetric::from_proto(options.metric_type.unwrap_or_default()),
            }),
            json_type: field.json_type.map(JsonType::from_proto),
            fields: fields.map(Self::from_proto).collect(),
        }
    }
}
