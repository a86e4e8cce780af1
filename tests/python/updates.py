"""UpdateRow: put, delete and increment columns of a row."""

import concurrent.futures

import witness
from witness import ANY_TIMESTAMP, INT64_MAX, INT64_MIN


class Updates(witness.Case):
    def setUp(self):
        super().setUp()
        self.create(max_version=3, max_time_deviation=ANY_TIMESTAMP)

    def test_an_update_changes_the_columns_it_names_and_no_others(self):
        self.put("a", [("c", 1), ("d", 2), ("e", 3)])
        self.update("a", {"PUT": [("c", "new"), ("f", 4)], "DELETE_ALL": ["d"]})
        self.assert_same([("c", "new"), ("e", 3), ("f", 4)], self.values("a"))

    def test_an_update_makes_a_row_that_is_not_there(self):
        self.update("a", {"PUT": [("c", 1)]})
        self.assertEqual([("c", 1)], self.values("a"))
        self.update("b", {"INCREMENT": [("c", 1)]})
        self.assertEqual([("c", 1)], self.values("b"))

    def test_deletes_alone_make_no_row(self):
        self.update("a", {"DELETE_ALL": ["c"]})
        self.assertIsNone(self.get("a"))
        self.update("a", {"DELETE": [("c", None, 5)]})
        self.assertIsNone(self.get("a"))
        self.update("a", {"DELETE": [("c", None, 5)], "DELETE_ALL": ["d"]})
        self.assertIsNone(self.get("a"))

    def test_deletes_beside_a_put_make_a_row(self):
        self.update("a", {"DELETE_ALL": ["c"], "PUT": [("d", 1)]})
        self.assertEqual([("d", 1)], self.values("a"))

    def test_a_row_without_columns_is_still_there(self):
        self.put("a", [("c", 1), ("d", 2)])
        self.update("a", {"DELETE_ALL": ["c", "d"]})
        self.assertEqual([], self.get("a"))
        self.update("a", {"PUT": [("e", 1)]}, witness.EXPECT_EXIST)
        self.assertEqual([("e", 1)], self.values("a"))

    def test_deleting_columns_that_are_not_there_changes_nothing(self):
        self.put("a", [("c", 1)])
        self.update("a", {"DELETE_ALL": ["x"], "DELETE": [("y", None, 5)]})
        self.assertEqual([("c", 1)], self.values("a"))

    def test_one_version_is_deleted_by_its_timestamp(self):
        self.update("a", {"PUT": [("c", "one", 1), ("c", "two", 2), ("c", "three", 3)]})
        self.update("a", {"DELETE": [("c", None, 2)]})
        self.assertEqual([("c", "three", 3), ("c", "one", 1)], self.get("a", max_version=5))
        self.update("a", {"DELETE": [("c", None, 2), ("c", None, 3)]})
        self.assertEqual([("c", "one", 1)], self.get("a", max_version=5))

    def test_all_versions_are_deleted_at_once(self):
        self.update("a", {"PUT": [("c", 1, 1), ("c", 2, 2), ("d", 1, 1)]})
        self.update("a", {"DELETE_ALL": ["c"]})
        self.assertEqual([("d", 1, 1)], self.get("a", max_version=5))

    def test_what_was_deleted_can_be_written_again(self):
        self.update("a", {"PUT": [("c", "old", 5)]})
        self.update("a", {"DELETE": [("c", None, 5)]})
        self.update("a", {"PUT": [("c", "new", 5)]})
        self.assertEqual([("c", "new", 5)], self.get("a"))
        self.update("a", {"DELETE_ALL": ["c"]})
        self.update("a", {"PUT": [("c", "newer", 5)]})
        self.assertEqual([("c", "newer", 5)], self.get("a"))

    def test_an_update_of_nothing_is_refused(self):
        self.put("a", [("c", 1)])
        with self.invalid("Attribute column is missing."):
            self.update("a", {})
        self.assertEqual([("c", 1)], self.values("a"))

    def test_one_update_has_up_to_1024_columns_and_a_row_more(self):
        columns = [(f"c{number:04}", number) for number in range(2048)]
        self.update("a", {"PUT": columns[:1024]})
        self.update("a", {"PUT": columns[1024:]})
        self.assertEqual(columns, self.values("a"))

        limit = "The number of attribute columns exceeds the limit, limit count: 1024, "
        with self.invalid(limit + "column count: 1025."):
            self.update("b", {"PUT": columns[:1025]})
        with self.invalid(limit + "column count: 1025."):
            deletes = [f"d{number}" for number in range(25)]
            self.update("a", {"PUT": columns[:1000], "DELETE_ALL": deletes})

    def test_a_table_can_refuse_updates(self):
        self.create("fixed", allow_update=False)
        row = witness.Row([("k", "a")], [("c", 1)])
        self.client.put_row("fixed", row)
        update = witness.Row([("k", "a")], {"PUT": [("c", 2)]})
        with self.invalid("Update operation is not allowed in this table"):
            self.client.update_row("fixed", update, witness.IGNORE)
        _, row, _ = self.client.get_row("fixed", [("k", "a")])
        self.assertEqual(1, row.attribute_columns[0][1])


class Malformed(witness.Case):
    """Cells that make no sense. The client's native codec corrects some; the other sends them."""

    client_options = {"enable_native": False}

    def setUp(self):
        super().setUp()
        self.create()
        self.put("a", [("c", 1)])

    def check(self, changes, message=None):
        with self.invalid(message):
            self.update("a", changes)
        self.assertEqual([("c", 1)], self.values("a"))

    def test_one_version_is_named_by_its_timestamp(self):
        self.check(
            {"DELETE": [("c", None)]}, "Timestamp must be given when type is DELETE_ONE_VERSION."
        )

    def test_all_versions_have_no_timestamp(self):
        self.check(
            {"DELETE_ALL": [("c", None, 7)]},
            "Timestamp cannot be given when type is DELETE_ALL_VERSION.",
        )

    def test_a_delete_has_no_value(self):
        message = "Column value cannot be given when type is "
        message += "DELETE_ONE_VERSION,DELETE_ALL_VERSION."
        self.check({"DELETE": [("c", 1, 7)]}, message)
        self.check({"DELETE_ALL": [("c", 1)]}, message)

    def test_an_increment_has_no_timestamp(self):
        self.check({"INCREMENT": [("c", 1, 7)]})

    def test_a_put_has_a_value(self):
        self.check({"PUT": [("c", None)]})


class Increments(witness.Case):
    def setUp(self):
        super().setUp()
        self.create(max_version=3)

    def increment(self, by, column="c", key="a"):
        self.update(key, {"INCREMENT": [(column, by)]})

    def test_increments_add_up(self):
        self.put("a", [("c", 40)])
        self.increment(3)
        self.increment(-1)
        self.increment(0)
        self.assert_same([("c", 42)], self.values("a"))

    def test_a_column_that_is_not_there_counts_as_0(self):
        self.put("a", [("d", 1)])
        self.increment(-5)
        self.assert_same([("c", -5), ("d", 1)], self.values("a"))

    def test_several_columns_in_one_update(self):
        self.put("a", [("c", 1), ("d", 10)])
        self.update("a", {"INCREMENT": [("c", 1), ("d", -1)], "PUT": [("e", "e")]})
        self.assert_same([("c", 2), ("d", 9), ("e", "e")], self.values("a"))

    def test_the_result_is_a_new_version(self):
        self.increment(1)
        self.increment(1)
        self.assertEqual([("c", 2), ("c", 1)], self.values("a", max_version=5))

    def test_the_whole_range_can_be_reached(self):
        self.increment(INT64_MAX)
        self.assert_same([("c", INT64_MAX)], self.values("a"))
        self.increment(INT64_MIN)
        self.assert_same([("c", -1)], self.values("a"))
        self.increment(INT64_MIN + 1)
        self.assert_same([("c", INT64_MIN)], self.values("a"))

    def test_an_overflow_is_refused_and_changes_nothing(self):
        self.put("a", [("c", INT64_MAX), ("d", 1)])
        with self.invalid():
            self.update("a", {"PUT": [("d", 2)], "INCREMENT": [("c", 1)]})
        self.assertEqual([("c", INT64_MAX), ("d", 1)], self.values("a"))
        self.put("a", [("c", INT64_MIN)])
        with self.invalid():
            self.increment(-1)
        self.assertEqual([("c", INT64_MIN)], self.values("a"))

    def test_only_integers_are_incremented(self):
        for value in ("1", 1.0, True, bytearray(b"1")):
            with self.subTest(value):
                self.put("a", [("c", value)])
                with self.invalid():
                    self.increment(1)
                self.assert_same([("c", value)], self.values("a"))

    def test_increments_are_by_integers(self):
        self.put("a", [("c", 1)])
        for by in ("1", True, bytearray(b"1")):
            with self.subTest(by), self.invalid():
                self.increment(by)
        self.assertEqual([("c", 1)], self.values("a"))

    def test_a_column_is_incremented_or_changed_and_not_both(self):
        self.put("a", [("c", 1)])
        for change in ({"PUT": [("c", 5)]}, {"DELETE_ALL": ["c"]}):
            with self.subTest(change), self.invalid():
                self.update("a", {**change, "INCREMENT": [("c", 1)]})
        self.assertEqual([("c", 1)], self.values("a"))

    def test_no_increment_is_lost(self):
        with concurrent.futures.ThreadPoolExecutor(8) as threads:
            calls = [threads.submit(self.increment, 1) for _ in range(200)]
        for call in calls:
            call.result()
        self.assert_same([("c", 200)], self.values("a"))


if __name__ == "__main__":
    witness.main()
