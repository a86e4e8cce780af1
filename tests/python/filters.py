"""Conditions on columns: filters of reads, and conditions of writes."""

import re

from tablestore import (
    INF_MAX,
    INF_MIN,
    ComparatorType,
    CompositeColumnCondition,
    Condition,
    Direction,
    LogicalOperator,
    RowExistenceExpectation,
    SingleColumnCondition,
    SingleColumnRegexCondition,
)

import witness
from witness import ANY_TIMESTAMP

EQUAL, NOT_EQUAL = ComparatorType.EQUAL, ComparatorType.NOT_EQUAL
GREATER_THAN, GREATER_EQUAL = ComparatorType.GREATER_THAN, ComparatorType.GREATER_EQUAL
LESS_THAN, LESS_EQUAL = ComparatorType.LESS_THAN, ComparatorType.LESS_EQUAL

# Two values of each type, the smaller first.
PAIRS = {
    "integer": (-5, 3),
    "double": (-0.5, 0.25),
    "boolean": (False, True),
    "string": ("Z", "a"),
    "binary": (bytearray(b"\x7f"), bytearray(b"\x80")),
}


def column(name, comparator, value, **options):
    return SingleColumnCondition(name, value, comparator, **options)


def composite(operator, *parts):
    condition = CompositeColumnCondition(operator)
    for part in parts:
        condition.add_sub_condition(part)
    return condition


def both(*parts):
    return composite(LogicalOperator.AND, *parts)


def either(*parts):
    return composite(LogicalOperator.OR, *parts)


def no(*parts):
    return composite(LogicalOperator.NOT, *parts)


def when(condition, expectation=RowExistenceExpectation.IGNORE):
    return Condition(expectation, condition)


class Filters(witness.Case):
    def setUp(self):
        super().setUp()
        self.create(max_version=3, max_time_deviation=ANY_TIMESTAMP)

    def passes(self, condition, key="a", **options):
        """Whether the row gets through the filter. It comes whole or not at all."""
        columns = self.get(key, column_filter=condition, **options)
        if columns is None:
            return False
        self.assertEqual(self.get(key, **options), columns)
        return True

    def test_every_comparator_on_every_type(self):
        for kind, (small, large) in PAIRS.items():
            self.put("a", [("small", small), ("large", large)])
            for name, comparator, value, expected in (
                ("small", EQUAL, small, True),
                ("small", EQUAL, large, False),
                ("small", NOT_EQUAL, small, False),
                ("small", NOT_EQUAL, large, True),
                ("small", GREATER_THAN, small, False),
                ("large", GREATER_THAN, small, True),
                ("small", GREATER_THAN, large, False),
                ("small", GREATER_EQUAL, small, True),
                ("small", GREATER_EQUAL, large, False),
                ("small", LESS_THAN, small, False),
                ("small", LESS_THAN, large, True),
                ("large", LESS_THAN, small, False),
                ("small", LESS_EQUAL, small, True),
                ("large", LESS_EQUAL, small, False),
            ):
                with self.subTest(kind, name=name, comparator=comparator, value=value):
                    self.assertEqual(expected, self.passes(column(name, comparator, value)))

    def test_values_of_different_types_are_not_equal(self):
        values = {"integer": 1, "double": 1.0, "boolean": True, "string": "1"}
        values["binary"] = bytearray(b"1")
        for stored, value in values.items():
            self.put("a", [("c", value)])
            for given, other in values.items():
                with self.subTest(stored=stored, given=given):
                    self.assertEqual(stored == given, self.passes(column("c", EQUAL, other)))

    def test_a_missing_column_passes_as_requested(self):
        self.put("a", [("c", 1)])
        for comparator in (EQUAL, NOT_EQUAL, LESS_THAN):
            self.assertTrue(self.passes(column("x", comparator, 1, pass_if_missing=True)))
            self.assertFalse(self.passes(column("x", comparator, 1, pass_if_missing=False)))

    def test_a_column_that_was_not_asked_for_is_missing(self):
        self.put("a", [("c", 1), ("d", 1)])
        only_d = {"columns_to_get": ["d"]}
        self.assertFalse(self.passes(column("c", EQUAL, 1, pass_if_missing=False), **only_d))
        self.assertTrue(self.passes(column("c", EQUAL, 2, pass_if_missing=True), **only_d))
        self.assertTrue(self.passes(column("d", EQUAL, 1, pass_if_missing=False), **only_d))

    def test_a_column_of_the_key_can_be_compared(self):
        self.put("a", [("c", 1)])
        self.assertTrue(self.passes(column("k", EQUAL, "a", pass_if_missing=False)))
        self.assertFalse(self.passes(column("k", GREATER_THAN, "a", pass_if_missing=False)))

    def test_one_version_or_all(self):
        self.update("a", {"PUT": [("c", 1, 10), ("c", 2, 20), ("c", 3, 30)]})
        newest = {"latest_version_only": True}
        every = {"latest_version_only": False}
        self.assertTrue(self.passes(column("c", EQUAL, 3, **newest), max_version=3))
        self.assertFalse(self.passes(column("c", EQUAL, 1, **newest), max_version=3))
        self.assertTrue(self.passes(column("c", EQUAL, 1, **every), max_version=3))
        # Columns that are not selected are not read.
        self.assertFalse(self.passes(column("c", EQUAL, 1, **every), max_version=2))
        before_30 = {"max_version": None, "time_range": (0, 30)}
        self.assertTrue(self.passes(column("c", EQUAL, 2, **newest), **before_30))

    def test_conditions_are_combined(self):
        self.put("a", [("c", 1), ("d", "x")])
        true, false = column("c", EQUAL, 1), column("d", EQUAL, "y")
        for expected, condition in (
            (True, both(true, true)),
            (False, both(true, false)),
            (True, either(false, true)),
            (False, either(false, false)),
            (True, no(false)),
            (False, no(true)),
            (True, both(true, true, no(false))),
            (True, either(false, false, both(true, no(either(false, false))))),
        ):
            with self.subTest(condition):
                self.assertEqual(expected, self.passes(condition))

    def test_operators_have_enough_to_work_on(self):
        true = column("c", EQUAL, 1)
        few = "Invalid AND/OR operator: the number of sub-filters must be more than 1."
        for condition in (both(true), either(true)):
            with self.invalid(few):
                self.get("a", column_filter=condition)
        with self.invalid("Invalid NOT operator: the number of sub-filters must be 1."):
            self.get("a", column_filter=no(true, true))

    def test_a_filter_has_up_to_32_parts(self):
        self.put("a", [("c", 1)])
        true = column("c", EQUAL, 1)
        self.assertTrue(self.passes(both(*[true] * 31)))
        with self.invalid("The count of filter exceeds the max: 32."):
            self.get("a", column_filter=both(*[true] * 32))

    def test_columns_can_be_asked_to_exist(self):
        self.put("a", [("c", 1)])
        for name, there in (("c", True), ("x", False)):
            exists = SingleColumnRegexCondition(name, ComparatorType.EXIST)
            self.assertEqual(there, self.passes(exists))
            exists_not = SingleColumnRegexCondition(name, ComparatorType.NOT_EXIST)
            self.assertEqual(not there, self.passes(exists_not))

    def test_a_value_to_compare_with_is_no_longer_than_one_to_store(self):
        with self.invalid(re.compile("'c' exceeds the MaxLength:2097152")):
            self.get("a", column_filter=column("c", EQUAL, "x" * (2**21 + 1)))

    def test_a_range_has_the_rows_that_pass(self):
        for number, key in enumerate("abcdef"):
            self.put(key, [("n", number)])
        start, end = [("k", INF_MIN)], [("k", INF_MAX)]
        consumed, following, rows, _ = self.client.get_range(
            "t", Direction.FORWARD, start, end, column_filter=column("n", GREATER_EQUAL, 3)
        )
        self.assertEqual(["d", "e", "f"], [row.primary_key[0][1] for row in rows])
        self.assertIsNone(following)
        self.assertEqual(1, consumed.read)

    def test_what_is_filtered_out_costs_as_much(self):
        self.put("a", [("c", "x" * 9000), ("n", 1)])
        consumed, row, _ = self.client.get_row(
            "t", [("k", "a")], column_filter=column("n", EQUAL, 2)
        )
        self.assertIsNone(row)
        self.assertEqual(3, consumed.read)


class Conditions(witness.Case):
    def setUp(self):
        super().setUp()
        self.create()
        self.writes = {
            "put": lambda condition: self.put("a", [("c", 1), ("new", 1)], condition),
            "update": lambda condition: self.update("a", {"PUT": [("new", 1)]}, condition),
            "delete": lambda condition: self.delete("a", condition),
        }
        self.after = {
            "put": [("c", 1), ("new", 1)],
            "update": [("c", 1), ("new", 1)],
            "delete": None,
        }

    def test_a_write_goes_through_when_its_condition_holds(self):
        for name, write in self.writes.items():
            with self.subTest(name):
                self.put("a", [("c", 1)])
                write(when(column("c", EQUAL, 1)))
                self.assertEqual(self.after[name], self.values("a"))

    def test_a_write_fails_when_its_condition_does_not_hold(self):
        self.put("a", [("c", 1)])
        for name, write in self.writes.items():
            with self.subTest(name), self.condition_fails():
                write(when(column("c", NOT_EQUAL, 1)))
        self.assertEqual([("c", 1)], self.values("a"))

    def test_existence_and_columns_are_both_checked(self):
        holds = column("c", EQUAL, 1)
        self.put("a", [("c", 1)])
        for name, write in self.writes.items():
            failed = "Condition check failed."
            if name == "put":
                failed = "Row exists which is expected nonexistent"
            with self.subTest(name), self.condition_fails(failed):
                write(when(holds, RowExistenceExpectation.EXPECT_NOT_EXIST))
            with self.subTest(name), self.condition_fails():
                write(when(no(holds), RowExistenceExpectation.EXPECT_EXIST))
        self.update("a", {"PUT": [("d", 1)]}, when(holds, RowExistenceExpectation.EXPECT_EXIST))
        self.assertEqual([("c", 1), ("d", 1)], self.values("a"))

    def test_a_row_that_is_not_there_has_no_columns(self):
        with self.condition_fails():
            self.put("a", [("c", 1)], when(column("c", EQUAL, 1, pass_if_missing=False)))
        self.assertIsNone(self.get("a"))
        self.put("a", [("c", 1)], when(column("c", EQUAL, 1, pass_if_missing=True)))
        self.assertEqual([("c", 1)], self.values("a"))

    def test_a_counter_is_moved_by_who_saw_it(self):
        self.put("a", [("c", 0)])
        for seen in range(5):
            self.update("a", {"PUT": [("c", seen + 1)]}, when(column("c", EQUAL, seen)))
            with self.condition_fails():
                self.update("a", {"PUT": [("c", 99)]}, when(column("c", EQUAL, seen)))
        self.assertEqual([("c", 5)], self.values("a"))


if __name__ == "__main__":
    witness.main()
