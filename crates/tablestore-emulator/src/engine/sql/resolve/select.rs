//! Resolves SELECT: its list, groups and order.

use std::cell::RefCell;
use std::rc::Rc;

use super::expression::{Alias, Names};
use super::scope::{Scope, Visibility};
use super::{COLUMNS, ResolvedBody, Resolver, column_at};
use crate::engine::shared::error::{Result, invalid};
use crate::engine::sql::error::unsupported_with;
use crate::engine::sql::mapping::column::Role;
use crate::engine::sql::parse::ast::{ColumnName, Expr as Parsed, Item, Literal, Order, Select};
use crate::engine::sql::plan::expr::{Expr, Node, SearchCondition};
use crate::engine::sql::plan::{
    Aggregate, BodyPlan, From, Grouping, OutputColumn, SelectPlan, SortKey, aggregated, push,
};

impl Resolver<'_> {
    /// Resolves a SELECT, and returns whether it refers to rows around it.
    pub(super) fn select(
        &self,
        select: &Select,
        order_by: &[Order],
        parent: Option<&Scope<'_>>,
    ) -> Result<(ResolvedBody, bool)> {
        let mut scope = Scope::within(parent);
        let mut from = match &select.from {
            None => From::Nothing,
            Some(source) => self.source(source, &mut scope)?,
        };
        let scope = scope;
        let searches = RefCell::new(Vec::new());
        let mut filters = Vec::new();
        if let Some(filter) = &select.filter {
            let names = Names {
                searches: Some(&searches),
                ..Names::of(&scope, "where clause")
            };
            filters.extend(self.expr(filter, &names)?.into_conjuncts());
        }

        let aggregates = RefCell::new(Vec::new());
        let (mut outputs, columns, aliases) = self.items(&select.items, &scope, &aggregates)?;
        let keys = self.group_keys(select, &scope, &outputs, &aliases)?;
        let having = match &select.having {
            None => None,
            Some(having) => {
                let names = Names {
                    aliases: Some(&aliases),
                    aggregates: Some(&aggregates),
                    ..Names::of(&scope, "having clause")
                };
                Some(self.expr(having, &names)?)
            }
        };
        let visible = outputs.len();
        let mut sort = Vec::new();
        check_columns(order_by.len())?;
        for order in order_by {
            let names = Names {
                aliases: Some(&aliases),
                aggregates: Some(&aggregates),
                ..Names::of(&scope, "order clause")
            };
            let slot = self.order(order, &names, &mut outputs, visible)?;
            if slot >= visible && select.is_distinct {
                return Err(invalid(
                    "Expression #1 of ORDER BY clause is not in SELECT list; this is incompatible with \
                     DISTINCT",
                ));
            }
            sort.push(SortKey {
                slot,
                is_descending: order.is_descending,
            });
        }

        let aggregates: Vec<Aggregate> = aggregates.into_inner();
        let is_grouped = !keys.is_empty() || !aggregates.is_empty();
        let is_used = |slot: usize| scope.columns[slot].is_used.get();
        let grouping = if is_grouped {
            let covered = covered_slots(&scope, &keys);
            for (index, output) in outputs.iter().chain(&having).enumerate() {
                self.check_grouped(output, &keys, &covered, &scope, index)?;
            }
            Some(Grouping {
                keys,
                aggregates,
                kept: (0..scope.columns.len()).filter(|it| is_used(*it)).collect(),
                having,
            })
        } else {
            filters.extend(having.into_iter().flat_map(Expr::into_conjuncts));
            None
        };
        let filters = filters
            .into_iter()
            .filter_map(|it| push::push(&mut from, it));
        let filter = Expr::conjunction(filters.collect());
        give_searches(&mut from, &searches.into_inner());
        push::complete(self.context, self.store, &mut from, &is_used)?;
        if filter.is_none() {
            aggregated::mark(&mut from, grouping.as_ref());
        }
        let plan = SelectPlan {
            from,
            width: scope.columns.len(),
            filter,
            grouping,
            outputs,
            is_distinct: select.is_distinct,
        };
        let resolved = ResolvedBody {
            plan: BodyPlan::Select(Box::new(plan)),
            columns,
            sort,
        };
        Ok((resolved, scope.reach.get() > 0))
    }

    fn items(
        &self,
        items: &[Item],
        scope: &Scope<'_>,
        aggregates: &RefCell<Vec<Aggregate>>,
    ) -> Result<(Vec<Expr>, Vec<OutputColumn>, Vec<Alias>)> {
        let names = Names {
            aggregates: Some(aggregates),
            ..Names::of(scope, "field list")
        };
        let (mut outputs, mut columns, mut aliases) = (Vec::new(), Vec::new(), Vec::new());
        for item in items {
            match item {
                Item::All | Item::AllOf(_) => {
                    let of = match item {
                        Item::AllOf(table) => Some(table),
                        _ => None,
                    };
                    if let Some(table) = of
                        && !scope.has_source(table.database.as_deref(), &table.name)
                    {
                        return Err(invalid(format!("Unknown table '{}'", table.name)));
                    }
                    if scope.columns.is_empty() {
                        return Err(invalid("No tables used"));
                    }
                    for (slot, column) in scope.columns.iter().enumerate() {
                        let is_wanted = match (of, column.visibility) {
                            (_, Visibility::Hidden | Visibility::NotInStar) => false,
                            (None, visibility) => visibility == Visibility::Visible,
                            (Some(table), _) => column.source == table.name,
                        };
                        if is_wanted {
                            column.is_used.set(true);
                            outputs.push(Expr::column(slot, column.kind));
                            columns.push(OutputColumn {
                                label: column.name.clone(),
                                kind: column.kind,
                            });
                        }
                    }
                }
                Item::Expr {
                    expr,
                    label,
                    has_alias,
                } => {
                    let expr = self.expr(expr, &names)?;
                    if let Node::Column(slot) = expr.node
                        && let Some(column) = scope.columns.get(slot)
                        && matches!(column.role, Role::Virtual { .. } | Role::Member { .. })
                    {
                        let name = &column.name;
                        return Err(unsupported_with(format!(
                            "Unsupported operation: 'virtual column {name} in field list is not \
                             supported'."
                        )));
                    }
                    if *has_alias {
                        aliases.push(Alias {
                            name: label.clone(),
                            expr: self.copy(&expr)?,
                        });
                    }
                    columns.push(OutputColumn {
                        label: label.clone(),
                        kind: expr.kind,
                    });
                    outputs.push(expr);
                }
            }
        }
        check_columns(outputs.len())?;
        Ok((outputs, columns, aliases))
    }

    fn group_keys(
        &self,
        select: &Select,
        scope: &Scope<'_>,
        outputs: &[Expr],
        aliases: &[Alias],
    ) -> Result<Vec<Expr>> {
        check_columns(select.group_by.len())?;
        let keys = select.group_by.iter().map(|key| {
            let clause = "group statement";
            let key = match key {
                Parsed::Literal(Literal::Integer(position @ 0..)) => {
                    self.copy(&outputs[column_at(*position, outputs.len(), clause)?])?
                }
                // A column of a table comes before an alias.
                Parsed::Column(ColumnName {
                    table: None, name, ..
                }) if scope.slot(None, None, name, clause)?.is_none() => {
                    let names = Names {
                        aliases: Some(aliases),
                        ..Names::of(scope, clause)
                    };
                    self.expr(key, &names)?
                }
                key => self.expr(key, &Names::of(scope, clause))?,
            };
            let is_aggregate =
                |expr: &Expr| matches!(expr.node, Node::Column(slot) if slot >= scope.columns.len());
            match key.any(&is_aggregate) {
                true => Err(invalid("Can't group on aggregates")),
                false => Ok(key),
            }
        });
        keys.collect()
    }

    /// The column to sort by, which is added behind the visible ones if it is none of them.
    fn order(
        &self,
        order: &Order,
        names: &Names<'_>,
        outputs: &mut Vec<Expr>,
        visible: usize,
    ) -> Result<usize> {
        if let Parsed::Literal(Literal::Integer(position @ 0..)) = &order.expr {
            return column_at(*position, visible, names.clause);
        }
        let expr = self.expr(&order.expr, names)?;
        let known = outputs.iter().position(|output| *output == expr);
        Ok(known.unwrap_or_else(|| {
            outputs.push(expr);
            outputs.len() - 1
        }))
    }

    /// Checks that an expression has one value in each group.
    fn check_grouped(
        &self,
        expr: &Expr,
        keys: &[Expr],
        covered: &[bool],
        scope: &Scope<'_>,
        index: usize,
    ) -> Result<()> {
        if keys.contains(expr) {
            return Ok(());
        }
        if let Node::Column(slot) = expr.node
            && covered.get(slot) == Some(&false)
        {
            let column = &scope.columns[slot];
            let full = format!("{}.{}.{}", self.database(), column.source, column.name);
            let index = index + 1;
            return Err(invalid(match keys.is_empty() {
                true => format!(
                    "In aggregated query without GROUP BY, expression #{index} of SELECT list contains \
                     nonaggregated column '{full}'; this is incompatible with \
                     sql_mode=only_full_group_by"
                ),
                false => format!(
                    "Expression #{index} of SELECT list is not in GROUP BY clause and contains \
                     nonaggregated column '{full}' which is not functionally dependent on columns in \
                     GROUP BY clause; this is incompatible with sql_mode=only_full_group_by"
                ),
            }));
        }
        let mut checked = Ok(());
        expr.for_each_child(&mut |child| {
            if checked.is_ok() {
                checked = self.check_grouped(child, keys, covered, scope, index);
            }
        });
        checked
    }
}

fn check_columns(count: usize) -> Result<()> {
    match count > COLUMNS {
        true => Err(invalid("Too many columns")),
        false => Ok(()),
    }
}

/// The slots that have one value in each group: keys, and the columns of sources whose whole primary
/// key is among the keys.
fn covered_slots(scope: &Scope<'_>, keys: &[Expr]) -> Vec<bool> {
    let is_key = |slot: usize| {
        keys.iter()
            .any(|key| matches!(key.node, Node::Column(it) if it == slot))
    };
    let mut covered: Vec<bool> = (0..scope.columns.len()).map(is_key).collect();
    for (slot, column) in scope.columns.iter().enumerate() {
        let source = &column.source;
        let Some(mapping) = &column.mapping else {
            continue;
        };
        let mut primary = mapping.columns.iter().filter(|it| it.is_key).peekable();
        let has_key = primary.peek().is_some();
        let is_covered = has_key
            && primary.all(|column| {
                let columns = scope.columns.iter().enumerate();
                let mut found =
                    columns.filter(|(_, it)| it.source == *source && it.name == column.name);
                found.any(|(slot, _)| is_key(slot))
            });
        covered[slot] |= is_covered;
    }
    covered
}

/// Gives each scan the search conditions on its mapping.
fn give_searches(from: &mut From, searches: &[(usize, Rc<SearchCondition>)]) {
    match from {
        From::Nothing | From::Derived(_) => {}
        From::Scan(scan) => {
            let own = searches
                .iter()
                .filter(|(slot, _)| scan.slots.contains(slot));
            scan.searches = own.map(|(_, search)| Rc::clone(search)).collect();
        }
        From::Join(join) => {
            give_searches(&mut join.left, searches);
            give_searches(&mut join.right, searches);
        }
    }
}
