"""What calls cost: units of 4 KB, rounded up."""

from tablestore import INF_MAX, INF_MIN, Direction

import witness
from witness import EXPECT_EXIST, EXPECT_NOT_EXIST, IGNORE

KIB_2, KIB_4 = "x" * 2048, "x" * 4096
FIVE = [(name, KIB_2) for name in "abcde"]


class Capacity(witness.Case):
    def setUp(self):
        super().setUp()
        self.create()

    def assert_cost(self, read, write, response):
        consumed = response[0]
        self.assertEqual((read, write), (consumed.read, consumed.write))

    def read(self, key, **options):
        return self.client.get_row("t", [("k", key)], **options)

    def scan(self, **options):
        start, end = [("k", INF_MIN)], [("k", INF_MAX)]
        return self.client.get_range("t", Direction.FORWARD, start, end, **options)

    def test_a_small_row(self):
        self.assert_cost(0, 1, self.put("a", [("c", 1)]))
        self.assert_cost(0, 1, self.put("b"))
        self.assert_cost(0, 1, self.update("a", {"PUT": [("c", 2)]}))
        self.assert_cost(1, 0, self.read("a"))
        self.assert_cost(1, 0, self.read("b"))

    def test_a_row_that_is_not_there(self):
        self.assert_cost(1, 0, self.read("a"))
        self.assert_cost(1, 0, self.scan())

    def test_columns_that_are_not_there(self):
        self.put("a", FIVE)
        self.assert_cost(1, 0, self.read("a", columns_to_get=["x", "y"]))

    def test_a_row_over_one_unit(self):
        self.put("a", [("c", "x" * 5000)])
        self.assert_cost(2, 0, self.read("a"))

    def test_what_is_read_counts_and_no_more(self):
        self.put("a", FIVE)
        self.assert_cost(3, 0, self.read("a"))
        # The names push the two over one unit.
        self.assert_cost(2, 0, self.read("a", columns_to_get=["a", "b"]))
        self.assert_cost(1, 0, self.read("a", columns_to_get=["a", "x"]))

    def test_a_range_is_summed_up_and_then_rounded(self):
        columns = [(name, KIB_4) for name in "abc"]
        self.put("a", columns)
        self.assert_cost(4, 0, self.scan())
        self.put("b", columns)
        self.assert_cost(7, 0, self.scan())
        self.assert_cost(5, 0, self.scan(columns_to_get=["a", "b"]))

    def test_a_unit_is_4096_bytes_of_names_and_values(self):
        # Key 1 + 1, and four columns with names of 1: integer 8, double 8, boolean 1, binary 3.
        columns = [("i", 1), ("d", 1.0), ("b", True), ("y", bytearray(3))]
        size = 2 + 9 + 9 + 2 + 4
        for name_and_text, units in ((4096 - size, 1), (4097 - size, 2)):
            columns_of_size = columns + [("s", "x" * (name_and_text - 1))]
            self.assert_cost(0, units, self.put("a", columns_of_size))
            self.assert_cost(0, units, self.update("a", {"PUT": columns_of_size}))
            self.assert_cost(units, 0, self.read("a"))
            self.assert_cost(units, 0, self.scan())

    def test_bytes_are_counted_and_not_characters(self):
        self.put("a", [("c", "公" * 1400)])
        self.assert_cost(2, 0, self.read("a"))

    def test_a_deleted_column_counts_its_name(self):
        self.put("a", FIVE)
        self.assert_cost(0, 1, self.update("a", {"DELETE_ALL": list("abcde")}))

    def test_writes(self):
        columns = [("a", KIB_4), ("b", KIB_4)]
        for write in (
            lambda condition: self.put("a", columns, condition),
            lambda condition: self.update("a", {"PUT": columns}, condition),
        ):
            self.delete("a")
            self.assert_cost(1, 3, write(EXPECT_NOT_EXIST))
            self.assert_cost(1, 3, write(EXPECT_EXIST))
            self.assert_cost(0, 3, write(IGNORE))

    def test_deletes(self):
        self.assert_cost(0, 1, self.delete("a"))
        self.assert_cost(1, 1, self.delete("a", EXPECT_NOT_EXIST))
        self.put("a", FIVE)
        self.assert_cost(1, 1, self.delete("a", EXPECT_EXIST))
        self.put("a", FIVE)
        self.assert_cost(0, 1, self.delete("a", IGNORE))


if __name__ == "__main__":
    witness.main()
