use tablestore_protocol::proto::table::{ConsumedCapacity, RowInBatchWriteRowRequest};

use super::*;
use crate::engine::tests::batch::batch_write_row::{batch, put as put_row, rows_of};
use crate::engine::tests::secondary_index::indexes::{base, index, key, person};

/// Read and write capacity units; both are always there.
fn units(consumed: ConsumedCapacity) -> (i32, i32) {
    let unit = consumed.capacity_unit;
    (unit.read.unwrap(), unit.write.unwrap())
}

fn kib(name: &str, kib: usize) -> Column {
    Column::new(name, "x".repeat(kib * 1024))
}

fn with_condition(
    row: RowInBatchWriteRowRequest,
    condition: Condition,
) -> RowInBatchWriteRowRequest {
    RowInBatchWriteRowRequest { condition, ..row }
}

impl Service {
    fn cost_of_get(&self, key: &PrimaryKey, columns: &[&str]) -> (i32, i32) {
        let request = GetRowRequest {
            columns_to_get: columns.iter().map(|name| (*name).into()).collect(),
            ..get_row(key)
        };
        let response: GetRowResponse = self.call("GetRow", &request).unwrap();
        units(response.consumed)
    }

    fn cost_of_range(&self, start: &str, end: &str, columns: &[&str]) -> (i32, i32) {
        let request = GetRangeRequest {
            columns_to_get: columns.iter().map(|name| (*name).into()).collect(),
            ..get_range(&id(start), &id(end))
        };
        units(self.range(&request).unwrap().1.consumed)
    }
}

#[test]
fn reads_cost_the_rows_they_read() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        service
            .put(&id("one"), &[Column::new("a", "x".repeat(5000))], ignore())
            .unwrap();
        let five = ["a", "b", "c", "d", "e"].map(|name| kib(name, 2));
        service.put(&id("five"), &five, ignore()).unwrap();
        service
            .put(&id("only a"), &[kib("a", 2)], ignore())
            .unwrap();
        for (name, columns, read) in [
            ("missing", &[][..], 1),
            ("one", &["z"], 1),
            ("one", &[], 2),
            // Names push two columns of 2 KiB over 4 KiB.
            ("five", &["a", "b"], 2),
            ("five", &[], 3),
            ("only a", &["a", "b"], 1),
        ] {
            let cost = service.cost_of_get(&id(name), columns);
            assert_eq!(cost, (read, 0), "{name} {columns:?}");
        }
    });
}

#[test]
fn a_range_is_summed_and_rounded_once() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        for name in ["a", "b"] {
            let columns = ["x", "y", "z"].map(|name| kib(name, 4));
            service.put(&id(name), &columns, ignore()).unwrap();
        }
        assert_eq!(service.cost_of_range("c", "d", &[]), (1, 0));
        assert_eq!(service.cost_of_range("a", "b", &[]), (4, 0));
        assert_eq!(service.cost_of_range("a", "c", &[]), (7, 0));
        assert_eq!(service.cost_of_range("a", "c", &["x", "y"]), (5, 0));
    });
}

#[test]
fn writes_cost_their_data_and_expectations_a_read() {
    use RowExistenceExpectation::{ExpectExist, ExpectNotExist, Ignore};
    on_each_store(|service| {
        service.create(TableOptions::default());
        let columns = ["a", "b"].map(|name| kib(name, 4));
        let updates = columns.clone().map(ColumnUpdate::Put);
        for (expectation, key, read) in [
            (Ignore, id("new"), 0),
            (ExpectExist, id("there"), 1),
            (ExpectNotExist, id("new"), 1),
        ] {
            let reset = || {
                service.put(&id("there"), &[], ignore()).unwrap();
                service.delete(&id("new"), ignore()).unwrap();
            };
            reset();
            let put = service.put(&key, &columns, condition(expectation)).unwrap();
            assert_eq!(units(put.consumed), (read, 3));
            reset();
            let update = service
                .update(&key, &updates, condition(expectation))
                .unwrap();
            assert_eq!(units(update.consumed), (read, 3));
            reset();
            let delete = service.delete(&key, condition(expectation)).unwrap();
            assert_eq!(units(delete.consumed), (read, 1));
        }
    });
}

#[test]
fn a_column_condition_costs_a_read() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        let filter = filters::some_condition();
        let condition = || Condition {
            column_condition: Some(filter.clone()),
            ..ignore()
        };
        let update = [ColumnUpdate::Put(Column::new("b", 1))];
        let put = service.put(&id("1"), &[], condition()).unwrap();
        assert_eq!(units(put.consumed), (1, 1));
        let updated = service.update(&id("1"), &update, condition()).unwrap();
        assert_eq!(units(updated.consumed), (1, 1));
        let row = with_condition(put_row(&id("1"), &[]), condition());
        let rows = service
            .write_batch(&batch(vec![rows_of("t", vec![row])]))
            .unwrap();
        assert_eq!(units(rows[0][0].consumed.unwrap()), (1, 1));
        let delete = service.delete(&id("1"), condition()).unwrap();
        assert_eq!(units(delete.consumed), (1, 1));
    });
}

#[test]
fn a_put_or_delete_of_an_indexed_row_costs_a_read() {
    on_each_store(|service| {
        service
            .create_table(&base(vec![index("i", &["name"], &[])]))
            .unwrap();
        let columns = person("bob", 1);
        let put = service.put(&key("p", 1), &columns, ignore()).unwrap();
        assert_eq!(units(put.consumed), (1, 1));
        let update = columns.map(ColumnUpdate::Put);
        let updated = service.update(&key("p", 1), &update, ignore()).unwrap();
        assert_eq!(units(updated.consumed), (0, 1));
        let delete = service.delete(&key("p", 1), ignore()).unwrap();
        assert_eq!(units(delete.consumed), (1, 1));
    });
}

#[test]
fn a_deleted_column_costs_its_name_alone() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        service.put(&id("1"), &[kib("a", 100)], ignore()).unwrap();
        let update = [ColumnUpdate::DeleteAllVersions { name: "a".into() }];
        let response = service.update(&id("1"), &update, ignore()).unwrap();
        assert_eq!(units(response.consumed), (0, 1));
    });
}
