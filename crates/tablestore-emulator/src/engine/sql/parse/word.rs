//! Keywords.

/// Keywords that are no names unless they are in backquotes: those of MySQL's that the grammar
/// stops at.
const RESERVED: [&str; 58] = [
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
    "except",
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
    "intersect",
    "interval",
    "into",
    "is",
    "join",
    "lateral",
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
    "over",
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
    "window",
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
