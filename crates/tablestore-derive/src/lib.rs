#![doc = include_str!("../README.md")]

mod attributes;
mod case;
mod columns;
mod field;
mod row;
#[cfg(test)]
mod tests;
mod value;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Derives `TableRow`, `TableColumns` and `FromRow` for a struct that is a row, and `key`, which creates
/// primary keys.
///
/// On the struct: `#[table(name = "orders")]`, by default the struct's name in snake case;
/// `#[table(rename_all = "camelCase")]`.
///
/// On a field:
///
/// | attribute | meaning |
/// |---|---|
/// | `key` | A column of the primary key. Key columns are in the order of the fields. |
/// | `key = 2` | The position of a key column, counted from 1, where it is not that of the fields. |
/// | `auto_increment` | Beside `key`: an `Option<i64>`; `None` is a number that the service chooses. |
/// | `rename = "note"` | The name of the column. |
/// | `default` | An absent column is the type's default. An `Option` needs no attribute. |
/// | `skip` | Not a column: not written, and read as the type's default. |
/// | `flatten` | The columns of another struct, which derives `TableColumns`, or of an `Option` of one: `None` if the row has none of them. |
/// | `json` | Any type that serde serializes, as JSON in a string (feature `json`). |
/// | `with = "path"` | A conversion: `path::to_value(&T)` and `path::from_value(ValueRef)`. |
/// | `timestamp` | An `Option<i64>`, or an `i64`: the newest timestamp of all columns when it is read, and that of all columns when it is written. |
/// | `timestamp = "amount"` | The timestamp of one column. |
/// | `defined` | A defined column of the table's schema, for secondary indexes. |
#[proc_macro_derive(TableRow, attributes(table))]
pub fn derive_table_row(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand(row::expand(&input))
}

/// Derives `TableColumns` and `FromRow` for a struct whose fields are columns of other structs, which
/// `flatten` it. The attributes are those of `TableRow`, without keys and timestamps.
#[proc_macro_derive(TableColumns, attributes(table))]
pub fn derive_table_columns(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand(columns::expand(&input))
}

/// Derives `ToValue` and `FromValue`, the conversion into a value, and for an enum that into a primary key value.
///
/// - For an enum without fields: a string, the variant's name in snake case. `#[table(rename_all = "…")]`
///   on the enum selects another case, `#[table(rename = "…")]` on a variant another name.
/// - For a struct of one unnamed field: the value of the field.
#[proc_macro_derive(TableValue, attributes(table))]
pub fn derive_table_value(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand(value::expand(&input))
}

fn expand(expanded: syn::Result<proc_macro2::TokenStream>) -> TokenStream {
    expanded
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}
