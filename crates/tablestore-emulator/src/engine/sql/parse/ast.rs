//! The trees of statements.

/// A statement.
#[derive(Debug)]
pub(crate) enum Statement {
    Select(Query),
    ShowTables {
        database: Option<String>,
        pattern: Option<String>,
    },
    ShowIndex(TableName),
    ShowColumns {
        table: TableName,
        is_full: bool,
        pattern: Option<String>,
    },
    Describe(TableName),
    Create(CreateMapping),
    Alter {
        table: TableName,
        change: Alteration,
    },
    Drop {
        tables: Vec<TableName>,
        if_exists: bool,
    },
    Insert(Insert),
    Update(Update),
    Delete(Delete),
}

/// A table, perhaps of a database.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TableName {
    pub(crate) database: Option<String>,
    pub(crate) name: String,
}

/// A column, perhaps with its table, and that with its database.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ColumnName {
    pub(crate) database: Option<String>,
    pub(crate) table: Option<String>,
    pub(crate) name: String,
}

/// CREATE TABLE, which creates a mapping.
#[derive(Debug)]
pub(crate) struct CreateMapping {
    pub(crate) table: TableName,
    pub(crate) if_not_exists: bool,
    pub(crate) columns: Vec<ColumnDefinition>,
    /// The columns of the clause PRIMARY KEY, if there is one.
    pub(crate) primary_key: Vec<String>,
    pub(crate) engine: Option<String>,
    /// JSON.
    pub(crate) engine_attribute: Option<String>,
    /// Parts that mappings cannot have, such as UNIQUE KEY.
    pub(crate) has_unsupported: bool,
}

/// A column of a new mapping.
#[derive(Clone, Debug)]
pub(crate) struct ColumnDefinition {
    pub(crate) name: String,
    /// In capitals, without its length.
    pub(crate) kind: String,
    pub(crate) length: Option<u64>,
    pub(crate) is_not_null: bool,
    pub(crate) is_primary_key: bool,
    pub(crate) default: Option<String>,
    /// Parts that columns of mappings cannot have, such as AUTO_INCREMENT.
    pub(crate) has_unsupported: bool,
}

/// What ALTER TABLE does.
#[derive(Debug)]
pub(crate) enum Alteration {
    Add(ColumnDefinition),
    Drop(String),
}

#[derive(Debug)]
pub(crate) struct Insert {
    pub(crate) table: TableName,
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Vec<Expr>>,
    pub(crate) form: InsertForm,
}

/// Which kind of INSERT it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum InsertForm {
    Values,
    /// INSERT … SET, INSERT … SELECT.
    Other,
    Ignore,
    OnDuplicateKeyUpdate,
}

#[derive(Debug)]
pub(crate) struct Update {
    pub(crate) table: TableName,
    pub(crate) alias: Option<String>,
    /// Columns and their new values.
    pub(crate) assignments: Vec<(ColumnName, Expr)>,
    pub(crate) filter: Option<Expr>,
    pub(crate) has_limit: bool,
    pub(crate) has_order: bool,
}

#[derive(Debug)]
pub(crate) struct Delete {
    pub(crate) table: TableName,
    pub(crate) filter: Option<Expr>,
    pub(crate) has_limit: bool,
    pub(crate) has_order: bool,
}

/// A query with its order and limits.
#[derive(Clone, Debug)]
pub(crate) struct Query {
    pub(crate) body: Body,
    pub(crate) order_by: Vec<Order>,
    pub(crate) limit: Option<u64>,
    pub(crate) offset: u64,
}

#[derive(Clone, Debug)]
pub(crate) enum Body {
    Select(Box<Select>),
    Query(Box<Query>),
    Union {
        left: Box<Body>,
        right: Box<Body>,
        is_distinct: bool,
    },
}

#[derive(Clone, Debug)]
pub(crate) struct Select {
    pub(crate) is_distinct: bool,
    pub(crate) items: Vec<Item>,
    pub(crate) from: Option<Source>,
    pub(crate) filter: Option<Expr>,
    pub(crate) group_by: Vec<Expr>,
    pub(crate) having: Option<Expr>,
}

/// An item of a select list.
#[derive(Clone, Debug)]
pub(crate) enum Item {
    All,
    AllOf(TableName),
    Expr {
        expr: Expr,
        /// The alias, or the text of the expression.
        label: String,
        has_alias: bool,
    },
}

/// What rows come from.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    Table {
        table: TableName,
        alias: Option<String>,
        hint: Option<IndexHint>,
    },
    Derived {
        query: Box<Query>,
        alias: String,
    },
    Join(Box<Join>),
}

/// Which index a table is to be read through.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum IndexHint {
    /// USE INDEX ()
    Table,
    Index(String),
}

#[derive(Clone, Debug)]
pub(crate) struct Join {
    pub(crate) kind: JoinKind,
    pub(crate) left: Source,
    pub(crate) right: Source,
    pub(crate) on: Option<Expr>,
    pub(crate) using: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum JoinKind {
    Inner,
    Left,
    Right,
}

/// An expression to sort by.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    pub(crate) expr: Expr,
    pub(crate) is_descending: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Literal {
    Null,
    Boolean(bool),
    Integer(i64),
    /// With the number of digits after its point; `None` with an exponent.
    Decimal(f64, Option<u8>),
    String(String),
    Binary(Vec<u8>),
}

#[derive(Clone, Debug)]
pub(crate) enum Expr {
    Literal(Literal),
    Column(ColumnName),
    Unary(Unary, Box<Expr>),
    Binary(Binary, Box<Expr>, Box<Expr>),
    /// AND or OR of several operands, in their order.
    Logic(Logic, Vec<Expr>),
    Between {
        expr: Box<Expr>,
        low: Box<Expr>,
        high: Box<Expr>,
        is_negated: bool,
    },
    In {
        expr: Box<Expr>,
        list: Vec<Expr>,
        is_negated: bool,
    },
    InQuery {
        expr: Box<Expr>,
        query: Box<Query>,
        is_negated: bool,
    },
    Like {
        expr: Box<Expr>,
        pattern: Box<Expr>,
        escape: Option<char>,
        is_negated: bool,
    },
    /// IS [NOT] NULL, TRUE, FALSE.
    Is {
        expr: Box<Expr>,
        of: Truth,
        is_negated: bool,
    },
    Case {
        operand: Option<Box<Expr>>,
        branches: Vec<(Expr, Expr)>,
        otherwise: Option<Box<Expr>>,
    },
    Function {
        /// In small letters.
        name: String,
        args: Vec<Expr>,
        is_distinct: bool,
        /// COUNT(*)
        is_star: bool,
    },
    Cast(Box<Expr>, CastType),
    /// INTERVAL n unit: only as an argument of a date function or beside + and -.
    Interval(Box<Expr>, Unit),
    Exists(Box<Query>),
    Scalar(Box<Query>),
    Quantified {
        op: Binary,
        expr: Box<Expr>,
        query: Box<Query>,
        is_all: bool,
    },
    Tuple(Vec<Expr>),
}

impl Expr {
    /// A call that is no aggregate's.
    pub(super) fn function(name: &str, args: Vec<Self>) -> Self {
        Self::Function {
            name: name.to_owned(),
            args,
            is_distinct: false,
            is_star: false,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Unary {
    Minus,
    Not,
    BitNot,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Binary {
    Add,
    Subtract,
    Multiply,
    Divide,
    IntegerDivide,
    Modulo,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    NullSafeEqual,
    Xor,
    BitAnd,
    BitOr,
    BitXor,
    ShiftLeft,
    ShiftRight,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Logic {
    And,
    Or,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Truth {
    Null,
    True,
    False,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum CastType {
    Integer,
    Double,
    /// Digits after the point.
    Decimal(u8),
    /// The most letters.
    String(Option<u64>),
    Binary(Option<u64>),
    Date,
    DateTime,
    Time,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Unit {
    Microsecond,
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}
