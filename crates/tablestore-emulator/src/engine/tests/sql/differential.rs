//! Random statements over random tables, beside SQLite.
//!
//! The dialects agree on comparisons, logic with NULL, arithmetic, LIKE, IN, BETWEEN, groups, orders,
//! limits and joins. They differ where this list says so, and such statements are not made:
//!
//! - `/` of integers is a decimal with four digits here, and a whole number there.
//! - A string compared with a number is a number here, and greater than any number there.
//! - SUM of integers is a double here, and an integer there: it is compared as a double.
//! - LIKE is made to regard case there.
//! - Integers that overflow are an error here, and become doubles there: the values are small.
//! - `%` of doubles is that of whole numbers there.

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::*;

/// Statements of a run.
const STATEMENTS: usize = 10_000;

struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % end as u64).unwrap()
    }

    fn one_of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }

    fn is(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

const WORDS: [&str; 8] = ["", "a", "A", "ab", "b%", "a_b", "茶", "zz"];

/// The tables `t` and `u`, each of a key and columns of each type with some NULL.
struct Tables {
    service: Service,
    sqlite: Connection,
}

impl Tables {
    fn new(dice: &mut Dice) -> Self {
        let tables = Self {
            service: Service::new(Database::memory(Settings::default())),
            sqlite: Connection::open_in_memory().unwrap(),
        };
        tables
            .sqlite
            .execute_batch("PRAGMA case_sensitive_like = ON")
            .unwrap();
        for (name, rows) in [("t", 12), ("u", 7)] {
            tables
                .service
                .table(name, &[("k", PrimaryKeyType::Integer)]);
            let columns = "k BIGINT PRIMARY KEY, i BIGINT, j BIGINT, d DOUBLE, s MEDIUMTEXT";
            tables
                .service
                .sql_ok(&format!("create table {name} ({columns})"));
            let columns = "k INTEGER PRIMARY KEY, i INTEGER, j INTEGER, d REAL, s TEXT";
            tables
                .sqlite
                .execute_batch(&format!("create table {name} ({columns})"))
                .unwrap();
            for k in 0..rows {
                tables.fill(dice, name, k);
            }
        }
        tables
    }

    fn fill(&self, dice: &mut Dice, table: &str, k: i64) {
        let i = (!dice.is(20)).then(|| i64::try_from(dice.below(7)).unwrap() - 3);
        let j = (!dice.is(20)).then(|| i64::try_from(dice.below(4)).unwrap());
        let d = (!dice.is(20)).then(|| (dice.below(9) as f64 - 4.0) / 2.0);
        let s = (!dice.is(20)).then(|| WORDS[dice.below(WORDS.len())]);
        let mut columns = Vec::new();
        columns.extend(i.map(|value| Column::new("i", value)));
        columns.extend(j.map(|value| Column::new("j", value)));
        columns.extend(d.map(|value| Column::new("d", value)));
        columns.extend(s.map(|value| Column::new("s", value)));
        self.service
            .put_row_in(table, &PrimaryKey::new("k", k), &columns);
        let insert = format!("insert into {table} values (?, ?, ?, ?, ?)");
        self.sqlite.execute(&insert, (k, i, j, d, s)).unwrap();
    }

    /// The rows of a statement here, with numbers as doubles.
    fn here(&self, statement: &str) -> Vec<Vec<String>> {
        let response = self.service.sql(statement);
        let response = response.unwrap_or_else(|error| panic!("{statement}: {error}"));
        let rows = SqlRows::decode(response.rows.unwrap()).unwrap();
        let cell = |cell: SqlValue<'_>| match cell {
            SqlValue::Null => "NULL".to_owned(),
            SqlValue::Integer(number) => shown_number(number as f64),
            SqlValue::Double(number) => shown_number(number),
            SqlValue::String(text) => format!("'{text}'"),
            other => panic!("{other:?}"),
        };
        let row = |row| {
            let columns = rows.columns().iter();
            columns
                .map(|column| cell(column.get(row).unwrap()))
                .collect()
        };
        (0..rows.len()).map(row).collect()
    }

    fn there(&self, statement: &str) -> Vec<Vec<String>> {
        let mut prepared = self.sqlite.prepare(statement).unwrap();
        let width = prepared.column_count();
        let mut rows = prepared.query(()).unwrap();
        let mut found = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            let cell = |column| match row.get_ref(column).unwrap() {
                ValueRef::Null => "NULL".to_owned(),
                ValueRef::Integer(number) => shown_number(number as f64),
                ValueRef::Real(number) => shown_number(number),
                ValueRef::Text(text) => format!("'{}'", String::from_utf8_lossy(text)),
                ValueRef::Blob(_) => "blob".to_owned(),
            };
            found.push((0..width).map(cell).collect());
        }
        found
    }
}

/// Sums of doubles are added in another order where rows come in another one.
fn shown_number(number: f64) -> String {
    format!("{:.6}", number + 0.0).replace("-0.000000", "0.000000")
}

/// Makes statements over columns of some tables.
struct Maker<'a> {
    dice: &'a mut Dice,
    /// The aliases of the tables.
    tables: Vec<&'static str>,
}

impl Maker<'_> {
    fn column(&mut self, columns: &[&str]) -> String {
        let table = self.tables[self.dice.below(self.tables.len())];
        format!("{table}.{}", self.dice.one_of(columns))
    }

    fn integer(&mut self, depth: usize) -> String {
        match self.dice.below(if depth == 0 { 2 } else { 7 }) {
            0 => self.column(&["k", "i", "j"]),
            1 => (i64::try_from(self.dice.below(9)).unwrap() - 4).to_string(),
            2 | 3 => {
                let op = self.dice.one_of(&["+", "-", "*"]);
                format!(
                    "({} {op} {})",
                    self.integer(depth - 1),
                    self.integer(depth - 1)
                )
            }
            4 => format!(
                "({} % {})",
                self.integer(depth - 1),
                self.integer(depth - 1)
            ),
            5 => format!(
                "coalesce({}, {})",
                self.integer(depth - 1),
                self.integer(depth - 1)
            ),
            _ => {
                let condition = self.condition(depth - 1);
                let (one, other) = (self.integer(depth - 1), self.integer(depth - 1));
                format!("case when {condition} then {one} else {other} end")
            }
        }
    }

    fn double(&mut self, depth: usize) -> String {
        match self.dice.below(if depth == 0 { 2 } else { 4 }) {
            0 => self.column(&["d"]),
            1 => self.dice.one_of(&["0.5", "-1.5", "2.0", "0.0"]).to_owned(),
            2 => {
                let op = self.dice.one_of(&["+", "-", "*"]);
                format!(
                    "({} {op} {})",
                    self.double(depth - 1),
                    self.integer(depth - 1)
                )
            }
            _ => format!("({} / {})", self.double(depth - 1), self.column(&["d"])),
        }
    }

    fn string(&mut self) -> String {
        match self.dice.is(60) {
            true => self.column(&["s"]),
            false => format!("'{}'", self.dice.one_of(&WORDS)),
        }
    }

    fn pair(&mut self, depth: usize) -> (String, String) {
        match self.dice.below(3) {
            0 => (self.string(), self.string()),
            1 => (self.double(depth), self.integer(depth)),
            _ => (self.integer(depth), self.integer(depth)),
        }
    }

    fn condition(&mut self, depth: usize) -> String {
        match self.dice.below(if depth == 0 { 5 } else { 9 }) {
            0 | 1 => {
                let op = self.dice.one_of(&["=", "<>", "<", "<=", ">", ">="]);
                let (left, right) = self.pair(depth.saturating_sub(1));
                format!("{left} {op} {right}")
            }
            2 => {
                let not = self.dice.one_of(&["", "not "]);
                format!("{} is {not}null", self.column(&["i", "j", "d", "s"]))
            }
            3 => {
                let not = self.dice.one_of(&["", "not "]);
                let pattern =
                    self.dice
                        .one_of(&["%", "a%", "%b", "_", "a_%", "", "A%", "%\u{8336}%"]);
                format!("{} {not}like '{pattern}'", self.string())
            }
            4 => {
                let not = self.dice.one_of(&["", "not "]);
                let list: Vec<String> = (0..=self.dice.below(3)).map(|_| self.integer(0)).collect();
                let null = self.dice.one_of(&["", "", ", null"]);
                format!("{} {not}in ({}{null})", self.integer(0), list.join(", "))
            }
            5 => {
                let not = self.dice.one_of(&["", "not "]);
                let (low, high) = (self.integer(0), self.integer(0));
                format!("{} {not}between {low} and {high}", self.integer(0))
            }
            6 => format!("not ({})", self.condition(depth - 1)),
            _ => {
                let op = self.dice.one_of(&["and", "or"]);
                format!(
                    "({} {op} {})",
                    self.condition(depth - 1),
                    self.condition(depth - 1)
                )
            }
        }
    }

    fn value(&mut self) -> String {
        match self.dice.below(4) {
            0 => self.string(),
            1 => self.double(2),
            _ => self.integer(2),
        }
    }
}

/// A statement, and whether the order of its rows is given.
fn statement(dice: &mut Dice) -> (String, bool) {
    let (from, tables) = match dice.below(6) {
        0 => {
            let on = Maker {
                dice,
                tables: vec!["t", "u"],
            }
            .condition(1);
            (format!("t join u on {on}"), vec!["t", "u"])
        }
        1 => {
            let (left, right) = (dice.one_of(&["k", "i", "j"]), dice.one_of(&["k", "i", "j"]));
            let extra = match dice.is(40) {
                true => format!(
                    " and {}",
                    Maker {
                        dice,
                        tables: vec!["t", "u"]
                    }
                    .condition(1)
                ),
                false => String::new(),
            };
            (
                format!("t left join u on t.{left} = u.{right}{extra}"),
                vec!["t", "u"],
            )
        }
        2 => {
            let inner = Maker {
                dice,
                tables: vec!["t"],
            }
            .condition(1);
            (format!("(select * from t where {inner}) t"), vec!["t"])
        }
        _ => ("t".to_owned(), vec!["t"]),
    };
    let mut maker = Maker { dice, tables };
    let filter = match maker.dice.is(70) {
        true => format!(" where {}", maker.condition(2)),
        false => String::new(),
    };
    if maker.dice.is(35) {
        let key = maker.column(&["i", "j", "s"]);
        let aggregates: Vec<String> = (0..=maker.dice.below(2))
            .map(|_| match maker.dice.below(6) {
                0 => "count(*)".to_owned(),
                1 => format!("count({})", maker.value()),
                2 => format!("sum({})", maker.integer(1)),
                3 => format!("max({})", maker.integer(1)),
                4 => format!("min({})", maker.string()),
                _ => format!("count(distinct {})", maker.integer(0)),
            })
            .collect();
        let having = match maker.dice.is(30) {
            true => format!(" having count(*) > {}", maker.dice.below(3)),
            false => String::new(),
        };
        let list = aggregates.join(", ");
        return match maker.dice.is(80) {
            true => {
                let text = format!(
                    "select {key}, {list} from {from}{filter} group by {key}{having} order by 1"
                );
                // Groups are sorted by their key, of which no two are equal.
                (text, true)
            }
            false => (format!("select {list} from {from}{filter}"), true),
        };
    }
    let values: Vec<String> = (0..=maker.dice.below(2)).map(|_| maker.value()).collect();
    let distinct = maker.dice.one_of(&["", "", "", "distinct "]);
    let list = values.join(", ");
    let mut text = format!("select {distinct}{list} from {from}{filter}");
    if distinct.is_empty() && maker.tables.len() == 1 && maker.dice.is(60) {
        let by = maker.integer(1);
        let direction = maker.dice.one_of(&["asc", "desc"]);
        // A constant is the position of a column.
        text.push_str(&format!(" order by {by} + 0 {direction}, t.k"));
        if maker.dice.is(50) {
            text.push_str(&format!(
                " limit {} offset {}",
                maker.dice.below(6),
                maker.dice.below(4)
            ));
        }
        return (text, true);
    }
    (text, false)
}

#[test]
fn statements_have_the_results_of_sqlite() {
    compare(STATEMENTS, Dice(0x2545_f491_4f6c_dd1d));
}

#[test]
#[ignore = "takes minutes"]
fn many_statements_have_the_results_of_sqlite() {
    compare(20 * STATEMENTS, Dice(0x9e37_79b9_7f4a_7c15));
}

fn compare(statements: usize, mut dice: Dice) {
    let mut differences = Vec::new();
    let mut with_rows = 0;
    let mut done = 0;
    while done < statements {
        let tables = Tables::new(&mut dice);
        for _ in 0..200 {
            let (statement, is_ordered) = statement(&mut dice);
            let (mut here, mut there) = (tables.here(&statement), tables.there(&statement));
            if !is_ordered {
                here.sort();
                there.sort();
            }
            with_rows += usize::from(!here.is_empty());
            if here != there {
                differences.push(format!("{statement}\n  here  {here:?}\n  there {there:?}"));
            }
            done += 1;
        }
    }
    let shown = differences
        .iter()
        .take(10)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n");
    assert!(
        differences.is_empty(),
        "{} of {done} differ:\n{shown}",
        differences.len()
    );
    // Most statements find something, so that something was compared.
    assert!(with_rows * 2 > done, "{with_rows} of {done}");
}
