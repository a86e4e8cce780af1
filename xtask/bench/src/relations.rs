//! The tables and the statements of the SQL figures. The peers' program includes this very file, so that
//! both run the same statements on the same rows.

/// Rows of `readings`.
pub const READINGS: i64 = 100_000;
/// Rows of `orders`, and of `customers`.
pub const ORDERS: i64 = 10_000;

/// The statements, with their names on command lines. Their results have one number in the second column
/// of each row.
pub const STATEMENTS: [(&str, &str); 2] = [
    (
        "group-by",
        "SELECT AVG(x), COUNT(*) FROM readings GROUP BY k",
    ),
    (
        "join",
        "SELECT COUNT(*), SUM(o.amount * c.rate) FROM orders o JOIN customers c ON o.customer = c.id",
    ),
];

/// The columns `k` and `x` of a row of `readings`: one of 100 groups, and a number.
#[must_use]
pub fn reading(id: i64) -> (i64, f64) {
    (id * 31 % 100, (id % 977) as f64 / 8.0)
}

/// The columns `customer` and `amount` of a row of `orders`. Each customer has one order.
#[must_use]
pub fn order(id: i64) -> (i64, i64) {
    (id * 7919 % ORDERS, id % 1000)
}

/// The column `rate` of a row of `customers`.
#[must_use]
pub fn rate(id: i64) -> i64 {
    id % 17
}
