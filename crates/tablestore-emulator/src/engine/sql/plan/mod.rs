//! Plans: statements whose names are resolved, and how they are executed.
//!
//! All rows of a FROM clause are one row of slots, in which each source fills its own range. An
//! expression refers to slots by position. A query inside another one sees the rows around it as
//! outer rows.

pub(crate) mod aggregated;
pub(crate) mod bounds;
pub(crate) mod expr;
pub(crate) mod push;
pub(crate) mod reader;
pub(crate) mod series;

use std::ops::Range;
use std::rc::Rc;

use crate::engine::sql::mapping::Mapping;
use crate::engine::sql::parse::ast::IndexHint;
use crate::engine::sql::value::Type;
use crate::engine::sql::value::key::Class;
use bounds::Bounds;
use expr::Expr;
use reader::Reader;

/// A query with its order and limits.
#[derive(Debug)]
pub(crate) struct QueryPlan {
    pub(crate) body: BodyPlan,
    pub(crate) columns: Vec<OutputColumn>,
    pub(crate) sort: Vec<SortKey>,
    pub(crate) limit: Option<u64>,
    pub(crate) offset: u64,
}

/// A column of a result.
#[derive(Clone, Debug)]
pub(crate) struct OutputColumn {
    pub(crate) label: String,
    pub(crate) kind: Type,
}

/// A column of the body to sort by. It may be behind the visible ones.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SortKey {
    pub(crate) slot: usize,
    pub(crate) is_descending: bool,
}

#[derive(Debug)]
pub(crate) enum BodyPlan {
    Select(Box<SelectPlan>),
    Query(Box<QueryPlan>),
    Union {
        left: Box<BodyPlan>,
        right: Box<BodyPlan>,
        is_distinct: bool,
        /// Values of both sides are cast to the types of the columns.
        kinds: Vec<Type>,
    },
}

#[derive(Debug)]
pub(crate) struct SelectPlan {
    pub(crate) from: From,
    /// Slots of a row.
    pub(crate) width: usize,
    pub(crate) filter: Option<Expr>,
    pub(crate) grouping: Option<Grouping>,
    /// The visible columns, and those that are only sorted by.
    pub(crate) outputs: Vec<Expr>,
    pub(crate) is_distinct: bool,
}

/// The groups of a query. The row of a group is the first of its rows, with the results of the
/// aggregates behind it.
#[derive(Debug)]
pub(crate) struct Grouping {
    pub(crate) keys: Vec<Expr>,
    pub(crate) aggregates: Vec<Aggregate>,
    /// The slots of the first row that are read.
    pub(crate) kept: Vec<usize>,
    pub(crate) having: Option<Expr>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Aggregate {
    pub(crate) function: AggregateFunction,
    /// None for COUNT(*).
    pub(crate) args: Vec<Expr>,
    pub(crate) is_distinct: bool,
    pub(crate) kind: Type,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum AggregateFunction {
    Count,
    Sum,
    Average,
    Min,
    Max,
    AnyValue,
}

/// Where the rows of a query come from.
#[derive(Debug)]
pub(crate) enum From {
    /// One row without columns.
    Nothing,
    Scan(Box<Scan>),
    Derived(Box<Derived>),
    Join(Box<JoinPlan>),
}

/// A table that is read.
#[derive(Debug)]
pub(crate) struct Scan {
    /// The number of the scan in its statement.
    pub(crate) id: usize,
    pub(crate) mapping: Rc<Mapping>,
    pub(crate) reader: Reader,
    /// The slots of the mapping's columns, and one for the key of the document.
    pub(crate) slots: Range<usize>,
    /// The columns that are read, by their position in the mapping.
    pub(crate) used: Vec<usize>,
    /// Whether the key of the document is read, too.
    pub(crate) reads_key: bool,
    pub(crate) hint: Option<IndexHint>,
    /// The search conditions on the mapping, wherever they are.
    pub(crate) searches: Vec<Rc<expr::SearchCondition>>,
    pub(crate) conditions: Vec<Expr>,
    /// The parts of the table that can have rows; all of it if there are none.
    pub(crate) bounds: Vec<Bounds>,
    /// The row that a join looks up, if it can.
    pub(crate) lookup: Vec<Bounds>,
    /// Whether only groups leave the index that is read, and not its rows.
    pub(crate) is_aggregated: bool,
}

/// The rows of a query in FROM.
#[derive(Debug)]
pub(crate) struct Derived {
    pub(crate) query: QueryPlan,
    pub(crate) slots: Range<usize>,
    pub(crate) conditions: Vec<Expr>,
}

#[derive(Debug)]
pub(crate) struct JoinPlan {
    pub(crate) left: From,
    pub(crate) right: From,
    /// Whether rows of the left without a partner are kept.
    pub(crate) is_outer: bool,
    /// The slots of the right side that are read.
    pub(crate) right_used: Vec<usize>,
    pub(crate) keys: Vec<JoinKey>,
    /// The rest of the condition.
    pub(crate) conditions: Vec<Expr>,
    /// Whether a row of the left has the full key of a row of the right.
    pub(crate) can_look_up: bool,
}

/// Expressions of both sides that are equal in rows that are joined.
#[derive(Debug)]
pub(crate) struct JoinKey {
    pub(crate) left: Expr,
    pub(crate) right: Expr,
    pub(crate) class: Class,
}

impl From {
    /// The slots that are filled.
    pub(crate) fn slots(&self) -> Range<usize> {
        match self {
            Self::Nothing => 0..0,
            Self::Scan(scan) => scan.slots.clone(),
            Self::Derived(derived) => derived.slots.clone(),
            Self::Join(join) => {
                let (left, right) = (join.left.slots(), join.right.slots());
                left.start.min(right.start)..left.end.max(right.end)
            }
        }
    }
}
