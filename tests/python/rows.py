"""Rows: PutRow, GetRow and DeleteRow, and every value that they carry."""

from tablestore import ReturnType

import witness
from witness import INT64_MAX, INT64_MIN, milliseconds_now

VALUES = {
    "integer": [0, 1, -1, INT64_MIN, INT64_MAX],
    "double": [0.0, -0.0, 3.14159, -1.5, 5e-324, 1.7976931348623157e308, 1e16],
    "boolean": [True, False],
    "string": ["", " ", "a", "公司", "😀", "e\u0301", "line\nline\r\n", "nul\0nul", "x" * 5000],
    "binary": [bytearray(), bytearray(1), bytearray(range(256)), bytearray(b"\xff" * 5000)],
}

# Nearly everything can be a column's name. They are given as UTF-8, as the client in pure Python
# counts the characters of a text and not its bytes.
NAMES = ["公司", ".", ":", "'", '"', "$", "&", "*", "(", ")", "/", "\\", "\n", "\r", " ", "n" * 255]


class Rows(witness.Case):
    def test_a_row_that_is_put_is_read_and_deleted(self):
        self.create()
        self.put("a", [("c", 1)])
        self.assertEqual([("c", 1)], self.values("a"))
        self.delete("a")
        self.assertIsNone(self.get("a"))

    def test_there_is_no_row_where_none_was_put(self):
        self.create()
        self.put("a", [("c", 1)])
        self.assertIsNone(self.get("b"))

    def test_deleting_what_is_not_there_succeeds(self):
        self.create()
        self.delete("a")
        self.assertIsNone(self.get("a"))

    def test_a_put_replaces_the_whole_row(self):
        self.create(max_version=5)
        self.put("a", [("c", 1), ("d", 2)])
        self.put("a", [("d", 3), ("e", 4)])
        self.assertEqual([("d", 3), ("e", 4)], self.values("a", max_version=5))

    def test_a_row_may_be_its_key_alone(self):
        self.create()
        self.put("a")
        self.assertEqual([], self.get("a"))
        self.put("a", [("c", 1)])
        self.put("a")
        self.assertEqual([], self.get("a"))

    def test_a_deleted_row_starts_afresh(self):
        self.create(max_version=5)
        self.put("a", [("c", 1), ("d", 1)])
        self.delete("a")
        self.put("a", [("c", 2)])
        self.assertEqual([("c", 2)], self.values("a", max_version=5))

    def test_every_value_comes_back_as_it_was(self):
        self.create()
        for kind, values in VALUES.items():
            columns = [(f"{number:02}", value) for number, value in enumerate(values)]
            self.put(kind, columns)
            self.assert_same(columns, self.values(kind))

    def test_a_value_may_have_another_type_the_next_time(self):
        self.create()
        for value in (1, "1", 1.0, True, bytearray(b"1")):
            self.put("a", [("c", value)])
            self.assert_same([("c", value)], self.values("a"))

    def test_values_have_up_to_2_mib(self):
        self.create()
        for value in ("x" * 2**21, bytearray(2**21)):
            self.put("a", [("c", value)])
            self.assert_same([("c", value)], self.values("a"))

    def test_keys_of_every_type_come_back_as_they_were(self):
        for kind, values in {
            "STRING": ["", "a", "A", "公司", "😀", "nul\0nul", "x" * 1024],
            "INTEGER": [0, 1, -1, INT64_MIN, INT64_MAX],
            "BINARY": [bytearray(), bytearray(1), bytearray(range(256)), bytearray(1024)],
        }.items():
            with self.subTest(kind):
                self.create(key=[("k", kind)])
                for number, value in enumerate(values):
                    self.put(value, [("number", number)])
                for number, value in enumerate(values):
                    self.assertEqual([("number", number)], self.values(value))
                    _, row, _ = self.client.get_row("t", [("k", value)])
                    self.assert_same([("k", value)], row.primary_key)
                self.client.delete_table("t")

    def test_a_key_may_have_four_columns(self):
        self.create(key=[("a", "STRING"), ("b", "INTEGER"), ("c", "BINARY"), ("d", "STRING")])
        key = [("a", ""), ("b", -5), ("c", bytearray(b"\0\xff")), ("d", "z")]
        other = key[:3] + [("d", "y")]
        self.put(key, [("x", 1)])
        self.assertEqual([("x", 1)], self.values(key))
        self.assertIsNone(self.get(other))

    def test_columns_come_sorted_by_the_bytes_of_their_names(self):
        self.create()
        names = ["b", "a", "B", "A", "_", "10", "9", "aa"]
        self.put("k", [(name, name) for name in names])
        self.assertEqual([(name, name) for name in sorted(names)], self.values("k"))

    def test_nearly_everything_can_be_a_name(self):
        self.create()
        for name in NAMES:
            with self.subTest(name):
                self.put("a", [(name.encode(), 1)])
                self.assertEqual([(name, 1)], self.values("a"))
                self.assertEqual([(name, 1)], self.values("a", columns_to_get=[name]))

    def test_a_cell_given_twice_has_its_last_value(self):
        self.create()
        now = milliseconds_now()
        self.put("a", [("c", 1, now), ("c", 2, now)])
        self.assertEqual([("c", 2)], self.values("a"))

    def test_the_key_is_returned_on_demand(self):
        self.create(key=[("k", "STRING"), ("n", "INTEGER")])
        key = [("k", "a"), ("n", 1)]
        for call in (
            lambda **options: self.put(key, [("c", 1)], **options),
            lambda **options: self.update(key, {"PUT": [("c", 2)]}, **options),
            lambda **options: self.delete(key, **options),
        ):
            _, row = call(return_type=ReturnType.RT_PK)
            self.assertEqual(key, row.primary_key)
            self.assertEqual([], row.attribute_columns)
            _, row = call(return_type=ReturnType.RT_NONE)
            self.assertIsNone(row)
            _, row = call()
            self.assertIsNone(row)

    def test_tables_do_not_share_rows(self):
        self.create("t")
        self.create("u")
        self.put("a", [("c", 1)])
        _, row, _ = self.client.get_row("u", [("k", "a")])
        self.assertIsNone(row)


class Selection(witness.Case):
    """What of a row is read."""

    def setUp(self):
        super().setUp()
        self.create(key=[("k", "STRING"), ("n", "INTEGER")])
        self.key = [("k", "a"), ("n", 1)]
        self.put(self.key, [(name, name.upper()) for name in "abcde"])

    def names(self, **options):
        columns = self.get(self.key, **options)
        return None if columns is None else "".join(name for name, _, _ in columns)

    def test_columns_are_read_by_name(self):
        self.assertEqual("abcde", self.names(columns_to_get=None))
        self.assertEqual("abcde", self.names(columns_to_get=[]))
        self.assertEqual("bd", self.names(columns_to_get=["d", "b"]))
        self.assertEqual("b", self.names(columns_to_get=["b", "x"]))

    def test_a_name_given_twice_counts_once(self):
        self.assertEqual("b", self.names(columns_to_get=["b", "b", "b"]))

    def test_without_any_of_the_columns_there_is_no_row(self):
        self.assertIsNone(self.names(columns_to_get=["x"]))
        self.assertIsNone(self.names(columns_to_get=["x", "A"]))

    def test_a_column_of_the_key_is_one_that_every_row_has(self):
        self.assertEqual("", self.names(columns_to_get=["n"]))
        self.assertEqual("", self.names(columns_to_get=["x", "k"]))
        self.assertEqual("c", self.names(columns_to_get=["k", "c"]))

    def test_up_to_1024_columns_can_be_named(self):
        names = [f"c{number}" for number in range(1025)]
        self.assertIsNone(self.names(columns_to_get=names[:1024]))
        limit = "The number of columns from the request exceeds the limit, "
        with self.invalid(limit + "limit count: 1024, column count: 1025."):
            self.names(columns_to_get=names)

    def test_a_range_of_names_has_its_start_and_not_its_end(self):
        self.assertEqual("cde", self.names(start_column="c"))
        self.assertEqual("ab", self.names(end_column="c"))
        self.assertEqual("bcd", self.names(start_column="b", end_column="e"))
        self.assertEqual("cde", self.names(start_column="bb"))
        self.assertEqual("abcd", self.names(end_column="dd"))

    def test_a_row_that_was_read_whole_has_no_token(self):
        _, _, token = self.client.get_row("t", self.key)
        self.assertFalse(token)


if __name__ == "__main__":
    witness.main()
