use std::ops::Not;

use bytes::Bytes;
use prost::Message;
use tablestore_protocol::{Value, plainbuffer, proto::table as proto};

/// What must hold of a row's columns: for a read to return the row
/// ([`Request::filter`](crate::Request::filter)), or for a write to be carried out
/// ([`Condition`](crate::Condition)).
///
/// Starts with [`column()`]. A row without the column does not pass, unless [`Filter::or_missing`]
/// says so; of several versions, the newest is compared, unless [`Filter::any_version`] says so.
/// A value of another type never passes. One request takes up to 32 filters, counting each
/// comparison, `and`, `or` and `not`.
///
/// ```
/// use tablestore::column;
///
/// let due = column("amount").gt(10).and(column("status").eq("open"));
/// let asked = column("reminder").exists().and(!column("muted").eq(true).or_missing());
/// # let _ = due.or(asked);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Filter(Expression);

#[derive(Clone, Debug, PartialEq)]
enum Expression {
    Comparison(Comparison),
    All(Vec<Expression>),
    Any(Vec<Expression>),
    Not(Box<Expression>),
}

#[derive(Clone, Debug, PartialEq)]
struct Comparison {
    column: String,
    comparator: proto::ComparatorType,
    /// None for comparators that look for the column alone.
    value: Option<Value>,
    part: Option<TextPart>,
    passes_if_missing: bool,
    latest_version_only: bool,
}

/// What of a text is compared, and as what.
#[derive(Clone, Debug, PartialEq)]
struct TextPart {
    regex: String,
    cast: proto::VariantType,
}

/// A column to be compared: the start of a [`Filter`]. Primary key columns can be compared too.
pub fn column(name: impl Into<String>) -> ComparedColumn {
    ComparedColumn {
        name: name.into(),
        regex: None,
    }
}

/// A column to be compared: see [`column()`].
#[derive(Clone, Debug)]
#[must_use = "a column alone is no filter: compare it"]
pub struct ComparedColumn {
    name: String,
    regex: Option<String>,
}

impl ComparedColumn {
    /// Compares a part of the column's text and not the whole: what the first group of this regular
    /// expression matches. Up to 256 bytes, in Perl's syntax. It should match less than the whole
    /// text, for of an expression that matches all of it, the service compares all of it. The part
    /// is read as the type of the value that it is compared with: a string, an integer or a double.
    ///
    /// ```
    /// # use tablestore::{KeyRange, PrimaryKey, column};
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let order = |number| PrimaryKey::new("customer", "alice").and("order", number);
    /// # for (number, date) in [(1, "2024-05-31"), (2, "2024-06-01")] {
    /// #     client.put_row("orders", order(number)).column("date", date).send().await?;
    /// # }
    /// // Of dates such as 2024-06-01.
    /// let after_may = column("date").matching(r"-(\d+)-").gt(5);
    /// # let range = KeyRange::all(["customer", "order"]).forward();
    /// # let page = client.get_range("orders", range).filter(after_may).send().await?;
    /// # assert_eq!(page.rows.len(), 1);
    /// # assert_eq!(page.rows[0].primary_key(), order(2));
    /// # Ok(()) });
    /// ```
    pub fn matching(mut self, regex: impl Into<String>) -> Self {
        self.regex = Some(regex.into());
        self
    }

    /// The column equals the value.
    pub fn eq(self, value: impl Into<Value>) -> Filter {
        self.compare(proto::ComparatorType::CtEqual, value)
    }

    /// The column does not equal the value.
    pub fn ne(self, value: impl Into<Value>) -> Filter {
        self.compare(proto::ComparatorType::CtNotEqual, value)
    }

    /// The column is greater than the value.
    pub fn gt(self, value: impl Into<Value>) -> Filter {
        self.compare(proto::ComparatorType::CtGreaterThan, value)
    }

    /// The column is greater than the value or equals it.
    pub fn ge(self, value: impl Into<Value>) -> Filter {
        self.compare(proto::ComparatorType::CtGreaterEqual, value)
    }

    /// The column is less than the value.
    pub fn lt(self, value: impl Into<Value>) -> Filter {
        self.compare(proto::ComparatorType::CtLessThan, value)
    }

    /// The column is less than the value or equals it.
    pub fn le(self, value: impl Into<Value>) -> Filter {
        self.compare(proto::ComparatorType::CtLessEqual, value)
    }

    /// The column is there, whatever its value.
    pub fn exists(self) -> Filter {
        self.filter(proto::ComparatorType::CtExist, None)
    }

    /// The column is not there.
    pub fn not_exists(self) -> Filter {
        self.filter(proto::ComparatorType::CtNotExist, None)
    }

    fn compare(self, comparator: proto::ComparatorType, value: impl Into<Value>) -> Filter {
        self.filter(comparator, Some(value.into()))
    }

    fn filter(self, comparator: proto::ComparatorType, value: Option<Value>) -> Filter {
        let cast = match &value {
            Some(Value::Integer(_)) => proto::VariantType::VtInteger,
            Some(Value::Double(_)) => proto::VariantType::VtDouble,
            _ => proto::VariantType::VtString,
        };
        Filter(Expression::Comparison(Comparison {
            column: self.name,
            comparator,
            value,
            part: self.regex.map(|regex| TextPart { regex, cast }),
            passes_if_missing: false,
            latest_version_only: true,
        }))
    }
}

impl Filter {
    /// Both hold.
    #[must_use]
    pub fn and(self, other: impl Into<Self>) -> Self {
        let mut parts = match self.0 {
            Expression::All(parts) => parts,
            one => vec![one],
        };
        parts.push(other.into().0);
        Self(Expression::All(parts))
    }

    /// One or both hold.
    #[must_use]
    pub fn or(self, other: impl Into<Self>) -> Self {
        let mut parts = match self.0 {
            Expression::Any(parts) => parts,
            one => vec![one],
        };
        parts.push(other.into().0);
        Self(Expression::Any(parts))
    }

    /// Lets rows without the column pass: in all comparisons so far.
    #[must_use]
    pub fn or_missing(self) -> Self {
        self.each(&|comparison| comparison.passes_if_missing = true)
    }

    /// Compares all versions that are read, of which one has to pass: in all comparisons so far.
    #[must_use]
    pub fn any_version(self) -> Self {
        self.each(&|comparison| comparison.latest_version_only = false)
    }

    fn each(mut self, change: &impl Fn(&mut Comparison)) -> Self {
        self.0.each(change);
        self
    }

    pub(crate) fn encode(&self) -> Bytes {
        self.0.to_proto().encode_to_vec().into()
    }
}

/// The filter does not hold.
impl Not for Filter {
    type Output = Self;

    fn not(self) -> Self {
        Self(Expression::Not(Box::new(self.0)))
    }
}

impl Expression {
    fn each(&mut self, change: &impl Fn(&mut Comparison)) {
        match self {
            Self::Comparison(comparison) => change(comparison),
            Self::All(parts) | Self::Any(parts) => {
                parts.iter_mut().for_each(|part| part.each(change));
            }
            Self::Not(part) => part.each(change),
        }
    }

    fn to_proto(&self) -> proto::Filter {
        let composite = |combinator: proto::LogicalOperator, parts: &[Self]| {
            let message = proto::CompositeColumnValueFilter {
                combinator: combinator.into(),
                sub_filters: parts.iter().map(Self::to_proto).collect(),
            };
            filter(proto::FilterType::FtCompositeColumnValue, &message)
        };
        match self {
            Self::Comparison(comparison) => filter(
                proto::FilterType::FtSingleColumnValue,
                &comparison.to_proto(),
            ),
            Self::All(parts) => composite(proto::LogicalOperator::LoAnd, parts),
            Self::Any(parts) => composite(proto::LogicalOperator::LoOr, parts),
            Self::Not(part) => composite(proto::LogicalOperator::LoNot, std::slice::from_ref(part)),
        }
    }
}

impl Comparison {
    fn to_proto(&self) -> proto::SingleColumnValueFilter {
        let part = self.part.as_ref();
        // The field is required, also where nothing is compared; the official Python client says 0.
        let value = self.value.as_ref().unwrap_or(&Value::Integer(0));
        proto::SingleColumnValueFilter {
            comparator: self.comparator.into(),
            column_name: self.column.clone(),
            column_value: plainbuffer::encode_value(value),
            filter_if_missing: !self.passes_if_missing,
            latest_version_only: self.latest_version_only,
            value_trans_rule: part.map(|part| proto::ValueTransferRule {
                regex: part.regex.clone(),
                cast_type: Some(part.cast.into()),
            }),
        }
    }
}

fn filter(kind: proto::FilterType, message: &impl Message) -> proto::Filter {
    proto::Filter {
        r#type: kind.into(),
        filter: message.encode_to_vec().into(),
    }
}

/// A window of each row's columns, in the order of names: a read's alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnPage {
    /// How many columns are passed over.
    pub offset: u32,
    /// How many columns are returned after that, at least 1.
    pub limit: u32,
}

impl ColumnPage {
    pub(crate) fn encode(self) -> Bytes {
        let number = |count: u32| crate::call::wire::to_i32(count);
        let message = proto::ColumnPaginationFilter {
            offset: number(self.offset),
            limit: number(self.limit),
        };
        filter(proto::FilterType::FtColumnPagination, &message)
            .encode_to_vec()
            .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(filter: &Filter) -> proto::Filter {
        proto::Filter::decode(filter.encode()).unwrap()
    }

    fn composite(filter: &proto::Filter) -> proto::CompositeColumnValueFilter {
        proto::CompositeColumnValueFilter::decode(filter.filter.clone()).unwrap()
    }

    fn comparison(filter: &proto::Filter) -> proto::SingleColumnValueFilter {
        proto::SingleColumnValueFilter::decode(filter.filter.clone()).unwrap()
    }

    #[test]
    fn chains_of_one_operator_are_one_composite() {
        let filter = column("a")
            .eq(1)
            .and(column("b").eq(2))
            .and(column("c").eq(3));
        let all = composite(&decode(&filter));
        assert_eq!(all.combinator, proto::LogicalOperator::LoAnd as i32);
        assert_eq!(all.sub_filters.len(), 3);

        let mixed = composite(&decode(&filter.or(column("d").exists())));
        assert_eq!(mixed.combinator, proto::LogicalOperator::LoOr as i32);
        assert_eq!(mixed.sub_filters.len(), 2);
        assert_eq!(composite(&mixed.sub_filters[0]).sub_filters.len(), 3);
    }

    #[test]
    fn missing_columns_fail_and_the_newest_version_counts_unless_told() {
        let plain = comparison(&decode(&column("a").gt(10)));
        assert!(plain.filter_if_missing && plain.latest_version_only);
        assert_eq!(plain.column_value, b"\0\x0a\0\0\0\0\0\0\0".as_slice());

        let negated = !column("a").gt(10).or_missing().any_version();
        let not = composite(&decode(&negated));
        assert_eq!(not.combinator, proto::LogicalOperator::LoNot as i32);
        let told = comparison(&not.sub_filters[0]);
        assert!(!told.filter_if_missing && !told.latest_version_only);
    }

    #[test]
    fn a_part_of_a_text_is_cast_to_the_type_it_is_compared_with() {
        let filter = column("date").matching(r"-(\d+)-").ge(5);
        let rule = comparison(&decode(&filter)).value_trans_rule.unwrap();
        assert_eq!(rule.regex, r"-(\d+)-");
        assert_eq!(rule.cast_type, Some(proto::VariantType::VtInteger as i32));
    }
}
