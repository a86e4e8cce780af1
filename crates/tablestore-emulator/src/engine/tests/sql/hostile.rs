//! Statements that nobody means well with: each has a result or an error of the service's, in bounded
//! time and memory.

use super::data::{CREATE_PEOPLE, people, typed};
use super::*;

fn service() -> Service {
    let service = Service::new(Database::memory(Settings::default()));
    people(&service);
    service.sql_ok(CREATE_PEOPLE);
    typed(&service);
    service
}

#[track_caller]
fn assert_refused(service: &Service, statement: &str) {
    let error = service.sql(statement).unwrap_err();
    let code = error.code().as_str();
    assert!(
        [
            "OTSParameterInvalid",
            "OTSUnsupportOperation",
            "OTSQuotaExhausted"
        ]
        .contains(&code),
        "{error}"
    );
}

#[test]
fn deep_statements_are_refused() {
    let service = service();
    let nested = |depth: usize, open: &str, middle: &str, close: &str| {
        format!(
            "select {}{middle}{}",
            open.repeat(depth),
            close.repeat(depth)
        )
    };
    for statement in [
        nested(1000, "(", "1", ")"),
        nested(5000, "not ", "1", ""),
        nested(5000, "- ", "1", ""),
        nested(1000, "abs(", "1", ")"),
        nested(1000, "case when 1 then ", "1", " end"),
        nested(40, "(select ", "1", ")"),
        nested(100_000, "1 + ", "1", ""),
        nested(100_000, "1 and ", "1", ""),
        format!("select 1 from {}people{}", "(".repeat(60), ")".repeat(60)),
        format!("select * from {}(select 1) q", "(select * from ".repeat(30)),
        format!("select 1{}", " union select 1".repeat(60_000)),
        format!("select 1 from people{}", " join people".repeat(60_000)),
        format!("select 1 from people{}", ", people".repeat(60_000)),
        format!("{}select 1{}", "(".repeat(100), ")".repeat(100)),
        "(".repeat(1_000_000),
        "'".repeat(1_000_001),
        format!("select '{}'", "x".repeat(1024 * 1024)),
    ] {
        assert_refused(&service, &statement);
    }
    // What is not refused fits on a stack of 2 MiB, which the threads of tests have.
    let joined: String = (0..60)
        .map(|n| format!(" join (select 1 a) q{n}"))
        .collect();
    for statement in [
        nested(45, "(", "1", ")"),
        nested(45, "not ", "1", ""),
        nested(45, "- ", "1", ""),
        nested(45, "abs(", "1", ")"),
        nested(45, "case when 1 then ", "1", " end"),
        nested(45, "1 in (2, ", "1", ")"),
        nested(15, "(select ", "1", ")"),
        nested(15, "exists (select ", "1", ")"),
        nested(190, "1 + ", "1", ""),
        nested(190, "1 = ", "1", ""),
        nested(45, "1 between 0 and ", "1", ""),
        format!("select 1{}", " is null".repeat(190)),
        format!("select 'a'{}", " like 'a'".repeat(190)),
        format!("select 1{}", " in (1)".repeat(190)),
        format!("select 1{}", " union select 1".repeat(190)),
        format!("select 1 from (select 1 a) q{joined}"),
        format!("select pid from {}people{}", "(".repeat(40), ")".repeat(40)),
        format!(
            "select * from {}(select 1) q{}",
            "(select * from ".repeat(14),
            ") q".repeat(14)
        ),
        format!("{}select 1{}", "(".repeat(45), ")".repeat(45)),
    ] {
        if let Err(error) = service.sql(&statement) {
            panic!("{statement}: {error}");
        }
    }
    // What is only long is fine.
    let exists = vec!["exists(select 1)"; 4000].join(",\n");
    assert!(service.sql(&format!("select {exists}")).is_ok());
    let ids: Vec<String> = (0..50_000).map(|id| id.to_string()).collect();
    let statement = format!("select pid from people where pid in ({})", ids.join(","));
    assert_eq!(service.sql_rows(&statement).len(), 10);
    let any = (0..500)
        .map(|id| format!("pid = {id}"))
        .collect::<Vec<_>>()
        .join(" or ");
    assert_eq!(
        service
            .sql_rows(&format!("select pid from people where {any}"))
            .len(),
        10
    );
}

#[test]
fn joins_in_derived_tables_fit_on_the_stack() {
    let service = service();
    let joins = |count: usize| -> String {
        let joins = (0..count).map(|n| format!(" join (select 1 b) t{n}"));
        joins.collect()
    };
    let nested = |depth: usize, count: usize| {
        let mut source = "(select 1 a)".to_owned();
        for _ in 0..depth {
            source = format!("(select q.a from {source} q{})", joins(count));
        }
        format!("select q.a from {source} q")
    };
    assert_refused(&service, &nested(14, 59));
    // As deep as is not refused.
    for depth in 1..14 {
        let mut count = 59;
        while count > 0 && service.sql(&nested(depth, count)).is_err() {
            count -= 1;
        }
        assert!(count > 0 || depth > 12, "{depth}");
    }
}

#[test]
fn long_statements_take_time_as_their_length() {
    let service = service();
    let exists = vec!["exists(select 1)"; 1000].join(", ");
    let lines = "\n".repeat(800_000);
    let statement = format!("select {lines} coalesce({exists})");
    assert_eq!(service.sql_rows(&statement), ["1"]);
    let columns: Vec<String> = (0..80_000).map(|n| format!("a{n} bool")).collect();
    assert_refused(
        &service,
        &format!("create table wide ({})", columns.join(",")),
    );
}

#[test]
fn what_is_written_once_is_evaluated_once() {
    let service = service();
    // Twice the work at each level would be a million million times the work.
    let nested = |open: &str, middle: &str, close: &str| {
        format!("select {}{middle}{}", open.repeat(40), close.repeat(40))
    };
    for statement in [
        nested("(", "1", " between 0 and 1)"),
        nested("nullif(", "1", ", 2)"),
        nested("case ", "1", " when 1 then 1 when 2 then 2 end"),
        nested("ifnull(", "null", ", 1)"),
        nested("if(", "1", ", 1, 2)"),
        nested("greatest(", "1", ", 1)"),
    ] {
        assert_eq!(service.sql_rows(&statement), ["1"], "{statement}");
    }
    let tuples = nested("(", "1", ", 1) in ((1, 1), (1, 1))");
    let error = service.sql(&tuples).unwrap_err();
    assert_eq!(error.code().as_str(), "OTSQuotaExhausted", "{error}");
}

#[test]
fn lists_and_copies_are_bounded() {
    let service = service();
    let list = |item: &str, count| vec![item; count].join(", ");
    let sum = vec!["pid"; 150].join(" + ");
    for statement in [
        format!("select {} from people", list("*", 5000)),
        format!("select pid from people order by {}", list("1", 5000)),
        format!("select count(*) from people group by {}", list("pid", 5000)),
    ] {
        let error = service.sql(&statement).unwrap_err();
        assert_eq!(error.message(), "Too many columns");
    }
    // Each name is 150 operators.
    let statement = format!(
        "select {sum} s from people having concat({}) = ''",
        list("s", 10_000)
    );
    let error = service.sql(&statement).unwrap_err();
    assert_eq!(error.code().as_str(), "OTSQuotaExhausted", "{error}");
}

#[test]
fn statements_that_are_none_are_refused() {
    let service = service();
    for statement in [
        "",
        ";",
        "select",
        "select *",
        "select * from",
        "selec 1",
        "select 1 from people where (",
        "select `",
        "select 'a",
        "select /* a",
        "select pid pid pid from people",
        "select :name",
        "select ?",
        "select @a",
        "select 1 1",
        "insert into people",
        "insert into people values",
        "insert into people values (1",
        "update people",
        "update people set",
        "delete people",
        "create table",
        "create table t",
        "create table t (",
        "create table t ()",
        "create table t (a)",
        "drop mapping table",
        "alter table people add",
        "show index",
        "show tables like",
        "desc",
        "select count(*) over () from people",
        "select rank() from people",
        "select * from people natural join typed",
        "select * from people full join typed on 1 = 1",
        "select * from people left join typed",
        "select pid from people group by pid with rollup",
        "select pid into outfile 'x' from people",
        "select pid from people for update",
        "select group_concat(name) from people",
        "select sum(*) from people",
        "select count(distinct) from people",
        "select max(sum(pid)) from people",
        "select * from people limit -1",
        "select * from people limit 'a'",
        "select * from people order by 17",
        "select * from people union select pid from people",
        "select * from people use index (nosuch)",
        "select interval 1 day",
        "select (1, 2)",
        "select 1 in (1, (2, 3))",
        "select * from people x, people x",
        "select x.* from people",
        "select 'a' regexp 'b'",
    ] {
        assert_refused(&service, statement);
    }
}

#[test]
fn strange_values_do_no_harm() {
    let service = service();
    for statement in [
        "select 1 div 0, 1 % 0, -9223372036854775808 % -1",
        "select cast(1e300 as signed), cast('1e400' as double), cast(-1e300 as signed)",
        "select round(1e308, 30), truncate(1e308, -30), round(-0.0)",
        "select substring('a', -9223372036854775808), substring('a', 9223372036854775807, 9223372036854775807)",
        "select lpad('a', 9223372036854775807, 'b'), repeat('ab', 9223372036854775807), space(1e18)",
        "select locate('b', '茶b', 2), left('茶', 1), right('茶', 5), reverse('茶b')",
        "select from_unixtime(1e300), from_unixtime(-1), from_unixtime(9223372036854775807)",
        "select date('9999-12-31') + interval 9223372036854775807 year, date('0000-01-01') - interval 1 day",
        "select date_add('2024-01-01', interval -9223372036854775808 second), timediff('838:59:59', '-838:59:59')",
        "select date('2023-02-29'), date(''), time('99:99:99'), date_format('x', '%'), date_format(now(), '%')",
        "select 1 << 64, 1 << -1, 1 >> 9223372036854775807, ~-1",
        "select pid from people limit 9223372036854775807, 9223372036854775807",
        "select * from people limit 0",
        "select json_unquote(json_extract('[[[[1]]]]', '$**[0]')), json_unquote('\"a\"')",
        "select hex(''), unhex('g'), from_base64('*'), to_base64('')",
        "select a from typed where a in (1.0, 2, 'x', null)",
        "select a from typed where a > 9223372036854775807.5 or a < -1e300 or a = 1e300",
        "select count(*) from typed where b = 'x' and c = 0 and d > 1 and e = 'true'",
        "select concat(d, x'ff'), length(d), d = x'ff' from typed",
    ] {
        let outcome = service.sql(statement);
        assert!(outcome.is_ok(), "{statement}: {}", outcome.unwrap_err());
    }
    for statement in [
        "select 9223372036854775807 * 2",
        "select abs(-9223372036854775808)",
        "select -(-9223372036854775808 + 0)",
        "select -9223372036854775808 div -1",
        "select 1e308 * 10",
        "select pow(10, 400)",
    ] {
        let error = service.sql(statement).unwrap_err();
        assert!(
            error.message().contains("value is out of range in"),
            "{statement}: {error}"
        );
    }
}

/// A generator without a state that others share.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }
}

#[test]
fn mutated_statements_have_an_outcome() {
    let service = service();
    let files = [
        include_str!("selects.sql"),
        include_str!("expressions.sql"),
        include_str!("mappings.sql"),
        include_str!("changes.sql"),
        include_str!("searches.sql"),
    ];
    let statements: Vec<&str> = files
        .iter()
        .flat_map(|file| file.lines())
        .filter_map(|line| line.strip_prefix("> "))
        .collect();
    let words = [
        "(", ")", ",", "'", "\"", "`", "select", "from", "where", "null", "-- ", "/*", "*/", ";",
        "=", "-", "in", "not", "case", "end", "interval", "x'", "0x", "1e9", "茶", "\u{0}", "@",
        ":", "?", "\\", "between", "and", "like", "group by", "order by", "join", "on", "union",
        "limit", ".", "*",
    ];
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for _ in 0..4000 {
        let mut statement: Vec<char> = statements[dice.below(statements.len())].chars().collect();
        for _ in 0..=dice.below(3) {
            let at = dice.below(statement.len() + 1);
            match dice.below(4) {
                0 => statement.truncate(at),
                1 => {
                    let word = words[dice.below(words.len())];
                    statement.splice(at..at, word.chars());
                }
                2 if at < statement.len() => {
                    statement.remove(at);
                }
                _ => {
                    let other: Vec<char> =
                        statements[dice.below(statements.len())].chars().collect();
                    let from = dice.below(other.len());
                    statement.splice(at.., other[from..].iter().copied());
                }
            }
        }
        let statement: String = statement.into_iter().collect();
        if let Err(error) = service.sql(&statement) {
            assert_ne!(error.status(), 500, "{statement}: {error}");
        }
    }
}
