// @generated from the files in the crate's folder `proto`.
// Do not edit: change those files, then run `cargo xtask codegen`.

/// A query of any type.
#[derive(Clone, PartialEq, Eq)]
pub struct Query {
    pub r#type: ::core::option::Option<i32>,
    /// The serialized message that `type` names.
    pub query: ::core::option::Option<::prost::bytes::Bytes>,
}
impl ::core::default::Default for Query {
    #[inline]
    fn default() -> Self {
        Self {
            r#type: ::core::default::Default::default(),
            query: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for Query {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("Query")
            .field("type", &self.r#type.map(crate::proto::field::named::<QueryType>))
            .field("query", &self.query)
            .finish()
    }
}
impl Query {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn r#type(&self) -> QueryType {
        self.r#type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_type(&mut self, value: QueryType) {
        self.r#type = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn query(&self) -> &[u8] {
        self.query.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for Query {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.r#type {
            ::prost::encoding::int32::encode(1, value, buf);
        }
        if let Some(value) = &self.query {
            ::prost::encoding::bytes::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.r#type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.query.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "Query",
                    &[(1, "type"), (2, "query")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.r#type {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        if let Some(value) = &self.query {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for Query {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// A span of time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DateTimeValue {
    pub value: ::core::option::Option<i32>,
    pub unit: ::core::option::Option<i32>,
}
impl ::core::default::Default for DateTimeValue {
    #[inline]
    fn default() -> Self {
        Self {
            value: ::core::default::Default::default(),
            unit: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for DateTimeValue {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("DateTimeValue")
            .field("value", &self.value)
            .field("unit", &self.unit.map(crate::proto::field::named::<DateTimeUnit>))
            .finish()
    }
}
impl DateTimeValue {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn value(&self) -> i32 {
        self.value.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn unit(&self) -> DateTimeUnit {
        self.unit.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_unit(&mut self, value: DateTimeUnit) {
        self.unit = Some(value.into());
    }
}
impl ::prost::Message for DateTimeValue {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.value {
            ::prost::encoding::int32::encode(1, value, buf);
        }
        if let Some(value) = &self.unit {
            ::prost::encoding::int32::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.value.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.unit.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "DateTimeValue",
                    &[(1, "value"), (2, "unit")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.value {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        if let Some(value) = &self.unit {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DateTimeValue {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Which message the `query` field of a `Query` holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum QueryType {
    #[default]
    MatchQuery = 1,
    MatchPhraseQuery = 2,
    TermQuery = 3,
    RangeQuery = 4,
    PrefixQuery = 5,
    BoolQuery = 6,
    ConstScoreQuery = 7,
    FunctionScoreQuery = 8,
    NestedQuery = 9,
    WildcardQuery = 10,
    MatchAllQuery = 11,
    GeoBoundingBoxQuery = 12,
    GeoDistanceQuery = 13,
    GeoPolygonQuery = 14,
    TermsQuery = 15,
    ExistsQuery = 16,
    KnnVectorQuery = 17,
    FunctionsScoreQuery = 18,
    SuffixQuery = 19,
    DisMaxQuery = 20,
}
impl QueryType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(
            number, 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16
            | 17 | 18 | 19 | 20
        )
    }
}
impl ::core::convert::From<QueryType> for i32 {
    fn from(value: QueryType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for QueryType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::MatchQuery),
            2 => Ok(Self::MatchPhraseQuery),
            3 => Ok(Self::TermQuery),
            4 => Ok(Self::RangeQuery),
            5 => Ok(Self::PrefixQuery),
            6 => Ok(Self::BoolQuery),
            7 => Ok(Self::ConstScoreQuery),
            8 => Ok(Self::FunctionScoreQuery),
            9 => Ok(Self::NestedQuery),
            10 => Ok(Self::WildcardQuery),
            11 => Ok(Self::MatchAllQuery),
            12 => Ok(Self::GeoBoundingBoxQuery),
            13 => Ok(Self::GeoDistanceQuery),
            14 => Ok(Self::GeoPolygonQuery),
            15 => Ok(Self::TermsQuery),
            16 => Ok(Self::ExistsQuery),
            17 => Ok(Self::KnnVectorQuery),
            18 => Ok(Self::FunctionsScoreQuery),
            19 => Ok(Self::SuffixQuery),
            20 => Ok(Self::DisMaxQuery),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl QueryType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::MatchQuery => "MATCH_QUERY",
            Self::MatchPhraseQuery => "MATCH_PHRASE_QUERY",
            Self::TermQuery => "TERM_QUERY",
            Self::RangeQuery => "RANGE_QUERY",
            Self::PrefixQuery => "PREFIX_QUERY",
            Self::BoolQuery => "BOOL_QUERY",
            Self::ConstScoreQuery => "CONST_SCORE_QUERY",
            Self::FunctionScoreQuery => "FUNCTION_SCORE_QUERY",
            Self::NestedQuery => "NESTED_QUERY",
            Self::WildcardQuery => "WILDCARD_QUERY",
            Self::MatchAllQuery => "MATCH_ALL_QUERY",
            Self::GeoBoundingBoxQuery => "GEO_BOUNDING_BOX_QUERY",
            Self::GeoDistanceQuery => "GEO_DISTANCE_QUERY",
            Self::GeoPolygonQuery => "GEO_POLYGON_QUERY",
            Self::TermsQuery => "TERMS_QUERY",
            Self::ExistsQuery => "EXISTS_QUERY",
            Self::KnnVectorQuery => "KNN_VECTOR_QUERY",
            Self::FunctionsScoreQuery => "FUNCTIONS_SCORE_QUERY",
            Self::SuffixQuery => "SUFFIX_QUERY",
            Self::DisMaxQuery => "DIS_MAX_QUERY",
        }
    }
}
/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum DateTimeUnit {
    #[default]
    Year = 1,
    QuarterYear = 2,
    Month = 3,
    Week = 4,
    Day = 5,
    Hour = 6,
    Minute = 7,
    Second = 8,
    Millisecond = 9,
}
impl DateTimeUnit {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9)
    }
}
impl ::core::convert::From<DateTimeUnit> for i32 {
    fn from(value: DateTimeUnit) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for DateTimeUnit {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::Year),
            2 => Ok(Self::QuarterYear),
            3 => Ok(Self::Month),
            4 => Ok(Self::Week),
            5 => Ok(Self::Day),
            6 => Ok(Self::Hour),
            7 => Ok(Self::Minute),
            8 => Ok(Self::Second),
            9 => Ok(Self::Millisecond),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl DateTimeUnit {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Year => "YEAR",
            Self::QuarterYear => "QUARTER_YEAR",
            Self::Month => "MONTH",
            Self::Week => "WEEK",
            Self::Day => "DAY",
            Self::Hour => "HOUR",
            Self::Minute => "MINUTE",
            Self::Second => "SECOND",
            Self::Millisecond => "MILLISECOND",
        }
    }
}
/// The order of results.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Sort {
    pub sorter: ::prost::alloc::vec::Vec<Sorter>,
    /// Whether equal results are left unordered; by default the primary key decides.
    pub disable_default_pk_sorter: ::core::option::Option<bool>,
}
impl Sort {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn disable_default_pk_sorter(&self) -> bool {
        self.disable_default_pk_sorter.unwrap_or_default()
    }
}
impl ::prost::Message for Sort {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.sorter, buf);
        if let Some(value) = &self.disable_default_pk_sorter {
            ::prost::encoding::bool::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.sorter,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.disable_default_pk_sorter.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "Sort",
                    &[(1, "sorter"), (2, "disable_default_pk_sorter")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.sorter);
        if let Some(value) = &self.disable_default_pk_sorter {
            len += ::prost::encoding::bool::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for Sort {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "Sort",
        &[],
        &[crate::proto::required::repeated::<Sorter>(1, "sorter")],
    );
}
/// One criterion of an order: exactly one of the fields is set.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sorter {
    pub field_sort: ::core::option::Option<FieldSort>,
    pub geo_distance_sort: ::core::option::Option<GeoDistanceSort>,
    pub score_sort: ::core::option::Option<ScoreSort>,
    pub pk_sort: ::core::option::Option<PrimaryKeySort>,
    pub doc_sort: ::core::option::Option<DocSort>,
}
impl ::prost::Message for Sorter {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_sort {
            ::prost::encoding::message::encode(1, value, buf);
        }
        if let Some(value) = &self.geo_distance_sort {
            ::prost::encoding::message::encode(2, value, buf);
        }
        if let Some(value) = &self.score_sort {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.pk_sort {
            ::prost::encoding::message::encode(4, value, buf);
        }
        if let Some(value) = &self.doc_sort {
            ::prost::encoding::message::encode(5, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.field_sort.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.geo_distance_sort.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.score_sort.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.pk_sort.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.doc_sort.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "Sorter",
                    &[
                        (1, "field_sort"),
                        (2, "geo_distance_sort"),
                        (3, "score_sort"),
                        (4, "pk_sort"),
                        (5, "doc_sort"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_sort {
            len += ::prost::encoding::message::encoded_len(1, value);
        }
        if let Some(value) = &self.geo_distance_sort {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        if let Some(value) = &self.score_sort {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.pk_sort {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        if let Some(value) = &self.doc_sort {
            len += ::prost::encoding::message::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for Sorter {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Orders by the value of a field.
#[derive(Clone, PartialEq, Eq)]
pub struct FieldSort {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub order: ::core::option::Option<i32>,
    pub mode: ::core::option::Option<i32>,
    pub nested_filter: ::core::option::Option<NestedFilter>,
    /// The value of rows without the field, as a search variant; `_first` and `_last` put them at an
    /// end.
    pub missing_value: ::core::option::Option<::prost::bytes::Bytes>,
    /// The field that replaces an absent one.
    pub missing_field: ::core::option::Option<::prost::alloc::string::String>,
    /// The fields that replace an absent one, in order of preference.
    pub missing_fields: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
}
impl ::core::default::Default for FieldSort {
    #[inline]
    fn default() -> Self {
        Self {
            field_name: ::core::default::Default::default(),
            order: ::core::default::Default::default(),
            mode: ::core::default::Default::default(),
            nested_filter: ::core::default::Default::default(),
            missing_value: ::core::default::Default::default(),
            missing_field: ::core::default::Default::default(),
            missing_fields: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for FieldSort {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("FieldSort")
            .field("field_name", &self.field_name)
            .field("order", &self.order.map(crate::proto::field::named::<SortOrder>))
            .field("mode", &self.mode.map(crate::proto::field::named::<SortMode>))
            .field("nested_filter", &self.nested_filter)
            .field("missing_value", &self.missing_value)
            .field("missing_field", &self.missing_field)
            .field("missing_fields", &self.missing_fields)
            .finish()
    }
}
impl FieldSort {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn order(&self) -> SortOrder {
        self.order.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_order(&mut self, value: SortOrder) {
        self.order = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn mode(&self) -> SortMode {
        self.mode.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_mode(&mut self, value: SortMode) {
        self.mode = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn missing_value(&self) -> &[u8] {
        self.missing_value.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn missing_field(&self) -> &str {
        self.missing_field.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for FieldSort {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.order {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.mode {
            ::prost::encoding::int32::encode(3, value, buf);
        }
        if let Some(value) = &self.nested_filter {
            ::prost::encoding::message::encode(4, value, buf);
        }
        if let Some(value) = &self.missing_value {
            ::prost::encoding::bytes::encode(5, value, buf);
        }
        if let Some(value) = &self.missing_field {
            ::prost::encoding::string::encode(6, value, buf);
        }
        ::prost::encoding::string::encode_repeated(7, &self.missing_fields, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.order.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.mode.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.nested_filter.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.missing_value.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.missing_field.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.missing_fields,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "FieldSort",
                    &[
                        (1, "field_name"),
                        (2, "order"),
                        (3, "mode"),
                        (4, "nested_filter"),
                        (5, "missing_value"),
                        (6, "missing_field"),
                        (7, "missing_fields"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.order {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.mode {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        if let Some(value) = &self.nested_filter {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        if let Some(value) = &self.missing_value {
            len += ::prost::encoding::bytes::encoded_len(5, value);
        }
        if let Some(value) = &self.missing_field {
            len += ::prost::encoding::string::encoded_len(6, value);
        }
        len += ::prost::encoding::string::encoded_len_repeated(7, &self.missing_fields);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for FieldSort {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Orders by primary key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PrimaryKeySort {
    pub order: ::core::option::Option<i32>,
}
impl ::core::default::Default for PrimaryKeySort {
    #[inline]
    fn default() -> Self {
        Self {
            order: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for PrimaryKeySort {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("PrimaryKeySort")
            .field("order", &self.order.map(crate::proto::field::named::<SortOrder>))
            .finish()
    }
}
impl PrimaryKeySort {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn order(&self) -> SortOrder {
        self.order.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_order(&mut self, value: SortOrder) {
        self.order = Some(value.into());
    }
}
impl ::prost::Message for PrimaryKeySort {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.order {
            ::prost::encoding::int32::encode(1, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.order.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(error, number, "PrimaryKeySort", &[(1, "order")])
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.order {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for PrimaryKeySort {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Orders by relevance.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ScoreSort {
    pub order: ::core::option::Option<i32>,
}
impl ::core::default::Default for ScoreSort {
    #[inline]
    fn default() -> Self {
        Self {
            order: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for ScoreSort {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("ScoreSort")
            .field("order", &self.order.map(crate::proto::field::named::<SortOrder>))
            .finish()
    }
}
impl ScoreSort {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn order(&self) -> SortOrder {
        self.order.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_order(&mut self, value: SortOrder) {
        self.order = Some(value.into());
    }
}
impl ::prost::Message for ScoreSort {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.order {
            ::prost::encoding::int32::encode(1, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.order.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(error, number, "ScoreSort", &[(1, "order")])
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.order {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ScoreSort {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Orders by the distance from some places.
#[derive(Clone, PartialEq, Eq)]
pub struct GeoDistanceSort {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub points: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
    pub order: ::core::option::Option<i32>,
    pub mode: ::core::option::Option<i32>,
    pub distance_type: ::core::option::Option<i32>,
    pub nested_filter: ::core::option::Option<NestedFilter>,
}
impl ::core::default::Default for GeoDistanceSort {
    #[inline]
    fn default() -> Self {
        Self {
            field_name: ::core::default::Default::default(),
            points: ::core::default::Default::default(),
            order: ::core::default::Default::default(),
            mode: ::core::default::Default::default(),
            distance_type: ::core::default::Default::default(),
            nested_filter: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for GeoDistanceSort {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("GeoDistanceSort")
            .field("field_name", &self.field_name)
            .field("points", &self.points)
            .field("order", &self.order.map(crate::proto::field::named::<SortOrder>))
            .field("mode", &self.mode.map(crate::proto::field::named::<SortMode>))
            .field(
                "distance_type",
                &self.distance_type.map(crate::proto::field::named::<GeoDistanceType>),
            )
            .field("nested_filter", &self.nested_filter)
            .finish()
    }
}
impl GeoDistanceSort {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn order(&self) -> SortOrder {
        self.order.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_order(&mut self, value: SortOrder) {
        self.order = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn mode(&self) -> SortMode {
        self.mode.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_mode(&mut self, value: SortMode) {
        self.mode = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn distance_type(&self) -> GeoDistanceType {
        self.distance_type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_distance_type(&mut self, value: GeoDistanceType) {
        self.distance_type = Some(value.into());
    }
}
impl ::prost::Message for GeoDistanceSort {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        ::prost::encoding::string::encode_repeated(2, &self.points, buf);
        if let Some(value) = &self.order {
            ::prost::encoding::int32::encode(3, value, buf);
        }
        if let Some(value) = &self.mode {
            ::prost::encoding::int32::encode(4, value, buf);
        }
        if let Some(value) = &self.distance_type {
            ::prost::encoding::int32::encode(5, value, buf);
        }
        if let Some(value) = &self.nested_filter {
            ::prost::encoding::message::encode(6, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.points,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.order.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.mode.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.distance_type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.nested_filter.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GeoDistanceSort",
                    &[
                        (1, "field_name"),
                        (2, "points"),
                        (3, "order"),
                        (4, "mode"),
                        (5, "distance_type"),
                        (6, "nested_filter"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        len += ::prost::encoding::string::encoded_len_repeated(2, &self.points);
        if let Some(value) = &self.order {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        if let Some(value) = &self.mode {
            len += ::prost::encoding::int32::encoded_len(4, value);
        }
        if let Some(value) = &self.distance_type {
            len += ::prost::encoding::int32::encoded_len(5, value);
        }
        if let Some(value) = &self.nested_filter {
            len += ::prost::encoding::message::encoded_len(6, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GeoDistanceSort {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Orders as entries are stored.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DocSort {
    pub order: ::core::option::Option<i32>,
}
impl ::core::default::Default for DocSort {
    #[inline]
    fn default() -> Self {
        Self {
            order: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for DocSort {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("DocSort")
            .field("order", &self.order.map(crate::proto::field::named::<SortOrder>))
            .finish()
    }
}
impl DocSort {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn order(&self) -> SortOrder {
        self.order.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_order(&mut self, value: SortOrder) {
        self.order = Some(value.into());
    }
}
impl ::prost::Message for DocSort {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.order {
            ::prost::encoding::int32::encode(1, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.order.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(error, number, "DocSort", &[(1, "order")])
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.order {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DocSort {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Chooses the nested documents whose values count.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct NestedFilter {
    pub path: ::core::option::Option<::prost::alloc::string::String>,
    pub filter: ::core::option::Option<Query>,
}
impl NestedFilter {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn path(&self) -> &str {
        self.path.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for NestedFilter {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.path {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.filter {
            ::prost::encoding::message::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.path.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.filter.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "NestedFilter",
                    &[(1, "path"), (2, "filter")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.path {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.filter {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for NestedFilter {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Returns the parts of fields that the query matches.
#[derive(Clone, PartialEq)]
pub struct Highlight {
    pub highlight_parameters: ::prost::alloc::vec::Vec<HighlightParameter>,
    pub highlight_encoder: ::core::option::Option<i32>,
}
impl ::core::default::Default for Highlight {
    #[inline]
    fn default() -> Self {
        Self {
            highlight_parameters: ::core::default::Default::default(),
            highlight_encoder: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for Highlight {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("Highlight")
            .field("highlight_parameters", &self.highlight_parameters)
            .field(
                "highlight_encoder",
                &self
                    .highlight_encoder
                    .map(crate::proto::field::named::<HighlightEncoder>),
            )
            .finish()
    }
}
impl Highlight {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn highlight_encoder(&self) -> HighlightEncoder {
        self.highlight_encoder
            .and_then(|number| number.try_into().ok())
            .unwrap_or(HighlightEncoder::PlainMode)
    }
    /// Sets the value.
    #[inline]
    pub fn set_highlight_encoder(&mut self, value: HighlightEncoder) {
        self.highlight_encoder = Some(value.into());
    }
}
impl ::prost::Message for Highlight {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.highlight_parameters, buf);
        if let Some(value) = &self.highlight_encoder {
            ::prost::encoding::int32::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.highlight_parameters,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.highlight_encoder.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "Highlight",
                    &[(1, "highlight_parameters"), (2, "highlight_encoder")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len
            += ::prost::encoding::message::encoded_len_repeated(
                1,
                &self.highlight_parameters,
            );
        if let Some(value) = &self.highlight_encoder {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for Highlight {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "Highlight",
        &[],
        &[
            crate::proto::required::repeated::<
                HighlightParameter,
            >(1, "highlight_parameters"),
        ],
    );
}
/// How the matches of one field are returned.
#[derive(Clone, PartialEq, Eq)]
pub struct HighlightParameter {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub number_of_fragments: ::core::option::Option<i32>,
    /// In characters.
    pub fragment_size: ::core::option::Option<i32>,
    pub pre_tag: ::core::option::Option<::prost::alloc::string::String>,
    pub post_tag: ::core::option::Option<::prost::alloc::string::String>,
    pub fragments_order: ::core::option::Option<i32>,
}
impl ::core::default::Default for HighlightParameter {
    #[inline]
    fn default() -> Self {
        Self {
            field_name: ::core::default::Default::default(),
            number_of_fragments: ::core::default::Default::default(),
            fragment_size: ::core::default::Default::default(),
            pre_tag: ::core::default::Default::default(),
            post_tag: ::core::default::Default::default(),
            fragments_order: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for HighlightParameter {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("HighlightParameter")
            .field("field_name", &self.field_name)
            .field("number_of_fragments", &self.number_of_fragments)
            .field("fragment_size", &self.fragment_size)
            .field("pre_tag", &self.pre_tag)
            .field("post_tag", &self.post_tag)
            .field(
                "fragments_order",
                &self
                    .fragments_order
                    .map(crate::proto::field::named::<HighlightFragmentOrder>),
            )
            .finish()
    }
}
impl HighlightParameter {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn number_of_fragments(&self) -> i32 {
        self.number_of_fragments.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn fragment_size(&self) -> i32 {
        self.fragment_size.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn pre_tag(&self) -> &str {
        self.pre_tag.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn post_tag(&self) -> &str {
        self.post_tag.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn fragments_order(&self) -> HighlightFragmentOrder {
        self.fragments_order
            .and_then(|number| number.try_into().ok())
            .unwrap_or(HighlightFragmentOrder::TextSequence)
    }
    /// Sets the value.
    #[inline]
    pub fn set_fragments_order(&mut self, value: HighlightFragmentOrder) {
        self.fragments_order = Some(value.into());
    }
}
impl ::prost::Message for HighlightParameter {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.number_of_fragments {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.fragment_size {
            ::prost::encoding::int32::encode(3, value, buf);
        }
        if let Some(value) = &self.pre_tag {
            ::prost::encoding::string::encode(4, value, buf);
        }
        if let Some(value) = &self.post_tag {
            ::prost::encoding::string::encode(5, value, buf);
        }
        if let Some(value) = &self.fragments_order {
            ::prost::encoding::int32::encode(6, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.number_of_fragments.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.fragment_size.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.pre_tag.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.post_tag.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.fragments_order.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "HighlightParameter",
                    &[
                        (1, "field_name"),
                        (2, "number_of_fragments"),
                        (3, "fragment_size"),
                        (4, "pre_tag"),
                        (5, "post_tag"),
                        (6, "fragments_order"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.number_of_fragments {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.fragment_size {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        if let Some(value) = &self.pre_tag {
            len += ::prost::encoding::string::encoded_len(4, value);
        }
        if let Some(value) = &self.post_tag {
            len += ::prost::encoding::string::encoded_len(5, value);
        }
        if let Some(value) = &self.fragments_order {
            len += ::prost::encoding::int32::encoded_len(6, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for HighlightParameter {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The direction of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum SortOrder {
    #[default]
    Asc = 0,
    Desc = 1,
}
impl SortOrder {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0 | 1)
    }
}
impl ::core::convert::From<SortOrder> for i32 {
    fn from(value: SortOrder) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for SortOrder {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::Asc),
            1 => Ok(Self::Desc),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl SortOrder {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Asc => "SORT_ORDER_ASC",
            Self::Desc => "SORT_ORDER_DESC",
        }
    }
}
/// Which of several values counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum SortMode {
    #[default]
    Min = 0,
    Max = 1,
    Avg = 2,
}
impl SortMode {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0 | 1 | 2)
    }
}
impl ::core::convert::From<SortMode> for i32 {
    fn from(value: SortMode) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for SortMode {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::Min),
            1 => Ok(Self::Max),
            2 => Ok(Self::Avg),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl SortMode {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Min => "SORT_MODE_MIN",
            Self::Max => "SORT_MODE_MAX",
            Self::Avg => "SORT_MODE_AVG",
        }
    }
}
/// How a distance is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum GeoDistanceType {
    /// On the sphere.
    #[default]
    GeoDistanceArc = 0,
    /// In the plane.
    GeoDistancePlane = 1,
}
impl GeoDistanceType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0 | 1)
    }
}
impl ::core::convert::From<GeoDistanceType> for i32 {
    fn from(value: GeoDistanceType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for GeoDistanceType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::GeoDistanceArc),
            1 => Ok(Self::GeoDistancePlane),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl GeoDistanceType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::GeoDistanceArc => "GEO_DISTANCE_ARC",
            Self::GeoDistancePlane => "GEO_DISTANCE_PLANE",
        }
    }
}
/// The order of a field's fragments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum HighlightFragmentOrder {
    #[default]
    TextSequence = 1,
    Score = 2,
}
impl HighlightFragmentOrder {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2)
    }
}
impl ::core::convert::From<HighlightFragmentOrder> for i32 {
    fn from(value: HighlightFragmentOrder) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for HighlightFragmentOrder {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::TextSequence),
            2 => Ok(Self::Score),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl HighlightFragmentOrder {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::TextSequence => "TEXT_SEQUENCE",
            Self::Score => "SCORE",
        }
    }
}
/// Whether the text around tags is escaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum HighlightEncoder {
    #[default]
    PlainMode = 1,
    HtmlMode = 2,
}
impl HighlightEncoder {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2)
    }
}
impl ::core::convert::From<HighlightEncoder> for i32 {
    fn from(value: HighlightEncoder) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for HighlightEncoder {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::PlainMode),
            2 => Ok(Self::HtmlMode),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl HighlightEncoder {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::PlainMode => "PLAIN_MODE",
            Self::HtmlMode => "HTML_MODE",
        }
    }
}
/// Statistics of all rows that match.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Aggregations {
    pub aggs: ::prost::alloc::vec::Vec<Aggregation>,
}
impl ::prost::Message for Aggregations {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.aggs, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.aggs,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(error, number, "Aggregations", &[(1, "aggs")])
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.aggs);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for Aggregations {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "Aggregations",
        &[],
        &[crate::proto::required::repeated::<Aggregation>(1, "aggs")],
    );
}
/// A statistic of any type, by its name.
#[derive(Clone, PartialEq, Eq)]
pub struct Aggregation {
    pub name: ::core::option::Option<::prost::alloc::string::String>,
    pub r#type: ::core::option::Option<i32>,
    /// The serialized message that `type` names.
    pub body: ::core::option::Option<::prost::bytes::Bytes>,
}
impl ::core::default::Default for Aggregation {
    #[inline]
    fn default() -> Self {
        Self {
            name: ::core::default::Default::default(),
            r#type: ::core::default::Default::default(),
            body: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for Aggregation {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("Aggregation")
            .field("name", &self.name)
            .field(
                "type",
                &self.r#type.map(crate::proto::field::named::<AggregationType>),
            )
            .field("body", &self.body)
            .finish()
    }
}
impl Aggregation {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn r#type(&self) -> AggregationType {
        self.r#type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_type(&mut self, value: AggregationType) {
        self.r#type = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn body(&self) -> &[u8] {
        self.body.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for Aggregation {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.r#type {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.body {
            ::prost::encoding::bytes::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.r#type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.body.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "Aggregation",
                    &[(1, "name"), (2, "type"), (3, "body")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.r#type {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.body {
            len += ::prost::encoding::bytes::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for Aggregation {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The mean of a field.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AvgAggregation {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub missing: ::core::option::Option<::prost::bytes::Bytes>,
}
impl AvgAggregation {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn missing(&self) -> &[u8] {
        self.missing.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for AvgAggregation {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.missing {
            ::prost::encoding::bytes::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.missing.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "AvgAggregation",
                    &[(1, "field_name"), (2, "missing")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.missing {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for AvgAggregation {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The greatest value of a field.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MaxAggregation {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub missing: ::core::option::Option<::prost::bytes::Bytes>,
}
impl MaxAggregation {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn missing(&self) -> &[u8] {
        self.missing.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for MaxAggregation {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.missing {
            ::prost::encoding::bytes::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.missing.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "MaxAggregation",
                    &[(1, "field_name"), (2, "missing")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.missing {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for MaxAggregation {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The least value of a field.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MinAggregation {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub missing: ::core::option::Option<::prost::bytes::Bytes>,
}
impl MinAggregation {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn missing(&self) -> &[u8] {
        self.missing.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for MinAggregation {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.missing {
            ::prost::encoding::bytes::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.missing.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "MinAggregation",
                    &[(1, "field_name"), (2, "missing")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.missing {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for MinAggregation {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The sum of a field.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SumAggregation {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub missing: ::core::option::Option<::prost::bytes::Bytes>,
}
impl SumAggregation {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn missing(&self) -> &[u8] {
        self.missing.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for SumAggregation {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.missing {
            ::prost::encoding::bytes::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.missing.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "SumAggregation",
                    &[(1, "field_name"), (2, "missing")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.missing {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SumAggregation {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The number of values of a field.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CountAggregation {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
}
impl CountAggregation {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for CountAggregation {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "CountAggregation",
                    &[(1, "field_name")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for CountAggregation {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The number of different values of a field, approximately.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DistinctCountAggregation {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub missing: ::core::option::Option<::prost::bytes::Bytes>,
}
impl DistinctCountAggregation {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn missing(&self) -> &[u8] {
        self.missing.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for DistinctCountAggregation {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.missing {
            ::prost::encoding::bytes::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.missing.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "DistinctCountAggregation",
                    &[(1, "field_name"), (2, "missing")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.missing {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DistinctCountAggregation {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The first rows of a group.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TopRowsAggregation {
    pub limit: ::core::option::Option<i32>,
    pub sort: ::core::option::Option<Sort>,
}
impl TopRowsAggregation {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn limit(&self) -> i32 {
        self.limit.unwrap_or_default()
    }
}
impl ::prost::Message for TopRowsAggregation {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.limit {
            ::prost::encoding::int32::encode(1, value, buf);
        }
        if let Some(value) = &self.sort {
            ::prost::encoding::message::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.limit.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sort.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "TopRowsAggregation",
                    &[(1, "limit"), (2, "sort")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.limit {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        if let Some(value) = &self.sort {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TopRowsAggregation {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "TopRowsAggregation",
        &[],
        &[crate::proto::required::single::<Sort>(2, "sort")],
    );
}
/// The values at some ranks of a field.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PercentilesAggregation {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub percentiles: ::prost::alloc::vec::Vec<f64>,
    pub missing: ::core::option::Option<::prost::bytes::Bytes>,
}
impl PercentilesAggregation {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn missing(&self) -> &[u8] {
        self.missing.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for PercentilesAggregation {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        ::prost::encoding::double::encode_repeated(2, &self.percentiles, buf);
        if let Some(value) = &self.missing {
            ::prost::encoding::bytes::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::double::merge_repeated(
                    wire_type,
                    &mut self.percentiles,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.missing.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "PercentilesAggregation",
                    &[(1, "field_name"), (2, "percentiles"), (3, "missing")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        len += ::prost::encoding::double::encoded_len_repeated(2, &self.percentiles);
        if let Some(value) = &self.missing {
            len += ::prost::encoding::bytes::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for PercentilesAggregation {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The results of `Aggregations`.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct AggregationsResult {
    pub agg_results: ::prost::alloc::vec::Vec<AggregationResult>,
}
impl ::prost::Message for AggregationsResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.agg_results, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.agg_results,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "AggregationsResult",
                    &[(1, "agg_results")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.agg_results);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for AggregationsResult {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "AggregationsResult",
        &[],
        &[crate::proto::required::repeated::<AggregationResult>(1, "agg_results")],
    );
}
/// The result of an aggregation, by its name.
#[derive(Clone, PartialEq, Eq)]
pub struct AggregationResult {
    pub name: ::core::option::Option<::prost::alloc::string::String>,
    pub r#type: ::core::option::Option<i32>,
    /// The serialized message that `type` names.
    pub agg_result: ::core::option::Option<::prost::bytes::Bytes>,
}
impl ::core::default::Default for AggregationResult {
    #[inline]
    fn default() -> Self {
        Self {
            name: ::core::default::Default::default(),
            r#type: ::core::default::Default::default(),
            agg_result: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for AggregationResult {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("AggregationResult")
            .field("name", &self.name)
            .field(
                "type",
                &self.r#type.map(crate::proto::field::named::<AggregationType>),
            )
            .field("agg_result", &self.agg_result)
            .finish()
    }
}
impl AggregationResult {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn r#type(&self) -> AggregationType {
        self.r#type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_type(&mut self, value: AggregationType) {
        self.r#type = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn agg_result(&self) -> &[u8] {
        self.agg_result.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for AggregationResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.r#type {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.agg_result {
            ::prost::encoding::bytes::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.r#type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.agg_result.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "AggregationResult",
                    &[(1, "name"), (2, "type"), (3, "agg_result")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.r#type {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.agg_result {
            len += ::prost::encoding::bytes::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for AggregationResult {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct AvgAggregationResult {
    pub value: ::core::option::Option<f64>,
}
impl AvgAggregationResult {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn value(&self) -> f64 {
        self.value.unwrap_or_default()
    }
}
impl ::prost::Message for AvgAggregationResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.value {
            ::prost::encoding::double::encode(1, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.value.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "AvgAggregationResult",
                    &[(1, "value")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.value {
            len += ::prost::encoding::double::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for AvgAggregationResult {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct MaxAggregationResult {
    pub value: ::core::option::Option<f64>,
}
impl MaxAggregationResult {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn value(&self) -> f64 {
        self.value.unwrap_or_default()
    }
}
impl ::prost::Message for MaxAggregationResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.value {
            ::prost::encoding::double::encode(1, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.value.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "MaxAggregationResult",
                    &[(1, "value")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.value {
            len += ::prost::encoding::double::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for MaxAggregationResult {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct MinAggregationResult {
    pub value: ::core::option::Option<f64>,
}
impl MinAggregationResult {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn value(&self) -> f64 {
        self.value.unwrap_or_default()
    }
}
impl ::prost::Message for MinAggregationResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.value {
            ::prost::encoding::double::encode(1, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.value.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "MinAggregationResult",
                    &[(1, "value")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.value {
            len += ::prost::encoding::double::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for MinAggregationResult {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct SumAggregationResult {
    pub value: ::core::option::Option<f64>,
}
impl SumAggregationResult {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn value(&self) -> f64 {
        self.value.unwrap_or_default()
    }
}
impl ::prost::Message for SumAggregationResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.value {
            ::prost::encoding::double::encode(1, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.value.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "SumAggregationResult",
                    &[(1, "value")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.value {
            len += ::prost::encoding::double::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SumAggregationResult {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CountAggregationResult {
    pub value: ::core::option::Option<i64>,
}
impl CountAggregationResult {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn value(&self) -> i64 {
        self.value.unwrap_or_default()
    }
}
impl ::prost::Message for CountAggregationResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.value {
            ::prost::encoding::int64::encode(1, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.value.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "CountAggregationResult",
                    &[(1, "value")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.value {
            len += ::prost::encoding::int64::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for CountAggregationResult {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DistinctCountAggregationResult {
    pub value: ::core::option::Option<i64>,
}
impl DistinctCountAggregationResult {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn value(&self) -> i64 {
        self.value.unwrap_or_default()
    }
}
impl ::prost::Message for DistinctCountAggregationResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.value {
            ::prost::encoding::int64::encode(1, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.value.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "DistinctCountAggregationResult",
                    &[(1, "value")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.value {
            len += ::prost::encoding::int64::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DistinctCountAggregationResult {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TopRowsAggregationResult {
    /// Each a PlainBuffer of one row.
    pub rows: ::prost::alloc::vec::Vec<::prost::bytes::Bytes>,
}
impl ::prost::Message for TopRowsAggregationResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::bytes::encode_repeated(1, &self.rows, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::bytes::merge_repeated(
                    wire_type,
                    &mut self.rows,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "TopRowsAggregationResult",
                    &[(1, "rows")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::bytes::encoded_len_repeated(1, &self.rows);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TopRowsAggregationResult {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PercentilesAggregationResult {
    pub percentiles_aggregation_items: ::prost::alloc::vec::Vec<
        PercentilesAggregationItem,
    >,
}
impl ::prost::Message for PercentilesAggregationResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(
            1,
            &self.percentiles_aggregation_items,
            buf,
        );
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.percentiles_aggregation_items,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "PercentilesAggregationResult",
                    &[(1, "percentiles_aggregation_items")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len
            += ::prost::encoding::message::encoded_len_repeated(
                1,
                &self.percentiles_aggregation_items,
            );
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for PercentilesAggregationResult {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "PercentilesAggregationResult",
        &[],
        &[
            crate::proto::required::repeated::<
                PercentilesAggregationItem,
            >(1, "percentiles_aggregation_items"),
        ],
    );
}
/// The value at one rank.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PercentilesAggregationItem {
    /// The rank, in percent.
    pub key: ::core::option::Option<f64>,
    /// The value as a search variant.
    pub value: ::core::option::Option<::prost::bytes::Bytes>,
}
impl PercentilesAggregationItem {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn key(&self) -> f64 {
        self.key.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn value(&self) -> &[u8] {
        self.value.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for PercentilesAggregationItem {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.key {
            ::prost::encoding::double::encode(1, value, buf);
        }
        if let Some(value) = &self.value {
            ::prost::encoding::bytes::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.key.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.value.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "PercentilesAggregationItem",
                    &[(1, "key"), (2, "value")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.key {
            len += ::prost::encoding::double::encoded_len(1, value);
        }
        if let Some(value) = &self.value {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for PercentilesAggregationItem {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Which messages an `Aggregation` and its result hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum AggregationType {
    #[default]
    AggAvg = 1,
    AggMax = 2,
    AggMin = 3,
    AggSum = 4,
    AggCount = 5,
    AggDistinctCount = 6,
    AggTopRows = 7,
    AggPercentiles = 8,
}
impl AggregationType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8)
    }
}
impl ::core::convert::From<AggregationType> for i32 {
    fn from(value: AggregationType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for AggregationType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::AggAvg),
            2 => Ok(Self::AggMax),
            3 => Ok(Self::AggMin),
            4 => Ok(Self::AggSum),
            5 => Ok(Self::AggCount),
            6 => Ok(Self::AggDistinctCount),
            7 => Ok(Self::AggTopRows),
            8 => Ok(Self::AggPercentiles),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl AggregationType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::AggAvg => "AGG_AVG",
            Self::AggMax => "AGG_MAX",
            Self::AggMin => "AGG_MIN",
            Self::AggSum => "AGG_SUM",
            Self::AggCount => "AGG_COUNT",
            Self::AggDistinctCount => "AGG_DISTINCT_COUNT",
            Self::AggTopRows => "AGG_TOP_ROWS",
            Self::AggPercentiles => "AGG_PERCENTILES",
        }
    }
}
/// Groups of all rows that match.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupBys {
    pub group_bys: ::prost::alloc::vec::Vec<GroupBy>,
}
impl ::prost::Message for GroupBys {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.group_bys, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.group_bys,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(error, number, "GroupBys", &[(1, "group_bys")])
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.group_bys);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupBys {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupBys",
        &[],
        &[crate::proto::required::repeated::<GroupBy>(1, "group_bys")],
    );
}
/// A grouping of any type, by its name.
#[derive(Clone, PartialEq, Eq)]
pub struct GroupBy {
    pub name: ::core::option::Option<::prost::alloc::string::String>,
    pub r#type: ::core::option::Option<i32>,
    /// The serialized message that `type` names.
    pub body: ::core::option::Option<::prost::bytes::Bytes>,
}
impl ::core::default::Default for GroupBy {
    #[inline]
    fn default() -> Self {
        Self {
            name: ::core::default::Default::default(),
            r#type: ::core::default::Default::default(),
            body: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for GroupBy {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("GroupBy")
            .field("name", &self.name)
            .field("type", &self.r#type.map(crate::proto::field::named::<GroupByType>))
            .field("body", &self.body)
            .finish()
    }
}
impl GroupBy {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn r#type(&self) -> GroupByType {
        self.r#type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_type(&mut self, value: GroupByType) {
        self.r#type = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn body(&self) -> &[u8] {
        self.body.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for GroupBy {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.r#type {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.body {
            ::prost::encoding::bytes::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.r#type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.body.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupBy",
                    &[(1, "name"), (2, "type"), (3, "body")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.r#type {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.body {
            len += ::prost::encoding::bytes::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupBy {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// A group for each value of a field.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByField {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub size: ::core::option::Option<i32>,
    pub sort: ::core::option::Option<GroupBySort>,
    pub sub_aggs: ::core::option::Option<Aggregations>,
    pub sub_group_bys: ::core::option::Option<GroupBys>,
    pub min_doc_count: ::core::option::Option<i64>,
}
impl GroupByField {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn size(&self) -> i32 {
        self.size.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn min_doc_count(&self) -> i64 {
        self.min_doc_count.unwrap_or_default()
    }
}
impl ::prost::Message for GroupByField {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.size {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.sort {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.sub_aggs {
            ::prost::encoding::message::encode(4, value, buf);
        }
        if let Some(value) = &self.sub_group_bys {
            ::prost::encoding::message::encode(5, value, buf);
        }
        if let Some(value) = &self.min_doc_count {
            ::prost::encoding::int64::encode(6, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.size.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sort.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_aggs.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_group_bys.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.min_doc_count.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByField",
                    &[
                        (1, "field_name"),
                        (2, "size"),
                        (3, "sort"),
                        (4, "sub_aggs"),
                        (5, "sub_group_bys"),
                        (6, "min_doc_count"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.size {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.sort {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.sub_aggs {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        if let Some(value) = &self.sub_group_bys {
            len += ::prost::encoding::message::encoded_len(5, value);
        }
        if let Some(value) = &self.min_doc_count {
            len += ::prost::encoding::int64::encoded_len(6, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByField {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByField",
        &[],
        &[
            crate::proto::required::single::<GroupBySort>(3, "sort"),
            crate::proto::required::single::<Aggregations>(4, "sub_aggs"),
            crate::proto::required::single::<GroupBys>(5, "sub_group_bys"),
        ],
    );
}
/// A group for each of some ranges.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByRange {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub ranges: ::prost::alloc::vec::Vec<Range>,
    pub sub_aggs: ::core::option::Option<Aggregations>,
    pub sub_group_bys: ::core::option::Option<GroupBys>,
}
impl GroupByRange {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for GroupByRange {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        ::prost::encoding::message::encode_repeated(2, &self.ranges, buf);
        if let Some(value) = &self.sub_aggs {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.sub_group_bys {
            ::prost::encoding::message::encode(4, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.ranges,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_aggs.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_group_bys.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByRange",
                    &[
                        (1, "field_name"),
                        (2, "ranges"),
                        (3, "sub_aggs"),
                        (4, "sub_group_bys"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        len += ::prost::encoding::message::encoded_len_repeated(2, &self.ranges);
        if let Some(value) = &self.sub_aggs {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.sub_group_bys {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByRange {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByRange",
        &[],
        &[
            crate::proto::required::repeated::<Range>(2, "ranges"),
            crate::proto::required::single::<Aggregations>(3, "sub_aggs"),
            crate::proto::required::single::<GroupBys>(4, "sub_group_bys"),
        ],
    );
}
/// A range of numbers: from a bound up to another that is not in it.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Range {
    pub from: ::core::option::Option<f64>,
    pub to: ::core::option::Option<f64>,
}
impl Range {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn from(&self) -> f64 {
        self.from.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn to(&self) -> f64 {
        self.to.unwrap_or_default()
    }
}
impl ::prost::Message for Range {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.from {
            ::prost::encoding::double::encode(1, value, buf);
        }
        if let Some(value) = &self.to {
            ::prost::encoding::double::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.from.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.to.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "Range",
                    &[(1, "from"), (2, "to")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.from {
            len += ::prost::encoding::double::encoded_len(1, value);
        }
        if let Some(value) = &self.to {
            len += ::prost::encoding::double::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for Range {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// A group for each of some queries.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByFilter {
    pub filters: ::prost::alloc::vec::Vec<Query>,
    pub sub_aggs: ::core::option::Option<Aggregations>,
    pub sub_group_bys: ::core::option::Option<GroupBys>,
}
impl ::prost::Message for GroupByFilter {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.filters, buf);
        if let Some(value) = &self.sub_aggs {
            ::prost::encoding::message::encode(2, value, buf);
        }
        if let Some(value) = &self.sub_group_bys {
            ::prost::encoding::message::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.filters,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_aggs.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_group_bys.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByFilter",
                    &[(1, "filters"), (2, "sub_aggs"), (3, "sub_group_bys")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.filters);
        if let Some(value) = &self.sub_aggs {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        if let Some(value) = &self.sub_group_bys {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByFilter {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByFilter",
        &[],
        &[
            crate::proto::required::repeated::<Query>(1, "filters"),
            crate::proto::required::single::<Aggregations>(2, "sub_aggs"),
            crate::proto::required::single::<GroupBys>(3, "sub_group_bys"),
        ],
    );
}
/// A group for each range of distances from a place.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByGeoDistance {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub origin: ::core::option::Option<GeoPoint>,
    pub ranges: ::prost::alloc::vec::Vec<Range>,
    pub sub_aggs: ::core::option::Option<Aggregations>,
    pub sub_group_bys: ::core::option::Option<GroupBys>,
}
impl GroupByGeoDistance {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for GroupByGeoDistance {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.origin {
            ::prost::encoding::message::encode(2, value, buf);
        }
        ::prost::encoding::message::encode_repeated(3, &self.ranges, buf);
        if let Some(value) = &self.sub_aggs {
            ::prost::encoding::message::encode(4, value, buf);
        }
        if let Some(value) = &self.sub_group_bys {
            ::prost::encoding::message::encode(5, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.origin.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.ranges,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_aggs.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_group_bys.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByGeoDistance",
                    &[
                        (1, "field_name"),
                        (2, "origin"),
                        (3, "ranges"),
                        (4, "sub_aggs"),
                        (5, "sub_group_bys"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.origin {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        len += ::prost::encoding::message::encoded_len_repeated(3, &self.ranges);
        if let Some(value) = &self.sub_aggs {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        if let Some(value) = &self.sub_group_bys {
            len += ::prost::encoding::message::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByGeoDistance {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByGeoDistance",
        &[],
        &[
            crate::proto::required::repeated::<Range>(3, "ranges"),
            crate::proto::required::single::<Aggregations>(4, "sub_aggs"),
            crate::proto::required::single::<GroupBys>(5, "sub_group_bys"),
        ],
    );
}
/// A place, in degrees.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct GeoPoint {
    pub lat: ::core::option::Option<f64>,
    pub lon: ::core::option::Option<f64>,
}
impl GeoPoint {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn lat(&self) -> f64 {
        self.lat.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn lon(&self) -> f64 {
        self.lon.unwrap_or_default()
    }
}
impl ::prost::Message for GeoPoint {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.lat {
            ::prost::encoding::double::encode(1, value, buf);
        }
        if let Some(value) = &self.lon {
            ::prost::encoding::double::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.lat.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.lon.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GeoPoint",
                    &[(1, "lat"), (2, "lon")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.lat {
            len += ::prost::encoding::double::encoded_len(1, value);
        }
        if let Some(value) = &self.lon {
            len += ::prost::encoding::double::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GeoPoint {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// A group for each interval of numbers.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByHistogram {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    /// A search variant.
    pub interval: ::core::option::Option<::prost::bytes::Bytes>,
    /// The value of rows without the field, as a search variant.
    pub missing: ::core::option::Option<::prost::bytes::Bytes>,
    pub min_doc_count: ::core::option::Option<i64>,
    pub sort: ::core::option::Option<GroupBySort>,
    pub field_range: ::core::option::Option<FieldRange>,
    pub sub_aggs: ::core::option::Option<Aggregations>,
    pub sub_group_bys: ::core::option::Option<GroupBys>,
    /// By how much intervals are shifted, as a search variant.
    pub offset: ::core::option::Option<::prost::bytes::Bytes>,
}
impl GroupByHistogram {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn interval(&self) -> &[u8] {
        self.interval.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn missing(&self) -> &[u8] {
        self.missing.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn min_doc_count(&self) -> i64 {
        self.min_doc_count.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn offset(&self) -> &[u8] {
        self.offset.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for GroupByHistogram {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.interval {
            ::prost::encoding::bytes::encode(2, value, buf);
        }
        if let Some(value) = &self.missing {
            ::prost::encoding::bytes::encode(3, value, buf);
        }
        if let Some(value) = &self.min_doc_count {
            ::prost::encoding::int64::encode(4, value, buf);
        }
        if let Some(value) = &self.sort {
            ::prost::encoding::message::encode(5, value, buf);
        }
        if let Some(value) = &self.field_range {
            ::prost::encoding::message::encode(6, value, buf);
        }
        if let Some(value) = &self.sub_aggs {
            ::prost::encoding::message::encode(7, value, buf);
        }
        if let Some(value) = &self.sub_group_bys {
            ::prost::encoding::message::encode(8, value, buf);
        }
        if let Some(value) = &self.offset {
            ::prost::encoding::bytes::encode(9, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.interval.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.missing.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.min_doc_count.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sort.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.field_range.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_aggs.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            8 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_group_bys.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            9 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.offset.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByHistogram",
                    &[
                        (1, "field_name"),
                        (2, "interval"),
                        (3, "missing"),
                        (4, "min_doc_count"),
                        (5, "sort"),
                        (6, "field_range"),
                        (7, "sub_aggs"),
                        (8, "sub_group_bys"),
                        (9, "offset"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.interval {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        if let Some(value) = &self.missing {
            len += ::prost::encoding::bytes::encoded_len(3, value);
        }
        if let Some(value) = &self.min_doc_count {
            len += ::prost::encoding::int64::encoded_len(4, value);
        }
        if let Some(value) = &self.sort {
            len += ::prost::encoding::message::encoded_len(5, value);
        }
        if let Some(value) = &self.field_range {
            len += ::prost::encoding::message::encoded_len(6, value);
        }
        if let Some(value) = &self.sub_aggs {
            len += ::prost::encoding::message::encoded_len(7, value);
        }
        if let Some(value) = &self.sub_group_bys {
            len += ::prost::encoding::message::encoded_len(8, value);
        }
        if let Some(value) = &self.offset {
            len += ::prost::encoding::bytes::encoded_len(9, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByHistogram {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByHistogram",
        &[],
        &[
            crate::proto::required::single::<GroupBySort>(5, "sort"),
            crate::proto::required::single::<Aggregations>(7, "sub_aggs"),
            crate::proto::required::single::<GroupBys>(8, "sub_group_bys"),
        ],
    );
}
/// A group for each interval of time.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByDateHistogram {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub interval: ::core::option::Option<DateTimeValue>,
    pub field_range: ::core::option::Option<FieldRange>,
    /// The value of rows without the field, as a search variant.
    pub missing: ::core::option::Option<::prost::bytes::Bytes>,
    pub min_doc_count: ::core::option::Option<i64>,
    pub time_zone: ::core::option::Option<::prost::alloc::string::String>,
    pub sort: ::core::option::Option<GroupBySort>,
    pub sub_aggs: ::core::option::Option<Aggregations>,
    pub sub_group_bys: ::core::option::Option<GroupBys>,
    pub offset: ::core::option::Option<DateTimeValue>,
}
impl GroupByDateHistogram {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn missing(&self) -> &[u8] {
        self.missing.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn min_doc_count(&self) -> i64 {
        self.min_doc_count.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn time_zone(&self) -> &str {
        self.time_zone.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for GroupByDateHistogram {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.interval {
            ::prost::encoding::message::encode(2, value, buf);
        }
        if let Some(value) = &self.field_range {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.missing {
            ::prost::encoding::bytes::encode(4, value, buf);
        }
        if let Some(value) = &self.min_doc_count {
            ::prost::encoding::int64::encode(5, value, buf);
        }
        if let Some(value) = &self.time_zone {
            ::prost::encoding::string::encode(6, value, buf);
        }
        if let Some(value) = &self.sort {
            ::prost::encoding::message::encode(7, value, buf);
        }
        if let Some(value) = &self.sub_aggs {
            ::prost::encoding::message::encode(8, value, buf);
        }
        if let Some(value) = &self.sub_group_bys {
            ::prost::encoding::message::encode(9, value, buf);
        }
        if let Some(value) = &self.offset {
            ::prost::encoding::message::encode(10, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.interval.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.field_range.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.missing.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.min_doc_count.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.time_zone.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sort.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            8 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_aggs.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            9 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_group_bys.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            10 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.offset.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByDateHistogram",
                    &[
                        (1, "field_name"),
                        (2, "interval"),
                        (3, "field_range"),
                        (4, "missing"),
                        (5, "min_doc_count"),
                        (6, "time_zone"),
                        (7, "sort"),
                        (8, "sub_aggs"),
                        (9, "sub_group_bys"),
                        (10, "offset"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.interval {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        if let Some(value) = &self.field_range {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.missing {
            len += ::prost::encoding::bytes::encoded_len(4, value);
        }
        if let Some(value) = &self.min_doc_count {
            len += ::prost::encoding::int64::encoded_len(5, value);
        }
        if let Some(value) = &self.time_zone {
            len += ::prost::encoding::string::encoded_len(6, value);
        }
        if let Some(value) = &self.sort {
            len += ::prost::encoding::message::encoded_len(7, value);
        }
        if let Some(value) = &self.sub_aggs {
            len += ::prost::encoding::message::encoded_len(8, value);
        }
        if let Some(value) = &self.sub_group_bys {
            len += ::prost::encoding::message::encoded_len(9, value);
        }
        if let Some(value) = &self.offset {
            len += ::prost::encoding::message::encoded_len(10, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByDateHistogram {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByDateHistogram",
        &[],
        &[
            crate::proto::required::single::<GroupBySort>(7, "sort"),
            crate::proto::required::single::<Aggregations>(8, "sub_aggs"),
            crate::proto::required::single::<GroupBys>(9, "sub_group_bys"),
        ],
    );
}
/// The range of values that have groups, as search variants.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FieldRange {
    pub min: ::core::option::Option<::prost::bytes::Bytes>,
    pub max: ::core::option::Option<::prost::bytes::Bytes>,
}
impl FieldRange {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn min(&self) -> &[u8] {
        self.min.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn max(&self) -> &[u8] {
        self.max.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for FieldRange {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.min {
            ::prost::encoding::bytes::encode(1, value, buf);
        }
        if let Some(value) = &self.max {
            ::prost::encoding::bytes::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.min.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.max.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "FieldRange",
                    &[(1, "min"), (2, "max")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.min {
            len += ::prost::encoding::bytes::encoded_len(1, value);
        }
        if let Some(value) = &self.max {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for FieldRange {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// A group for each cell of a grid of places.
#[derive(Clone, PartialEq)]
pub struct GroupByGeoGrid {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub precision: ::core::option::Option<i32>,
    pub size: ::core::option::Option<i32>,
    pub sub_aggs: ::core::option::Option<Aggregations>,
    pub sub_group_bys: ::core::option::Option<GroupBys>,
}
impl ::core::default::Default for GroupByGeoGrid {
    #[inline]
    fn default() -> Self {
        Self {
            field_name: ::core::default::Default::default(),
            precision: ::core::default::Default::default(),
            size: ::core::default::Default::default(),
            sub_aggs: ::core::default::Default::default(),
            sub_group_bys: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for GroupByGeoGrid {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("GroupByGeoGrid")
            .field("field_name", &self.field_name)
            .field(
                "precision",
                &self.precision.map(crate::proto::field::named::<GeoHashPrecision>),
            )
            .field("size", &self.size)
            .field("sub_aggs", &self.sub_aggs)
            .field("sub_group_bys", &self.sub_group_bys)
            .finish()
    }
}
impl GroupByGeoGrid {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn precision(&self) -> GeoHashPrecision {
        self.precision.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_precision(&mut self, value: GeoHashPrecision) {
        self.precision = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn size(&self) -> i32 {
        self.size.unwrap_or_default()
    }
}
impl ::prost::Message for GroupByGeoGrid {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.precision {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.size {
            ::prost::encoding::int32::encode(3, value, buf);
        }
        if let Some(value) = &self.sub_aggs {
            ::prost::encoding::message::encode(4, value, buf);
        }
        if let Some(value) = &self.sub_group_bys {
            ::prost::encoding::message::encode(5, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.precision.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.size.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_aggs.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_group_bys.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByGeoGrid",
                    &[
                        (1, "field_name"),
                        (2, "precision"),
                        (3, "size"),
                        (4, "sub_aggs"),
                        (5, "sub_group_bys"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.precision {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.size {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        if let Some(value) = &self.sub_aggs {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        if let Some(value) = &self.sub_group_bys {
            len += ::prost::encoding::message::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByGeoGrid {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByGeoGrid",
        &[],
        &[
            crate::proto::required::single::<Aggregations>(4, "sub_aggs"),
            crate::proto::required::single::<GroupBys>(5, "sub_group_bys"),
        ],
    );
}
/// A group for each combination of values, in pages.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByComposite {
    pub sources: ::core::option::Option<GroupBys>,
    pub size: ::core::option::Option<i32>,
    pub sub_aggs: ::core::option::Option<Aggregations>,
    pub sub_group_bys: ::core::option::Option<GroupBys>,
    pub next_token: ::core::option::Option<::prost::alloc::string::String>,
    /// As `size`, beyond the limit of which the service returns fewer.
    pub suggested_size: ::core::option::Option<i32>,
}
impl GroupByComposite {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn size(&self) -> i32 {
        self.size.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn next_token(&self) -> &str {
        self.next_token.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn suggested_size(&self) -> i32 {
        self.suggested_size.unwrap_or_default()
    }
}
impl ::prost::Message for GroupByComposite {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.sources {
            ::prost::encoding::message::encode(1, value, buf);
        }
        if let Some(value) = &self.size {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.sub_aggs {
            ::prost::encoding::message::encode(4, value, buf);
        }
        if let Some(value) = &self.sub_group_bys {
            ::prost::encoding::message::encode(5, value, buf);
        }
        if let Some(value) = &self.next_token {
            ::prost::encoding::string::encode(6, value, buf);
        }
        if let Some(value) = &self.suggested_size {
            ::prost::encoding::int32::encode(7, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sources.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.size.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_aggs.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_group_bys.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.next_token.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.suggested_size.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByComposite",
                    &[
                        (1, "sources"),
                        (2, "size"),
                        (4, "sub_aggs"),
                        (5, "sub_group_bys"),
                        (6, "next_token"),
                        (7, "suggested_size"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.sources {
            len += ::prost::encoding::message::encoded_len(1, value);
        }
        if let Some(value) = &self.size {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.sub_aggs {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        if let Some(value) = &self.sub_group_bys {
            len += ::prost::encoding::message::encoded_len(5, value);
        }
        if let Some(value) = &self.next_token {
            len += ::prost::encoding::string::encoded_len(6, value);
        }
        if let Some(value) = &self.suggested_size {
            len += ::prost::encoding::int32::encoded_len(7, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByComposite {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByComposite",
        &[],
        &[
            crate::proto::required::single::<GroupBys>(1, "sources"),
            crate::proto::required::single::<Aggregations>(4, "sub_aggs"),
            crate::proto::required::single::<GroupBys>(5, "sub_group_bys"),
        ],
    );
}
/// The order of groups.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupBySort {
    pub sorters: ::prost::alloc::vec::Vec<GroupBySorter>,
}
impl ::prost::Message for GroupBySort {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.sorters, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.sorters,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(error, number, "GroupBySort", &[(1, "sorters")])
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.sorters);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupBySort {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupBySort",
        &[],
        &[crate::proto::required::repeated::<GroupBySorter>(1, "sorters")],
    );
}
/// One criterion of an order of groups: exactly one of the fields is set.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GroupBySorter {
    pub group_key_sort: ::core::option::Option<GroupKeySort>,
    pub row_count_sort: ::core::option::Option<RowCountSort>,
    pub sub_agg_sort: ::core::option::Option<SubAggSort>,
}
impl ::prost::Message for GroupBySorter {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.group_key_sort {
            ::prost::encoding::message::encode(1, value, buf);
        }
        if let Some(value) = &self.row_count_sort {
            ::prost::encoding::message::encode(2, value, buf);
        }
        if let Some(value) = &self.sub_agg_sort {
            ::prost::encoding::message::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.group_key_sort.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.row_count_sort.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_agg_sort.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupBySorter",
                    &[(1, "group_key_sort"), (2, "row_count_sort"), (3, "sub_agg_sort")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.group_key_sort {
            len += ::prost::encoding::message::encoded_len(1, value);
        }
        if let Some(value) = &self.row_count_sort {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        if let Some(value) = &self.sub_agg_sort {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupBySorter {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Orders by the value of the group.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct GroupKeySort {
    pub order: ::core::option::Option<i32>,
}
impl ::core::default::Default for GroupKeySort {
    #[inline]
    fn default() -> Self {
        Self {
            order: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for GroupKeySort {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("GroupKeySort")
            .field("order", &self.order.map(crate::proto::field::named::<SortOrder>))
            .finish()
    }
}
impl GroupKeySort {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn order(&self) -> SortOrder {
        self.order.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_order(&mut self, value: SortOrder) {
        self.order = Some(value.into());
    }
}
impl ::prost::Message for GroupKeySort {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.order {
            ::prost::encoding::int32::encode(1, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.order.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(error, number, "GroupKeySort", &[(1, "order")])
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.order {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupKeySort {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Orders by the number of rows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RowCountSort {
    pub order: ::core::option::Option<i32>,
}
impl ::core::default::Default for RowCountSort {
    #[inline]
    fn default() -> Self {
        Self {
            order: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for RowCountSort {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("RowCountSort")
            .field("order", &self.order.map(crate::proto::field::named::<SortOrder>))
            .finish()
    }
}
impl RowCountSort {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn order(&self) -> SortOrder {
        self.order.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_order(&mut self, value: SortOrder) {
        self.order = Some(value.into());
    }
}
impl ::prost::Message for RowCountSort {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.order {
            ::prost::encoding::int32::encode(1, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.order.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(error, number, "RowCountSort", &[(1, "order")])
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.order {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for RowCountSort {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Orders by an aggregation of each group.
#[derive(Clone, PartialEq, Eq)]
pub struct SubAggSort {
    pub sub_agg_name: ::core::option::Option<::prost::alloc::string::String>,
    pub order: ::core::option::Option<i32>,
}
impl ::core::default::Default for SubAggSort {
    #[inline]
    fn default() -> Self {
        Self {
            sub_agg_name: ::core::default::Default::default(),
            order: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for SubAggSort {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("SubAggSort")
            .field("sub_agg_name", &self.sub_agg_name)
            .field("order", &self.order.map(crate::proto::field::named::<SortOrder>))
            .finish()
    }
}
impl SubAggSort {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn sub_agg_name(&self) -> &str {
        self.sub_agg_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn order(&self) -> SortOrder {
        self.order.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_order(&mut self, value: SortOrder) {
        self.order = Some(value.into());
    }
}
impl ::prost::Message for SubAggSort {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.sub_agg_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.order {
            ::prost::encoding::int32::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.sub_agg_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.order.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "SubAggSort",
                    &[(1, "sub_agg_name"), (2, "order")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.sub_agg_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.order {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SubAggSort {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The results of `GroupBys`.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupBysResult {
    pub group_by_results: ::prost::alloc::vec::Vec<GroupByResult>,
}
impl ::prost::Message for GroupBysResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.group_by_results, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.group_by_results,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupBysResult",
                    &[(1, "group_by_results")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len
            += ::prost::encoding::message::encoded_len_repeated(
                1,
                &self.group_by_results,
            );
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupBysResult {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupBysResult",
        &[],
        &[crate::proto::required::repeated::<GroupByResult>(1, "group_by_results")],
    );
}
/// The result of a grouping, by its name.
#[derive(Clone, PartialEq, Eq)]
pub struct GroupByResult {
    pub name: ::core::option::Option<::prost::alloc::string::String>,
    pub r#type: ::core::option::Option<i32>,
    /// The serialized message that `type` names.
    pub group_by_result: ::core::option::Option<::prost::bytes::Bytes>,
}
impl ::core::default::Default for GroupByResult {
    #[inline]
    fn default() -> Self {
        Self {
            name: ::core::default::Default::default(),
            r#type: ::core::default::Default::default(),
            group_by_result: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for GroupByResult {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("GroupByResult")
            .field("name", &self.name)
            .field("type", &self.r#type.map(crate::proto::field::named::<GroupByType>))
            .field("group_by_result", &self.group_by_result)
            .finish()
    }
}
impl GroupByResult {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn r#type(&self) -> GroupByType {
        self.r#type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_type(&mut self, value: GroupByType) {
        self.r#type = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn group_by_result(&self) -> &[u8] {
        self.group_by_result.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for GroupByResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.r#type {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.group_by_result {
            ::prost::encoding::bytes::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.r#type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.group_by_result.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByResult",
                    &[(1, "name"), (2, "type"), (3, "group_by_result")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.r#type {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.group_by_result {
            len += ::prost::encoding::bytes::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByResult {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByFieldResult {
    pub group_by_field_result_items: ::prost::alloc::vec::Vec<GroupByFieldResultItem>,
}
impl ::prost::Message for GroupByFieldResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(
            1,
            &self.group_by_field_result_items,
            buf,
        );
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.group_by_field_result_items,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByFieldResult",
                    &[(1, "group_by_field_result_items")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len
            += ::prost::encoding::message::encoded_len_repeated(
                1,
                &self.group_by_field_result_items,
            );
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByFieldResult {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByFieldResult",
        &[],
        &[
            crate::proto::required::repeated::<
                GroupByFieldResultItem,
            >(1, "group_by_field_result_items"),
        ],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByFieldResultItem {
    pub key: ::core::option::Option<::prost::alloc::string::String>,
    pub row_count: ::core::option::Option<i64>,
    pub sub_aggs_result: ::core::option::Option<AggregationsResult>,
    pub sub_group_bys_result: ::core::option::Option<GroupBysResult>,
}
impl GroupByFieldResultItem {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn key(&self) -> &str {
        self.key.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn row_count(&self) -> i64 {
        self.row_count.unwrap_or_default()
    }
}
impl ::prost::Message for GroupByFieldResultItem {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.key {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.row_count {
            ::prost::encoding::int64::encode(2, value, buf);
        }
        if let Some(value) = &self.sub_aggs_result {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.sub_group_bys_result {
            ::prost::encoding::message::encode(4, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.key.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.row_count.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_aggs_result.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_group_bys_result.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByFieldResultItem",
                    &[
                        (1, "key"),
                        (2, "row_count"),
                        (3, "sub_aggs_result"),
                        (4, "sub_group_bys_result"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.key {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.row_count {
            len += ::prost::encoding::int64::encoded_len(2, value);
        }
        if let Some(value) = &self.sub_aggs_result {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.sub_group_bys_result {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByFieldResultItem {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByFieldResultItem",
        &[],
        &[
            crate::proto::required::single::<AggregationsResult>(3, "sub_aggs_result"),
            crate::proto::required::single::<GroupBysResult>(4, "sub_group_bys_result"),
        ],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByRangeResult {
    pub group_by_range_result_items: ::prost::alloc::vec::Vec<GroupByRangeResultItem>,
}
impl ::prost::Message for GroupByRangeResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(
            1,
            &self.group_by_range_result_items,
            buf,
        );
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.group_by_range_result_items,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByRangeResult",
                    &[(1, "group_by_range_result_items")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len
            += ::prost::encoding::message::encoded_len_repeated(
                1,
                &self.group_by_range_result_items,
            );
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByRangeResult {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByRangeResult",
        &[],
        &[
            crate::proto::required::repeated::<
                GroupByRangeResultItem,
            >(1, "group_by_range_result_items"),
        ],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByRangeResultItem {
    pub from: ::core::option::Option<f64>,
    pub to: ::core::option::Option<f64>,
    pub row_count: ::core::option::Option<i64>,
    pub sub_aggs_result: ::core::option::Option<AggregationsResult>,
    pub sub_group_bys_result: ::core::option::Option<GroupBysResult>,
}
impl GroupByRangeResultItem {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn from(&self) -> f64 {
        self.from.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn to(&self) -> f64 {
        self.to.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn row_count(&self) -> i64 {
        self.row_count.unwrap_or_default()
    }
}
impl ::prost::Message for GroupByRangeResultItem {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.from {
            ::prost::encoding::double::encode(1, value, buf);
        }
        if let Some(value) = &self.to {
            ::prost::encoding::double::encode(2, value, buf);
        }
        if let Some(value) = &self.row_count {
            ::prost::encoding::int64::encode(3, value, buf);
        }
        if let Some(value) = &self.sub_aggs_result {
            ::prost::encoding::message::encode(4, value, buf);
        }
        if let Some(value) = &self.sub_group_bys_result {
            ::prost::encoding::message::encode(5, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.from.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.to.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.row_count.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_aggs_result.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_group_bys_result.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByRangeResultItem",
                    &[
                        (1, "from"),
                        (2, "to"),
                        (3, "row_count"),
                        (4, "sub_aggs_result"),
                        (5, "sub_group_bys_result"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.from {
            len += ::prost::encoding::double::encoded_len(1, value);
        }
        if let Some(value) = &self.to {
            len += ::prost::encoding::double::encoded_len(2, value);
        }
        if let Some(value) = &self.row_count {
            len += ::prost::encoding::int64::encoded_len(3, value);
        }
        if let Some(value) = &self.sub_aggs_result {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        if let Some(value) = &self.sub_group_bys_result {
            len += ::prost::encoding::message::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByRangeResultItem {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByRangeResultItem",
        &[],
        &[
            crate::proto::required::single::<AggregationsResult>(4, "sub_aggs_result"),
            crate::proto::required::single::<GroupBysResult>(5, "sub_group_bys_result"),
        ],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByFilterResult {
    pub group_by_filter_result_items: ::prost::alloc::vec::Vec<GroupByFilterResultItem>,
}
impl ::prost::Message for GroupByFilterResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(
            1,
            &self.group_by_filter_result_items,
            buf,
        );
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.group_by_filter_result_items,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByFilterResult",
                    &[(1, "group_by_filter_result_items")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len
            += ::prost::encoding::message::encoded_len_repeated(
                1,
                &self.group_by_filter_result_items,
            );
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByFilterResult {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByFilterResult",
        &[],
        &[
            crate::proto::required::repeated::<
                GroupByFilterResultItem,
            >(1, "group_by_filter_result_items"),
        ],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByFilterResultItem {
    pub row_count: ::core::option::Option<i64>,
    pub sub_aggs_result: ::core::option::Option<AggregationsResult>,
    pub sub_group_bys_result: ::core::option::Option<GroupBysResult>,
}
impl GroupByFilterResultItem {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn row_count(&self) -> i64 {
        self.row_count.unwrap_or_default()
    }
}
impl ::prost::Message for GroupByFilterResultItem {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.row_count {
            ::prost::encoding::int64::encode(1, value, buf);
        }
        if let Some(value) = &self.sub_aggs_result {
            ::prost::encoding::message::encode(2, value, buf);
        }
        if let Some(value) = &self.sub_group_bys_result {
            ::prost::encoding::message::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.row_count.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_aggs_result.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_group_bys_result.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByFilterResultItem",
                    &[
                        (1, "row_count"),
                        (2, "sub_aggs_result"),
                        (3, "sub_group_bys_result"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.row_count {
            len += ::prost::encoding::int64::encoded_len(1, value);
        }
        if let Some(value) = &self.sub_aggs_result {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        if let Some(value) = &self.sub_group_bys_result {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByFilterResultItem {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByFilterResultItem",
        &[],
        &[
            crate::proto::required::single::<AggregationsResult>(2, "sub_aggs_result"),
            crate::proto::required::single::<GroupBysResult>(3, "sub_group_bys_result"),
        ],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByGeoDistanceResult {
    pub group_by_geo_distance_result_items: ::prost::alloc::vec::Vec<
        GroupByGeoDistanceResultItem,
    >,
}
impl ::prost::Message for GroupByGeoDistanceResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(
            1,
            &self.group_by_geo_distance_result_items,
            buf,
        );
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.group_by_geo_distance_result_items,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByGeoDistanceResult",
                    &[(1, "group_by_geo_distance_result_items")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len
            += ::prost::encoding::message::encoded_len_repeated(
                1,
                &self.group_by_geo_distance_result_items,
            );
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByGeoDistanceResult {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByGeoDistanceResult",
        &[],
        &[
            crate::proto::required::repeated::<
                GroupByGeoDistanceResultItem,
            >(1, "group_by_geo_distance_result_items"),
        ],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByGeoDistanceResultItem {
    pub from: ::core::option::Option<f64>,
    pub to: ::core::option::Option<f64>,
    pub row_count: ::core::option::Option<i64>,
    pub sub_aggs_result: ::core::option::Option<AggregationsResult>,
    pub sub_group_bys_result: ::core::option::Option<GroupBysResult>,
}
impl GroupByGeoDistanceResultItem {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn from(&self) -> f64 {
        self.from.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn to(&self) -> f64 {
        self.to.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn row_count(&self) -> i64 {
        self.row_count.unwrap_or_default()
    }
}
impl ::prost::Message for GroupByGeoDistanceResultItem {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.from {
            ::prost::encoding::double::encode(1, value, buf);
        }
        if let Some(value) = &self.to {
            ::prost::encoding::double::encode(2, value, buf);
        }
        if let Some(value) = &self.row_count {
            ::prost::encoding::int64::encode(3, value, buf);
        }
        if let Some(value) = &self.sub_aggs_result {
            ::prost::encoding::message::encode(4, value, buf);
        }
        if let Some(value) = &self.sub_group_bys_result {
            ::prost::encoding::message::encode(5, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.from.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.to.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.row_count.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_aggs_result.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_group_bys_result.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByGeoDistanceResultItem",
                    &[
                        (1, "from"),
                        (2, "to"),
                        (3, "row_count"),
                        (4, "sub_aggs_result"),
                        (5, "sub_group_bys_result"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.from {
            len += ::prost::encoding::double::encoded_len(1, value);
        }
        if let Some(value) = &self.to {
            len += ::prost::encoding::double::encoded_len(2, value);
        }
        if let Some(value) = &self.row_count {
            len += ::prost::encoding::int64::encoded_len(3, value);
        }
        if let Some(value) = &self.sub_aggs_result {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        if let Some(value) = &self.sub_group_bys_result {
            len += ::prost::encoding::message::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByGeoDistanceResultItem {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByGeoDistanceResultItem",
        &[],
        &[
            crate::proto::required::single::<AggregationsResult>(4, "sub_aggs_result"),
            crate::proto::required::single::<GroupBysResult>(5, "sub_group_bys_result"),
        ],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByHistogramResult {
    pub group_by_histogram_items: ::prost::alloc::vec::Vec<GroupByHistogramItem>,
}
impl ::prost::Message for GroupByHistogramResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(
            1,
            &self.group_by_histogram_items,
            buf,
        );
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.group_by_histogram_items,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByHistogramResult",
                    &[(1, "group_by_histogram_items")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len
            += ::prost::encoding::message::encoded_len_repeated(
                1,
                &self.group_by_histogram_items,
            );
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByHistogramResult {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByHistogramResult",
        &[],
        &[
            crate::proto::required::repeated::<
                GroupByHistogramItem,
            >(1, "group_by_histogram_items"),
        ],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByHistogramItem {
    /// The lower bound of the interval, as a search variant.
    pub key: ::core::option::Option<::prost::bytes::Bytes>,
    /// The number of rows.
    pub value: ::core::option::Option<i64>,
    pub sub_aggs_result: ::core::option::Option<AggregationsResult>,
    pub sub_group_bys_result: ::core::option::Option<GroupBysResult>,
}
impl GroupByHistogramItem {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn key(&self) -> &[u8] {
        self.key.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn value(&self) -> i64 {
        self.value.unwrap_or_default()
    }
}
impl ::prost::Message for GroupByHistogramItem {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.key {
            ::prost::encoding::bytes::encode(1, value, buf);
        }
        if let Some(value) = &self.value {
            ::prost::encoding::int64::encode(2, value, buf);
        }
        if let Some(value) = &self.sub_aggs_result {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.sub_group_bys_result {
            ::prost::encoding::message::encode(4, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.key.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.value.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_aggs_result.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_group_bys_result.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByHistogramItem",
                    &[
                        (1, "key"),
                        (2, "value"),
                        (3, "sub_aggs_result"),
                        (4, "sub_group_bys_result"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.key {
            len += ::prost::encoding::bytes::encoded_len(1, value);
        }
        if let Some(value) = &self.value {
            len += ::prost::encoding::int64::encoded_len(2, value);
        }
        if let Some(value) = &self.sub_aggs_result {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.sub_group_bys_result {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByHistogramItem {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByHistogramItem",
        &[],
        &[
            crate::proto::required::single::<AggregationsResult>(3, "sub_aggs_result"),
            crate::proto::required::single::<GroupBysResult>(4, "sub_group_bys_result"),
        ],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByDateHistogramResult {
    pub group_by_date_histogram_items: ::prost::alloc::vec::Vec<
        GroupByDateHistogramItem,
    >,
}
impl ::prost::Message for GroupByDateHistogramResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(
            1,
            &self.group_by_date_histogram_items,
            buf,
        );
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.group_by_date_histogram_items,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByDateHistogramResult",
                    &[(1, "group_by_date_histogram_items")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len
            += ::prost::encoding::message::encoded_len_repeated(
                1,
                &self.group_by_date_histogram_items,
            );
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByDateHistogramResult {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByDateHistogramResult",
        &[],
        &[
            crate::proto::required::repeated::<
                GroupByDateHistogramItem,
            >(1, "group_by_date_histogram_items"),
        ],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByDateHistogramItem {
    /// The start of the interval, in milliseconds since 1970.
    pub timestamp: ::core::option::Option<i64>,
    pub row_count: ::core::option::Option<i64>,
    pub sub_aggs_result: ::core::option::Option<AggregationsResult>,
    pub sub_group_bys_result: ::core::option::Option<GroupBysResult>,
}
impl GroupByDateHistogramItem {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn timestamp(&self) -> i64 {
        self.timestamp.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn row_count(&self) -> i64 {
        self.row_count.unwrap_or_default()
    }
}
impl ::prost::Message for GroupByDateHistogramItem {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.timestamp {
            ::prost::encoding::int64::encode(1, value, buf);
        }
        if let Some(value) = &self.row_count {
            ::prost::encoding::int64::encode(2, value, buf);
        }
        if let Some(value) = &self.sub_aggs_result {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.sub_group_bys_result {
            ::prost::encoding::message::encode(4, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.timestamp.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.row_count.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_aggs_result.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_group_bys_result.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByDateHistogramItem",
                    &[
                        (1, "timestamp"),
                        (2, "row_count"),
                        (3, "sub_aggs_result"),
                        (4, "sub_group_bys_result"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.timestamp {
            len += ::prost::encoding::int64::encoded_len(1, value);
        }
        if let Some(value) = &self.row_count {
            len += ::prost::encoding::int64::encoded_len(2, value);
        }
        if let Some(value) = &self.sub_aggs_result {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.sub_group_bys_result {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByDateHistogramItem {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByDateHistogramItem",
        &[],
        &[
            crate::proto::required::single::<AggregationsResult>(3, "sub_aggs_result"),
            crate::proto::required::single::<GroupBysResult>(4, "sub_group_bys_result"),
        ],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByGeoGridResult {
    pub group_by_geo_grid_result_items: ::prost::alloc::vec::Vec<
        GroupByGeoGridResultItem,
    >,
}
impl ::prost::Message for GroupByGeoGridResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(
            1,
            &self.group_by_geo_grid_result_items,
            buf,
        );
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.group_by_geo_grid_result_items,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByGeoGridResult",
                    &[(1, "group_by_geo_grid_result_items")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len
            += ::prost::encoding::message::encoded_len_repeated(
                1,
                &self.group_by_geo_grid_result_items,
            );
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByGeoGridResult {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByGeoGridResult",
        &[],
        &[
            crate::proto::required::repeated::<
                GroupByGeoGridResultItem,
            >(1, "group_by_geo_grid_result_items"),
        ],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByGeoGridResultItem {
    /// The hash of the cell.
    pub key: ::core::option::Option<::prost::alloc::string::String>,
    pub geo_grid: ::core::option::Option<GeoGrid>,
    pub row_count: ::core::option::Option<i64>,
    pub sub_aggs_result: ::core::option::Option<AggregationsResult>,
    pub sub_group_bys_result: ::core::option::Option<GroupBysResult>,
}
impl GroupByGeoGridResultItem {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn key(&self) -> &str {
        self.key.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn row_count(&self) -> i64 {
        self.row_count.unwrap_or_default()
    }
}
impl ::prost::Message for GroupByGeoGridResultItem {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.key {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.geo_grid {
            ::prost::encoding::message::encode(2, value, buf);
        }
        if let Some(value) = &self.row_count {
            ::prost::encoding::int64::encode(3, value, buf);
        }
        if let Some(value) = &self.sub_aggs_result {
            ::prost::encoding::message::encode(4, value, buf);
        }
        if let Some(value) = &self.sub_group_bys_result {
            ::prost::encoding::message::encode(5, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.key.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.geo_grid.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.row_count.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_aggs_result.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_group_bys_result.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByGeoGridResultItem",
                    &[
                        (1, "key"),
                        (2, "geo_grid"),
                        (3, "row_count"),
                        (4, "sub_aggs_result"),
                        (5, "sub_group_bys_result"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.key {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.geo_grid {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        if let Some(value) = &self.row_count {
            len += ::prost::encoding::int64::encoded_len(3, value);
        }
        if let Some(value) = &self.sub_aggs_result {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        if let Some(value) = &self.sub_group_bys_result {
            len += ::prost::encoding::message::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByGeoGridResultItem {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByGeoGridResultItem",
        &[],
        &[
            crate::proto::required::single::<AggregationsResult>(4, "sub_aggs_result"),
            crate::proto::required::single::<GroupBysResult>(5, "sub_group_bys_result"),
        ],
    );
}
/// The corners of a cell.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct GeoGrid {
    pub top_left: ::core::option::Option<GeoPoint>,
    pub bottom_right: ::core::option::Option<GeoPoint>,
}
impl ::prost::Message for GeoGrid {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.top_left {
            ::prost::encoding::message::encode(1, value, buf);
        }
        if let Some(value) = &self.bottom_right {
            ::prost::encoding::message::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.top_left.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.bottom_right.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GeoGrid",
                    &[(1, "top_left"), (2, "bottom_right")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.top_left {
            len += ::prost::encoding::message::encoded_len(1, value);
        }
        if let Some(value) = &self.bottom_right {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GeoGrid {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByCompositeResult {
    pub group_by_composite_result_items: ::prost::alloc::vec::Vec<
        GroupByCompositeResultItem,
    >,
    pub source_group_by_names: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
    pub next_token: ::core::option::Option<::prost::alloc::string::String>,
}
impl GroupByCompositeResult {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn next_token(&self) -> &str {
        self.next_token.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for GroupByCompositeResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(
            1,
            &self.group_by_composite_result_items,
            buf,
        );
        ::prost::encoding::string::encode_repeated(2, &self.source_group_by_names, buf);
        if let Some(value) = &self.next_token {
            ::prost::encoding::string::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.group_by_composite_result_items,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.source_group_by_names,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.next_token.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByCompositeResult",
                    &[
                        (1, "group_by_composite_result_items"),
                        (2, "source_group_by_names"),
                        (3, "next_token"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len
            += ::prost::encoding::message::encoded_len_repeated(
                1,
                &self.group_by_composite_result_items,
            );
        len
            += ::prost::encoding::string::encoded_len_repeated(
                2,
                &self.source_group_by_names,
            );
        if let Some(value) = &self.next_token {
            len += ::prost::encoding::string::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByCompositeResult {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByCompositeResult",
        &[],
        &[
            crate::proto::required::repeated::<
                GroupByCompositeResultItem,
            >(1, "group_by_composite_result_items"),
        ],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GroupByCompositeResultItem {
    pub keys: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
    pub row_count: ::core::option::Option<i64>,
    pub sub_aggs_result: ::core::option::Option<AggregationsResult>,
    pub sub_group_bys_result: ::core::option::Option<GroupBysResult>,
    /// Whether the key of the same position is the absence of a value.
    pub is_null_keys: ::prost::alloc::vec::Vec<bool>,
}
impl GroupByCompositeResultItem {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn row_count(&self) -> i64 {
        self.row_count.unwrap_or_default()
    }
}
impl ::prost::Message for GroupByCompositeResultItem {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode_repeated(1, &self.keys, buf);
        if let Some(value) = &self.row_count {
            ::prost::encoding::int64::encode(2, value, buf);
        }
        if let Some(value) = &self.sub_aggs_result {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.sub_group_bys_result {
            ::prost::encoding::message::encode(4, value, buf);
        }
        ::prost::encoding::bool::encode_repeated(5, &self.is_null_keys, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.keys,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.row_count.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_aggs_result.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sub_group_bys_result.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::bool::merge_repeated(
                    wire_type,
                    &mut self.is_null_keys,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GroupByCompositeResultItem",
                    &[
                        (1, "keys"),
                        (2, "row_count"),
                        (3, "sub_aggs_result"),
                        (4, "sub_group_bys_result"),
                        (5, "is_null_keys"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len_repeated(1, &self.keys);
        if let Some(value) = &self.row_count {
            len += ::prost::encoding::int64::encoded_len(2, value);
        }
        if let Some(value) = &self.sub_aggs_result {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.sub_group_bys_result {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        len += ::prost::encoding::bool::encoded_len_repeated(5, &self.is_null_keys);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GroupByCompositeResultItem {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GroupByCompositeResultItem",
        &[],
        &[
            crate::proto::required::single::<AggregationsResult>(3, "sub_aggs_result"),
            crate::proto::required::single::<GroupBysResult>(4, "sub_group_bys_result"),
        ],
    );
}
/// Which messages a `GroupBy` and its result hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum GroupByType {
    #[default]
    GroupByField = 1,
    GroupByRange = 2,
    GroupByFilter = 3,
    GroupByGeoDistance = 4,
    GroupByHistogram = 5,
    GroupByDateHistogram = 6,
    GroupByGeoGrid = 7,
    GroupByComposite = 8,
}
impl GroupByType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8)
    }
}
impl ::core::convert::From<GroupByType> for i32 {
    fn from(value: GroupByType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for GroupByType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::GroupByField),
            2 => Ok(Self::GroupByRange),
            3 => Ok(Self::GroupByFilter),
            4 => Ok(Self::GroupByGeoDistance),
            5 => Ok(Self::GroupByHistogram),
            6 => Ok(Self::GroupByDateHistogram),
            7 => Ok(Self::GroupByGeoGrid),
            8 => Ok(Self::GroupByComposite),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl GroupByType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::GroupByField => "GROUP_BY_FIELD",
            Self::GroupByRange => "GROUP_BY_RANGE",
            Self::GroupByFilter => "GROUP_BY_FILTER",
            Self::GroupByGeoDistance => "GROUP_BY_GEO_DISTANCE",
            Self::GroupByHistogram => "GROUP_BY_HISTOGRAM",
            Self::GroupByDateHistogram => "GROUP_BY_DATE_HISTOGRAM",
            Self::GroupByGeoGrid => "GROUP_BY_GEO_GRID",
            Self::GroupByComposite => "GROUP_BY_COMPOSITE",
        }
    }
}
/// The size of a grid's cells, by the length of their hashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum GeoHashPrecision {
    #[default]
    Ghp5009km4992km1 = 1,
    Ghp1252km624km2 = 2,
    Ghp156km156km3 = 3,
    Ghp39km19km4 = 4,
    Ghp4900m4900m5 = 5,
    Ghp1200m609m6 = 6,
    Ghp152m152m7 = 7,
    Ghp38m19m8 = 8,
    Ghp480cm480cm9 = 9,
    Ghp120cm595mm10 = 10,
    Ghp149mm149mm11 = 11,
    Ghp37mm19mm12 = 12,
}
impl GeoHashPrecision {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12)
    }
}
impl ::core::convert::From<GeoHashPrecision> for i32 {
    fn from(value: GeoHashPrecision) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for GeoHashPrecision {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::Ghp5009km4992km1),
            2 => Ok(Self::Ghp1252km624km2),
            3 => Ok(Self::Ghp156km156km3),
            4 => Ok(Self::Ghp39km19km4),
            5 => Ok(Self::Ghp4900m4900m5),
            6 => Ok(Self::Ghp1200m609m6),
            7 => Ok(Self::Ghp152m152m7),
            8 => Ok(Self::Ghp38m19m8),
            9 => Ok(Self::Ghp480cm480cm9),
            10 => Ok(Self::Ghp120cm595mm10),
            11 => Ok(Self::Ghp149mm149mm11),
            12 => Ok(Self::Ghp37mm19mm12),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl GeoHashPrecision {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Ghp5009km4992km1 => "GHP_5009KM_4992KM_1",
            Self::Ghp1252km624km2 => "GHP_1252KM_624KM_2",
            Self::Ghp156km156km3 => "GHP_156KM_156KM_3",
            Self::Ghp39km19km4 => "GHP_39KM_19KM_4",
            Self::Ghp4900m4900m5 => "GHP_4900M_4900M_5",
            Self::Ghp1200m609m6 => "GHP_1200M_609M_6",
            Self::Ghp152m152m7 => "GHP_152M_152M_7",
            Self::Ghp38m19m8 => "GHP_38M_19M_8",
            Self::Ghp480cm480cm9 => "GHP_480CM_480CM_9",
            Self::Ghp120cm595mm10 => "GHP_120CM_595MM_10",
            Self::Ghp149mm149mm11 => "GHP_149MM_149MM_11",
            Self::Ghp37mm19mm12 => "GHP_37MM_19MM_12",
        }
    }
}
/// Creates a search index of a table.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CreateSearchIndexRequest {
    pub table_name: ::prost::alloc::string::String,
    pub index_name: ::prost::alloc::string::String,
    pub schema: ::core::option::Option<IndexSchema>,
    /// The index that the new one is to replace, once it has caught up.
    pub source_index_name: ::core::option::Option<::prost::alloc::string::String>,
    /// Seconds after which entries expire; -1 for never.
    pub time_to_live: ::core::option::Option<i32>,
}
impl CreateSearchIndexRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn source_index_name(&self) -> &str {
        self.source_index_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn time_to_live(&self) -> i32 {
        self.time_to_live.unwrap_or_default()
    }
}
impl ::prost::Message for CreateSearchIndexRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::string::encode(2, &self.index_name, buf);
        if let Some(value) = &self.schema {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.source_index_name {
            ::prost::encoding::string::encode(4, value, buf);
        }
        if let Some(value) = &self.time_to_live {
            ::prost::encoding::int32::encode(5, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.table_name,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.index_name,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.schema.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.source_index_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.time_to_live.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "CreateSearchIndexRequest",
                    &[
                        (1, "table_name"),
                        (2, "index_name"),
                        (3, "schema"),
                        (4, "source_index_name"),
                        (5, "time_to_live"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::string::encoded_len(2, &self.index_name);
        if let Some(value) = &self.schema {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.source_index_name {
            len += ::prost::encoding::string::encoded_len(4, value);
        }
        if let Some(value) = &self.time_to_live {
            len += ::prost::encoding::int32::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for CreateSearchIndexRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "CreateSearchIndexRequest",
        &[
            crate::proto::required::required(1, "table_name"),
            crate::proto::required::required(2, "index_name"),
        ],
        &[crate::proto::required::single::<IndexSchema>(3, "schema")],
    );
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CreateSearchIndexResponse {}
impl ::prost::Message for CreateSearchIndexResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {}
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        ::prost::encoding::skip_field(wire_type, number, buf, ctx)
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        0
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for CreateSearchIndexResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Changes a search index: its time to live, its fields, or its part of the queries.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct UpdateSearchIndexRequest {
    pub table_name: ::core::option::Option<::prost::alloc::string::String>,
    pub index_name: ::core::option::Option<::prost::alloc::string::String>,
    /// The index with which this one changes roles.
    pub switch_index_name: ::core::option::Option<::prost::alloc::string::String>,
    /// How queries are divided between the two indexes of a pair.
    pub query_flow_weight: ::prost::alloc::vec::Vec<QueryFlowWeight>,
    /// Seconds after which entries expire; -1 for never.
    pub time_to_live: ::core::option::Option<i32>,
    /// Fields to add.
    pub added_field_schemas: ::prost::alloc::vec::Vec<FieldSchema>,
}
impl UpdateSearchIndexRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_name(&self) -> &str {
        self.table_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn index_name(&self) -> &str {
        self.index_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn switch_index_name(&self) -> &str {
        self.switch_index_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn time_to_live(&self) -> i32 {
        self.time_to_live.unwrap_or_default()
    }
}
impl ::prost::Message for UpdateSearchIndexRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.table_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.index_name {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.switch_index_name {
            ::prost::encoding::string::encode(3, value, buf);
        }
        ::prost::encoding::message::encode_repeated(4, &self.query_flow_weight, buf);
        if let Some(value) = &self.time_to_live {
            ::prost::encoding::int32::encode(5, value, buf);
        }
        ::prost::encoding::message::encode_repeated(6, &self.added_field_schemas, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.table_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.index_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.switch_index_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.query_flow_weight,
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.time_to_live.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.added_field_schemas,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "UpdateSearchIndexRequest",
                    &[
                        (1, "table_name"),
                        (2, "index_name"),
                        (3, "switch_index_name"),
                        (4, "query_flow_weight"),
                        (5, "time_to_live"),
                        (6, "added_field_schemas"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.table_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.index_name {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.switch_index_name {
            len += ::prost::encoding::string::encoded_len(3, value);
        }
        len
            += ::prost::encoding::message::encoded_len_repeated(
                4,
                &self.query_flow_weight,
            );
        if let Some(value) = &self.time_to_live {
            len += ::prost::encoding::int32::encoded_len(5, value);
        }
        len
            += ::prost::encoding::message::encoded_len_repeated(
                6,
                &self.added_field_schemas,
            );
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for UpdateSearchIndexRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "UpdateSearchIndexRequest",
        &[],
        &[
            crate::proto::required::repeated::<QueryFlowWeight>(4, "query_flow_weight"),
            crate::proto::required::repeated::<FieldSchema>(6, "added_field_schemas"),
        ],
    );
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct UpdateSearchIndexResponse {}
impl ::prost::Message for UpdateSearchIndexResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {}
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        ::prost::encoding::skip_field(wire_type, number, buf, ctx)
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        0
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for UpdateSearchIndexResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Deletes a search index.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DeleteSearchIndexRequest {
    pub table_name: ::core::option::Option<::prost::alloc::string::String>,
    pub index_name: ::core::option::Option<::prost::alloc::string::String>,
}
impl DeleteSearchIndexRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_name(&self) -> &str {
        self.table_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn index_name(&self) -> &str {
        self.index_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for DeleteSearchIndexRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.table_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.index_name {
            ::prost::encoding::string::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.table_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.index_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "DeleteSearchIndexRequest",
                    &[(1, "table_name"), (2, "index_name")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.table_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.index_name {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DeleteSearchIndexRequest {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DeleteSearchIndexResponse {}
impl ::prost::Message for DeleteSearchIndexResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {}
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        ::prost::encoding::skip_field(wire_type, number, buf, ctx)
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        0
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DeleteSearchIndexResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Lists the search indexes of a table, or of all tables of the instance.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ListSearchIndexRequest {
    pub table_name: ::core::option::Option<::prost::alloc::string::String>,
}
impl ListSearchIndexRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_name(&self) -> &str {
        self.table_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for ListSearchIndexRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.table_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.table_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "ListSearchIndexRequest",
                    &[(1, "table_name")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.table_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ListSearchIndexRequest {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ListSearchIndexResponse {
    pub indices: ::prost::alloc::vec::Vec<IndexInfo>,
}
impl ::prost::Message for ListSearchIndexResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.indices, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.indices,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "ListSearchIndexResponse",
                    &[(1, "indices")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.indices);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ListSearchIndexResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ListSearchIndexResponse",
        &[],
        &[crate::proto::required::repeated::<IndexInfo>(1, "indices")],
    );
}
/// The name of a search index, with its table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct IndexInfo {
    pub table_name: ::core::option::Option<::prost::alloc::string::String>,
    pub index_name: ::core::option::Option<::prost::alloc::string::String>,
}
impl IndexInfo {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_name(&self) -> &str {
        self.table_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn index_name(&self) -> &str {
        self.index_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for IndexInfo {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.table_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.index_name {
            ::prost::encoding::string::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.table_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.index_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "IndexInfo",
                    &[(1, "table_name"), (2, "index_name")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.table_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.index_name {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for IndexInfo {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Describes a search index.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DescribeSearchIndexRequest {
    pub table_name: ::core::option::Option<::prost::alloc::string::String>,
    pub index_name: ::core::option::Option<::prost::alloc::string::String>,
    /// Whether the response has `sync_stat`.
    pub include_sync_stat: ::core::option::Option<bool>,
}
impl DescribeSearchIndexRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_name(&self) -> &str {
        self.table_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn index_name(&self) -> &str {
        self.index_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn include_sync_stat(&self) -> bool {
        self.include_sync_stat.unwrap_or_default()
    }
}
impl ::prost::Message for DescribeSearchIndexRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.table_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.index_name {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.include_sync_stat {
            ::prost::encoding::bool::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.table_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.index_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.include_sync_stat.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "DescribeSearchIndexRequest",
                    &[(1, "table_name"), (2, "index_name"), (3, "include_sync_stat")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.table_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.index_name {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.include_sync_stat {
            len += ::prost::encoding::bool::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DescribeSearchIndexRequest {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct DescribeSearchIndexResponse {
    pub schema: ::core::option::Option<IndexSchema>,
    pub sync_stat: ::core::option::Option<SyncStat>,
    pub metering_info: ::core::option::Option<MeteringInfo>,
    /// The other index of a pair, one of which replaces the other.
    pub brother_index_name: ::core::option::Option<::prost::alloc::string::String>,
    /// How queries are divided between the two indexes of a pair.
    pub query_flow_weight: ::prost::alloc::vec::Vec<QueryFlowWeight>,
    pub create_time: ::core::option::Option<i64>,
    /// Seconds after which entries expire; -1 for never.
    pub time_to_live: ::core::option::Option<i32>,
    pub index_status: ::core::option::Option<IndexStatus>,
}
impl DescribeSearchIndexResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn brother_index_name(&self) -> &str {
        self.brother_index_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn create_time(&self) -> i64 {
        self.create_time.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn time_to_live(&self) -> i32 {
        self.time_to_live.unwrap_or_default()
    }
}
impl ::prost::Message for DescribeSearchIndexResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.schema {
            ::prost::encoding::message::encode(1, value, buf);
        }
        if let Some(value) = &self.sync_stat {
            ::prost::encoding::message::encode(2, value, buf);
        }
        if let Some(value) = &self.metering_info {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.brother_index_name {
            ::prost::encoding::string::encode(4, value, buf);
        }
        ::prost::encoding::message::encode_repeated(5, &self.query_flow_weight, buf);
        if let Some(value) = &self.create_time {
            ::prost::encoding::int64::encode(6, value, buf);
        }
        if let Some(value) = &self.time_to_live {
            ::prost::encoding::int32::encode(7, value, buf);
        }
        if let Some(value) = &self.index_status {
            ::prost::encoding::message::encode(8, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.schema.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sync_stat.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.metering_info.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.brother_index_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.query_flow_weight,
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.create_time.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.time_to_live.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            8 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.index_status.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "DescribeSearchIndexResponse",
                    &[
                        (1, "schema"),
                        (2, "sync_stat"),
                        (3, "metering_info"),
                        (4, "brother_index_name"),
                        (5, "query_flow_weight"),
                        (6, "create_time"),
                        (7, "time_to_live"),
                        (8, "index_status"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.schema {
            len += ::prost::encoding::message::encoded_len(1, value);
        }
        if let Some(value) = &self.sync_stat {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        if let Some(value) = &self.metering_info {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.brother_index_name {
            len += ::prost::encoding::string::encoded_len(4, value);
        }
        len
            += ::prost::encoding::message::encoded_len_repeated(
                5,
                &self.query_flow_weight,
            );
        if let Some(value) = &self.create_time {
            len += ::prost::encoding::int64::encoded_len(6, value);
        }
        if let Some(value) = &self.time_to_live {
            len += ::prost::encoding::int32::encoded_len(7, value);
        }
        if let Some(value) = &self.index_status {
            len += ::prost::encoding::message::encoded_len(8, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DescribeSearchIndexResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DescribeSearchIndexResponse",
        &[],
        &[
            crate::proto::required::single::<IndexSchema>(1, "schema"),
            crate::proto::required::repeated::<QueryFlowWeight>(5, "query_flow_weight"),
        ],
    );
}
/// How far the index follows its table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SyncStat {
    pub sync_phase: ::core::option::Option<i32>,
    pub current_sync_timestamp: ::core::option::Option<i64>,
}
impl ::core::default::Default for SyncStat {
    #[inline]
    fn default() -> Self {
        Self {
            sync_phase: ::core::default::Default::default(),
            current_sync_timestamp: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for SyncStat {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("SyncStat")
            .field(
                "sync_phase",
                &self.sync_phase.map(crate::proto::field::named::<SyncPhase>),
            )
            .field("current_sync_timestamp", &self.current_sync_timestamp)
            .finish()
    }
}
impl SyncStat {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn sync_phase(&self) -> SyncPhase {
        self.sync_phase.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_sync_phase(&mut self, value: SyncPhase) {
        self.sync_phase = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn current_sync_timestamp(&self) -> i64 {
        self.current_sync_timestamp.unwrap_or_default()
    }
}
impl ::prost::Message for SyncStat {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.sync_phase {
            ::prost::encoding::int32::encode(1, value, buf);
        }
        if let Some(value) = &self.current_sync_timestamp {
            ::prost::encoding::int64::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.sync_phase.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.current_sync_timestamp.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "SyncStat",
                    &[(1, "sync_phase"), (2, "current_sync_timestamp")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.sync_phase {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        if let Some(value) = &self.current_sync_timestamp {
            len += ::prost::encoding::int64::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SyncStat {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The size of an index, as it was measured at a time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct MeteringInfo {
    /// In bytes.
    pub storage_size: ::core::option::Option<i64>,
    pub row_count: ::core::option::Option<i64>,
    pub reserved_read_cu: ::core::option::Option<i64>,
    /// When it was measured.
    pub timestamp: ::core::option::Option<i64>,
}
impl MeteringInfo {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn storage_size(&self) -> i64 {
        self.storage_size.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn row_count(&self) -> i64 {
        self.row_count.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn reserved_read_cu(&self) -> i64 {
        self.reserved_read_cu.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn timestamp(&self) -> i64 {
        self.timestamp.unwrap_or_default()
    }
}
impl ::prost::Message for MeteringInfo {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.storage_size {
            ::prost::encoding::int64::encode(1, value, buf);
        }
        if let Some(value) = &self.row_count {
            ::prost::encoding::int64::encode(2, value, buf);
        }
        if let Some(value) = &self.reserved_read_cu {
            ::prost::encoding::int64::encode(3, value, buf);
        }
        if let Some(value) = &self.timestamp {
            ::prost::encoding::int64::encode(4, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.storage_size.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.row_count.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.reserved_read_cu.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.timestamp.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "MeteringInfo",
                    &[
                        (1, "storage_size"),
                        (2, "row_count"),
                        (3, "reserved_read_cu"),
                        (4, "timestamp"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.storage_size {
            len += ::prost::encoding::int64::encoded_len(1, value);
        }
        if let Some(value) = &self.row_count {
            len += ::prost::encoding::int64::encoded_len(2, value);
        }
        if let Some(value) = &self.reserved_read_cu {
            len += ::prost::encoding::int64::encoded_len(3, value);
        }
        if let Some(value) = &self.timestamp {
            len += ::prost::encoding::int64::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for MeteringInfo {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The part of the queries that an index of a pair serves, in percent.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct QueryFlowWeight {
    pub index_name: ::core::option::Option<::prost::alloc::string::String>,
    pub weight: ::core::option::Option<i32>,
}
impl QueryFlowWeight {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn index_name(&self) -> &str {
        self.index_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn weight(&self) -> i32 {
        self.weight.unwrap_or_default()
    }
}
impl ::prost::Message for QueryFlowWeight {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.index_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.weight {
            ::prost::encoding::int32::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.index_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.weight.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "QueryFlowWeight",
                    &[(1, "index_name"), (2, "weight")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.index_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.weight {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for QueryFlowWeight {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Whether an index can be queried.
#[derive(Clone, PartialEq, Eq)]
pub struct IndexStatus {
    pub status: ::core::option::Option<i32>,
    pub status_description: ::core::option::Option<::prost::alloc::string::String>,
}
impl ::core::default::Default for IndexStatus {
    #[inline]
    fn default() -> Self {
        Self {
            status: ::core::default::Default::default(),
            status_description: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for IndexStatus {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("IndexStatus")
            .field(
                "status",
                &self.status.map(crate::proto::field::named::<IndexStatusEnum>),
            )
            .field("status_description", &self.status_description)
            .finish()
    }
}
impl IndexStatus {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn status(&self) -> IndexStatusEnum {
        self.status.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_status(&mut self, value: IndexStatusEnum) {
        self.status = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn status_description(&self) -> &str {
        self.status_description.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for IndexStatus {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.status {
            ::prost::encoding::int32::encode(1, value, buf);
        }
        if let Some(value) = &self.status_description {
            ::prost::encoding::string::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.status.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.status_description.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "IndexStatus",
                    &[(1, "status"), (2, "status_description")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.status {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        if let Some(value) = &self.status_description {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for IndexStatus {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The fields of an index, and how its entries are distributed and sorted.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct IndexSchema {
    pub field_schemas: ::prost::alloc::vec::Vec<FieldSchema>,
    pub index_setting: ::core::option::Option<IndexSetting>,
    /// The order in which entries are stored, which is the default order of results.
    pub index_sort: ::core::option::Option<Sort>,
}
impl ::prost::Message for IndexSchema {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.field_schemas, buf);
        if let Some(value) = &self.index_setting {
            ::prost::encoding::message::encode(2, value, buf);
        }
        if let Some(value) = &self.index_sort {
            ::prost::encoding::message::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.field_schemas,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.index_setting.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.index_sort.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "IndexSchema",
                    &[(1, "field_schemas"), (2, "index_setting"), (3, "index_sort")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.field_schemas);
        if let Some(value) = &self.index_setting {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        if let Some(value) = &self.index_sort {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for IndexSchema {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "IndexSchema",
        &[],
        &[
            crate::proto::required::repeated::<FieldSchema>(1, "field_schemas"),
            crate::proto::required::single::<Sort>(3, "index_sort"),
        ],
    );
}
/// How the entries of an index are distributed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct IndexSetting {
    pub number_of_shards: ::core::option::Option<i32>,
    /// The primary key columns whose values choose the part in which an entry is.
    pub routing_fields: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
    pub routing_partition_size: ::core::option::Option<i32>,
    pub enable_custom_column_version: ::core::option::Option<bool>,
}
impl IndexSetting {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn number_of_shards(&self) -> i32 {
        self.number_of_shards.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn routing_partition_size(&self) -> i32 {
        self.routing_partition_size.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn enable_custom_column_version(&self) -> bool {
        self.enable_custom_column_version.unwrap_or_default()
    }
}
impl ::prost::Message for IndexSetting {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.number_of_shards {
            ::prost::encoding::int32::encode(1, value, buf);
        }
        ::prost::encoding::string::encode_repeated(2, &self.routing_fields, buf);
        if let Some(value) = &self.routing_partition_size {
            ::prost::encoding::int32::encode(3, value, buf);
        }
        if let Some(value) = &self.enable_custom_column_version {
            ::prost::encoding::bool::encode(7, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.number_of_shards.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.routing_fields,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.routing_partition_size.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.enable_custom_column_version.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "IndexSetting",
                    &[
                        (1, "number_of_shards"),
                        (2, "routing_fields"),
                        (3, "routing_partition_size"),
                        (7, "enable_custom_column_version"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.number_of_shards {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        len += ::prost::encoding::string::encoded_len_repeated(2, &self.routing_fields);
        if let Some(value) = &self.routing_partition_size {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        if let Some(value) = &self.enable_custom_column_version {
            len += ::prost::encoding::bool::encoded_len(7, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for IndexSetting {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// A field of an index, which has the name of a column unless it is virtual.
#[derive(Clone, PartialEq)]
pub struct FieldSchema {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub field_type: ::core::option::Option<i32>,
    pub index_options: ::core::option::Option<i32>,
    /// How text is split into words: `single_word`, `split`, `max_word`, `min_word` or `fuzzy`.
    pub analyzer: ::core::option::Option<::prost::alloc::string::String>,
    /// Whether queries can use the field.
    pub index: ::core::option::Option<bool>,
    /// Whether sorting and aggregations can use the field.
    pub sort_and_agg: ::core::option::Option<bool>,
    /// Whether the index keeps the value, so that a query need not read the table.
    pub store: ::core::option::Option<bool>,
    /// The fields of a nested document.
    pub field_schemas: ::prost::alloc::vec::Vec<FieldSchema>,
    pub is_array: ::core::option::Option<bool>,
    /// The serialized parameters of the analyzer.
    pub analyzer_parameter: ::core::option::Option<::prost::bytes::Bytes>,
    pub is_virtual_field: ::core::option::Option<bool>,
    /// The columns that a virtual field has its values from.
    pub source_field_names: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
    /// The formats of a date in a string column.
    pub date_formats: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
    pub enable_highlighting: ::core::option::Option<bool>,
    pub vector_options: ::core::option::Option<VectorOptions>,
    pub json_type: ::core::option::Option<i32>,
    pub text_similarity: ::core::option::Option<i32>,
}
impl ::core::default::Default for FieldSchema {
    #[inline]
    fn default() -> Self {
        Self {
            field_name: ::core::default::Default::default(),
            field_type: ::core::default::Default::default(),
            index_options: ::core::default::Default::default(),
            analyzer: ::core::default::Default::default(),
            index: ::core::default::Default::default(),
            sort_and_agg: ::core::default::Default::default(),
            store: ::core::default::Default::default(),
            field_schemas: ::core::default::Default::default(),
            is_array: ::core::default::Default::default(),
            analyzer_parameter: ::core::default::Default::default(),
            is_virtual_field: ::core::default::Default::default(),
            source_field_names: ::core::default::Default::default(),
            date_formats: ::core::default::Default::default(),
            enable_highlighting: ::core::default::Default::default(),
            vector_options: ::core::default::Default::default(),
            json_type: ::core::default::Default::default(),
            text_similarity: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for FieldSchema {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("FieldSchema")
            .field("field_name", &self.field_name)
            .field(
                "field_type",
                &self.field_type.map(crate::proto::field::named::<FieldType>),
            )
            .field(
                "index_options",
                &self.index_options.map(crate::proto::field::named::<IndexOptions>),
            )
            .field("analyzer", &self.analyzer)
            .field("index", &self.index)
            .field("sort_and_agg", &self.sort_and_agg)
            .field("store", &self.store)
            .field("field_schemas", &self.field_schemas)
            .field("is_array", &self.is_array)
            .field("analyzer_parameter", &self.analyzer_parameter)
            .field("is_virtual_field", &self.is_virtual_field)
            .field("source_field_names", &self.source_field_names)
            .field("date_formats", &self.date_formats)
            .field("enable_highlighting", &self.enable_highlighting)
            .field("vector_options", &self.vector_options)
            .field(
                "json_type",
                &self.json_type.map(crate::proto::field::named::<JsonType>),
            )
            .field(
                "text_similarity",
                &self.text_similarity.map(crate::proto::field::named::<TextSimilarity>),
            )
            .finish()
    }
}
impl FieldSchema {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_type(&self) -> FieldType {
        self.field_type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_field_type(&mut self, value: FieldType) {
        self.field_type = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn index_options(&self) -> IndexOptions {
        self.index_options.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_index_options(&mut self, value: IndexOptions) {
        self.index_options = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn analyzer(&self) -> &str {
        self.analyzer.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn index(&self) -> bool {
        self.index.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn sort_and_agg(&self) -> bool {
        self.sort_and_agg.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn store(&self) -> bool {
        self.store.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn is_array(&self) -> bool {
        self.is_array.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn analyzer_parameter(&self) -> &[u8] {
        self.analyzer_parameter.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn is_virtual_field(&self) -> bool {
        self.is_virtual_field.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn enable_highlighting(&self) -> bool {
        self.enable_highlighting.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn json_type(&self) -> JsonType {
        self.json_type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_json_type(&mut self, value: JsonType) {
        self.json_type = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn text_similarity(&self) -> TextSimilarity {
        self.text_similarity
            .and_then(|number| number.try_into().ok())
            .unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_text_similarity(&mut self, value: TextSimilarity) {
        self.text_similarity = Some(value.into());
    }
}
impl ::prost::Message for FieldSchema {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.field_type {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.index_options {
            ::prost::encoding::int32::encode(3, value, buf);
        }
        if let Some(value) = &self.analyzer {
            ::prost::encoding::string::encode(4, value, buf);
        }
        if let Some(value) = &self.index {
            ::prost::encoding::bool::encode(5, value, buf);
        }
        if let Some(value) = &self.sort_and_agg {
            ::prost::encoding::bool::encode(6, value, buf);
        }
        if let Some(value) = &self.store {
            ::prost::encoding::bool::encode(7, value, buf);
        }
        ::prost::encoding::message::encode_repeated(8, &self.field_schemas, buf);
        if let Some(value) = &self.is_array {
            ::prost::encoding::bool::encode(9, value, buf);
        }
        if let Some(value) = &self.analyzer_parameter {
            ::prost::encoding::bytes::encode(10, value, buf);
        }
        if let Some(value) = &self.is_virtual_field {
            ::prost::encoding::bool::encode(11, value, buf);
        }
        ::prost::encoding::string::encode_repeated(12, &self.source_field_names, buf);
        ::prost::encoding::string::encode_repeated(13, &self.date_formats, buf);
        if let Some(value) = &self.enable_highlighting {
            ::prost::encoding::bool::encode(14, value, buf);
        }
        if let Some(value) = &self.vector_options {
            ::prost::encoding::message::encode(15, value, buf);
        }
        if let Some(value) = &self.json_type {
            ::prost::encoding::int32::encode(16, value, buf);
        }
        if let Some(value) = &self.text_similarity {
            ::prost::encoding::int32::encode(17, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.field_type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.index_options.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.analyzer.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.index.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.sort_and_agg.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.store.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            8 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.field_schemas,
                    buf,
                    ctx,
                )
            }
            9 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.is_array.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            10 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.analyzer_parameter.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            11 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.is_virtual_field.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            12 => {
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.source_field_names,
                    buf,
                    ctx,
                )
            }
            13 => {
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.date_formats,
                    buf,
                    ctx,
                )
            }
            14 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.enable_highlighting.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            15 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.vector_options.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            16 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.json_type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            17 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.text_similarity.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "FieldSchema",
                    &[
                        (1, "field_name"),
                        (2, "field_type"),
                        (3, "index_options"),
                        (4, "analyzer"),
                        (5, "index"),
                        (6, "sort_and_agg"),
                        (7, "store"),
                        (8, "field_schemas"),
                        (9, "is_array"),
                        (10, "analyzer_parameter"),
                        (11, "is_virtual_field"),
                        (12, "source_field_names"),
                        (13, "date_formats"),
                        (14, "enable_highlighting"),
                        (15, "vector_options"),
                        (16, "json_type"),
                        (17, "text_similarity"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.field_type {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.index_options {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        if let Some(value) = &self.analyzer {
            len += ::prost::encoding::string::encoded_len(4, value);
        }
        if let Some(value) = &self.index {
            len += ::prost::encoding::bool::encoded_len(5, value);
        }
        if let Some(value) = &self.sort_and_agg {
            len += ::prost::encoding::bool::encoded_len(6, value);
        }
        if let Some(value) = &self.store {
            len += ::prost::encoding::bool::encoded_len(7, value);
        }
        len += ::prost::encoding::message::encoded_len_repeated(8, &self.field_schemas);
        if let Some(value) = &self.is_array {
            len += ::prost::encoding::bool::encoded_len(9, value);
        }
        if let Some(value) = &self.analyzer_parameter {
            len += ::prost::encoding::bytes::encoded_len(10, value);
        }
        if let Some(value) = &self.is_virtual_field {
            len += ::prost::encoding::bool::encoded_len(11, value);
        }
        len
            += ::prost::encoding::string::encoded_len_repeated(
                12,
                &self.source_field_names,
            );
        len += ::prost::encoding::string::encoded_len_repeated(13, &self.date_formats);
        if let Some(value) = &self.enable_highlighting {
            len += ::prost::encoding::bool::encoded_len(14, value);
        }
        if let Some(value) = &self.vector_options {
            len += ::prost::encoding::message::encoded_len(15, value);
        }
        if let Some(value) = &self.json_type {
            len += ::prost::encoding::int32::encoded_len(16, value);
        }
        if let Some(value) = &self.text_similarity {
            len += ::prost::encoding::int32::encoded_len(17, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for FieldSchema {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "FieldSchema",
        &[],
        &[crate::proto::required::repeated::<FieldSchema>(8, "field_schemas")],
    );
}
/// The shape of the vectors of a field, and how their distance is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct VectorOptions {
    pub data_type: ::core::option::Option<i32>,
    pub dimension: ::core::option::Option<i32>,
    pub metric_type: ::core::option::Option<i32>,
}
impl ::core::default::Default for VectorOptions {
    #[inline]
    fn default() -> Self {
        Self {
            data_type: ::core::default::Default::default(),
            dimension: ::core::default::Default::default(),
            metric_type: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for VectorOptions {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("VectorOptions")
            .field(
                "data_type",
                &self.data_type.map(crate::proto::field::named::<VectorDataType>),
            )
            .field("dimension", &self.dimension)
            .field(
                "metric_type",
                &self.metric_type.map(crate::proto::field::named::<VectorMetricType>),
            )
            .finish()
    }
}
impl VectorOptions {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn data_type(&self) -> VectorDataType {
        self.data_type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_data_type(&mut self, value: VectorDataType) {
        self.data_type = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn dimension(&self) -> i32 {
        self.dimension.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn metric_type(&self) -> VectorMetricType {
        self.metric_type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_metric_type(&mut self, value: VectorMetricType) {
        self.metric_type = Some(value.into());
    }
}
impl ::prost::Message for VectorOptions {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.data_type {
            ::prost::encoding::int32::encode(1, value, buf);
        }
        if let Some(value) = &self.dimension {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.metric_type {
            ::prost::encoding::int32::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.data_type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.dimension.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.metric_type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "VectorOptions",
                    &[(1, "data_type"), (2, "dimension"), (3, "metric_type")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.data_type {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        if let Some(value) = &self.dimension {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.metric_type {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for VectorOptions {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The parameters of the analyzer `single_word`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SingleWordAnalyzerParameter {
    pub case_sensitive: ::core::option::Option<bool>,
    /// Whether letters are separated from digits.
    pub delimit_word: ::core::option::Option<bool>,
}
impl SingleWordAnalyzerParameter {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn case_sensitive(&self) -> bool {
        self.case_sensitive.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn delimit_word(&self) -> bool {
        self.delimit_word.unwrap_or_default()
    }
}
impl ::prost::Message for SingleWordAnalyzerParameter {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.case_sensitive {
            ::prost::encoding::bool::encode(1, value, buf);
        }
        if let Some(value) = &self.delimit_word {
            ::prost::encoding::bool::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.case_sensitive.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.delimit_word.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "SingleWordAnalyzerParameter",
                    &[(1, "case_sensitive"), (2, "delimit_word")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.case_sensitive {
            len += ::prost::encoding::bool::encoded_len(1, value);
        }
        if let Some(value) = &self.delimit_word {
            len += ::prost::encoding::bool::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SingleWordAnalyzerParameter {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The parameters of the analyzer `split`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SplitAnalyzerParameter {
    pub delimiter: ::core::option::Option<::prost::alloc::string::String>,
    pub case_sensitive: ::core::option::Option<bool>,
}
impl SplitAnalyzerParameter {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn delimiter(&self) -> &str {
        self.delimiter.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn case_sensitive(&self) -> bool {
        self.case_sensitive.unwrap_or_default()
    }
}
impl ::prost::Message for SplitAnalyzerParameter {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.delimiter {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.case_sensitive {
            ::prost::encoding::bool::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.delimiter.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.case_sensitive.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "SplitAnalyzerParameter",
                    &[(1, "delimiter"), (2, "case_sensitive")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.delimiter {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.case_sensitive {
            len += ::prost::encoding::bool::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SplitAnalyzerParameter {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The parameters of the analyzer `fuzzy`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct FuzzyAnalyzerParameter {
    pub min_chars: ::core::option::Option<i32>,
    pub max_chars: ::core::option::Option<i32>,
    pub case_sensitive: ::core::option::Option<bool>,
}
impl FuzzyAnalyzerParameter {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn min_chars(&self) -> i32 {
        self.min_chars.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn max_chars(&self) -> i32 {
        self.max_chars.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn case_sensitive(&self) -> bool {
        self.case_sensitive.unwrap_or_default()
    }
}
impl ::prost::Message for FuzzyAnalyzerParameter {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.min_chars {
            ::prost::encoding::int32::encode(1, value, buf);
        }
        if let Some(value) = &self.max_chars {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.case_sensitive {
            ::prost::encoding::bool::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.min_chars.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.max_chars.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.case_sensitive.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "FuzzyAnalyzerParameter",
                    &[(1, "min_chars"), (2, "max_chars"), (3, "case_sensitive")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.min_chars {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        if let Some(value) = &self.max_chars {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.case_sensitive {
            len += ::prost::encoding::bool::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for FuzzyAnalyzerParameter {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Which data of the table are being indexed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum SyncPhase {
    /// Those that were there before the index.
    #[default]
    Full = 1,
    /// Those that are written now.
    Incr = 2,
}
impl SyncPhase {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2)
    }
}
impl ::core::convert::From<SyncPhase> for i32 {
    fn from(value: SyncPhase) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for SyncPhase {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::Full),
            2 => Ok(Self::Incr),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl SyncPhase {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Full => "FULL",
            Self::Incr => "INCR",
        }
    }
}
/// The state of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum IndexStatusEnum {
    #[default]
    Pending = 1,
    Failed = 2,
    Running = 3,
}
impl IndexStatusEnum {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3)
    }
}
impl ::core::convert::From<IndexStatusEnum> for i32 {
    fn from(value: IndexStatusEnum) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for IndexStatusEnum {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::Pending),
            2 => Ok(Self::Failed),
            3 => Ok(Self::Running),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl IndexStatusEnum {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Failed => "FAILED",
            Self::Running => "RUNNING",
        }
    }
}
/// The type of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum FieldType {
    #[default]
    Long = 1,
    Double = 2,
    Boolean = 3,
    Keyword = 4,
    Text = 5,
    Nested = 6,
    GeoPoint = 7,
    Date = 8,
    Vector = 9,
    FuzzyKeyword = 10,
    Ip = 11,
    Json = 12,
    Flattened = 13,
}
impl FieldType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13)
    }
}
impl ::core::convert::From<FieldType> for i32 {
    fn from(value: FieldType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for FieldType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::Long),
            2 => Ok(Self::Double),
            3 => Ok(Self::Boolean),
            4 => Ok(Self::Keyword),
            5 => Ok(Self::Text),
            6 => Ok(Self::Nested),
            7 => Ok(Self::GeoPoint),
            8 => Ok(Self::Date),
            9 => Ok(Self::Vector),
            10 => Ok(Self::FuzzyKeyword),
            11 => Ok(Self::Ip),
            12 => Ok(Self::Json),
            13 => Ok(Self::Flattened),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl FieldType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Long => "LONG",
            Self::Double => "DOUBLE",
            Self::Boolean => "BOOLEAN",
            Self::Keyword => "KEYWORD",
            Self::Text => "TEXT",
            Self::Nested => "NESTED",
            Self::GeoPoint => "GEO_POINT",
            Self::Date => "DATE",
            Self::Vector => "VECTOR",
            Self::FuzzyKeyword => "FUZZY_KEYWORD",
            Self::Ip => "IP",
            Self::Json => "JSON",
            Self::Flattened => "FLATTENED",
        }
    }
}
/// The details that an index keeps of each word of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum IndexOptions {
    #[default]
    Docs = 1,
    Freqs = 2,
    Positions = 3,
    Offsets = 4,
}
impl IndexOptions {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4)
    }
}
impl ::core::convert::From<IndexOptions> for i32 {
    fn from(value: IndexOptions) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for IndexOptions {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::Docs),
            2 => Ok(Self::Freqs),
            3 => Ok(Self::Positions),
            4 => Ok(Self::Offsets),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl IndexOptions {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Docs => "DOCS",
            Self::Freqs => "FREQS",
            Self::Positions => "POSITIONS",
            Self::Offsets => "OFFSETS",
        }
    }
}
/// How a JSON document is indexed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum JsonType {
    /// Its fields as fields of the row.
    #[default]
    ObjectJson = 1,
    /// Its objects as documents of their own.
    NestedJson = 2,
}
impl JsonType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2)
    }
}
impl ::core::convert::From<JsonType> for i32 {
    fn from(value: JsonType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for JsonType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::ObjectJson),
            2 => Ok(Self::NestedJson),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl JsonType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::ObjectJson => "OBJECT_JSON",
            Self::NestedJson => "NESTED_JSON",
        }
    }
}
/// How the relevance of text is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum TextSimilarity {
    #[default]
    Bm25 = 1,
    ShortText = 2,
}
impl TextSimilarity {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2)
    }
}
impl ::core::convert::From<TextSimilarity> for i32 {
    fn from(value: TextSimilarity) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for TextSimilarity {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::Bm25),
            2 => Ok(Self::ShortText),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl TextSimilarity {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Bm25 => "BM25",
            Self::ShortText => "SHORT_TEXT",
        }
    }
}
/// The type of a vector's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum VectorDataType {
    #[default]
    VdFloat32 = 2,
}
impl VectorDataType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 2)
    }
}
impl ::core::convert::From<VectorDataType> for i32 {
    fn from(value: VectorDataType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for VectorDataType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            2 => Ok(Self::VdFloat32),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl VectorDataType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::VdFloat32 => "VD_FLOAT_32",
        }
    }
}
/// How the distance of two vectors is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum VectorMetricType {
    #[default]
    VmEuclidean = 0,
    VmCosine = 1,
    VmDotProduct = 2,
}
impl VectorMetricType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0 | 1 | 2)
    }
}
impl ::core::convert::From<VectorMetricType> for i32 {
    fn from(value: VectorMetricType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for VectorMetricType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::VmEuclidean),
            1 => Ok(Self::VmCosine),
            2 => Ok(Self::VmDotProduct),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl VectorMetricType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::VmEuclidean => "VM_EUCLIDEAN",
            Self::VmCosine => "VM_COSINE",
            Self::VmDotProduct => "VM_DOT_PRODUCT",
        }
    }
}
/// Matches all rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct MatchAllQuery {}
impl ::prost::Message for MatchAllQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {}
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        ::prost::encoding::skip_field(wire_type, number, buf, ctx)
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        0
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for MatchAllQuery {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Matches text with the words of another.
#[derive(Clone, PartialEq)]
pub struct MatchQuery {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub text: ::core::option::Option<::prost::alloc::string::String>,
    pub minimum_should_match: ::core::option::Option<i32>,
    pub operator: ::core::option::Option<i32>,
    pub weight: ::core::option::Option<f32>,
    /// As `minimum_should_match`, also in percent and in ranges.
    pub new_minimum_should_match: ::core::option::Option<::prost::alloc::string::String>,
}
impl ::core::default::Default for MatchQuery {
    #[inline]
    fn default() -> Self {
        Self {
            field_name: ::core::default::Default::default(),
            text: ::core::default::Default::default(),
            minimum_should_match: ::core::default::Default::default(),
            operator: ::core::default::Default::default(),
            weight: ::core::default::Default::default(),
            new_minimum_should_match: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for MatchQuery {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("MatchQuery")
            .field("field_name", &self.field_name)
            .field("text", &self.text)
            .field("minimum_should_match", &self.minimum_should_match)
            .field(
                "operator",
                &self.operator.map(crate::proto::field::named::<QueryOperator>),
            )
            .field("weight", &self.weight)
            .field("new_minimum_should_match", &self.new_minimum_should_match)
            .finish()
    }
}
impl MatchQuery {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn text(&self) -> &str {
        self.text.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn minimum_should_match(&self) -> i32 {
        self.minimum_should_match.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn operator(&self) -> QueryOperator {
        self.operator.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_operator(&mut self, value: QueryOperator) {
        self.operator = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn weight(&self) -> f32 {
        self.weight.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn new_minimum_should_match(&self) -> &str {
        self.new_minimum_should_match.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for MatchQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.text {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.minimum_should_match {
            ::prost::encoding::int32::encode(3, value, buf);
        }
        if let Some(value) = &self.operator {
            ::prost::encoding::int32::encode(4, value, buf);
        }
        if let Some(value) = &self.weight {
            ::prost::encoding::float::encode(5, value, buf);
        }
        if let Some(value) = &self.new_minimum_should_match {
            ::prost::encoding::string::encode(6, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.text.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.minimum_should_match.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.operator.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::float::merge(
                    wire_type,
                    self.weight.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.new_minimum_should_match.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "MatchQuery",
                    &[
                        (1, "field_name"),
                        (2, "text"),
                        (3, "minimum_should_match"),
                        (4, "operator"),
                        (5, "weight"),
                        (6, "new_minimum_should_match"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.text {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.minimum_should_match {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        if let Some(value) = &self.operator {
            len += ::prost::encoding::int32::encoded_len(4, value);
        }
        if let Some(value) = &self.weight {
            len += ::prost::encoding::float::encoded_len(5, value);
        }
        if let Some(value) = &self.new_minimum_should_match {
            len += ::prost::encoding::string::encoded_len(6, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for MatchQuery {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Matches text with the words of another in their order.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct MatchPhraseQuery {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub text: ::core::option::Option<::prost::alloc::string::String>,
    pub weight: ::core::option::Option<f32>,
    /// By how many positions words may be displaced.
    pub slop: ::core::option::Option<i32>,
}
impl MatchPhraseQuery {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn text(&self) -> &str {
        self.text.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn weight(&self) -> f32 {
        self.weight.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn slop(&self) -> i32 {
        self.slop.unwrap_or_default()
    }
}
impl ::prost::Message for MatchPhraseQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.text {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.weight {
            ::prost::encoding::float::encode(3, value, buf);
        }
        if let Some(value) = &self.slop {
            ::prost::encoding::int32::encode(4, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.text.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::float::merge(
                    wire_type,
                    self.weight.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.slop.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "MatchPhraseQuery",
                    &[(1, "field_name"), (2, "text"), (3, "weight"), (4, "slop")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.text {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.weight {
            len += ::prost::encoding::float::encoded_len(3, value);
        }
        if let Some(value) = &self.slop {
            len += ::prost::encoding::int32::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for MatchPhraseQuery {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Matches a value, or one whole word of text.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TermQuery {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    /// A value as a search variant.
    pub term: ::core::option::Option<::prost::bytes::Bytes>,
    pub weight: ::core::option::Option<f32>,
}
impl TermQuery {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn term(&self) -> &[u8] {
        self.term.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn weight(&self) -> f32 {
        self.weight.unwrap_or_default()
    }
}
impl ::prost::Message for TermQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.term {
            ::prost::encoding::bytes::encode(2, value, buf);
        }
        if let Some(value) = &self.weight {
            ::prost::encoding::float::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.term.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::float::merge(
                    wire_type,
                    self.weight.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "TermQuery",
                    &[(1, "field_name"), (2, "term"), (3, "weight")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.term {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        if let Some(value) = &self.weight {
            len += ::prost::encoding::float::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TermQuery {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Matches any of some values.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TermsQuery {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    /// Values as search variants.
    pub terms: ::prost::alloc::vec::Vec<::prost::bytes::Bytes>,
    pub weight: ::core::option::Option<f32>,
}
impl TermsQuery {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn weight(&self) -> f32 {
        self.weight.unwrap_or_default()
    }
}
impl ::prost::Message for TermsQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        ::prost::encoding::bytes::encode_repeated(2, &self.terms, buf);
        if let Some(value) = &self.weight {
            ::prost::encoding::float::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge_repeated(
                    wire_type,
                    &mut self.terms,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::float::merge(
                    wire_type,
                    self.weight.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "TermsQuery",
                    &[(1, "field_name"), (2, "terms"), (3, "weight")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        len += ::prost::encoding::bytes::encoded_len_repeated(2, &self.terms);
        if let Some(value) = &self.weight {
            len += ::prost::encoding::float::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TermsQuery {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Matches the values of a range.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RangeQuery {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    /// The lower bound as a search variant.
    pub range_from: ::core::option::Option<::prost::bytes::Bytes>,
    /// The upper bound as a search variant.
    pub range_to: ::core::option::Option<::prost::bytes::Bytes>,
    pub include_lower: ::core::option::Option<bool>,
    pub include_upper: ::core::option::Option<bool>,
}
impl RangeQuery {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn range_from(&self) -> &[u8] {
        self.range_from.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn range_to(&self) -> &[u8] {
        self.range_to.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn include_lower(&self) -> bool {
        self.include_lower.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn include_upper(&self) -> bool {
        self.include_upper.unwrap_or_default()
    }
}
impl ::prost::Message for RangeQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.range_from {
            ::prost::encoding::bytes::encode(2, value, buf);
        }
        if let Some(value) = &self.range_to {
            ::prost::encoding::bytes::encode(3, value, buf);
        }
        if let Some(value) = &self.include_lower {
            ::prost::encoding::bool::encode(4, value, buf);
        }
        if let Some(value) = &self.include_upper {
            ::prost::encoding::bool::encode(5, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.range_from.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.range_to.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.include_lower.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.include_upper.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "RangeQuery",
                    &[
                        (1, "field_name"),
                        (2, "range_from"),
                        (3, "range_to"),
                        (4, "include_lower"),
                        (5, "include_upper"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.range_from {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        if let Some(value) = &self.range_to {
            len += ::prost::encoding::bytes::encoded_len(3, value);
        }
        if let Some(value) = &self.include_lower {
            len += ::prost::encoding::bool::encoded_len(4, value);
        }
        if let Some(value) = &self.include_upper {
            len += ::prost::encoding::bool::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for RangeQuery {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Matches values that begin with a text.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PrefixQuery {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub prefix: ::core::option::Option<::prost::alloc::string::String>,
    pub weight: ::core::option::Option<f32>,
}
impl PrefixQuery {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn prefix(&self) -> &str {
        self.prefix.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn weight(&self) -> f32 {
        self.weight.unwrap_or_default()
    }
}
impl ::prost::Message for PrefixQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.prefix {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.weight {
            ::prost::encoding::float::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.prefix.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::float::merge(
                    wire_type,
                    self.weight.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "PrefixQuery",
                    &[(1, "field_name"), (2, "prefix"), (3, "weight")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.prefix {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.weight {
            len += ::prost::encoding::float::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for PrefixQuery {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Matches values that end with a text.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SuffixQuery {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub suffix: ::core::option::Option<::prost::alloc::string::String>,
    pub weight: ::core::option::Option<f32>,
}
impl SuffixQuery {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn suffix(&self) -> &str {
        self.suffix.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn weight(&self) -> f32 {
        self.weight.unwrap_or_default()
    }
}
impl ::prost::Message for SuffixQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.suffix {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.weight {
            ::prost::encoding::float::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.suffix.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::float::merge(
                    wire_type,
                    self.weight.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "SuffixQuery",
                    &[(1, "field_name"), (2, "suffix"), (3, "weight")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.suffix {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.weight {
            len += ::prost::encoding::float::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SuffixQuery {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Matches values by a pattern with `*` and `?`.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct WildcardQuery {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub value: ::core::option::Option<::prost::alloc::string::String>,
    pub weight: ::core::option::Option<f32>,
}
impl WildcardQuery {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn value(&self) -> &str {
        self.value.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn weight(&self) -> f32 {
        self.weight.unwrap_or_default()
    }
}
impl ::prost::Message for WildcardQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.value {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.weight {
            ::prost::encoding::float::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.value.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::float::merge(
                    wire_type,
                    self.weight.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "WildcardQuery",
                    &[(1, "field_name"), (2, "value"), (3, "weight")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.value {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.weight {
            len += ::prost::encoding::float::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for WildcardQuery {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Combines queries.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct BoolQuery {
    /// Must match, and add to the relevance.
    pub must_queries: ::prost::alloc::vec::Vec<Query>,
    /// Must not match.
    pub must_not_queries: ::prost::alloc::vec::Vec<Query>,
    /// Must match, and do not change the relevance.
    pub filter_queries: ::prost::alloc::vec::Vec<Query>,
    /// At least `minimum_should_match` of them must match.
    pub should_queries: ::prost::alloc::vec::Vec<Query>,
    pub minimum_should_match: ::core::option::Option<i32>,
    /// As `minimum_should_match`, also in percent and in ranges.
    pub new_minimum_should_match: ::core::option::Option<::prost::alloc::string::String>,
    pub weight: ::core::option::Option<f32>,
}
impl BoolQuery {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn minimum_should_match(&self) -> i32 {
        self.minimum_should_match.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn new_minimum_should_match(&self) -> &str {
        self.new_minimum_should_match.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn weight(&self) -> f32 {
        self.weight.unwrap_or_default()
    }
}
impl ::prost::Message for BoolQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.must_queries, buf);
        ::prost::encoding::message::encode_repeated(2, &self.must_not_queries, buf);
        ::prost::encoding::message::encode_repeated(3, &self.filter_queries, buf);
        ::prost::encoding::message::encode_repeated(4, &self.should_queries, buf);
        if let Some(value) = &self.minimum_should_match {
            ::prost::encoding::int32::encode(5, value, buf);
        }
        if let Some(value) = &self.new_minimum_should_match {
            ::prost::encoding::string::encode(6, value, buf);
        }
        if let Some(value) = &self.weight {
            ::prost::encoding::float::encode(7, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.must_queries,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.must_not_queries,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.filter_queries,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.should_queries,
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.minimum_should_match.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.new_minimum_should_match.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::float::merge(
                    wire_type,
                    self.weight.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "BoolQuery",
                    &[
                        (1, "must_queries"),
                        (2, "must_not_queries"),
                        (3, "filter_queries"),
                        (4, "should_queries"),
                        (5, "minimum_should_match"),
                        (6, "new_minimum_should_match"),
                        (7, "weight"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.must_queries);
        len
            += ::prost::encoding::message::encoded_len_repeated(
                2,
                &self.must_not_queries,
            );
        len += ::prost::encoding::message::encoded_len_repeated(3, &self.filter_queries);
        len += ::prost::encoding::message::encoded_len_repeated(4, &self.should_queries);
        if let Some(value) = &self.minimum_should_match {
            len += ::prost::encoding::int32::encoded_len(5, value);
        }
        if let Some(value) = &self.new_minimum_should_match {
            len += ::prost::encoding::string::encoded_len(6, value);
        }
        if let Some(value) = &self.weight {
            len += ::prost::encoding::float::encoded_len(7, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for BoolQuery {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "BoolQuery",
        &[],
        &[
            crate::proto::required::repeated::<Query>(1, "must_queries"),
            crate::proto::required::repeated::<Query>(2, "must_not_queries"),
            crate::proto::required::repeated::<Query>(3, "filter_queries"),
            crate::proto::required::repeated::<Query>(4, "should_queries"),
        ],
    );
}
/// Matches as its filter does, all with the same relevance.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ConstScoreQuery {
    pub filter: ::core::option::Option<Query>,
}
impl ::prost::Message for ConstScoreQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.filter {
            ::prost::encoding::message::encode(1, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.filter.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "ConstScoreQuery",
                    &[(1, "filter")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.filter {
            len += ::prost::encoding::message::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ConstScoreQuery {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Multiplies the relevance by a field's value.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FunctionScoreQuery {
    pub query: ::core::option::Option<Query>,
    pub field_value_factor: ::core::option::Option<FieldValueFactor>,
}
impl ::prost::Message for FunctionScoreQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.query {
            ::prost::encoding::message::encode(1, value, buf);
        }
        if let Some(value) = &self.field_value_factor {
            ::prost::encoding::message::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.query.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.field_value_factor.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "FunctionScoreQuery",
                    &[(1, "query"), (2, "field_value_factor")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.query {
            len += ::prost::encoding::message::encoded_len(1, value);
        }
        if let Some(value) = &self.field_value_factor {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for FunctionScoreQuery {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The field whose value is the factor.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FieldValueFactor {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
}
impl FieldValueFactor {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for FieldValueFactor {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "FieldValueFactor",
                    &[(1, "field_name")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for FieldValueFactor {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Changes the relevance by functions.
#[derive(Clone, PartialEq)]
pub struct FunctionsScoreQuery {
    pub query: ::core::option::Option<Query>,
    pub functions: ::prost::alloc::vec::Vec<Function>,
    /// How the functions are combined.
    pub score_mode: ::core::option::Option<i32>,
    /// How functions and relevance are combined.
    pub combine_mode: ::core::option::Option<i32>,
    pub min_score: ::core::option::Option<f32>,
    pub max_score: ::core::option::Option<f32>,
}
impl ::core::default::Default for FunctionsScoreQuery {
    #[inline]
    fn default() -> Self {
        Self {
            query: ::core::default::Default::default(),
            functions: ::core::default::Default::default(),
            score_mode: ::core::default::Default::default(),
            combine_mode: ::core::default::Default::default(),
            min_score: ::core::default::Default::default(),
            max_score: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for FunctionsScoreQuery {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("FunctionsScoreQuery")
            .field("query", &self.query)
            .field("functions", &self.functions)
            .field(
                "score_mode",
                &self.score_mode.map(crate::proto::field::named::<FunctionScoreMode>),
            )
            .field(
                "combine_mode",
                &self.combine_mode.map(crate::proto::field::named::<FunctionCombineMode>),
            )
            .field("min_score", &self.min_score)
            .field("max_score", &self.max_score)
            .finish()
    }
}
impl FunctionsScoreQuery {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn score_mode(&self) -> FunctionScoreMode {
        self.score_mode.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_score_mode(&mut self, value: FunctionScoreMode) {
        self.score_mode = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn combine_mode(&self) -> FunctionCombineMode {
        self.combine_mode.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_combine_mode(&mut self, value: FunctionCombineMode) {
        self.combine_mode = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn min_score(&self) -> f32 {
        self.min_score.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn max_score(&self) -> f32 {
        self.max_score.unwrap_or_default()
    }
}
impl ::prost::Message for FunctionsScoreQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.query {
            ::prost::encoding::message::encode(1, value, buf);
        }
        ::prost::encoding::message::encode_repeated(2, &self.functions, buf);
        if let Some(value) = &self.score_mode {
            ::prost::encoding::int32::encode(3, value, buf);
        }
        if let Some(value) = &self.combine_mode {
            ::prost::encoding::int32::encode(4, value, buf);
        }
        if let Some(value) = &self.min_score {
            ::prost::encoding::float::encode(5, value, buf);
        }
        if let Some(value) = &self.max_score {
            ::prost::encoding::float::encode(6, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.query.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.functions,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.score_mode.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.combine_mode.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::float::merge(
                    wire_type,
                    self.min_score.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::float::merge(
                    wire_type,
                    self.max_score.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "FunctionsScoreQuery",
                    &[
                        (1, "query"),
                        (2, "functions"),
                        (3, "score_mode"),
                        (4, "combine_mode"),
                        (5, "min_score"),
                        (6, "max_score"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.query {
            len += ::prost::encoding::message::encoded_len(1, value);
        }
        len += ::prost::encoding::message::encoded_len_repeated(2, &self.functions);
        if let Some(value) = &self.score_mode {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        if let Some(value) = &self.combine_mode {
            len += ::prost::encoding::int32::encoded_len(4, value);
        }
        if let Some(value) = &self.min_score {
            len += ::prost::encoding::float::encoded_len(5, value);
        }
        if let Some(value) = &self.max_score {
            len += ::prost::encoding::float::encoded_len(6, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for FunctionsScoreQuery {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "FunctionsScoreQuery",
        &[],
        &[crate::proto::required::repeated::<Function>(2, "functions")],
    );
}
/// One function of a relevance, of rows that match its filter.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Function {
    pub field_value_factor: ::core::option::Option<FieldValueFactorFunction>,
    pub random: ::core::option::Option<RandomScoreFunction>,
    pub decay: ::core::option::Option<DecayFunction>,
    pub weight: ::core::option::Option<f32>,
    pub filter: ::core::option::Option<Query>,
}
impl Function {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn weight(&self) -> f32 {
        self.weight.unwrap_or_default()
    }
}
impl ::prost::Message for Function {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_value_factor {
            ::prost::encoding::message::encode(1, value, buf);
        }
        if let Some(value) = &self.random {
            ::prost::encoding::message::encode(2, value, buf);
        }
        if let Some(value) = &self.decay {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.weight {
            ::prost::encoding::float::encode(4, value, buf);
        }
        if let Some(value) = &self.filter {
            ::prost::encoding::message::encode(5, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.field_value_factor.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.random.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.decay.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::float::merge(
                    wire_type,
                    self.weight.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.filter.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "Function",
                    &[
                        (1, "field_value_factor"),
                        (2, "random"),
                        (3, "decay"),
                        (4, "weight"),
                        (5, "filter"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_value_factor {
            len += ::prost::encoding::message::encoded_len(1, value);
        }
        if let Some(value) = &self.random {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        if let Some(value) = &self.decay {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.weight {
            len += ::prost::encoding::float::encoded_len(4, value);
        }
        if let Some(value) = &self.filter {
            len += ::prost::encoding::message::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for Function {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// A field's value, scaled.
#[derive(Clone, PartialEq)]
pub struct FieldValueFactorFunction {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub factor: ::core::option::Option<f32>,
    pub modifier: ::core::option::Option<i32>,
    /// The value where the field is absent.
    pub missing: ::core::option::Option<f64>,
}
impl ::core::default::Default for FieldValueFactorFunction {
    #[inline]
    fn default() -> Self {
        Self {
            field_name: ::core::default::Default::default(),
            factor: ::core::default::Default::default(),
            modifier: ::core::default::Default::default(),
            missing: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for FieldValueFactorFunction {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("FieldValueFactorFunction")
            .field("field_name", &self.field_name)
            .field("factor", &self.factor)
            .field(
                "modifier",
                &self.modifier.map(crate::proto::field::named::<FunctionModifier>),
            )
            .field("missing", &self.missing)
            .finish()
    }
}
impl FieldValueFactorFunction {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn factor(&self) -> f32 {
        self.factor.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn modifier(&self) -> FunctionModifier {
        self.modifier.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_modifier(&mut self, value: FunctionModifier) {
        self.modifier = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn missing(&self) -> f64 {
        self.missing.unwrap_or_default()
    }
}
impl ::prost::Message for FieldValueFactorFunction {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.factor {
            ::prost::encoding::float::encode(2, value, buf);
        }
        if let Some(value) = &self.modifier {
            ::prost::encoding::int32::encode(3, value, buf);
        }
        if let Some(value) = &self.missing {
            ::prost::encoding::double::encode(4, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::float::merge(
                    wire_type,
                    self.factor.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.modifier.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.missing.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "FieldValueFactorFunction",
                    &[(1, "field_name"), (2, "factor"), (3, "modifier"), (4, "missing")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.factor {
            len += ::prost::encoding::float::encoded_len(2, value);
        }
        if let Some(value) = &self.modifier {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        if let Some(value) = &self.missing {
            len += ::prost::encoding::double::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for FieldValueFactorFunction {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// A random number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct RandomScoreFunction {}
impl ::prost::Message for RandomScoreFunction {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {}
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        ::prost::encoding::skip_field(wire_type, number, buf, ctx)
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        0
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for RandomScoreFunction {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// A function that falls with the distance from an origin.
#[derive(Clone, PartialEq)]
pub struct DecayFunction {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub math_function: ::core::option::Option<i32>,
    pub param_type: ::core::option::Option<i32>,
    /// The serialized message that `param_type` names.
    pub param: ::core::option::Option<::prost::bytes::Bytes>,
    /// The value at the distance `scale`.
    pub decay: ::core::option::Option<f64>,
    pub multi_value_mode: ::core::option::Option<i32>,
}
impl ::core::default::Default for DecayFunction {
    #[inline]
    fn default() -> Self {
        Self {
            field_name: ::core::default::Default::default(),
            math_function: ::core::default::Default::default(),
            param_type: ::core::default::Default::default(),
            param: ::core::default::Default::default(),
            decay: ::core::default::Default::default(),
            multi_value_mode: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for DecayFunction {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("DecayFunction")
            .field("field_name", &self.field_name)
            .field(
                "math_function",
                &self.math_function.map(crate::proto::field::named::<DecayMathFunction>),
            )
            .field(
                "param_type",
                &self.param_type.map(crate::proto::field::named::<DecayFuncParamType>),
            )
            .field("param", &self.param)
            .field("decay", &self.decay)
            .field(
                "multi_value_mode",
                &self.multi_value_mode.map(crate::proto::field::named::<MultiValueMode>),
            )
            .finish()
    }
}
impl DecayFunction {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn math_function(&self) -> DecayMathFunction {
        self.math_function.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_math_function(&mut self, value: DecayMathFunction) {
        self.math_function = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn param_type(&self) -> DecayFuncParamType {
        self.param_type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_param_type(&mut self, value: DecayFuncParamType) {
        self.param_type = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn param(&self) -> &[u8] {
        self.param.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn decay(&self) -> f64 {
        self.decay.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn multi_value_mode(&self) -> MultiValueMode {
        self.multi_value_mode
            .and_then(|number| number.try_into().ok())
            .unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_multi_value_mode(&mut self, value: MultiValueMode) {
        self.multi_value_mode = Some(value.into());
    }
}
impl ::prost::Message for DecayFunction {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.math_function {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.param_type {
            ::prost::encoding::int32::encode(3, value, buf);
        }
        if let Some(value) = &self.param {
            ::prost::encoding::bytes::encode(4, value, buf);
        }
        if let Some(value) = &self.decay {
            ::prost::encoding::double::encode(5, value, buf);
        }
        if let Some(value) = &self.multi_value_mode {
            ::prost::encoding::int32::encode(6, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.math_function.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.param_type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.param.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.decay.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.multi_value_mode.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "DecayFunction",
                    &[
                        (1, "field_name"),
                        (2, "math_function"),
                        (3, "param_type"),
                        (4, "param"),
                        (5, "decay"),
                        (6, "multi_value_mode"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.math_function {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.param_type {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        if let Some(value) = &self.param {
            len += ::prost::encoding::bytes::encoded_len(4, value);
        }
        if let Some(value) = &self.decay {
            len += ::prost::encoding::double::encoded_len(5, value);
        }
        if let Some(value) = &self.multi_value_mode {
            len += ::prost::encoding::int32::encoded_len(6, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DecayFunction {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The origin and the scale of dates.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DecayFuncDateParam {
    pub origin_long: ::core::option::Option<i64>,
    pub origin_string: ::core::option::Option<::prost::alloc::string::String>,
    pub scale: ::core::option::Option<DateTimeValue>,
    pub offset: ::core::option::Option<DateTimeValue>,
}
impl DecayFuncDateParam {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn origin_long(&self) -> i64 {
        self.origin_long.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn origin_string(&self) -> &str {
        self.origin_string.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for DecayFuncDateParam {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.origin_long {
            ::prost::encoding::int64::encode(1, value, buf);
        }
        if let Some(value) = &self.origin_string {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.scale {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.offset {
            ::prost::encoding::message::encode(4, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.origin_long.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.origin_string.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.scale.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.offset.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "DecayFuncDateParam",
                    &[
                        (1, "origin_long"),
                        (2, "origin_string"),
                        (3, "scale"),
                        (4, "offset"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.origin_long {
            len += ::prost::encoding::int64::encoded_len(1, value);
        }
        if let Some(value) = &self.origin_string {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.scale {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.offset {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DecayFuncDateParam {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The origin and the scale of numbers.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct DecayFuncNumericParam {
    pub origin: ::core::option::Option<f64>,
    pub scale: ::core::option::Option<f64>,
    pub offset: ::core::option::Option<f64>,
}
impl DecayFuncNumericParam {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn origin(&self) -> f64 {
        self.origin.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn scale(&self) -> f64 {
        self.scale.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn offset(&self) -> f64 {
        self.offset.unwrap_or_default()
    }
}
impl ::prost::Message for DecayFuncNumericParam {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.origin {
            ::prost::encoding::double::encode(1, value, buf);
        }
        if let Some(value) = &self.scale {
            ::prost::encoding::double::encode(2, value, buf);
        }
        if let Some(value) = &self.offset {
            ::prost::encoding::double::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.origin.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.scale.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.offset.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "DecayFuncNumericParam",
                    &[(1, "origin"), (2, "scale"), (3, "offset")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.origin {
            len += ::prost::encoding::double::encoded_len(1, value);
        }
        if let Some(value) = &self.scale {
            len += ::prost::encoding::double::encoded_len(2, value);
        }
        if let Some(value) = &self.offset {
            len += ::prost::encoding::double::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DecayFuncNumericParam {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The origin and the scale, in meters, of places.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct DecayFuncGeoParam {
    pub origin: ::core::option::Option<::prost::alloc::string::String>,
    pub scale: ::core::option::Option<f64>,
    pub offset: ::core::option::Option<f64>,
}
impl DecayFuncGeoParam {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn origin(&self) -> &str {
        self.origin.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn scale(&self) -> f64 {
        self.scale.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn offset(&self) -> f64 {
        self.offset.unwrap_or_default()
    }
}
impl ::prost::Message for DecayFuncGeoParam {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.origin {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.scale {
            ::prost::encoding::double::encode(2, value, buf);
        }
        if let Some(value) = &self.offset {
            ::prost::encoding::double::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.origin.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.scale.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.offset.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "DecayFuncGeoParam",
                    &[(1, "origin"), (2, "scale"), (3, "offset")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.origin {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.scale {
            len += ::prost::encoding::double::encoded_len(2, value);
        }
        if let Some(value) = &self.offset {
            len += ::prost::encoding::double::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DecayFuncGeoParam {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Has the relevance of the best of its queries.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct DisMaxQuery {
    pub queries: ::prost::alloc::vec::Vec<Query>,
    /// The part that the other queries add.
    pub tie_breaker: ::core::option::Option<f32>,
    pub weight: ::core::option::Option<f32>,
}
impl DisMaxQuery {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn tie_breaker(&self) -> f32 {
        self.tie_breaker.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn weight(&self) -> f32 {
        self.weight.unwrap_or_default()
    }
}
impl ::prost::Message for DisMaxQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.queries, buf);
        if let Some(value) = &self.tie_breaker {
            ::prost::encoding::float::encode(2, value, buf);
        }
        if let Some(value) = &self.weight {
            ::prost::encoding::float::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.queries,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::float::merge(
                    wire_type,
                    self.tie_breaker.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::float::merge(
                    wire_type,
                    self.weight.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "DisMaxQuery",
                    &[(1, "queries"), (2, "tie_breaker"), (3, "weight")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.queries);
        if let Some(value) = &self.tie_breaker {
            len += ::prost::encoding::float::encoded_len(2, value);
        }
        if let Some(value) = &self.weight {
            len += ::prost::encoding::float::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DisMaxQuery {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DisMaxQuery",
        &[],
        &[crate::proto::required::repeated::<Query>(1, "queries")],
    );
}
/// Queries the documents of a nested field.
#[derive(Clone, PartialEq)]
pub struct NestedQuery {
    pub path: ::core::option::Option<::prost::alloc::string::String>,
    pub query: ::core::option::Option<Query>,
    pub score_mode: ::core::option::Option<i32>,
    pub weight: ::core::option::Option<f32>,
    pub inner_hits: ::core::option::Option<InnerHits>,
}
impl ::core::default::Default for NestedQuery {
    #[inline]
    fn default() -> Self {
        Self {
            path: ::core::default::Default::default(),
            query: ::core::default::Default::default(),
            score_mode: ::core::default::Default::default(),
            weight: ::core::default::Default::default(),
            inner_hits: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for NestedQuery {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("NestedQuery")
            .field("path", &self.path)
            .field("query", &self.query)
            .field(
                "score_mode",
                &self.score_mode.map(crate::proto::field::named::<ScoreMode>),
            )
            .field("weight", &self.weight)
            .field("inner_hits", &self.inner_hits)
            .finish()
    }
}
impl NestedQuery {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn path(&self) -> &str {
        self.path.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn score_mode(&self) -> ScoreMode {
        self.score_mode.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_score_mode(&mut self, value: ScoreMode) {
        self.score_mode = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn weight(&self) -> f32 {
        self.weight.unwrap_or_default()
    }
}
impl ::prost::Message for NestedQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.path {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.query {
            ::prost::encoding::message::encode(2, value, buf);
        }
        if let Some(value) = &self.score_mode {
            ::prost::encoding::int32::encode(3, value, buf);
        }
        if let Some(value) = &self.weight {
            ::prost::encoding::float::encode(4, value, buf);
        }
        if let Some(value) = &self.inner_hits {
            ::prost::encoding::message::encode(5, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.path.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.query.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.score_mode.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::float::merge(
                    wire_type,
                    self.weight.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.inner_hits.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "NestedQuery",
                    &[
                        (1, "path"),
                        (2, "query"),
                        (3, "score_mode"),
                        (4, "weight"),
                        (5, "inner_hits"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.path {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.query {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        if let Some(value) = &self.score_mode {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        if let Some(value) = &self.weight {
            len += ::prost::encoding::float::encoded_len(4, value);
        }
        if let Some(value) = &self.inner_hits {
            len += ::prost::encoding::message::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for NestedQuery {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "NestedQuery",
        &[],
        &[crate::proto::required::single::<InnerHits>(5, "inner_hits")],
    );
}
/// Returns the nested documents that match.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct InnerHits {
    pub sort: ::core::option::Option<Sort>,
    pub offset: ::core::option::Option<i32>,
    pub limit: ::core::option::Option<i32>,
    pub highlight: ::core::option::Option<Highlight>,
}
impl InnerHits {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn offset(&self) -> i32 {
        self.offset.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn limit(&self) -> i32 {
        self.limit.unwrap_or_default()
    }
}
impl ::prost::Message for InnerHits {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.sort {
            ::prost::encoding::message::encode(1, value, buf);
        }
        if let Some(value) = &self.offset {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.limit {
            ::prost::encoding::int32::encode(3, value, buf);
        }
        if let Some(value) = &self.highlight {
            ::prost::encoding::message::encode(4, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sort.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.offset.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.limit.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.highlight.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "InnerHits",
                    &[(1, "sort"), (2, "offset"), (3, "limit"), (4, "highlight")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.sort {
            len += ::prost::encoding::message::encoded_len(1, value);
        }
        if let Some(value) = &self.offset {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.limit {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        if let Some(value) = &self.highlight {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for InnerHits {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "InnerHits",
        &[],
        &[
            crate::proto::required::single::<Sort>(1, "sort"),
            crate::proto::required::single::<Highlight>(4, "highlight"),
        ],
    );
}
/// Matches places in a box. A corner is `latitude,longitude`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GeoBoundingBoxQuery {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub top_left: ::core::option::Option<::prost::alloc::string::String>,
    pub bottom_right: ::core::option::Option<::prost::alloc::string::String>,
}
impl GeoBoundingBoxQuery {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn top_left(&self) -> &str {
        self.top_left.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn bottom_right(&self) -> &str {
        self.bottom_right.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for GeoBoundingBoxQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.top_left {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.bottom_right {
            ::prost::encoding::string::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.top_left.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.bottom_right.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GeoBoundingBoxQuery",
                    &[(1, "field_name"), (2, "top_left"), (3, "bottom_right")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.top_left {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.bottom_right {
            len += ::prost::encoding::string::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GeoBoundingBoxQuery {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Matches places around another, `latitude,longitude`.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GeoDistanceQuery {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub center_point: ::core::option::Option<::prost::alloc::string::String>,
    /// In meters.
    pub distance: ::core::option::Option<f64>,
}
impl GeoDistanceQuery {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn center_point(&self) -> &str {
        self.center_point.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn distance(&self) -> f64 {
        self.distance.unwrap_or_default()
    }
}
impl ::prost::Message for GeoDistanceQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.center_point {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.distance {
            ::prost::encoding::double::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.center_point.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.distance.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GeoDistanceQuery",
                    &[(1, "field_name"), (2, "center_point"), (3, "distance")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.center_point {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.distance {
            len += ::prost::encoding::double::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GeoDistanceQuery {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Matches places in a polygon. A point is `latitude,longitude`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GeoPolygonQuery {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub points: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
}
impl GeoPolygonQuery {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for GeoPolygonQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        ::prost::encoding::string::encode_repeated(2, &self.points, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.points,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "GeoPolygonQuery",
                    &[(1, "field_name"), (2, "points")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        len += ::prost::encoding::string::encoded_len_repeated(2, &self.points);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GeoPolygonQuery {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Matches rows that have the field.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ExistsQuery {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
}
impl ExistsQuery {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for ExistsQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "ExistsQuery",
                    &[(1, "field_name")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ExistsQuery {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Matches the nearest vectors.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct KnnVectorQuery {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub top_k: ::core::option::Option<i32>,
    pub float32_query_vector: ::prost::alloc::vec::Vec<f32>,
    pub filter: ::core::option::Option<Query>,
    pub weight: ::core::option::Option<f32>,
    pub min_score: ::core::option::Option<f32>,
    /// How many vectors each part of the index considers.
    pub num_candidates: ::core::option::Option<i32>,
}
impl KnnVectorQuery {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn top_k(&self) -> i32 {
        self.top_k.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn weight(&self) -> f32 {
        self.weight.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn min_score(&self) -> f32 {
        self.min_score.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn num_candidates(&self) -> i32 {
        self.num_candidates.unwrap_or_default()
    }
}
impl ::prost::Message for KnnVectorQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.top_k {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        ::prost::encoding::float::encode_repeated(4, &self.float32_query_vector, buf);
        if let Some(value) = &self.filter {
            ::prost::encoding::message::encode(5, value, buf);
        }
        if let Some(value) = &self.weight {
            ::prost::encoding::float::encode(6, value, buf);
        }
        if let Some(value) = &self.min_score {
            ::prost::encoding::float::encode(7, value, buf);
        }
        if let Some(value) = &self.num_candidates {
            ::prost::encoding::int32::encode(8, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.top_k.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::float::merge_repeated(
                    wire_type,
                    &mut self.float32_query_vector,
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.filter.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::float::merge(
                    wire_type,
                    self.weight.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::float::merge(
                    wire_type,
                    self.min_score.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            8 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.num_candidates.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "KnnVectorQuery",
                    &[
                        (1, "field_name"),
                        (2, "top_k"),
                        (4, "float32_query_vector"),
                        (5, "filter"),
                        (6, "weight"),
                        (7, "min_score"),
                        (8, "num_candidates"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.top_k {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        len
            += ::prost::encoding::float::encoded_len_repeated(
                4,
                &self.float32_query_vector,
            );
        if let Some(value) = &self.filter {
            len += ::prost::encoding::message::encoded_len(5, value);
        }
        if let Some(value) = &self.weight {
            len += ::prost::encoding::float::encoded_len(6, value);
        }
        if let Some(value) = &self.min_score {
            len += ::prost::encoding::float::encoded_len(7, value);
        }
        if let Some(value) = &self.num_candidates {
            len += ::prost::encoding::int32::encoded_len(8, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for KnnVectorQuery {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Whether any word is to match or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum QueryOperator {
    #[default]
    Or = 1,
    And = 2,
}
impl QueryOperator {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2)
    }
}
impl ::core::convert::From<QueryOperator> for i32 {
    fn from(value: QueryOperator) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for QueryOperator {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::Or),
            2 => Ok(Self::And),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl QueryOperator {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Or => "OR",
            Self::And => "AND",
        }
    }
}
/// The mathematical function that is applied to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum FunctionModifier {
    #[default]
    FmNone = 1,
    FmLog = 2,
    FmLog1p = 3,
    FmLog2p = 4,
    FmLn = 5,
    FmLn1p = 6,
    FmLn2p = 7,
    FmSquare = 8,
    FmSqrt = 9,
    FmReciprocal = 10,
}
impl FunctionModifier {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10)
    }
}
impl ::core::convert::From<FunctionModifier> for i32 {
    fn from(value: FunctionModifier) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for FunctionModifier {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::FmNone),
            2 => Ok(Self::FmLog),
            3 => Ok(Self::FmLog1p),
            4 => Ok(Self::FmLog2p),
            5 => Ok(Self::FmLn),
            6 => Ok(Self::FmLn1p),
            7 => Ok(Self::FmLn2p),
            8 => Ok(Self::FmSquare),
            9 => Ok(Self::FmSqrt),
            10 => Ok(Self::FmReciprocal),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl FunctionModifier {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::FmNone => "FM_NONE",
            Self::FmLog => "FM_LOG",
            Self::FmLog1p => "FM_LOG1P",
            Self::FmLog2p => "FM_LOG2P",
            Self::FmLn => "FM_LN",
            Self::FmLn1p => "FM_LN1P",
            Self::FmLn2p => "FM_LN2P",
            Self::FmSquare => "FM_SQUARE",
            Self::FmSqrt => "FM_SQRT",
            Self::FmReciprocal => "FM_RECIPROCAL",
        }
    }
}
/// Which message the `param` field of a `DecayFunction` holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum DecayFuncParamType {
    #[default]
    DfDateParam = 1,
    DfNumericParam = 2,
    DfGeoParam = 3,
}
impl DecayFuncParamType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3)
    }
}
impl ::core::convert::From<DecayFuncParamType> for i32 {
    fn from(value: DecayFuncParamType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for DecayFuncParamType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::DfDateParam),
            2 => Ok(Self::DfNumericParam),
            3 => Ok(Self::DfGeoParam),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl DecayFuncParamType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::DfDateParam => "DF_DATE_PARAM",
            Self::DfNumericParam => "DF_NUMERIC_PARAM",
            Self::DfGeoParam => "DF_GEO_PARAM",
        }
    }
}
/// The shape of a decay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum DecayMathFunction {
    #[default]
    Gauss = 1,
    Exp = 2,
    Linear = 3,
}
impl DecayMathFunction {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3)
    }
}
impl ::core::convert::From<DecayMathFunction> for i32 {
    fn from(value: DecayMathFunction) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for DecayMathFunction {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::Gauss),
            2 => Ok(Self::Exp),
            3 => Ok(Self::Linear),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl DecayMathFunction {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Gauss => "GAUSS",
            Self::Exp => "EXP",
            Self::Linear => "LINEAR",
        }
    }
}
/// Which of several values counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum MultiValueMode {
    #[default]
    MvmMax = 1,
    MvmMin = 2,
    MvmSum = 3,
    MvmAvg = 4,
}
impl MultiValueMode {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4)
    }
}
impl ::core::convert::From<MultiValueMode> for i32 {
    fn from(value: MultiValueMode) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for MultiValueMode {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::MvmMax),
            2 => Ok(Self::MvmMin),
            3 => Ok(Self::MvmSum),
            4 => Ok(Self::MvmAvg),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl MultiValueMode {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::MvmMax => "MVM_MAX",
            Self::MvmMin => "MVM_MIN",
            Self::MvmSum => "MVM_SUM",
            Self::MvmAvg => "MVM_AVG",
        }
    }
}
/// How the values of several functions become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum FunctionScoreMode {
    #[default]
    FsmAvg = 1,
    FsmMax = 2,
    FsmSum = 3,
    FsmMin = 4,
    FsmMultiply = 5,
    FsmFirst = 6,
}
impl FunctionScoreMode {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4 | 5 | 6)
    }
}
impl ::core::convert::From<FunctionScoreMode> for i32 {
    fn from(value: FunctionScoreMode) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for FunctionScoreMode {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::FsmAvg),
            2 => Ok(Self::FsmMax),
            3 => Ok(Self::FsmSum),
            4 => Ok(Self::FsmMin),
            5 => Ok(Self::FsmMultiply),
            6 => Ok(Self::FsmFirst),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl FunctionScoreMode {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::FsmAvg => "FSM_AVG",
            Self::FsmMax => "FSM_MAX",
            Self::FsmSum => "FSM_SUM",
            Self::FsmMin => "FSM_MIN",
            Self::FsmMultiply => "FSM_MULTIPLY",
            Self::FsmFirst => "FSM_FIRST",
        }
    }
}
/// How the functions' value and the relevance become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum FunctionCombineMode {
    #[default]
    FcmMultiply = 1,
    FcmAvg = 2,
    FcmMax = 3,
    FcmSum = 4,
    FcmMin = 5,
    FcmReplace = 6,
}
impl FunctionCombineMode {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4 | 5 | 6)
    }
}
impl ::core::convert::From<FunctionCombineMode> for i32 {
    fn from(value: FunctionCombineMode) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for FunctionCombineMode {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::FcmMultiply),
            2 => Ok(Self::FcmAvg),
            3 => Ok(Self::FcmMax),
            4 => Ok(Self::FcmSum),
            5 => Ok(Self::FcmMin),
            6 => Ok(Self::FcmReplace),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl FunctionCombineMode {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::FcmMultiply => "FCM_MULTIPLY",
            Self::FcmAvg => "FCM_AVG",
            Self::FcmMax => "FCM_MAX",
            Self::FcmSum => "FCM_SUM",
            Self::FcmMin => "FCM_MIN",
            Self::FcmReplace => "FCM_REPLACE",
        }
    }
}
/// How the relevance of a row follows from those of its nested documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum ScoreMode {
    #[default]
    None = 1,
    Avg = 2,
    Max = 3,
    Total = 4,
    Min = 5,
}
impl ScoreMode {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4 | 5)
    }
}
impl ::core::convert::From<ScoreMode> for i32 {
    fn from(value: ScoreMode) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for ScoreMode {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::None),
            2 => Ok(Self::Avg),
            3 => Ok(Self::Max),
            4 => Ok(Self::Total),
            5 => Ok(Self::Min),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl ScoreMode {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::None => "SCORE_MODE_NONE",
            Self::Avg => "SCORE_MODE_AVG",
            Self::Max => "SCORE_MODE_MAX",
            Self::Total => "SCORE_MODE_TOTAL",
            Self::Min => "SCORE_MODE_MIN",
        }
    }
}
/// Queries a search index.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SearchRequest {
    pub table_name: ::core::option::Option<::prost::alloc::string::String>,
    pub index_name: ::core::option::Option<::prost::alloc::string::String>,
    pub columns_to_get: ::core::option::Option<ColumnsToGet>,
    /// A serialized `SearchQuery`.
    pub search_query: ::core::option::Option<::prost::bytes::Bytes>,
    /// Primary keys of the routing fields only, each a PlainBuffer.
    pub routing_values: ::prost::alloc::vec::Vec<::prost::bytes::Bytes>,
    pub timeout_ms: ::core::option::Option<i32>,
}
impl SearchRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_name(&self) -> &str {
        self.table_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn index_name(&self) -> &str {
        self.index_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn search_query(&self) -> &[u8] {
        self.search_query.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn timeout_ms(&self) -> i32 {
        self.timeout_ms.unwrap_or_default()
    }
}
impl ::prost::Message for SearchRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.table_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.index_name {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.columns_to_get {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.search_query {
            ::prost::encoding::bytes::encode(4, value, buf);
        }
        ::prost::encoding::bytes::encode_repeated(5, &self.routing_values, buf);
        if let Some(value) = &self.timeout_ms {
            ::prost::encoding::int32::encode(6, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.table_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.index_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.columns_to_get.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.search_query.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::bytes::merge_repeated(
                    wire_type,
                    &mut self.routing_values,
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.timeout_ms.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "SearchRequest",
                    &[
                        (1, "table_name"),
                        (2, "index_name"),
                        (3, "columns_to_get"),
                        (4, "search_query"),
                        (5, "routing_values"),
                        (6, "timeout_ms"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.table_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.index_name {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.columns_to_get {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.search_query {
            len += ::prost::encoding::bytes::encoded_len(4, value);
        }
        len += ::prost::encoding::bytes::encoded_len_repeated(5, &self.routing_values);
        if let Some(value) = &self.timeout_ms {
            len += ::prost::encoding::int32::encoded_len(6, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SearchRequest {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The columns that a response is to have.
#[derive(Clone, PartialEq, Eq)]
pub struct ColumnsToGet {
    pub return_type: ::core::option::Option<i32>,
    pub column_names: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
}
impl ::core::default::Default for ColumnsToGet {
    #[inline]
    fn default() -> Self {
        Self {
            return_type: ::core::default::Default::default(),
            column_names: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for ColumnsToGet {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("ColumnsToGet")
            .field(
                "return_type",
                &self.return_type.map(crate::proto::field::named::<ColumnReturnType>),
            )
            .field("column_names", &self.column_names)
            .finish()
    }
}
impl ColumnsToGet {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn return_type(&self) -> ColumnReturnType {
        self.return_type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_return_type(&mut self, value: ColumnReturnType) {
        self.return_type = Some(value.into());
    }
}
impl ::prost::Message for ColumnsToGet {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.return_type {
            ::prost::encoding::int32::encode(1, value, buf);
        }
        ::prost::encoding::string::encode_repeated(2, &self.column_names, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.return_type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.column_names,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "ColumnsToGet",
                    &[(1, "return_type"), (2, "column_names")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.return_type {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        len += ::prost::encoding::string::encoded_len_repeated(2, &self.column_names);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ColumnsToGet {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// A query with the order, the page and the statistics of its results.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SearchQuery {
    pub offset: ::core::option::Option<i32>,
    pub limit: ::core::option::Option<i32>,
    pub query: ::core::option::Option<Query>,
    pub collapse: ::core::option::Option<Collapse>,
    pub sort: ::core::option::Option<Sort>,
    /// Whether the number of all matches is counted.
    pub get_total_count: ::core::option::Option<bool>,
    /// The `next_token` of the page before, instead of an offset.
    pub token: ::core::option::Option<::prost::bytes::Bytes>,
    pub aggs: ::core::option::Option<Aggregations>,
    pub group_bys: ::core::option::Option<GroupBys>,
    pub highlight: ::core::option::Option<Highlight>,
    /// How many matches are counted: -1 for none, the largest number for all.
    pub track_total_count: ::core::option::Option<i32>,
    /// Restricts results and statistics without changing the relevance.
    pub filter: ::core::option::Option<SearchFilter>,
}
impl SearchQuery {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn offset(&self) -> i32 {
        self.offset.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn limit(&self) -> i32 {
        self.limit.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn get_total_count(&self) -> bool {
        self.get_total_count.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn token(&self) -> &[u8] {
        self.token.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn track_total_count(&self) -> i32 {
        self.track_total_count.unwrap_or_default()
    }
}
impl ::prost::Message for SearchQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.offset {
            ::prost::encoding::int32::encode(1, value, buf);
        }
        if let Some(value) = &self.limit {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.query {
            ::prost::encoding::message::encode(4, value, buf);
        }
        if let Some(value) = &self.collapse {
            ::prost::encoding::message::encode(5, value, buf);
        }
        if let Some(value) = &self.sort {
            ::prost::encoding::message::encode(6, value, buf);
        }
        if let Some(value) = &self.get_total_count {
            ::prost::encoding::bool::encode(8, value, buf);
        }
        if let Some(value) = &self.token {
            ::prost::encoding::bytes::encode(9, value, buf);
        }
        if let Some(value) = &self.aggs {
            ::prost::encoding::message::encode(10, value, buf);
        }
        if let Some(value) = &self.group_bys {
            ::prost::encoding::message::encode(11, value, buf);
        }
        if let Some(value) = &self.highlight {
            ::prost::encoding::message::encode(12, value, buf);
        }
        if let Some(value) = &self.track_total_count {
            ::prost::encoding::int32::encode(13, value, buf);
        }
        if let Some(value) = &self.filter {
            ::prost::encoding::message::encode(14, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.offset.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.limit.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.query.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.collapse.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sort.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            8 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.get_total_count.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            9 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.token.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            10 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.aggs.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            11 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.group_bys.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            12 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.highlight.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            13 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.track_total_count.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            14 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.filter.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "SearchQuery",
                    &[
                        (1, "offset"),
                        (2, "limit"),
                        (4, "query"),
                        (5, "collapse"),
                        (6, "sort"),
                        (8, "get_total_count"),
                        (9, "token"),
                        (10, "aggs"),
                        (11, "group_bys"),
                        (12, "highlight"),
                        (13, "track_total_count"),
                        (14, "filter"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.offset {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        if let Some(value) = &self.limit {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.query {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        if let Some(value) = &self.collapse {
            len += ::prost::encoding::message::encoded_len(5, value);
        }
        if let Some(value) = &self.sort {
            len += ::prost::encoding::message::encoded_len(6, value);
        }
        if let Some(value) = &self.get_total_count {
            len += ::prost::encoding::bool::encoded_len(8, value);
        }
        if let Some(value) = &self.token {
            len += ::prost::encoding::bytes::encoded_len(9, value);
        }
        if let Some(value) = &self.aggs {
            len += ::prost::encoding::message::encoded_len(10, value);
        }
        if let Some(value) = &self.group_bys {
            len += ::prost::encoding::message::encoded_len(11, value);
        }
        if let Some(value) = &self.highlight {
            len += ::prost::encoding::message::encoded_len(12, value);
        }
        if let Some(value) = &self.track_total_count {
            len += ::prost::encoding::int32::encoded_len(13, value);
        }
        if let Some(value) = &self.filter {
            len += ::prost::encoding::message::encoded_len(14, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SearchQuery {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "SearchQuery",
        &[],
        &[
            crate::proto::required::single::<Sort>(6, "sort"),
            crate::proto::required::single::<Aggregations>(10, "aggs"),
            crate::proto::required::single::<GroupBys>(11, "group_bys"),
            crate::proto::required::single::<Highlight>(12, "highlight"),
        ],
    );
}
/// A query that only restricts results.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SearchFilter {
    pub query: ::core::option::Option<Query>,
}
impl ::prost::Message for SearchFilter {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.query {
            ::prost::encoding::message::encode(1, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.query.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(error, number, "SearchFilter", &[(1, "query")])
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.query {
            len += ::prost::encoding::message::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SearchFilter {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Returns one result for each value of a field.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Collapse {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
}
impl Collapse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for Collapse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(error, number, "Collapse", &[(1, "field_name")])
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for Collapse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SearchResponse {
    /// The number of matches; -1 if it was not counted.
    pub total_hits: ::core::option::Option<i64>,
    /// Each a PlainBuffer of one row.
    pub rows: ::prost::alloc::vec::Vec<::prost::bytes::Bytes>,
    /// Whether all parts of the index were searched.
    pub is_all_succeeded: ::core::option::Option<bool>,
    /// One for each row, if the query asks for them.
    pub search_hits: ::prost::alloc::vec::Vec<SearchHit>,
    /// Where the next page starts.
    pub next_token: ::core::option::Option<::prost::bytes::Bytes>,
    /// A serialized `AggregationsResult`.
    pub aggs: ::core::option::Option<::prost::bytes::Bytes>,
    /// A serialized `GroupBysResult`.
    pub group_bys: ::core::option::Option<::prost::bytes::Bytes>,
    pub consumed: ::core::option::Option<super::table::ConsumedCapacity>,
    pub reserved_consumed: ::core::option::Option<super::table::ConsumedCapacity>,
}
impl SearchResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn total_hits(&self) -> i64 {
        self.total_hits.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn is_all_succeeded(&self) -> bool {
        self.is_all_succeeded.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn next_token(&self) -> &[u8] {
        self.next_token.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn aggs(&self) -> &[u8] {
        self.aggs.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn group_bys(&self) -> &[u8] {
        self.group_bys.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for SearchResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.total_hits {
            ::prost::encoding::int64::encode(1, value, buf);
        }
        ::prost::encoding::bytes::encode_repeated(2, &self.rows, buf);
        if let Some(value) = &self.is_all_succeeded {
            ::prost::encoding::bool::encode(3, value, buf);
        }
        ::prost::encoding::message::encode_repeated(5, &self.search_hits, buf);
        if let Some(value) = &self.next_token {
            ::prost::encoding::bytes::encode(6, value, buf);
        }
        if let Some(value) = &self.aggs {
            ::prost::encoding::bytes::encode(7, value, buf);
        }
        if let Some(value) = &self.group_bys {
            ::prost::encoding::bytes::encode(8, value, buf);
        }
        if let Some(value) = &self.consumed {
            ::prost::encoding::message::encode(9, value, buf);
        }
        if let Some(value) = &self.reserved_consumed {
            ::prost::encoding::message::encode(10, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.total_hits.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge_repeated(
                    wire_type,
                    &mut self.rows,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.is_all_succeeded.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.search_hits,
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.next_token.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.aggs.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            8 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.group_bys.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            9 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.consumed.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            10 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.reserved_consumed.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "SearchResponse",
                    &[
                        (1, "total_hits"),
                        (2, "rows"),
                        (3, "is_all_succeeded"),
                        (5, "search_hits"),
                        (6, "next_token"),
                        (7, "aggs"),
                        (8, "group_bys"),
                        (9, "consumed"),
                        (10, "reserved_consumed"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.total_hits {
            len += ::prost::encoding::int64::encoded_len(1, value);
        }
        len += ::prost::encoding::bytes::encoded_len_repeated(2, &self.rows);
        if let Some(value) = &self.is_all_succeeded {
            len += ::prost::encoding::bool::encoded_len(3, value);
        }
        len += ::prost::encoding::message::encoded_len_repeated(5, &self.search_hits);
        if let Some(value) = &self.next_token {
            len += ::prost::encoding::bytes::encoded_len(6, value);
        }
        if let Some(value) = &self.aggs {
            len += ::prost::encoding::bytes::encoded_len(7, value);
        }
        if let Some(value) = &self.group_bys {
            len += ::prost::encoding::bytes::encoded_len(8, value);
        }
        if let Some(value) = &self.consumed {
            len += ::prost::encoding::message::encoded_len(9, value);
        }
        if let Some(value) = &self.reserved_consumed {
            len += ::prost::encoding::message::encoded_len(10, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SearchResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "SearchResponse",
        &[],
        &[
            crate::proto::required::repeated::<SearchHit>(5, "search_hits"),
            crate::proto::required::single::<
                super::table::ConsumedCapacity,
            >(9, "consumed"),
            crate::proto::required::single::<
                super::table::ConsumedCapacity,
            >(10, "reserved_consumed"),
        ],
    );
}
/// The details of a result besides its row.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SearchHit {
    /// The relevance; NaN where it was not computed.
    pub score: ::core::option::Option<f64>,
    pub highlight_result: ::core::option::Option<HighlightResult>,
    pub search_inner_hits: ::prost::alloc::vec::Vec<SearchInnerHit>,
    /// The position of a nested document in its list.
    pub nested_doc_offset: ::core::option::Option<i32>,
}
impl SearchHit {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn score(&self) -> f64 {
        self.score.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn nested_doc_offset(&self) -> i32 {
        self.nested_doc_offset.unwrap_or_default()
    }
}
impl ::prost::Message for SearchHit {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.score {
            ::prost::encoding::double::encode(3, value, buf);
        }
        if let Some(value) = &self.highlight_result {
            ::prost::encoding::message::encode(4, value, buf);
        }
        ::prost::encoding::message::encode_repeated(5, &self.search_inner_hits, buf);
        if let Some(value) = &self.nested_doc_offset {
            ::prost::encoding::int32::encode(6, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            3 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.score.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.highlight_result.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.search_inner_hits,
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.nested_doc_offset.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "SearchHit",
                    &[
                        (3, "score"),
                        (4, "highlight_result"),
                        (5, "search_inner_hits"),
                        (6, "nested_doc_offset"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.score {
            len += ::prost::encoding::double::encoded_len(3, value);
        }
        if let Some(value) = &self.highlight_result {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        len
            += ::prost::encoding::message::encoded_len_repeated(
                5,
                &self.search_inner_hits,
            );
        if let Some(value) = &self.nested_doc_offset {
            len += ::prost::encoding::int32::encoded_len(6, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SearchHit {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "SearchHit",
        &[],
        &[
            crate::proto::required::single::<HighlightResult>(4, "highlight_result"),
            crate::proto::required::repeated::<SearchInnerHit>(5, "search_inner_hits"),
        ],
    );
}
/// The nested documents that a query matches, by the path of their field.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SearchInnerHit {
    pub path: ::core::option::Option<::prost::alloc::string::String>,
    pub search_hits: ::prost::alloc::vec::Vec<SearchHit>,
}
impl SearchInnerHit {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn path(&self) -> &str {
        self.path.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for SearchInnerHit {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.path {
            ::prost::encoding::string::encode(1, value, buf);
        }
        ::prost::encoding::message::encode_repeated(2, &self.search_hits, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.path.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.search_hits,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "SearchInnerHit",
                    &[(1, "path"), (2, "search_hits")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.path {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        len += ::prost::encoding::message::encoded_len_repeated(2, &self.search_hits);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SearchInnerHit {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "SearchInnerHit",
        &[],
        &[crate::proto::required::repeated::<SearchHit>(2, "search_hits")],
    );
}
/// The parts of a result's fields that a query matches.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct HighlightResult {
    pub highlight_fields: ::prost::alloc::vec::Vec<HighlightField>,
}
impl ::prost::Message for HighlightResult {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.highlight_fields, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.highlight_fields,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "HighlightResult",
                    &[(1, "highlight_fields")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len
            += ::prost::encoding::message::encoded_len_repeated(
                1,
                &self.highlight_fields,
            );
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for HighlightResult {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "HighlightResult",
        &[],
        &[crate::proto::required::repeated::<HighlightField>(1, "highlight_fields")],
    );
}
/// The parts of one field that a query matches.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct HighlightField {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub field_fragments: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
}
impl HighlightField {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for HighlightField {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        ::prost::encoding::string::encode_repeated(2, &self.field_fragments, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.field_fragments,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "HighlightField",
                    &[(1, "field_name"), (2, "field_fragments")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        len += ::prost::encoding::string::encoded_len_repeated(2, &self.field_fragments);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for HighlightField {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Which columns a response has besides the primary key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum ColumnReturnType {
    /// All of the row.
    #[default]
    ReturnAll = 1,
    /// Those that are named.
    ReturnSpecified = 2,
    /// None.
    ReturnNone = 3,
    /// All that the index stores.
    ReturnAllFromIndex = 4,
}
impl ColumnReturnType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4)
    }
}
impl ::core::convert::From<ColumnReturnType> for i32 {
    fn from(value: ColumnReturnType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for ColumnReturnType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::ReturnAll),
            2 => Ok(Self::ReturnSpecified),
            3 => Ok(Self::ReturnNone),
            4 => Ok(Self::ReturnAllFromIndex),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl ColumnReturnType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::ReturnAll => "RETURN_ALL",
            Self::ReturnSpecified => "RETURN_SPECIFIED",
            Self::ReturnNone => "RETURN_NONE",
            Self::ReturnAllFromIndex => "RETURN_ALL_FROM_INDEX",
        }
    }
}
/// Prepares a parallel scan.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ComputeSplitsRequest {
    pub table_name: ::core::option::Option<::prost::alloc::string::String>,
    pub search_index_splits_options: ::core::option::Option<SearchIndexSplitsOptions>,
}
impl ComputeSplitsRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_name(&self) -> &str {
        self.table_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for ComputeSplitsRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.table_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.search_index_splits_options {
            ::prost::encoding::message::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.table_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.search_index_splits_options.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "ComputeSplitsRequest",
                    &[(1, "table_name"), (2, "search_index_splits_options")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.table_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.search_index_splits_options {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ComputeSplitsRequest {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The search index that is scanned.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SearchIndexSplitsOptions {
    pub index_name: ::core::option::Option<::prost::alloc::string::String>,
}
impl SearchIndexSplitsOptions {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn index_name(&self) -> &str {
        self.index_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for SearchIndexSplitsOptions {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.index_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.index_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "SearchIndexSplitsOptions",
                    &[(1, "index_name")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.index_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SearchIndexSplitsOptions {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ComputeSplitsResponse {
    /// The state of the index that the scan reads.
    pub session_id: ::core::option::Option<::prost::bytes::Bytes>,
    /// How many parts can be scanned at a time.
    pub splits_size: ::core::option::Option<i32>,
}
impl ComputeSplitsResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn session_id(&self) -> &[u8] {
        self.session_id.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn splits_size(&self) -> i32 {
        self.splits_size.unwrap_or_default()
    }
}
impl ::prost::Message for ComputeSplitsResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.session_id {
            ::prost::encoding::bytes::encode(1, value, buf);
        }
        if let Some(value) = &self.splits_size {
            ::prost::encoding::int32::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.session_id.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.splits_size.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "ComputeSplitsResponse",
                    &[(1, "session_id"), (2, "splits_size")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.session_id {
            len += ::prost::encoding::bytes::encoded_len(1, value);
        }
        if let Some(value) = &self.splits_size {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ComputeSplitsResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The content of a session id, in a form that no service is known to send.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SessionId {
    pub version: ::core::option::Option<i32>,
    pub session_id: ::core::option::Option<::prost::bytes::Bytes>,
}
impl SessionId {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn version(&self) -> i32 {
        self.version.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn session_id(&self) -> &[u8] {
        self.session_id.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for SessionId {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.version {
            ::prost::encoding::int32::encode(1, value, buf);
        }
        if let Some(value) = &self.session_id {
            ::prost::encoding::bytes::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.version.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.session_id.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "SessionId",
                    &[(1, "version"), (2, "session_id")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.version {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        if let Some(value) = &self.session_id {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SessionId {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Reads a page of one part of a scan.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ParallelScanRequest {
    pub table_name: ::core::option::Option<::prost::alloc::string::String>,
    pub index_name: ::core::option::Option<::prost::alloc::string::String>,
    pub columns_to_get: ::core::option::Option<ColumnsToGet>,
    pub session_id: ::core::option::Option<::prost::bytes::Bytes>,
    pub scan_query: ::core::option::Option<ScanQuery>,
    pub timeout_ms: ::core::option::Option<i32>,
}
impl ParallelScanRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_name(&self) -> &str {
        self.table_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn index_name(&self) -> &str {
        self.index_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn session_id(&self) -> &[u8] {
        self.session_id.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn timeout_ms(&self) -> i32 {
        self.timeout_ms.unwrap_or_default()
    }
}
impl ::prost::Message for ParallelScanRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.table_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.index_name {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.columns_to_get {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.session_id {
            ::prost::encoding::bytes::encode(4, value, buf);
        }
        if let Some(value) = &self.scan_query {
            ::prost::encoding::message::encode(5, value, buf);
        }
        if let Some(value) = &self.timeout_ms {
            ::prost::encoding::int32::encode(6, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.table_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.index_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.columns_to_get.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.session_id.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.scan_query.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.timeout_ms.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "ParallelScanRequest",
                    &[
                        (1, "table_name"),
                        (2, "index_name"),
                        (3, "columns_to_get"),
                        (4, "session_id"),
                        (5, "scan_query"),
                        (6, "timeout_ms"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.table_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.index_name {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.columns_to_get {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.session_id {
            len += ::prost::encoding::bytes::encoded_len(4, value);
        }
        if let Some(value) = &self.scan_query {
            len += ::prost::encoding::message::encoded_len(5, value);
        }
        if let Some(value) = &self.timeout_ms {
            len += ::prost::encoding::int32::encoded_len(6, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ParallelScanRequest {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// A query without an order, and the part of its results that is read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ScanQuery {
    pub query: ::core::option::Option<Query>,
    pub limit: ::core::option::Option<i32>,
    /// For how many seconds the session is kept after this request.
    pub alive_time: ::core::option::Option<i32>,
    pub token: ::core::option::Option<::prost::bytes::Bytes>,
    pub current_parallel_id: ::core::option::Option<i32>,
    pub max_parallel: ::core::option::Option<i32>,
}
impl ScanQuery {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn limit(&self) -> i32 {
        self.limit.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn alive_time(&self) -> i32 {
        self.alive_time.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn token(&self) -> &[u8] {
        self.token.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn current_parallel_id(&self) -> i32 {
        self.current_parallel_id.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn max_parallel(&self) -> i32 {
        self.max_parallel.unwrap_or_default()
    }
}
impl ::prost::Message for ScanQuery {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.query {
            ::prost::encoding::message::encode(1, value, buf);
        }
        if let Some(value) = &self.limit {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.alive_time {
            ::prost::encoding::int32::encode(3, value, buf);
        }
        if let Some(value) = &self.token {
            ::prost::encoding::bytes::encode(4, value, buf);
        }
        if let Some(value) = &self.current_parallel_id {
            ::prost::encoding::int32::encode(5, value, buf);
        }
        if let Some(value) = &self.max_parallel {
            ::prost::encoding::int32::encode(6, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.query.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.limit.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.alive_time.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.token.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.current_parallel_id.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.max_parallel.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "ScanQuery",
                    &[
                        (1, "query"),
                        (2, "limit"),
                        (3, "alive_time"),
                        (4, "token"),
                        (5, "current_parallel_id"),
                        (6, "max_parallel"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.query {
            len += ::prost::encoding::message::encoded_len(1, value);
        }
        if let Some(value) = &self.limit {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.alive_time {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        if let Some(value) = &self.token {
            len += ::prost::encoding::bytes::encoded_len(4, value);
        }
        if let Some(value) = &self.current_parallel_id {
            len += ::prost::encoding::int32::encoded_len(5, value);
        }
        if let Some(value) = &self.max_parallel {
            len += ::prost::encoding::int32::encoded_len(6, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ScanQuery {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ParallelScanResponse {
    /// Each a PlainBuffer of one row.
    pub rows: ::prost::alloc::vec::Vec<::prost::bytes::Bytes>,
    /// Where the next page starts; absent when the part is read.
    pub next_token: ::core::option::Option<::prost::bytes::Bytes>,
}
impl ParallelScanResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn next_token(&self) -> &[u8] {
        self.next_token.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for ParallelScanResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::bytes::encode_repeated(1, &self.rows, buf);
        if let Some(value) = &self.next_token {
            ::prost::encoding::bytes::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::bytes::merge_repeated(
                    wire_type,
                    &mut self.rows,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.next_token.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "ParallelScanResponse",
                    &[(1, "rows"), (2, "next_token")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::bytes::encoded_len_repeated(1, &self.rows);
        if let Some(value) = &self.next_token {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ParallelScanResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
