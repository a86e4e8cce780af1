//! Keywords.

/// Keywords that are no names unless they are in backquotes: those of MySQL's that end an expression
/// or an alias. MySQL reserves more.
const RESERVED: [&str; 53] = [
    "and",
    "as",
    "asc",
    "between",
    "by",
    "case",
    "cross",
    "desc",
    "distinct",
    "div",
    "else",
    "exists",
    "fetch",
    "for",
    "force",
    "from",
    "group",
    "having",
    "ignore",
    "in",
    "inner",
    "interval",
    "into",
    "is",
    "join",
    "left",
    "like",
    "limit",
    "lock",
    "mod",
    "natural",
    "not",
    "on",
    "or",
    "order",
    "outer",
    "partition",
    "procedure",
    "regexp",
    "right",
    "rlike",
    "select",
    "set",
    "straight_join",
    "then",
    "union",
    "use",
    "using",
    "values",
    "when",
    "where",
    "with",
    "xor",
];

/// Whether a word is a name only in backquotes.
pub(super) fn is_reserved(word: &str) -> bool {
    RESERVED.iter().any(|it| word.eq_ignore_ascii_case(it))
}

/// Whether a reserved word is the name of a function as well.
pub(super) fn names_function(word: &str) -> bool {
    ["left", "mod", "right", "values"]
        .iter()
        .any(|it| word.eq_ignore_ascii_case(it))
}
