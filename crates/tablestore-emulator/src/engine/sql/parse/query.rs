//! Converts queries: select lists, sources, groups, orders, limits.

use sqlparser::ast::{
    self as parsed, Distinct, Expr as ParsedExpr, GroupByExpr, JoinConstraint, JoinOperator,
    LimitClause, ObjectName, OrderByKind, OrderBySort, SelectItem, SelectItemQualifiedWildcardKind,
    SetExpr, SetOperator, SetQuantifier, TableFactor, TableIndexDirective, TableIndexHintType,
    TableWithJoins,
};

use super::Reader;
use super::ast::{
    Body, Expr, IndexHint, Item, Join, JoinKind, Literal, Order, Query, Select, Source, TableName,
};
use super::expression::last_name;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::sql::error::unsupported;

impl Reader<'_, '_> {
    /// Converts a query.
    pub(super) fn query(&self, query: parsed::Query) -> Result<Query> {
        let parsed::Query {
            with,
            body,
            order_by,
            limit_clause,
            fetch,
            locks,
            for_clause,
            settings,
            format_clause,
            pipe_operators,
        } = query;
        if with.is_some()
            || fetch.is_some()
            || !locks.is_empty()
            || for_clause.is_some()
            || settings.is_some()
            || format_clause.is_some()
            || !pipe_operators.is_empty()
        {
            return Err(unsupported());
        }
        let (limit, offset) = match limit_clause {
            None => (None, 0),
            Some(LimitClause::OffsetCommaLimit { offset, limit }) => {
                (Some(self.count(limit)?), self.count(offset)?)
            }
            Some(LimitClause::LimitOffset {
                limit,
                offset,
                limit_by,
            }) => {
                if !limit_by.is_empty() {
                    return Err(unsupported());
                }
                let limit = limit.map(|limit| self.count(limit)).transpose()?;
                let offset = offset.map(|offset| self.count(offset.value)).transpose()?;
                (limit, offset.unwrap_or(0))
            }
        };
        let order_by = match order_by {
            None => Vec::new(),
            Some(order_by) => match order_by.kind {
                OrderByKind::Expressions(orders) if order_by.interpolate.is_none() => {
                    let orders = orders.into_iter().map(|order| self.order(order));
                    orders.collect::<Result<_>>()?
                }
                _ => return Err(unsupported()),
            },
        };
        Ok(Query {
            body: self.body(*body)?,
            order_by,
            limit,
            offset,
        })
    }

    fn count(&self, expr: ParsedExpr) -> Result<u64> {
        match self.expr(expr)? {
            Expr::Literal(Literal::Integer(count)) => {
                u64::try_from(count).map_err(|_| self.unexpected())
            }
            _ => Err(self.unexpected()),
        }
    }

    fn order(&self, order: parsed::OrderByExpr) -> Result<Order> {
        let is_descending = match order.options.sort {
            None | Some(OrderBySort::Asc) => false,
            Some(OrderBySort::Desc) => true,
            Some(OrderBySort::Using(_)) => return Err(unsupported()),
        };
        if order.options.nulls_first.is_some() || order.with_fill.is_some() {
            return Err(unsupported());
        }
        Ok(Order {
            expr: self.expr(order.expr)?,
            is_descending,
        })
    }

    fn body(&self, body: SetExpr) -> Result<Body> {
        match body {
            SetExpr::Select(select) => Ok(Body::Select(Box::new(self.select(*select)?))),
            SetExpr::Query(query) => Ok(Body::Query(Box::new(self.query(*query)?))),
            SetExpr::SetOperation {
                left,
                op: SetOperator::Union,
                set_quantifier,
                right,
            } => Ok(Body::Union {
                left: Box::new(self.body(*left)?),
                right: Box::new(self.body(*right)?),
                is_distinct: match set_quantifier {
                    SetQuantifier::All => false,
                    SetQuantifier::Distinct | SetQuantifier::None => true,
                    _ => return Err(unsupported()),
                },
            }),
            _ => Err(unsupported()),
        }
    }

    fn select(&self, select: parsed::Select) -> Result<Select> {
        let modifiers = select.select_modifiers.as_ref();
        if select.top.is_some()
            || modifiers.is_some_and(|it| it.is_any_set())
            || select.exclude.is_some()
            || select.into.is_some()
            || !select.lateral_views.is_empty()
            || select.prewhere.is_some()
            || !select.connect_by.is_empty()
            || !select.cluster_by.is_empty()
            || !select.distribute_by.is_empty()
            || !select.sort_by.is_empty()
            || !select.named_window.is_empty()
            || select.qualify.is_some()
            || select.value_table_mode.is_some()
        {
            return Err(unsupported());
        }
        let is_distinct = match select.distinct {
            None | Some(Distinct::All) => false,
            Some(Distinct::Distinct) => true,
            Some(Distinct::On(_)) => return Err(unsupported()),
        };
        let group_by = match select.group_by {
            GroupByExpr::Expressions(exprs, modifiers) if modifiers.is_empty() => exprs,
            _ => return Err(unsupported()),
        };
        let texts = self
            .outline
            .items(self.sql, select.select_token.0.span.start);
        let items = select.projection.into_iter().enumerate();
        let items = items.map(|(index, item)| self.item(item, texts.get(index).copied()));
        let items = items.collect::<Result<_>>()?;
        Ok(Select {
            is_distinct,
            items,
            from: self.from(select.from)?,
            filter: select.selection.map(|it| self.expr(it)).transpose()?,
            group_by: self.exprs(group_by)?,
            having: select.having.map(|it| self.expr(it)).transpose()?,
        })
    }

    fn item(&self, item: SelectItem, text: Option<&str>) -> Result<Item> {
        match item {
            SelectItem::UnnamedExpr(expr) => {
                let expr = self.expr(expr)?;
                let label = match &expr {
                    Expr::Column { name, .. } => name.clone(),
                    Expr::Literal(Literal::String(text)) => text.clone(),
                    _ => text.unwrap_or_default().to_owned(),
                };
                Ok(Item::Expr {
                    expr,
                    label,
                    has_alias: false,
                })
            }
            SelectItem::ExprWithAlias { expr, alias } => Ok(Item::Expr {
                expr: self.expr(expr)?,
                label: alias.value,
                has_alias: true,
            }),
            SelectItem::Wildcard(options) if is_plain(&options) => Ok(Item::All),
            SelectItem::QualifiedWildcard(
                SelectItemQualifiedWildcardKind::ObjectName(name),
                options,
            ) if is_plain(&options) => Ok(Item::AllOf(self.table_name(name)?)),
            _ => Err(unsupported()),
        }
    }

    /// Converts a name of one or two parts.
    pub(super) fn table_name(&self, name: ObjectName) -> Result<TableName> {
        let mut parts = Vec::new();
        for part in name.0 {
            match part {
                parsed::ObjectNamePart::Identifier(ident) => parts.push(ident.value),
                parsed::ObjectNamePart::Function(_) => return Err(unsupported()),
            }
        }
        let name = parts.pop().unwrap_or_default();
        let database = parts.pop();
        match parts.is_empty() {
            true => Ok(TableName { database, name }),
            false => Err(self.unexpected()),
        }
    }

    fn from(&self, from: Vec<TableWithJoins>) -> Result<Option<Source>> {
        let mut sources = from.into_iter().map(|it| self.joins(it));
        let Some(first) = sources.next() else {
            return Ok(None);
        };
        let joined = sources.try_fold(first?, |left, right| {
            Ok::<_, tablestore_core::ServiceError>(cross(left, right?))
        })?;
        Ok(match joined {
            Source::Table { table, .. }
                if table.database.is_none() && table.name.eq_ignore_ascii_case("dual") =>
            {
                None
            }
            joined => Some(joined),
        })
    }

    fn joins(&self, tables: TableWithJoins) -> Result<Source> {
        let mut left = self.factor(tables.relation)?;
        for join in tables.joins {
            let right = self.factor(join.relation)?;
            let (kind, constraint) = match join.join_operator {
                JoinOperator::Join(constraint)
                | JoinOperator::Inner(constraint)
                | JoinOperator::CrossJoin(constraint)
                | JoinOperator::StraightJoin(constraint) => (JoinKind::Inner, constraint),
                JoinOperator::Left(constraint) | JoinOperator::LeftOuter(constraint) => {
                    (JoinKind::Left, constraint)
                }
                JoinOperator::Right(constraint) | JoinOperator::RightOuter(constraint) => {
                    (JoinKind::Right, constraint)
                }
                _ => return Err(unsupported()),
            };
            let (on, using) = match constraint {
                JoinConstraint::On(on) => (Some(self.expr(on)?), Vec::new()),
                JoinConstraint::Using(names) => {
                    let names = names.into_iter().map(|name| last_name(&name));
                    (None, names.collect::<Result<_>>()?)
                }
                JoinConstraint::None if kind == JoinKind::Inner => (None, Vec::new()),
                JoinConstraint::None => return Err(self.unexpected()),
                _ => return Err(unsupported()),
            };
            left = Source::Join(Box::new(Join {
                kind,
                left,
                right,
                on,
                using,
            }));
        }
        Ok(left)
    }

    fn factor(&self, factor: TableFactor) -> Result<Source> {
        match factor {
            TableFactor::Table {
                name,
                alias,
                args: None,
                with_hints,
                version: None,
                with_ordinality: false,
                partitions,
                json_path: None,
                sample: None,
                index_directives,
                inheritance: None,
            } if with_hints.is_empty() && partitions.is_empty() => Ok(Source::Table {
                table: self.table_name(name)?,
                alias: alias.map(plain_alias).transpose()?,
                hint: hint(index_directives)?,
            }),
            TableFactor::Derived {
                lateral: false,
                subquery,
                alias,
                sample: None,
            } => match alias {
                Some(alias) => Ok(Source::Derived {
                    query: Box::new(self.query(*subquery)?),
                    alias: plain_alias(alias)?,
                }),
                None => Err(invalid("Every derived table must have its own alias")),
            },
            TableFactor::NestedJoin {
                table_with_joins,
                alias: None,
            } => self.joins(*table_with_joins),
            _ => Err(unsupported()),
        }
    }
}

fn cross(left: Source, right: Source) -> Source {
    Source::Join(Box::new(Join {
        kind: JoinKind::Inner,
        left,
        right,
        on: None,
        using: Vec::new(),
    }))
}

fn plain_alias(alias: parsed::TableAlias) -> Result<String> {
    match alias.columns.is_empty() && alias.at.is_none() {
        true => Ok(alias.name.value),
        false => Err(unsupported()),
    }
}

fn hint(directives: Vec<TableIndexDirective>) -> Result<Option<IndexHint>> {
    let mut directives = directives.into_iter();
    let hint = match directives.next() {
        None => return Ok(None),
        Some(TableIndexDirective::MySql(hint)) => hint,
        Some(_) => return Err(unsupported()),
    };
    if hint.hint_type == TableIndexHintType::Ignore
        || hint.for_clause.is_some()
        || directives.next().is_some()
    {
        return Err(unsupported());
    }
    let mut names = hint.index_names.into_iter();
    match (names.next(), names.next()) {
        (None, _) => Ok(Some(IndexHint::Table)),
        (Some(name), None) => Ok(Some(IndexHint::Index(name.value))),
        _ => Err(unsupported()),
    }
}

fn is_plain(options: &parsed::WildcardAdditionalOptions) -> bool {
    options.opt_ilike.is_none()
        && options.opt_exclude.is_none()
        && options.opt_except.is_none()
        && options.opt_replace.is_none()
        && options.opt_rename.is_none()
        && options.opt_alias.is_none()
}
