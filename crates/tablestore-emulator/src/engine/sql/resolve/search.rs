//! Resolves what only search indexes have: TEXT_MATCH, arrays, nested objects.

use std::cell::RefCell;
use std::rc::Rc;

use tablestore_protocol::proto::search::FieldType;

use super::Resolver;
use super::call::text;
use super::expression::Names;
use super::scope::Found;
use crate::engine::search::reader::{Minimum, Query};
use crate::engine::shared::error::Result;
use crate::engine::sql::error::{
    unsupported, unsupported_operation, unsupported_with, wrong_arguments,
};
use crate::engine::sql::mapping::column::Role;
use crate::engine::sql::mapping::{Mapping, Target};
use crate::engine::sql::parse::ast::{Binary, ColumnName, Expr as Parsed, Literal, Logic};
use crate::engine::sql::plan::expr::{Expr, Node, SearchCondition};
use crate::engine::sql::value::Type;
use crate::engine::wide_column::table::record::SearchIndexRecord;

impl Resolver<'_> {
    /// Resolves a call of a search function; `None` if it is none.
    pub(super) fn search_function(
        &self,
        name: &str,
        args: &[Parsed],
        names: &Names<'_>,
    ) -> Result<Option<Expr>> {
        match name {
            "text_match" | "text_match_phrase" => self.text_match(name, args, names).map(Some),
            "nested_query" => self.nested_query(args, names).map(Some),
            // It has to be compared; see any_element.
            "array_extract" | "vector_query_float32" | "score" => Err(unsupported()),
            _ => Ok(None),
        }
    }

    fn text_match(&self, name: &str, args: &[Parsed], names: &Names<'_>) -> Result<Expr> {
        let refused = || {
            unsupported_with(format!(
                "{name} is only supported for TEXT field in filter conditions in search index"
            ))
        };
        let searches = names.searches.ok_or_else(refused)?;
        let is_phrase = name == "text_match_phrase";
        let count = if is_phrase { 2..=2 } else { 2..=4 };
        if !count.contains(&args.len()) {
            return Err(wrong_arguments(&name.to_ascii_uppercase()));
        }
        let (column, mapping) = self.own_column(&args[0], names)?.ok_or_else(refused)?;
        let field = &mapping.columns[column.index].name;
        let (index, field) = text_index(&mapping, field).ok_or_else(refused)?;
        let words = text(&args[1]).ok_or_else(refused)?.to_owned();
        let query = if is_phrase {
            Query::MatchPhrase {
                field,
                text: words,
                slop: 0,
                weight: 1.0,
            }
        } else {
            let is_and = match args.get(2).map(text) {
                None => false,
                Some(Some(operator)) if operator.eq_ignore_ascii_case("or") => false,
                Some(Some(operator)) if operator.eq_ignore_ascii_case("and") => true,
                Some(_) => return Err(refused()),
            };
            let minimum = match args.get(3) {
                None => None,
                Some(Parsed::Literal(Literal::Integer(minimum))) => Some(Minimum::Count(*minimum)),
                Some(minimum) => {
                    let minimum = text(minimum).and_then(Minimum::parse);
                    Some(minimum.ok_or_else(refused)?)
                }
            };
            Query::Match {
                field,
                text: words,
                is_and,
                minimum,
                weight: 1.0,
            }
        };
        // The key of the document is in the last slot of the source.
        let slot = column.slot - column.index + mapping.columns.len();
        names.scope.columns[slot].is_used.set(true);
        let search = Rc::new(SearchCondition {
            id: self.id(),
            index,
            query,
            mapping,
        });
        searches.borrow_mut().push((slot, Rc::clone(&search)));
        Ok(Expr::condition(Node::Found { slot, search }))
    }

    /// The column of a mapping in this query that an expression is, if it is one.
    fn own_column(
        &self,
        expr: &Parsed,
        names: &Names<'_>,
    ) -> Result<Option<(OwnColumn, Rc<Mapping>)>> {
        let Parsed::Column(ColumnName {
            database,
            table,
            name,
        }) = expr
        else {
            return Ok(None);
        };
        let scope = names.scope;
        let found = scope.find(database.as_deref(), table.as_deref(), name, names.clause)?;
        let Found {
            level: 0,
            slot,
            column,
        } = found
        else {
            return Ok(None);
        };
        let Some(mapping) = &column.mapping else {
            return Ok(None);
        };
        let index = mapping.position(name);
        Ok(index.map(|index| (OwnColumn { slot, index }, Rc::clone(mapping))))
    }

    /// Resolves NESTED_QUERY: its condition is tested on each object by itself.
    fn nested_query(&self, args: &[Parsed], names: &Names<'_>) -> Result<Expr> {
        let [condition] = args else {
            return Err(wrong_arguments("NESTED_QUERY"));
        };
        if names.members.is_some() {
            return Err(unsupported());
        }
        let members = RefCell::new(Vec::new());
        let inner = Names {
            members: Some(&members),
            aggregates: None,
            searches: None,
            ..*names
        };
        let condition = self.expr(condition, &inner)?;
        let members = members.into_inner();
        let refused = || unsupported_operation("nested_query takes columns of one nested field");
        let (slot, ..) = *members.first().ok_or_else(refused)?;
        let source = |slot: usize| match &names.scope.columns[slot].role {
            Role::Member { source, .. } => {
                Some((source.clone(), &names.scope.columns[slot].source))
            }
            _ => None,
        };
        let of = source(slot);
        let mut slots = 0;
        condition.for_each_slot(&mut |_| slots += 1);
        if slots != members.len() || members.iter().any(|(slot, ..)| source(*slot) != of) {
            return Err(refused());
        }
        Ok(Expr::condition(Node::AnyObject {
            json: Box::new(Expr::column(slot, Type::String)),
            paths: members
                .into_iter()
                .map(|(_, path, kind)| (path, kind))
                .collect(),
            condition: Box::new(condition),
        }))
    }

    /// Resolves a comparison whose left side has several values, by ARRAY_EXTRACT or as a field of
    /// nested objects; `None` if the expression is something else.
    pub(super) fn any_element(&self, expr: &Parsed, names: &Names<'_>) -> Result<Option<Expr>> {
        let (subject, op) = match expr {
            Parsed::Binary(op, left, right) => match (self.elements(left, names)?, right) {
                (Some(subject), _) => (subject, Test::Compare(*op, right)),
                (None, _) => match self.elements(right, names)? {
                    Some(subject) => (subject, Test::Reversed(*op, left)),
                    None => return Ok(None),
                },
            },
            Parsed::In { expr, .. } | Parsed::Like { expr, .. } | Parsed::Between { expr, .. } => {
                match self.elements(expr, names)? {
                    Some(subject) => (subject, Test::Other),
                    None => return Ok(None),
                }
            }
            _ => return Ok(None),
        };
        let element = Expr::column(0, Type::String);
        // The operand is resolved by itself: it cannot name the element.
        let operand = |operand: &Parsed| {
            let operand = self.expr(operand, names)?;
            match operand.is_constant() {
                true => Ok(operand),
                false => Err(unsupported()),
            }
        };
        let condition = match op {
            Test::Compare(op, right) if is_comparison(op) => {
                Expr::compare(op, element, operand(right)?)
            }
            Test::Reversed(op, left) if is_comparison(op) => {
                Expr::compare(op, operand(left)?, element)
            }
            Test::Other => match expr {
                Parsed::In {
                    list,
                    is_negated: false,
                    ..
                } => Expr::condition(Node::In {
                    expr: Box::new(element),
                    list: list.iter().map(operand).collect::<Result<_>>()?,
                    is_negated: false,
                }),
                Parsed::Like {
                    pattern,
                    escape,
                    is_negated: false,
                    ..
                } => Expr::condition(Node::Like {
                    expr: Box::new(element),
                    pattern: Box::new(operand(pattern)?),
                    escape: *escape,
                    is_negated: false,
                }),
                Parsed::Between {
                    low,
                    high,
                    is_negated: false,
                    ..
                } => {
                    let parts = vec![
                        Expr::compare(Binary::GreaterOrEqual, element.clone(), operand(low)?),
                        Expr::compare(Binary::LessOrEqual, element, operand(high)?),
                    ];
                    Expr::condition(Node::Logic(Logic::And, parts))
                }
                _ => return Err(unsupported()),
            },
            Test::Compare(..) | Test::Reversed(..) => return Err(unsupported()),
        };
        Ok(Some(Expr::condition(Node::AnyElement {
            json: Box::new(Expr::column(subject.slot, Type::String)),
            path: subject.path,
            condition: Box::new(condition),
        })))
    }

    /// The slot and the path of an expression that has several values.
    fn elements(&self, expr: &Parsed, names: &Names<'_>) -> Result<Option<Elements>> {
        if names.members.is_some() {
            return Ok(None);
        }
        if let Parsed::Function { name, args, .. } = expr
            && name == "array_extract"
        {
            let [arg] = args.as_slice() else {
                return Err(wrong_arguments("ARRAY_EXTRACT"));
            };
            let Some((column, mapping)) = self.own_column(arg, names)? else {
                return Err(unsupported());
            };
            return match mapping.columns[column.index].role {
                Role::Array => Ok(Some(Elements {
                    slot: column.slot,
                    path: Vec::new(),
                })),
                _ => Err(unsupported_operation(
                    "array_extract is only supported for array column of search index mapping",
                )),
            };
        }
        let Parsed::Column(ColumnName {
            database,
            table,
            name,
        }) = expr
        else {
            return Ok(None);
        };
        let is_alias = |alias: &super::expression::Alias| alias.name.eq_ignore_ascii_case(name);
        if names
            .aliases
            .is_some_and(|aliases| aliases.iter().any(is_alias))
        {
            return Ok(None);
        }
        let scope = names.scope;
        let Some(slot) = scope.slot(database.as_deref(), table.as_deref(), name, names.clause)?
        else {
            return Ok(None);
        };
        match &scope.columns[slot].role {
            Role::Array => Err(unsupported_operation(
                "array column is only supported in array_extract",
            )),
            Role::Member { path, .. } => {
                scope.columns[slot].is_used.set(true);
                Ok(Some(Elements {
                    slot,
                    path: path.clone(),
                }))
            }
            Role::Stored | Role::Virtual { .. } | Role::Series(_) => Ok(None),
        }
    }
}

/// A column of a mapping: its slot, and its index in the mapping.
#[derive(Clone, Copy)]
struct OwnColumn {
    slot: usize,
    index: usize,
}

struct Elements {
    slot: usize,
    path: Vec<String>,
}

enum Test<'a> {
    Compare(Binary, &'a Parsed),
    Reversed(Binary, &'a Parsed),
    Other,
}

fn is_comparison(op: Binary) -> bool {
    matches!(
        op,
        Binary::Equal
            | Binary::NotEqual
            | Binary::Less
            | Binary::LessOrEqual
            | Binary::Greater
            | Binary::GreaterOrEqual
    )
}

/// The name of a search index in which a field is a text, and the field's.
fn text_index(mapping: &Mapping, name: &str) -> Option<(String, String)> {
    let find = |index: &SearchIndexRecord| {
        let mut fields = index.schema.field_schemas.iter();
        let field = fields.find(|field| {
            field.field_name().eq_ignore_ascii_case(name) && field.field_type() == FieldType::Text
        })?;
        Some((index.name.clone(), field.field_name().to_owned()))
    };
    match &mapping.target {
        Target::SearchIndex { index, .. } => find(index),
        Target::Table(table) if mapping.allows_search => {
            table.record.search_indexes.iter().find_map(find)
        }
        Target::Table(_) | Target::Series { .. } => None,
    }
}
