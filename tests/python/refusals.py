"""What the service refuses, with its code, status and words."""

import re

from tablestore import (
    INF_MAX,
    INF_MIN,
    CapacityUnit,
    Direction,
    ReservedThroughput,
    Row,
    TableOptions,
)

import witness
from witness import IGNORE

MISSING = (404, "OTSObjectNotExist", "Requested table does not exist.")


class Names(witness.Case):
    def calls(self, table):
        """Every operation that names a table."""
        key, end = [("k", "a")], [("k", "b")]
        client = self.client
        throughput = ReservedThroughput(CapacityUnit(1, 1))
        return {
            "CreateTable": lambda: self.create(table),
            "DescribeTable": lambda: client.describe_table(table),
            "UpdateTable": lambda: client.update_table(table, TableOptions(), throughput),
            "DeleteTable": lambda: client.delete_table(table),
            "PutRow": lambda: client.put_row(table, Row(key, [("c", 1)]), IGNORE),
            "GetRow": lambda: client.get_row(table, key),
            "UpdateRow": lambda: client.update_row(table, Row(key, {"PUT": [("c", 1)]}), IGNORE),
            "DeleteRow": lambda: client.delete_row(table, Row(key), IGNORE),
            "GetRange": lambda: client.get_range(table, Direction.FORWARD, key, end),
        }

    def test_names_that_no_table_can_have(self):
        for name in ("", "0", "3t", "#", "T#", "-", "a-b", "a b", "中文", "T中文", "t" * 256):
            for operation, call in self.calls(name).items():
                with self.subTest(f"{operation} {name!r}"):
                    with self.invalid(f"Invalid table name: '{name}'."):
                        call()
        self.assertEqual((), self.client.list_table())

    def test_a_table_that_is_not_there(self):
        calls = self.calls("t")
        del calls["CreateTable"]
        for operation, call in calls.items():
            is_read = operation in ("GetRow", "GetRange")
            error = self.no_table_to_read() if is_read else self.refused(*MISSING)
            with self.subTest(operation), error:
                call()
        self.assertEqual((), self.client.list_table())

    def test_a_table_that_exists(self):
        self.create(max_version=5)
        self.put("a", [("c", 1)])
        exists = (409, "OTSObjectAlreadyExist", "Requested table already exists.")
        with self.refused(*exists):
            self.create(max_version=5)
        with self.refused(*exists):
            self.create(key=[("other", "INTEGER")])
        options = self.client.describe_table("t").table_options
        self.assertEqual(5, options.max_version)
        self.assertEqual([("c", 1)], self.values("a"))


class Schemas(witness.Case):
    def test_a_key_has_1_to_4_columns(self):
        five = [(f"k{number}", "STRING") for number in range(5)]
        self.create("four", key=five[:4])
        for key in ([], five):
            with self.invalid("The number of primary key columns must be in range: [1, 4]."):
                self.create(key=key)

    def test_columns_of_a_key_have_different_names(self):
        with self.invalid("Duplicated primary key name: 'k'."):
            self.create(key=[("k", "STRING"), ("k", "INTEGER")])

    def test_a_partition_key_is_no_boolean(self):
        pattern = re.compile("is an invalid type for the primary key.$")
        with self.invalid(pattern):
            self.create(key=[("k", "BOOLEAN")])

    def test_throughput_is_not_negative(self):
        negative = "Invalid Capacity Unit:-1 . Capacity Unit must be nonnegative."
        for throughput in ((-1, 0), (0, -1)):
            with self.invalid(negative):
                self.create(throughput=throughput)

    def test_columns_of_a_key_have_names(self):
        for name in ("", "#", "#k", "k" * 256):
            with self.subTest(name), self.invalid():
                self.create(key=[(name, "STRING")])
        self.assertEqual((), self.client.list_table())


class Keys(witness.Case):
    def setUp(self):
        super().setUp()
        self.create(key=[("k", "STRING"), ("n", "INTEGER"), ("b", "BINARY")])

    def calls(self, key):
        """Every operation that names one row."""
        return {
            "PutRow": lambda: self.put(key, [("c", 1)]),
            "GetRow": lambda: self.get(key),
            "UpdateRow": lambda: self.update(key, {"PUT": [("c", 1)]}),
            "DeleteRow": lambda: self.delete(key),
        }

    def check(self, key, status, code, message):
        for operation, call in self.calls(key).items():
            with self.subTest(operation), self.refused(status, code, message):
                call()

    def check_schema(self, key, message):
        self.check(key, 400, "OTSInvalidPK", message)

    def test_a_key_has_the_columns_of_the_table(self):
        k, n, b = ("k", "a"), ("n", 1), ("b", bytearray(b"x"))
        size = "Validate PK size fail. Input: {}, Meta: 3."
        self.check_schema([k], size.format(1))
        self.check_schema([k, n], size.format(2))
        self.check_schema([k, n, b, ("z", 1)], size.format(4))
        self.check_schema([k, ("N", 1), b], "Validate PK name fail. Input: N, Meta: n.")
        self.check_schema([n, k, b], "Validate PK name fail. Input: n, Meta: k.")

    def test_a_key_has_the_types_of_the_table(self):
        k, n, b = ("k", "a"), ("n", 1), ("b", bytearray(b"x"))
        wrong = "Validate PK type fail. Input: VT_{}, Meta: VT_{}."
        self.check_schema([("k", 1), n, b], wrong.format("INTEGER", "STRING"))
        self.check_schema([("k", bytearray(b"x")), n, b], wrong.format("BLOB", "STRING"))
        self.check_schema([k, ("n", "1"), b], wrong.format("STRING", "INTEGER"))
        self.check_schema([k, ("n", bytearray(b"1")), b], wrong.format("BLOB", "INTEGER"))
        self.check_schema([k, n, ("b", "x")], wrong.format("STRING", "BLOB"))
        # The error names the first column that does not fit.
        self.check_schema([("k", 1), ("n", "1"), b], wrong.format("INTEGER", "STRING"))

    def test_infinities_are_for_ranges(self):
        b = ("b", bytearray(b"x"))
        for value, kind in ((INF_MIN, "VT_INF_MIN"), (INF_MAX, "VT_INF_MAX")):
            message = f"{kind} is an invalid type for the primary key."
            self.check([("k", value), ("n", 1), b], 400, "OTSParameterInvalid", message)
            self.check([("k", "a"), ("n", value), b], 400, "OTSParameterInvalid", message)

    def test_values_of_keys_have_up_to_1024_bytes(self):
        n, b = ("n", 1), ("b", bytearray(b"x"))
        long = "The length of primary key column: '{}' exceeds the MaxLength:1024 with "
        long += "CurrentLength:{}."
        # Bytes are counted, and not characters.
        for key, name, length in (
            ([("k", "x" * 1025), n, b], "k", 1025),
            ([("k", "公" * 342), n, b], "k", 1026),
            ([("k", "a"), n, ("b", bytearray(2000))], "b", 2000),
        ):
            self.check(key, 400, "OTSParameterInvalid", long.format(name, length))


class Columns(witness.Case):
    def setUp(self):
        super().setUp()
        self.create()

    def refused_write(self, columns, message=None):
        """Put and update refuse these columns in the same words."""
        with self.invalid(message):
            self.put("a", columns)
        with self.invalid(message):
            self.update("a", {"PUT": columns})
        self.assertIsNone(self.get("a"))

    def test_names_that_no_column_can_have(self):
        for name in ("#", "#abc", "#公司", "# ", "n" * 256):
            with self.subTest(name):
                self.refused_write([(name.encode(), 1)], f"Invalid column name: '{name}'.")
        self.refused_write([("", 1)])

    def test_a_column_is_not_named_like_one_of_the_key(self):
        message = "Duplicated attribute column name with primary key column: k."
        self.refused_write([("c", 1), ("k", 1)], message)

    def test_values_have_up_to_2_mib(self):
        for value in ("x" * (2**21 + 1), bytearray(2**21 + 1)):
            message = "The length of attribute column: 'c' exceeds the MaxLength:2097152 with "
            self.refused_write([("c", value)], message + "CurrentLength:2097153.")

    def test_doubles_are_numbers(self):
        self.refused_write([("c", float("nan"))], "NaN can't be set to double value.")
        for value in (float("inf"), float("-inf")):
            self.refused_write([("c", value)], "Infinity can't be set to double value.")

    def test_strings_are_utf_8(self):
        self.refused_write([("c", b"\xff\xfe")], "Value of column c must be UTF8 encoding.")
        with self.invalid("Value of column k must be UTF8 encoding."):
            self.put(b"\xff")

    def test_one_write_has_up_to_1024_columns(self):
        columns = [(f"c{number:04}", number) for number in range(1025)]
        message = "The number of attribute columns exceeds the limit, limit count: 1024, "
        self.refused_write(columns, message + "column count: 1025.")
        self.put("b", columns[:1024])
        self.assertEqual(columns[:1024], self.values("b"))

    def test_one_write_has_up_to_4_mib(self):
        columns = [(name, "x" * 1_500_000) for name in "abc"]
        message = "The total data size of {} request exceeds the limit, limit size: "
        with self.invalid(re.compile(message.format("PutRow") + r"\d+, data size: \d+\.$")):
            self.put("a", columns)
        with self.invalid(re.compile(message.format("UpdateRow") + r"\d+, data size: \d+\.$")):
            self.update("a", {"PUT": columns})
        self.assertIsNone(self.get("a"))

    def test_a_body_has_up_to_5_mb(self):
        columns = [(name, "x" * 2_000_000) for name in "abc"]
        too_large = (413, "OTSRequestBodyTooLarge", "The size of POST data is too large.")
        with self.refused(*too_large):
            self.put("a", columns)
        self.assertIsNone(self.get("a"))

    def test_a_refused_write_changes_nothing(self):
        self.put("a", [("c", 1), ("d", 2)])
        before = self.get("a")
        with self.invalid():
            self.put("a", [("c", 5), ("#", 1)])
        with self.invalid():
            self.update("a", {"PUT": [("c", 5), ("e", float("nan"))], "DELETE_ALL": ["d"]})
        self.assertEqual(before, self.get("a"))


class Order(witness.Case):
    """Of several things that are wrong, the service tells the first."""

    def test_names_come_before_keys_and_columns(self):
        row = Row([("k", "x" * 2000)], [("#", 1)])
        with self.invalid("Invalid table name: '0'."):
            self.client.put_row("0", row, IGNORE)

    def test_what_the_request_alone_shows_comes_before_the_table(self):
        row = Row([("k", "a")], [("#", 1)])
        with self.invalid("Invalid column name: '#'."):
            self.client.put_row("t", row, IGNORE)

    def test_the_key_comes_before_the_condition(self):
        self.create()
        with self.refused(400, "OTSInvalidPK", "Validate PK name fail. Input: z, Meta: k."):
            self.put([("z", "a")], [("c", 1)], witness.EXPECT_EXIST)


if __name__ == "__main__":
    witness.main()
