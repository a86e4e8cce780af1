"""BatchWriteRow and BatchGetRow."""

from tablestore import (
    INF_MIN,
    BatchGetRowRequest,
    BatchWriteRowRequest,
    DeleteRowItem,
    PutRowItem,
    ReturnType,
    Row,
    TableInBatchGetRowItem,
    TableInBatchWriteRowItem,
    UpdateRowItem,
)

import witness
from witness import EXPECT_EXIST, EXPECT_NOT_EXIST, IGNORE, pk


def put(key, columns=(), condition=IGNORE, **options):
    return PutRowItem(Row(pk(key), list(columns)), condition, **options)


def update(key, changes, condition=IGNORE):
    return UpdateRowItem(Row(pk(key), changes), condition)


def delete(key, condition=IGNORE):
    return DeleteRowItem(Row(pk(key)), condition)


class Writes(witness.Case):
    def setUp(self):
        super().setUp()
        self.create()

    def write(self, **tables):
        request = BatchWriteRowRequest()
        for name, rows in tables.items():
            request.add(TableInBatchWriteRowItem(name, rows))
        return self.client.batch_write_row(request)

    def errors(self, rows):
        return [(row.error_code, row.error_message) for row in rows]

    def test_rows_are_put_updated_and_deleted_in_one_request(self):
        self.create("u")
        self.put("old", [("c", 1)])
        self.put("gone")
        response = self.write(
            t=[
                put("new", [("c", "x" * 5000)]),
                update("old", {"PUT": [("d", 2)], "INCREMENT": [("c", 1)]}),
                delete("gone"),
            ],
            u=[put("new")],
        )
        self.assertTrue(response.is_all_succeed())
        self.assertEqual([("c", 2), ("d", 2)], self.values("old"))
        self.assertIsNotNone(self.get("new"))
        self.assertIsNone(self.get("gone"))
        costs = [row.consumed for row in response.get_put_by_table("t")]
        self.assertEqual([(0, 2)], [(cost.read, cost.write) for cost in costs])

    def test_rows_fail_on_their_own(self):
        response = self.write(
            t=[
                put("missing", condition=EXPECT_EXIST),
                put([("wrong", "a")]),
                put("new", condition=EXPECT_NOT_EXIST),
            ],
            none=[put("a")],
        )
        self.assertFalse(response.is_all_succeed())
        self.assertEqual(
            [
                ("OTSConditionCheckFail", "Condition check failed."),
                ("OTSInvalidPK", "Validate PK name fail. Input: wrong, Meta: k."),
                (None, None),
            ],
            self.errors(response.get_put_by_table("t")),
        )
        self.assertEqual(
            [("OTSObjectNotExist", "Requested table does not exist.")],
            self.errors(response.get_put_by_table("none")),
        )
        self.assertIsNotNone(self.get("new"))
        self.assertIsNone(self.get("missing"))

    def test_what_is_wrong_with_a_row_itself_is_wrong_with_the_request(self):
        for row, message in (
            (
                put("x" * 1025),
                "The length of primary key column: 'k' exceeds the MaxLength:1024 with "
                "CurrentLength:1025.",
            ),
            (put([("k", INF_MIN)]), "VT_INF_MIN is an invalid type for the primary key."),
            (put("a", [("#", 1)]), "Invalid column name: '#'."),
        ):
            with self.subTest(message), self.invalid(message):
                self.write(t=[put("good"), row])
        self.assertIsNone(self.get("good"))

    def test_a_batch_has_rows(self):
        with self.invalid("No row is specified in BatchWriteRow."):
            self.write()
        with self.invalid("No operation is specified for table: 't'."):
            self.write(t=[])

    def test_a_batch_has_up_to_200_rows(self):
        rows = [put(f"{number}") for number in range(200)]
        self.assertTrue(self.write(t=rows).is_all_succeed())
        with self.invalid("Rows count exceeds the upper limit: 200."):
            self.write(t=[*rows, put("one more")])
        self.assertIsNone(self.get("one more"))

    def test_a_repeated_row_is_written_in_order(self):
        self.write(t=[put("a", [("c", 1)]), put("a", [("c", 2)])])
        self.assertEqual([("c", 2)], self.values("a"))
        message = "Repeated rows do not support row exist expectation check in BatchModify."
        response = self.write(t=[put("a", [("c", 3)]), put("a", [("c", 4)], EXPECT_EXIST)])
        self.assertEqual([("OTSParameterInvalid", message)] * 2, self.errors(response.get_put_by_table("t")))
        self.assertEqual([("c", 2)], self.values("a"))

    def test_keys_are_returned(self):
        response = self.write(t=[put("a", [("c", 1)], return_type=ReturnType.RT_PK)])
        (row,) = response.get_put_by_table("t")
        self.assertEqual(pk("a"), row.row.primary_key)


class Reads(witness.Case):
    def setUp(self):
        super().setUp()
        self.create()
        self.put("a", [("c", 1), ("d", "x" * 5000)])
        self.put("b", [("c", 2)])

    def read(self, *tables, max_version=1, **options):
        request = BatchGetRowRequest()
        for name, keys in tables:
            keys = [pk(key) for key in keys]
            item = TableInBatchGetRowItem(name, keys, max_version=max_version, **options)
            request.add(item)
        return self.client.batch_get_row(request)

    def values_of(self, rows):
        return [row.row and witness.without_timestamps(row.row.attribute_columns) for row in rows]

    def test_rows_are_returned_in_order_and_missing_ones_too(self):
        self.create("u")
        keys = ["b", "missing", "a", "b"]
        response = self.read(("t", keys), ("u", ["a"]), columns_to_get=["c"])
        self.assertTrue(response.is_all_succeed())
        rows = response.get_result_by_table("t")
        self.assertEqual([[("c", 2)], None, [("c", 1)], [("c", 2)]], self.values_of(rows))
        self.assertEqual([None], self.values_of(response.get_result_by_table("u")))

    def test_each_row_has_its_cost(self):
        rows = self.read(("t", ["a", "b", "missing"])).get_result_by_table("t")
        costs = [(row.consumed.read, row.consumed.write) for row in rows]
        self.assertEqual([(2, 0), (1, 0), (1, 0)], costs)

    def test_rows_fail_on_their_own(self):
        response = self.read(("t", [[("wrong", "a")], "b"]), ("none", ["a"]))
        first, second = response.get_result_by_table("t")
        self.assertEqual("OTSInvalidPK", first.error_code)
        self.assertTrue(second.is_ok)
        (row,) = response.get_result_by_table("none")
        self.assertEqual("OTSParameterInvalid", row.error_code)

    def test_a_table_may_be_asked_for_no_row(self):
        response = self.read(("t", []), ("u", ["a"]))
        self.assertEqual([], response.get_result_by_table("t"))
        self.assertEqual(1, len(response.get_result_by_table("u")))

    def test_batches_that_make_no_sense(self):
        with self.invalid("No row specified in the request of BatchGetRow."):
            self.read()
        with self.invalid("Rows count exceeds the upper limit: 100."):
            self.read(("t", ["a"] * 101))
        with self.invalid("No version condition is specified while querying row."):
            self.read(("t", ["a"]), max_version=None)


if __name__ == "__main__":
    witness.main()
