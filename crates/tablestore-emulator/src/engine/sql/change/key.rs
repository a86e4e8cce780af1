//! The full key in a WHERE.

use tablestore_protocol::{PrimaryKey, PrimaryKeyValue};

use super::{Qualifier, key_value, not_by_key, primary_key, value_of};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::sql::error::unknown_column;
use crate::engine::sql::mapping::Mapping;
use crate::engine::sql::parse::ast::{Binary, Expr, Logic};
use crate::engine::sql::value::{Type, Value};
use crate::store::ReadTransaction;

/// The key that a condition names; `None` if no key can be equal to its values.
pub(super) fn full_key(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    mapping: &Mapping,
    qualifier: Qualifier<'_>,
    filter: Option<&Expr>,
) -> Result<Option<PrimaryKey>> {
    let filter = filter.ok_or_else(not_by_key)?;
    let mut conditions = Vec::new();
    collect(filter, &mut conditions);
    let keys = &mapping.table().primary_key;
    let mut values: Vec<Option<Value>> = vec![None; keys.len()];
    for condition in conditions {
        let Expr::Binary(Binary::Equal, left, right) = condition else {
            return Err(not_by_key());
        };
        let (column, value) = match (&**left, &**right) {
            (Expr::Column(column), value) | (value, Expr::Column(column)) => (column, value),
            _ => return Err(not_by_key()),
        };
        qualifier.check(column, "where clause")?;
        let name = &column.name;
        if mapping.position(name).is_none() {
            return Err(unknown_column(name, "where clause"));
        }
        let position = keys
            .iter()
            .position(|key| key.name.eq_ignore_ascii_case(name));
        let slot = position.and_then(|position| values.get_mut(position));
        let slot = slot.ok_or_else(not_by_key)?;
        if slot.is_some() || matches!(value, Expr::Column(_)) {
            return Err(not_by_key());
        }
        *slot = Some(value_of(context, store, value)?);
    }
    let values = values.into_iter().collect::<Option<Vec<_>>>();
    let values = values.ok_or_else(not_by_key)?;
    let mut exact = Vec::with_capacity(values.len());
    for (value, column) in values.into_iter().zip(keys) {
        let kind =
            crate::engine::sql::mapping::column::ColumnKind::of_key(column.kind).value_type();
        match in_type(&value, kind) {
            Some(value) => exact.push(value),
            None => return Ok(None),
        }
    }
    Ok(Some(primary_key(mapping.table(), exact)))
}

/// The parts of a conjunction.
fn collect<'a>(filter: &'a Expr, conditions: &mut Vec<&'a Expr>) {
    match filter {
        Expr::Logic(Logic::And, parts) => parts.iter().for_each(|it| collect(it, conditions)),
        condition => conditions.push(condition),
    }
}

/// A value in the type of a key column, if one there is equal to it.
fn in_type(value: &Value, kind: Type) -> Option<PrimaryKeyValue> {
    if value.is_null() {
        return None;
    }
    let cast = value.clone().cast(kind);
    match cast.compare(value) {
        Some(std::cmp::Ordering::Equal) => key_value(&cast),
        _ => None,
    }
}
