//! Resolves the names of a query: from a parsed tree to a plan.

mod build;
mod call;
mod expression;
mod scope;
mod search;
mod select;
mod source;

use std::cell::Cell;

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::sql::error::{exhausted, unknown_column, unsupported};
use crate::engine::sql::parse::ast::{Body, ColumnName, Expr as Parsed, Literal, Order, Query};
use crate::engine::sql::plan::expr::Expr;
use crate::engine::sql::plan::{BodyPlan, OutputColumn, QueryPlan, SortKey};
use crate::engine::sql::value::Type;
use crate::store::ReadTransaction;
use expression::Names;
use scope::Scope;

/// Queries in each other.
const DEPTH: usize = 16;
/// Columns of a result, and of the lists of a query.
const COLUMNS: usize = 4096;
/// Parts of the expressions of a statement.
const NODES: usize = 1_000_000;
/// Parts that are evaluated in the time of one step.
const NODES_IN_STEP: usize = 64;

/// Resolves one statement.
pub(crate) struct Resolver<'a> {
    context: &'a Context<'a>,
    store: &'a dyn ReadTransaction,
    /// The number for the next scan, query or search condition.
    next_id: Cell<usize>,
    depth: Cell<usize>,
    nodes: Cell<usize>,
}

/// The plan of a statement.
pub(crate) struct Resolved {
    pub(crate) plan: QueryPlan,
    /// How many steps it takes to evaluate all its expressions over a row.
    pub(crate) weight: u64,
}

/// The plan of the body of a query, and the labels and types of its columns.
struct ResolvedBody {
    plan: BodyPlan,
    columns: Vec<OutputColumn>,
    sort: Vec<SortKey>,
}

/// Resolves a query.
pub(crate) fn resolve(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    query: &Query,
) -> Result<Resolved> {
    let resolver = Resolver::new(context, store);
    let (plan, _) = resolver.query(query, None)?;
    for column in &plan.columns {
        if column.kind == Type::Json {
            // The wire has no such type.
            return Err(invalid(format!(
                "Illegal type JSON of column '{}'",
                column.label
            )));
        }
    }
    Ok(Resolved {
        plan,
        weight: 1 + (resolver.nodes.get() / NODES_IN_STEP) as u64,
    })
}

/// Resolves an expression that names no columns.
pub(crate) fn constant(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    expr: &Parsed,
) -> Result<Expr> {
    let resolver = Resolver::new(context, store);
    resolver.expr(expr, &Names::of(&Scope::default(), "field list"))
}

impl<'a> Resolver<'a> {
    fn new(context: &'a Context<'a>, store: &'a dyn ReadTransaction) -> Self {
        Self {
            context,
            store,
            next_id: Cell::new(0),
            depth: Cell::new(0),
            nodes: Cell::new(0),
        }
    }

    /// Counts parts of expressions.
    fn count(&self, nodes: usize) -> Result<()> {
        self.nodes.set(self.nodes.get() + nodes);
        match self.nodes.get() > NODES {
            true => Err(exhausted(format!(
                "The sql expressions exceed the quota! Quota is {NODES} parts"
            ))),
            false => Ok(()),
        }
    }

    /// An expression once more.
    fn copy(&self, expr: &Expr) -> Result<Expr> {
        self.count(expr.size())?;
        Ok(expr.clone())
    }

    fn id(&self) -> usize {
        self.next_id.replace(self.next_id.get() + 1)
    }

    fn database(&self) -> &str {
        self.context.instance.as_str()
    }

    /// Resolves a query, and returns whether it refers to rows around it.
    fn query(&self, query: &Query, parent: Option<&Scope<'_>>) -> Result<(QueryPlan, bool)> {
        if self.depth.get() == DEPTH {
            return Err(invalid("Too high level of nesting for select"));
        }
        self.depth.set(self.depth.get() + 1);
        let resolved = self.query_at_depth(query, parent);
        self.depth.set(self.depth.get() - 1);
        resolved
    }

    fn query_at_depth(
        &self,
        query: &Query,
        parent: Option<&Scope<'_>>,
    ) -> Result<(QueryPlan, bool)> {
        let (body, is_correlated) = self.body(&query.body, &query.order_by, parent)?;
        let plan = QueryPlan {
            body: body.plan,
            columns: body.columns,
            sort: body.sort,
            limit: query.limit,
            offset: query.offset,
        };
        Ok((plan, is_correlated))
    }

    fn body(
        &self,
        body: &Body,
        order_by: &[Order],
        parent: Option<&Scope<'_>>,
    ) -> Result<(ResolvedBody, bool)> {
        match body {
            Body::Select(select) => self.select(select, order_by, parent),
            Body::Query(query) => {
                let (plan, is_correlated) = self.query(query, parent)?;
                let columns = plan.columns.clone();
                let sort = sort_by_column(order_by, &columns)?;
                let resolved = ResolvedBody {
                    plan: BodyPlan::Query(Box::new(plan)),
                    columns,
                    sort,
                };
                Ok((resolved, is_correlated))
            }
            Body::Union {
                left,
                right,
                is_distinct,
            } => {
                let (left, left_correlated) = self.body(left, &[], parent)?;
                let (right, right_correlated) = self.body(right, &[], parent)?;
                if left.columns.len() != right.columns.len() {
                    return Err(invalid(
                        "The used SELECT statements have a different number of columns",
                    ));
                }
                let sides = left.columns.into_iter().zip(right.columns);
                let columns = sides.map(|(left, right)| OutputColumn {
                    label: left.label,
                    kind: left.kind.or(right.kind),
                });
                let columns: Vec<_> = columns.collect();
                let sort = sort_by_column(order_by, &columns)?;
                let plan = BodyPlan::Union {
                    left: Box::new(left.plan),
                    right: Box::new(right.plan),
                    is_distinct: *is_distinct,
                    kinds: columns.iter().map(|column| column.kind).collect(),
                };
                let resolved = ResolvedBody {
                    plan,
                    columns,
                    sort,
                };
                Ok((resolved, left_correlated || right_correlated))
            }
        }
    }
}

/// The order of a query whose body is no SELECT: by labels and positions.
fn sort_by_column(order_by: &[Order], columns: &[OutputColumn]) -> Result<Vec<SortKey>> {
    let keys = order_by.iter().map(|order| {
        let slot = match &order.expr {
            Parsed::Literal(Literal::Integer(position)) => {
                column_at(*position, columns.len(), "order clause")?
            }
            Parsed::Column(ColumnName {
                table: None, name, ..
            }) => {
                let mut columns = columns.iter();
                let slot = columns.position(|column| column.label.eq_ignore_ascii_case(name));
                slot.ok_or_else(|| unknown_column(name, "order clause"))?
            }
            _ => return Err(unsupported()),
        };
        Ok(SortKey {
            slot,
            is_descending: order.is_descending,
        })
    });
    keys.collect()
}

/// The index of a column that is named by its position.
fn column_at(position: i64, columns: usize, clause: &str) -> Result<usize> {
    let index = usize::try_from(position)
        .ok()
        .and_then(|it| it.checked_sub(1));
    let index = index.filter(|index| *index < columns);
    index.ok_or_else(|| unknown_column(&position.to_string(), clause))
}
