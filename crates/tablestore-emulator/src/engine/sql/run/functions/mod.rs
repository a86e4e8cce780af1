//! The functions that take values and return one.

mod bytes;
mod json;
mod numbers;
mod series;
mod strings;
pub(super) mod times;

use crate::engine::shared::error::Result;
use crate::engine::sql::value::{Type, Value};

/// A function.
pub(crate) struct Function {
    /// In small letters.
    pub(crate) name: &'static str,
    /// The numbers of arguments.
    pub(crate) least: usize,
    pub(crate) most: usize,
    /// Whether the result is NULL when an argument is.
    pub(crate) passes_null: bool,
    /// The type of the result, by the types of the arguments.
    pub(crate) kind: fn(&[Type]) -> Type,
    /// The result, by the arguments and the time in microseconds.
    pub(crate) run: fn(&[Value], i64) -> Result<Value>,
}

impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl std::fmt::Debug for Function {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// Makes a table of functions: name, numbers of arguments, type of the result, function.
macro_rules! functions {
    (takes NULL; $($line:tt)*) => {
        functions!(@ false; $($line)*)
    };
    (@ $passes:literal; $($name:literal $least:literal..=$most:expr, $kind:expr, $run:expr;)*) => {
        &[$($crate::engine::sql::run::functions::Function {
            name: $name,
            least: $least,
            most: $most,
            passes_null: $passes,
            kind: $kind,
            run: $run,
        }),*]
    };
    ($($line:tt)*) => {
        functions!(@ true; $($line)*)
    };
}

pub(super) use functions;

/// As many arguments as one likes.
pub(super) const ANY: usize = usize::MAX;

pub(super) fn integer(_: &[Type]) -> Type {
    Type::Integer
}

pub(super) fn double(_: &[Type]) -> Type {
    Type::Double
}

pub(super) fn string(_: &[Type]) -> Type {
    Type::String
}

/// Binary if an argument is, and otherwise a string.
pub(super) fn text(kinds: &[Type]) -> Type {
    match kinds.contains(&Type::Binary) {
        true => Type::Binary,
        false => Type::String,
    }
}

/// The function of a name in small letters.
pub(crate) fn find(name: &str) -> Option<&'static Function> {
    let tables = [
        numbers::FUNCTIONS,
        numbers::TAKE_NULL,
        strings::FUNCTIONS,
        strings::TAKE_NULL,
        bytes::FUNCTIONS,
        times::FUNCTIONS,
        json::FUNCTIONS,
        series::FUNCTIONS,
    ];
    let mut functions = tables.into_iter().flatten();
    functions.find(|function| function.name == name)
}
