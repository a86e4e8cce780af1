"""A key column whose values the service hands out."""

import concurrent.futures
import re

from tablestore import INF_MAX, INF_MIN, PK_AUTO_INCR, Direction, ReturnType

import witness
from witness import EXPECT_EXIST, IGNORE

KEY = [("k", "STRING"), ("n", "INTEGER", PK_AUTO_INCR)]


class AutoIncrement(witness.Case):
    def append(self, partition, columns=()):
        """Puts a row under a number that the service chooses, and returns its key."""
        key = [("k", partition), ("n", PK_AUTO_INCR)]
        _, row = self.put(key, columns, return_type=ReturnType.RT_PK)
        self.assertEqual(["k", "n"], [name for name, _ in row.primary_key])
        self.assertEqual(partition, row.primary_key[0][1])
        return row.primary_key

    def test_numbers_are_handed_out(self):
        self.create(key=KEY)
        key = self.append("a", [("c", "one")])
        self.assertIs(int, type(key[1][1]))
        self.assertEqual([("c", "one")], self.values(key))

    def test_numbers_grow_within_a_partition(self):
        self.create(key=KEY)
        numbers = {"a": [], "b": []}
        for _ in range(20):
            for partition, found in numbers.items():
                found.append(self.append(partition)[1][1])
        for found in numbers.values():
            self.assertEqual(sorted(set(found)), found)

    def test_rows_come_in_the_order_of_writing(self):
        self.create(key=KEY)
        for number in range(10):
            self.append("a", [("c", number)])
        start, end = [("k", "a"), ("n", INF_MIN)], [("k", "a"), ("n", INF_MAX)]
        _, _, rows, _ = self.client.get_range("t", Direction.FORWARD, start, end)
        self.assertEqual(list(range(10)), [row.attribute_columns[0][1] for row in rows])

    def test_numbers_are_not_used_again(self):
        self.create(key=KEY)
        first = self.append("a")
        self.delete(first)
        self.assertGreater(self.append("a")[1][1], first[1][1])

    def test_writers_at_the_same_time_get_different_numbers(self):
        self.create(key=KEY)
        with concurrent.futures.ThreadPoolExecutor(8) as threads:
            calls = [threads.submit(self.append, "a") for _ in range(80)]
        self.assertEqual(80, len({call.result()[1][1] for call in calls}))

    def test_without_being_asked_the_key_is_not_returned(self):
        self.create(key=KEY)
        _, row = self.put([("k", "a"), ("n", PK_AUTO_INCR)], [("c", 1)])
        self.assertIsNone(row)

    def test_a_row_is_changed_and_deleted_by_the_number_it_got(self):
        self.create(key=KEY)
        key = self.append("a", [("c", 1)])
        self.update(key, {"INCREMENT": [("c", 1)], "PUT": [("d", 1)]}, EXPECT_EXIST)
        self.assertEqual([("c", 2), ("d", 1)], self.values(key))
        self.put(key, [("e", 1)], EXPECT_EXIST)
        self.assertEqual([("e", 1)], self.values(key))
        self.delete(key, EXPECT_EXIST)
        self.assertIsNone(self.get(key))

    def test_an_update_makes_a_row_too(self):
        self.create(key=KEY)
        key = [("k", "a"), ("n", PK_AUTO_INCR)]
        _, row = self.update(key, {"INCREMENT": [("c", 5)]}, return_type=ReturnType.RT_PK)
        self.assertEqual([("c", 5)], self.values(row.primary_key))

    def test_the_column_need_not_be_the_last(self):
        self.create(key=[("k", "STRING"), ("n", "INTEGER", PK_AUTO_INCR), ("z", "STRING")])
        key = [("k", "a"), ("n", PK_AUTO_INCR), ("z", "end")]
        _, row = self.put(key, [("c", 1)], return_type=ReturnType.RT_PK)
        self.assertEqual([("k", "a"), ("z", "end")], row.primary_key[::2])
        self.assertEqual([("c", 1)], self.values(row.primary_key))

    def test_tables_that_cannot_be(self):
        with self.invalid("First primary key can't be auto increment, table: t."):
            self.create(key=[("k", "INTEGER", PK_AUTO_INCR)])
        for kind in ("STRING", "BINARY"):
            with self.invalid("AUTO_INCREMENT primary key must be integer."):
                self.create(key=[("k", "STRING"), ("n", kind, PK_AUTO_INCR)])
        with self.invalid("AUTO_INCREMENT primary key count must <= 1."):
            self.create(key=KEY + [("m", "INTEGER", PK_AUTO_INCR)])
        self.assertEqual((), self.client.list_table())

    def test_nothing_is_read_or_deleted_by_a_number_to_come(self):
        self.create(key=KEY)
        key = [("k", "a"), ("n", PK_AUTO_INCR)]
        with self.invalid("PKAutoIncr can't be used for read operations."):
            self.client.get_row("t", key)
        with self.invalid("Invalid row to delete which with pk auto increment"):
            self.delete(key, IGNORE)

    def test_a_row_to_come_is_not_expected_to_exist(self):
        self.create(key=KEY)
        key = [("k", "a"), ("n", PK_AUTO_INCR)]
        pattern = re.compile("^Invalid expect:.* when modify row with pk auto increment$")
        with self.invalid(pattern):
            self.put(key, [("c", 1)], EXPECT_EXIST)
        with self.invalid(pattern):
            self.update(key, {"PUT": [("c", 1)]}, EXPECT_EXIST)


if __name__ == "__main__":
    witness.main()
