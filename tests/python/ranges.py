"""GetRange: the order of keys, bounds, limits, pages."""

from tablestore import (
    INF_MAX,
    INF_MIN,
    PK_AUTO_INCR,
    CapacityUnit,
    ComparatorType,
    Direction,
    SingleColumnCondition,
)

import witness
from witness import ANY_TIMESTAMP, INT64_MAX, INT64_MIN, pk

FORWARD, BACKWARD = Direction.FORWARD, Direction.BACKWARD

# In the service's order: strings by their bytes in UTF-8, which is not the order of UTF-16 for the
# last two, and binaries by unsigned bytes.
STRINGS = ["", "\0", "A", "B", "a", "a\0", "aa", "b", "~", "é", "公司", "\uffee", "😀"]
INTEGERS = [INT64_MIN, -256, -2, -1, 0, 1, 2, 255, 256, INT64_MAX - 1, INT64_MAX]
BINARIES = [b"", b"\0", b"\0\0", b"\0\1", b"\1", b"\x7f", b"\x7f\xff", b"\x80", b"\xff", b"\xff\0"]


class Ranges(witness.Case):
    def page(self, start, end, direction=FORWARD, **options):
        """One response: its rows, and where the next one starts."""
        _, following, rows, _ = self.client.get_range("t", direction, pk(start), pk(end), **options)
        return rows, following

    def keys(self, start, end, direction=FORWARD, **options):
        """The keys of a range that one response holds. A key of one column is its value alone."""
        rows, following = self.page(start, end, direction, **options)
        self.assertIsNone(following)
        return [plain(row.primary_key) for row in rows]


class OneColumn(Ranges):
    def fill(self, kind, values):
        self.create(key=[("k", kind)])
        # In an order that is neither the one nor the other.
        for value in values[1::2] + values[0::2]:
            self.put(value, [("c", value)])

    def check_order(self, kind, values):
        self.fill(kind, values)
        self.assert_same(values, self.keys(INF_MIN, INF_MAX))
        self.assert_same(values[::-1], self.keys(INF_MAX, INF_MIN, BACKWARD))
        # Every value can be a bound, on either side and in either direction.
        for number, value in enumerate(values):
            self.assert_same(values[number:], self.keys(value, INF_MAX))
            self.assert_same(values[:number], self.keys(INF_MIN, value))
            self.assert_same(values[: number + 1][::-1], self.keys(value, INF_MIN, BACKWARD))
            self.assert_same(values[number + 1 :][::-1], self.keys(INF_MAX, value, BACKWARD))

    def test_strings_are_in_the_order_of_their_bytes(self):
        self.check_order("STRING", STRINGS)

    def test_integers_are_in_the_order_of_numbers(self):
        self.check_order("INTEGER", INTEGERS)

    def test_binaries_are_in_the_order_of_unsigned_bytes(self):
        self.check_order("BINARY", [bytearray(value) for value in BINARIES])

    def test_rows_come_with_their_columns(self):
        self.create()
        for key in "abc":
            self.put(key, [("c", key.upper()), ("d", 1)])
        rows, _ = self.page(INF_MIN, INF_MAX)
        columns = [witness.without_timestamps(row.attribute_columns) for row in rows]
        self.assertEqual([[("c", letter), ("d", 1)] for letter in "ABC"], columns)

    def test_an_empty_range_has_no_rows_and_no_next_page(self):
        self.create()
        self.assertEqual([], self.keys(INF_MIN, INF_MAX))
        self.put("a")
        self.assertEqual([], self.keys("b", "c"))
        self.assertEqual([], self.keys("c", "b", BACKWARD))

    def test_bounds_need_not_be_there(self):
        self.fill("INTEGER", [10, 20, 30])
        self.assertEqual([20], self.keys(11, 30))
        self.assertEqual([20, 30], self.keys(11, 31))
        self.assertEqual([20, 10], self.keys(29, 9, BACKWARD))

    def test_a_limit_makes_pages(self):
        self.fill("INTEGER", list(range(10)))
        rows, following = self.page(INF_MIN, INF_MAX, limit=4)
        self.assertEqual([0, 1, 2, 3], [plain(row.primary_key) for row in rows])
        self.assertEqual([("k", 4)], following)
        rows, following = self.page(following, INF_MAX, limit=4)
        self.assertEqual([4, 5, 6, 7], [plain(row.primary_key) for row in rows])
        rows, following = self.page(following, INF_MAX, limit=4)
        self.assertEqual([8, 9], [plain(row.primary_key) for row in rows])
        self.assertIsNone(following)

    def test_a_limit_makes_pages_backwards(self):
        self.fill("INTEGER", list(range(10)))
        rows, following = self.page(7, INF_MIN, BACKWARD, limit=5)
        self.assertEqual([7, 6, 5, 4, 3], [plain(row.primary_key) for row in rows])
        self.assertEqual([("k", 2)], following)
        rows, following = self.page(following, INF_MIN, BACKWARD, limit=5)
        self.assertEqual([2, 1, 0], [plain(row.primary_key) for row in rows])
        self.assertIsNone(following)

    def test_the_clients_own_paging_reads_all(self):
        self.fill("INTEGER", list(range(50)))
        for direction, start, end, expected in (
            (FORWARD, INF_MIN, INF_MAX, list(range(50))),
            (BACKWARD, INF_MAX, INF_MIN, list(range(49, -1, -1))),
            (FORWARD, 10, 20, list(range(10, 20))),
            (BACKWARD, 20, 10, list(range(20, 10, -1))),
        ):
            counter = CapacityUnit(0, 0)
            rows = self.client.xget_range("t", direction, pk(start), pk(end), counter)
            self.assertEqual(expected, [plain(row.primary_key) for row in rows])
            self.assertGreater(counter.read, 0)
            self.assertEqual(0, counter.write)
        rows = self.client.xget_range("t", FORWARD, pk(5), pk(INF_MAX), CapacityUnit(), count=7)
        self.assertEqual(list(range(5, 12)), [plain(row.primary_key) for row in rows])

    def test_a_response_holds_up_to_4_mib(self):
        self.create(key=[("k", "INTEGER")])
        for number in range(6):
            self.put(number, [("c", "x" * 2**20)])
        rows, following = self.page(INF_MIN, INF_MAX)
        self.assertTrue(0 < len(rows) < 6)
        self.assertEqual([("k", len(rows))], following)
        rows = self.client.xget_range("t", FORWARD, pk(INF_MIN), pk(INF_MAX), CapacityUnit())
        self.assertEqual(list(range(6)), [plain(row.primary_key) for row in rows])

    def test_a_response_holds_up_to_5000_rows(self):
        self.create(key=[("k", "INTEGER")])
        for number in range(5001):
            self.put(number)
        for direction, start, end, first, last in (
            (FORWARD, INF_MIN, INF_MAX, 0, 5000),
            (BACKWARD, INF_MAX, INF_MIN, 5000, 0),
        ):
            rows, following = self.page(start, end, direction)
            self.assertEqual(5000, len(rows))
            self.assertEqual(first, plain(rows[0].primary_key))
            self.assertEqual([("k", last)], following)
            self.assertEqual([last], self.keys(following, end, direction))
            # Rows that a filter drops count: they were read.
            none = SingleColumnCondition("c", 1, ComparatorType.EQUAL, pass_if_missing=False)
            self.assertEqual(
                ([], [("k", last)]), self.page(start, end, direction, column_filter=none)
            )

    def test_columns_are_chosen_as_in_a_single_row(self):
        self.create()
        self.put("a", [("c", 1), ("d", 1)])
        self.put("b", [("d", 2)])
        self.put("e", [("c", 3)])
        rows, _ = self.page(INF_MIN, INF_MAX, columns_to_get=["c"])
        self.assertEqual(["a", "e"], [plain(row.primary_key) for row in rows])
        self.assertEqual(["c", "c"], [row.attribute_columns[0][0] for row in rows])
        self.assertEqual(["a", "b", "e"], self.keys(INF_MIN, INF_MAX, columns_to_get=["c", "k"]))

        rows, _ = self.page("a", "b", start_column="d")
        self.assertEqual(["d"], [name for name, _, _ in rows[0].attribute_columns])
        rows, _ = self.page("a", "b", end_column="d")
        self.assertEqual(["c"], [name for name, _, _ in rows[0].attribute_columns])

    def test_versions_are_chosen_as_in_a_single_row(self):
        self.create(max_version=3, max_time_deviation=ANY_TIMESTAMP)
        for key in "ab":
            self.update(key, {"PUT": [("c", "old", 10), ("c", "new", 20)]})
        newest = [("c", "new", 20)]
        oldest = [("c", "old", 10)]
        for expected, options in (
            (newest, {}),
            (newest + oldest, {"max_version": 5}),
            (oldest, {"max_version": None, "time_range": (0, 20)}),
            (oldest, {"max_version": None, "time_range": 10}),
        ):
            rows, _ = self.page(INF_MIN, INF_MAX, **options)
            self.assertEqual([expected, expected], [row.attribute_columns for row in rows])
        with self.invalid("No version condition is specified."):
            self.page(INF_MIN, INF_MAX, max_version=None)


class SeveralColumns(Ranges):
    def setUp(self):
        super().setUp()
        self.create(key=[("a", "STRING"), ("b", "INTEGER"), ("c", "INTEGER")])
        self.all = [(a, b, c) for a in "ABC" for b in (1, 2, 3) for c in (5, 10, 15)]
        for key in self.all[1::2] + self.all[0::2]:
            self.put(named(key))

    def read(self, start, end, direction=FORWARD):
        return self.keys(named(start), named(end), direction)

    def test_keys_are_ordered_column_by_column(self):
        least, most = (INF_MIN,) * 3, (INF_MAX,) * 3
        self.assertEqual(self.all, self.read(least, most))
        self.assertEqual(self.all[::-1], self.read(most, least, BACKWARD))

    def test_a_prefix_is_a_range(self):
        expected = [key for key in self.all if key[0] == "B"]
        self.assertEqual(expected, self.read(("B", INF_MIN, INF_MIN), ("B", INF_MAX, INF_MAX)))
        expected = [key for key in expected if key[1] == 2]
        self.assertEqual(expected, self.read(("B", 2, INF_MIN), ("B", 2, INF_MAX)))
        self.assertEqual(expected[::-1], self.read(("B", 2, INF_MAX), ("B", 2, INF_MIN), BACKWARD))

    def test_bounds_mix_values_and_infinities(self):
        # What follows an infinity does not matter: no key has its column equal to it.
        self.assertEqual(self.all[:18], self.read(("A", INF_MIN, 10), ("B", INF_MAX, 2)))
        self.assertEqual(
            self.all[:18][::-1], self.read(("B", INF_MAX, 2), ("A", INF_MIN, 10), BACKWARD)
        )
        self.assertEqual(self.all[9:], self.read(("A", INF_MAX, 10), ("C", INF_MAX, INF_MIN)))
        self.assertEqual(self.all[4:], self.read(("A", 2, 10), (INF_MAX, 1, 1)))

    def test_a_page_starts_at_a_full_key(self):
        start, end = named((INF_MIN,) * 3), named((INF_MAX,) * 3)
        found = []
        while start:
            rows, start = self.page(start, end, limit=5)
            self.assertLessEqual(len(rows), 5)
            found += [plain(row.primary_key) for row in rows]
            if start:
                self.assertEqual(named(self.all[len(found)]), start)
        self.assertEqual(self.all, found)


class Refused(Ranges):
    def setUp(self):
        super().setUp()
        self.create(key=[("a", "STRING"), ("b", "INTEGER")])
        self.put([("a", "x"), ("b", 1)])

    def read(self, start, end, direction=FORWARD, **options):
        names = ("a", "b")
        return self.page(list(zip(names, start)), list(zip(names, end)), direction, **options)

    def test_a_range_goes_in_its_direction(self):
        for start, end in (
            (("x", 2), ("x", 1)),
            (("x", 1), ("x", 1)),
            ((INF_MAX, INF_MAX), (INF_MIN, INF_MIN)),
            (("x", INF_MAX), ("x", INF_MIN)),
            (("x", INF_MIN), ("x", INF_MIN)),
        ):
            with self.subTest(start=start, end=end):
                with self.invalid("Begin key must less than end key in FORWARD"):
                    self.read(start, end)
                with self.invalid("Begin key must more than end key in BACKWARD"):
                    self.read(end, start, BACKWARD)

    def test_a_limit_is_at_least_1(self):
        for limit in (0, -1):
            with self.invalid("The limit must be greater than 0."):
                self.read((INF_MIN, INF_MIN), (INF_MAX, INF_MAX), limit=limit)

    def test_bounds_name_the_full_key(self):
        with self.refused(400, "OTSInvalidPK", "Validate PK size fail. Input: 1, Meta: 2."):
            self.read((INF_MIN,), (INF_MAX,))
        with self.refused(400, "OTSInvalidPK", "Validate PK name fail. Input: b, Meta: a."):
            swapped = [("b", 1), ("a", "x")], [("b", 2), ("a", "x")]
            self.page(*swapped)
        type_fails = "Validate PK type fail. Input: VT_INTEGER, Meta: VT_STRING."
        with self.refused(400, "OTSInvalidPK", type_fails):
            self.read((1, 1), (2, 2))

    def test_bounds_are_as_short_as_keys(self):
        long = "The length of primary key column: 'a' exceeds the MaxLength:1024 with "
        with self.invalid(long + "CurrentLength:1025."):
            self.read(("x" * 1025, INF_MIN), (INF_MAX, INF_MAX))
        with self.invalid(long + "CurrentLength:1025."):
            self.read((INF_MIN, INF_MIN), ("x" * 1025, INF_MAX))

    def test_bounds_are_not_handed_out(self):
        with self.invalid("PKAutoIncr can't be used for read operations."):
            self.read(("x", PK_AUTO_INCR), (INF_MAX, INF_MAX))


def named(values):
    return list(zip("abc", values))


def plain(key):
    values = tuple(value for _, value in key)
    return values[0] if len(values) == 1 else values


if __name__ == "__main__":
    witness.main()
