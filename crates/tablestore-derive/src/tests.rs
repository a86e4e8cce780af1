//! Types that cannot be derived, each with the error that the compiler shows, and where.

use proc_macro2::TokenStream;
use syn::{DeriveInput, parse_str};

use crate::{columns, row, value};

type Expand = fn(&DeriveInput) -> syn::Result<TokenStream>;

/// Checks the error, and that it points at this word of the type.
fn check(expand: Expand, source: &str, at: &str, message: &str) {
    let input: DeriveInput = parse_str(source).unwrap();
    let error = expand(&input).expect_err(source);
    assert_eq!(error.to_string(), message, "{source}");
    let (start, end) = (error.span().start().column, error.span().end().column);
    assert_eq!(&source[start..end], at, "{source}");
}

#[test]
fn types_that_are_no_rows() {
    let check = |source, at, message| check(row::expand, source, at, message);
    let named = "a row is a struct with named fields";
    check("struct A(i64);", "A", named);
    check("struct A;", "A", named);
    check(
        "enum A { B }",
        "A",
        "a row is a struct with named fields; an enum can be a column by TableValue",
    );
}

#[test]
fn keys_that_no_table_has() {
    let check = |fields: &str, at, message| {
        check(
            row::expand,
            &format!("struct A {{ {fields} }}"),
            at,
            message,
        );
    };
    check(
        "a: i64",
        "A",
        "a row has a primary key: mark one to four fields with #[table(key)], or derive TableColumns \
         for a part of a row",
    );
    let five: String = ["b", "c", "d", "e", "f"]
        .map(|name| format!("#[table(key)] {name}: i64, "))
        .concat();
    check(&five, "A", "a primary key has one to four columns");
    check(
        "#[table(key, auto_increment)] a: Option<i64>",
        "A",
        "the first key column cannot be auto_increment",
    );
    let positions = "positions of key columns are 1, 2 and so on, for all or none of them";
    check("#[table(key = 2)] a: i64", "A", positions);
    check(
        "#[table(key = 1)] a: i64, #[table(key)] b: i64",
        "A",
        positions,
    );
    check(
        "#[table(key = 1)] a: i64, #[table(key = 1)] b: i64",
        "A",
        positions,
    );
    check(
        "#[table(key = 5)] a: i64",
        "5",
        "a key column is 1, 2, 3 or 4",
    );
}

#[test]
fn attributes_that_do_not_fit() {
    let check = |field: &str, at, message| {
        let source = format!("struct A {{ #[table(key)] id: i64, {field} }}");
        check(row::expand, &source, at, message);
    };
    check(
        "#[table(wrong)] a: i64",
        "wrong",
        "unknown attribute: allowed are key, auto_increment, rename, default, skip, flatten, json, \
         with, timestamp, defined",
    );
    check(
        "#[table(skip, json)] b: i64",
        "b",
        "a field is skip or json, not both",
    );
    check(
        "#[table(key, flatten)] b: i64",
        "b",
        "a field is flatten or key, not both",
    );
    check(
        "#[table(auto_increment)] b: i64",
        "b",
        "auto_increment is for a key column",
    );
    check(
        "#[table(key, default)] b: i64",
        "b",
        "a key column has no default: every row has its key",
    );
    let defined = "defined is for an attribute column";
    check("#[table(key, defined)] b: i64", "b", defined);
    check("#[table(skip, defined)] b: i64", "b", defined);
    check(
        "#[table(skip, rename = \"c\")] b: i64",
        "b",
        "rename is for a field that is a column",
    );
    check(
        "#[table(rename = \"id\")] b: i64",
        "b",
        "two fields are the column \"id\"",
    );
    check(
        "#[table(rename = 7)] b: i64",
        "7",
        "expected string literal",
    );
    check(
        "#[table(with = \"a b\")] b: i64",
        "\"a b\"",
        "unexpected token",
    );
}

#[test]
fn a_part_of_a_row_has_no_key_and_no_timestamp() {
    let message = "TableColumns has no keys and timestamps: derive TableRow for a whole row";
    for attribute in ["key", "timestamp"] {
        let source = format!("struct A {{ #[table({attribute})] b: i64 }}");
        check(columns::expand, &source, "b", message);
    }
}

#[test]
fn types_that_are_no_values() {
    let check = |source, at, message| check(value::expand, source, at, message);
    let unsupported = "TableValue is for enums without fields and structs of one unnamed field";
    check("struct A { b: i64 }", "A", unsupported);
    check("struct A(i64, i64);", "A", unsupported);
    check("enum A {}", "A", unsupported);
    check("union A { b: i64 }", "A", unsupported);
    check(
        "enum A { B(i64) }",
        "B",
        "a variant with fields is not a string: use #[table(json)] for the field",
    );
    check(
        "enum A { OneTwo, #[table(rename = \"one_two\")] C }",
        "C",
        "two variants are the string \"one_two\"",
    );
    check(
        "enum A { #[table(json)] B }",
        "json",
        "unknown attribute: allowed is rename",
    );
    check(
        "struct A<T>(T);",
        "T",
        "TableValue is for types without parameters",
    );
    check(
        "#[table(json)] enum A { B }",
        "json",
        "unknown attribute: allowed are name, rename_all, crate",
    );
    check(
        "#[table(rename_all = \"Snake\")] enum A { B }",
        "\"Snake\"",
        "unknown case: allowed are snake_case, SCREAMING_SNAKE_CASE, kebab-case, camelCase, PascalCase, \
         lowercase, UPPERCASE",
    );
}
