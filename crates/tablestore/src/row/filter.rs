use std::ops::{BitAnd, BitOr, Not};

use bytes::Bytes;
use prost::Message;
use tablestore_core::Result;
use tablestore_protocol::{Value, plainbuffer, proto::table as proto};

use crate::call::wire;

/// A condition on the columns of a row: reads return only rows that match
/// ([`GetRange::filter`](crate::row::GetRange::filter)), and writes are executed only if the row
/// matches ([`Condition`](crate::Condition)).
///
/// [`column()`] starts one. A row without the column does not match, except with
/// [`Filter::or_missing`]; of several versions, the newest is compared, except with
/// [`Filter::any_version`]. A value of another type never matches. One request takes up to 32 filters,
/// counting each comparison, `and`, `or` and `not`.
///
/// ```
/// use tablestore::column;
///
/// let due = column("amount").gt(10) & column("status").eq("open");
/// let asked = column("reminder").exists().and(!column("muted").eq(true).or_missing());
/// # let _ = due | asked;
/// ```
#[doc(alias(
    "SingleColumnValueFilter",
    "CompositeColumnValueFilter",
    "FilterExpression"
))]
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
    /// None for comparators that only check for the column.
    value: Option<Value>,
    part: Option<StringPart>,
    passes_if_missing: bool,
    latest_version_only: bool,
}

/// The part of a string that is compared, and the type to compare it as.
#[derive(Clone, Debug, PartialEq)]
struct StringPart {
    regex: String,
    cast: proto::VariantType,
}

/// Names a column to compare, which starts a [`Filter`]. Primary key columns can be compared too.
pub fn column(name: impl Into<String>) -> ComparedColumn {
    ComparedColumn {
        name: name.into(),
        regex: None,
    }
}

/// A column to compare, created by [`column()`].
#[derive(Clone, Debug)]
#[must_use = "a column alone is no filter: compare it"]
pub struct ComparedColumn {
    name: String,
    regex: Option<String>,
}

impl ComparedColumn {
    /// Compares a part of the string in the column: the match of the first group of this regular
    /// expression, of up to 256 bytes in Perl's syntax. The expression should match less than the
    /// whole string, because where it matches all of it, the service compares all of it. The part is
    /// parsed as the type of the value that it is compared with: a string, an integer or a double.
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

    /// Matches if the column equals the value.
    pub fn eq(self, value: impl Into<Value>) -> Filter {
        self.compare(proto::ComparatorType::CtEqual, value)
    }

    /// Matches if the column does not equal the value.
    pub fn ne(self, value: impl Into<Value>) -> Filter {
        self.compare(proto::ComparatorType::CtNotEqual, value)
    }

    /// Matches if the column is greater than the value.
    pub fn gt(self, value: impl Into<Value>) -> Filter {
        self.compare(proto::ComparatorType::CtGreaterThan, value)
    }

    /// Matches if the column is greater than the value or equals it.
    pub fn ge(self, value: impl Into<Value>) -> Filter {
        self.compare(proto::ComparatorType::CtGreaterEqual, value)
    }

    /// Matches if the column is less than the value.
    pub fn lt(self, value: impl Into<Value>) -> Filter {
        self.compare(proto::ComparatorType::CtLessThan, value)
    }

    /// Matches if the column is less than the value or equals it.
    pub fn le(self, value: impl Into<Value>) -> Filter {
        self.compare(proto::ComparatorType::CtLessEqual, value)
    }

    /// Matches if the column exists, with any value.
    pub fn exists(self) -> Filter {
        self.filter(proto::ComparatorType::CtExist, None)
    }

    /// Matches if the column does not exist.
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
            part: self.regex.map(|regex| StringPart { regex, cast }),
            passes_if_missing: false,
            latest_version_only: true,
        }))
    }
}

impl Filter {
    /// Matches if both filters match; `&` does the same.
    #[must_use]
    pub fn and(self, other: impl Into<Self>) -> Self {
        let mut parts = match self.0 {
            Expression::All(parts) => parts,
            one => vec![one],
        };
        parts.push(other.into().0);
        Self(Expression::All(parts))
    }

    /// Matches if at least one of the filters matches; `|` does the same.
    #[must_use]
    pub fn or(self, other: impl Into<Self>) -> Self {
        let mut parts = match self.0 {
            Expression::Any(parts) => parts,
            one => vec![one],
        };
        parts.push(other.into().0);
        Self(Expression::Any(parts))
    }

    /// Lets rows without the column match, in all comparisons so far.
    #[must_use]
    pub fn or_missing(self) -> Self {
        self.each(&|comparison| comparison.passes_if_missing = true)
    }

    /// Compares all versions that are read, of which one has to match, in all comparisons so far.
    #[must_use]
    pub fn any_version(self) -> Self {
        self.each(&|comparison| comparison.latest_version_only = false)
    }

    fn each(mut self, change: &impl Fn(&mut Comparison)) -> Self {
        self.0.each(change);
        self
    }

    /// Checks that the values that are compared are valid.
    pub(crate) fn check(&self) -> Result<()> {
        self.0.check()
    }

    pub(crate) fn encode(&self) -> Bytes {
        self.0.to_proto().encode_to_vec().into()
    }
}

/// Matches if the filter does not.
impl Not for Filter {
    type Output = Self;

    fn not(self) -> Self {
        Self(Expression::Not(Box::new(self.0)))
    }
}

/// Matches if both filters match: [`Filter::and`].
impl BitAnd for Filter {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        self.and(other)
    }
}

/// Matches if at least one of the filters matches: [`Filter::or`].
impl BitOr for Filter {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
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

    fn check(&self) -> Result<()> {
        match self {
            Self::Comparison(Comparison { column, value, .. }) => {
                let checked = value.as_ref().map_or(Ok(()), Value::check);
                wire::valid(column, checked)
            }
            Self::All(parts) | Self::Any(parts) => parts.iter().try_for_each(Self::check),
            Self::Not(part) => part.check(),
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
        // The field is required, also where nothing is compared; the official Python client sends 0.
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

/// A window of each row's columns, in the order of names, for
/// [`GetRange::column_page`](crate::row::GetRange::column_page).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnPage {
    /// The number of columns to skip.
    pub offset: u32,
    /// The maximum number of columns to return, at least 1.
    pub limit: u32,
}

impl ColumnPage {
    pub(crate) fn encode(self) -> Bytes {
        let message = proto::ColumnPaginationFilter {
            offset: wire::to_i32(self.offset),
            limit: wire::to_i32(self.limit),
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
    fn operators_combine_as_the_methods_do() {
        let [a, b, c] = ["a", "b", "c"].map(|name| column(name).eq(1));
        assert_eq!(
            a.clone() & b.clone() & c.clone(),
            a.clone().and(b.clone()).and(c.clone())
        );
        assert_eq!(a.clone() | b.clone() & !c.clone(), a.or(b.and(!c)));
    }

    #[test]
    fn missing_columns_fail_and_the_newest_version_counts_by_default() {
        let plain = comparison(&decode(&column("a").gt(10)));
        assert!(plain.filter_if_missing && plain.latest_version_only);
        assert_eq!(plain.column_value, b"\0\x0a\0\0\0\0\0\0\0".as_slice());

        let negated = !column("a").gt(10).or_missing().any_version();
        let not = composite(&decode(&negated));
        assert_eq!(not.combinator, proto::LogicalOperator::LoNot as i32);
        let changed = comparison(&not.sub_filters[0]);
        assert!(!changed.filter_if_missing && !changed.latest_version_only);
    }

    #[test]
    fn a_part_of_a_string_is_cast_to_the_type_it_is_compared_with() {
        let filter = column("date").matching(r"-(\d+)-").ge(5);
        let rule = comparison(&decode(&filter)).value_trans_rule.unwrap();
        assert_eq!(rule.regex, r"-(\d+)-");
        assert_eq!(rule.cast_type, Some(proto::VariantType::VtInteger as i32));
    }
}
