"""Row existence: each write under each expectation, with and without the row."""

import concurrent.futures

from tablestore import OTSServiceError

import witness
from witness import EXPECT_EXIST, EXPECT_NOT_EXIST, IGNORE

# PutRow alone has texts of its own.
NO_ROW = "Row does not exist which is expected existent"
A_ROW = "Row exists which is expected nonexistent"

BEFORE = [("c", "before"), ("d", "before")]


class RowExistence(witness.Case):
    def setUp(self):
        super().setUp()
        self.create()
        self.writes = {
            "put": lambda condition: self.put("a", [("c", "after")], condition),
            "update": lambda condition: self.update("a", {"PUT": [("c", "after")]}, condition),
            "delete": lambda condition: self.delete("a", condition),
        }

    def check(self, condition, before, holds):
        """Each write of a row that exists or not, and the row afterwards."""
        after = {
            "put": [("c", "after")],
            "update": [("c", "after")] + (before or [])[1:],
            "delete": None,
        }
        for name, write in self.writes.items():
            with self.subTest(name):
                self.delete("a")
                if before is not None:
                    self.put("a", before)
                if holds:
                    write(condition)
                    self.assertEqual(after[name], self.values("a"))
                else:
                    failed = "Condition check failed."
                    if name == "put":
                        failed = NO_ROW if before is None else A_ROW
                    with self.condition_fails(failed):
                        write(condition)
                    self.assertEqual(before, self.values("a"))

    def test_ignore_with_the_row(self):
        self.check(IGNORE, BEFORE, holds=True)

    def test_ignore_without_the_row(self):
        self.check(IGNORE, None, holds=True)

    def test_expect_exist_with_the_row(self):
        self.check(EXPECT_EXIST, BEFORE, holds=True)

    def test_expect_exist_without_the_row(self):
        self.check(EXPECT_EXIST, None, holds=False)

    def test_expect_not_exist_with_the_row(self):
        self.check(EXPECT_NOT_EXIST, BEFORE, holds=False)

    def test_expect_not_exist_without_the_row(self):
        self.check(EXPECT_NOT_EXIST, None, holds=True)

    def test_a_row_without_columns_exists(self):
        self.put("a")
        with self.condition_fails(A_ROW):
            self.put("a", [("c", 1)], EXPECT_NOT_EXIST)
        self.update("a", {"PUT": [("c", 1)]}, EXPECT_EXIST)
        self.assertEqual([("c", 1)], self.values("a"))

    def test_a_put_without_a_condition_ignores(self):
        self.put("a", [("c", 1)], condition=None)
        self.put("a", [("c", 2)], condition=None)
        self.assertEqual([("c", 2)], self.values("a"))
        self.delete("a", condition=None)
        self.assertIsNone(self.get("a"))

    def test_of_many_who_make_a_row_one_succeeds(self):
        def make(number):
            try:
                self.put("a", [("c", number)], EXPECT_NOT_EXIST)
                return number
            except OTSServiceError as error:
                self.assertEqual("OTSConditionCheckFail", error.get_error_code())

        with concurrent.futures.ThreadPoolExecutor(8) as threads:
            made = [number for number in threads.map(make, range(40)) if number is not None]
        self.assertEqual(1, len(made))
        self.assertEqual([("c", made[0])], self.values("a"))

    def test_deletes_alone_pass_when_no_row_is_expected_and_make_none(self):
        self.update("a", {"DELETE_ALL": ["c"]}, EXPECT_NOT_EXIST)
        self.assertIsNone(self.get("a"))
        with self.condition_fails():
            self.update("a", {"DELETE_ALL": ["c"]}, EXPECT_EXIST)


if __name__ == "__main__":
    witness.main()
