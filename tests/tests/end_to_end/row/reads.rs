//! What reads select, row by row and range by range.

use tablestore::PrimaryKeyValue::{InfMax, InfMin};
use tablestore::row::{ColumnPage, KeyBounds};
use tablestore::table::TableOptions;
use tablestore::{Condition, Row, column};
use tablestore_tests::{TestEmulator, everywhere};

use crate::{TABLE, client_with_options, key};

everywhere!(
    reads_select_columns_versions_and_times,
    ranges_are_read_both_ways_and_page_by_page,
    filters_choose_rows_and_conditions_guard_writes,
);

async fn reads_select_columns_versions_and_times(service: &TestEmulator) {
    let options = TableOptions::new()
        .max_versions(5)
        .max_deviation_seconds(i64::MAX as u64 / 1_000_000);
    let client = client_with_options(service, options).await;
    let mut update = client.update_row(TABLE, key("a", 1));
    for (name, timestamp) in [("a", 10), ("a", 20), ("a", 30), ("b", 20), ("c", 40)] {
        update = update.put_at(name, timestamp, timestamp);
    }
    update.send().await.unwrap();

    let get = || client.get_row(TABLE, key("a", 1));
    let shown = async |request: tablestore::row::GetRow| {
        let row = request.send().await.unwrap().row;
        row.map(|row| row.to_string()).unwrap_or_default()
    };
    let head = "(customer=\"a\", order=1)";
    assert_eq!(shown(get()).await, format!("{head} a=30 b=20 c=40"));
    assert_eq!(
        shown(get().max_versions(2)).await,
        format!("{head} a=30 a=20 b=20 c=40")
    );
    assert_eq!(
        shown(get().columns(["c", "a"])).await,
        format!("{head} a=30 c=40")
    );
    assert_eq!(shown(get().columns(["none"])).await, "");
    assert_eq!(
        shown(get().time_range(10..30)).await,
        format!("{head} a=20 a=10 b=20")
    );
    assert_eq!(
        shown(get().specific_time(20)).await,
        format!("{head} a=20 b=20")
    );
    assert_eq!(
        shown(get().time_range(100..200)).await,
        head,
        "without a column, a row is its key"
    );
    assert_eq!(shown(get().columns(["a"]).time_range(100..200)).await, "");
    assert_eq!(
        shown(get().start_column("b").end_column("c")).await,
        format!("{head} b=20")
    );
    for (request, beside) in [
        (get().specific_time(20).max_versions(1), "max versions"),
        (get().specific_time(20).time_range(10..30), "time range"),
        (get().time_range(10..30).specific_time(20), "time range"),
    ] {
        let error = request.send().await.unwrap_err();
        assert_eq!(
            error.service().unwrap().message(),
            format!("Specific tiemstamp and {beside} cannot be given at the same time.")
        );
    }
}

async fn ranges_are_read_both_ways_and_page_by_page(service: &TestEmulator) {
    let client = client_with_options(service, TableOptions::new()).await;
    for order in [3, 1, 2, -1] {
        client
            .put_row(TABLE, key("a", order))
            .column("n", order)
            .send()
            .await
            .unwrap();
    }
    client.put_row(TABLE, key("b", 1)).send().await.unwrap();
    let orders =
        |rows: &[Row]| -> Vec<i64> { rows.iter().map(|row| row.get("order").unwrap()).collect() };
    let all = key("a", InfMin)..key("a", InfMax);
    let page = client.get_range(TABLE, all.clone()).send().await.unwrap();
    assert_eq!(orders(&page.rows), [-1, 1, 2, 3]);
    assert_eq!(page.next_start, None);

    let backward = client.get_range(
        TABLE,
        KeyBounds::backward(all.end.clone()..all.start.clone()),
    );
    let page = backward.send().await.unwrap();
    assert_eq!(orders(&page.rows), [3, 2, 1, -1]);

    let mut start = all.start;
    let mut seen = Vec::new();
    loop {
        let page = client
            .get_range(TABLE, start..all.end.clone())
            .limit(3)
            .send()
            .await
            .unwrap();
        assert!(page.rows.len() <= 3);
        seen.extend(orders(&page.rows));
        match page.next_start {
            Some(next) => start = next,
            None => break,
        }
    }
    assert_eq!(seen, [-1, 1, 2, 3]);

    let error = client
        .get_range(TABLE, key("b", 1)..key("a", 1))
        .send()
        .await
        .unwrap_err();
    assert_eq!(
        error.service().unwrap().message(),
        "Begin key must less than end key in FORWARD"
    );
}

async fn filters_choose_rows_and_conditions_guard_writes(service: &TestEmulator) {
    let client = client_with_options(service, TableOptions::new()).await;
    for (order, amount, status) in [(1, 5, "open"), (2, 50, "open"), (3, 500, "paid")] {
        let put = client.put_row(TABLE, key("a", order));
        put.column("amount", amount)
            .column("status", status)
            .send()
            .await
            .unwrap();
    }
    client.put_row(TABLE, key("a", 4)).send().await.unwrap();

    let all = key("a", InfMin)..key("a", InfMax);
    for (filter, expected) in [
        (column("amount").gt(10), vec![2, 3]),
        (column("amount").gt(10).or_missing(), vec![2, 3, 4]),
        (
            column("amount").le(50).and(column("status").eq("open")),
            vec![1, 2],
        ),
        (
            column("amount").eq(5).or(column("status").ne("open")),
            vec![1, 3],
        ),
        (!column("status").eq("open"), vec![3, 4]),
        (column("amount").eq("50"), vec![]),
        (column("order").ge(3), vec![3, 4]),
        (column("amount").exists(), vec![1, 2, 3]),
        (column("amount").not_exists(), vec![4]),
    ] {
        let shown = format!("{filter:?}");
        let read = client.get_range(TABLE, all.clone()).filter(filter);
        let rows = read.send().await.unwrap().rows;
        let orders: Vec<i64> = rows.iter().map(|row| row.get("order").unwrap()).collect();
        assert_eq!(orders, expected, "{shown}");
    }
    let page = ColumnPage {
        offset: 1,
        limit: 1,
    };
    let read = client.get_row(TABLE, key("a", 1)).column_page(page);
    let row = read.send().await.unwrap().row.unwrap();
    assert_eq!(row.columns().len(), 1);
    assert_eq!(row.get::<&str>("status").unwrap(), "open");

    let pay = |condition: Condition| {
        let update = client.update_row(TABLE, key("a", 2)).put("status", "paid");
        update.condition(condition).send()
    };
    let error = pay(column("amount").gt(100).into()).await.unwrap_err();
    assert!(error.is_condition_check_fail());
    let open = Condition::expect_exist().and(column("status").eq("open"));
    pay(open.clone()).await.unwrap();
    assert!(pay(open).await.unwrap_err().is_condition_check_fail());
}
