"""Versions: timestamps, max versions, time ranges, time to live."""

import time

from tablestore import TableOptions

import witness
from witness import ANY_TIMESTAMP, INT64_MAX, milliseconds_now


class Versions(witness.Case):
    def setUp(self):
        super().setUp()
        self.create(max_version=3, max_time_deviation=ANY_TIMESTAMP)

    def put_versions(self, *timestamps, column="c"):
        cells = [(column, f"at {timestamp}", timestamp) for timestamp in timestamps]
        self.update("a", {"PUT": cells})

    def timestamps(self, **options):
        columns = self.get("a", **options)
        return None if columns is None else [timestamp for _, _, timestamp in columns]

    def test_without_a_timestamp_a_cell_has_the_time_of_writing(self):
        before = milliseconds_now()
        self.put("a", [("c", 1)])
        self.update("a", {"PUT": [("d", 1)], "INCREMENT": [("e", 1)]})
        after = milliseconds_now()
        for timestamp in self.timestamps():
            # The service may hand out times a little ahead, to keep them apart.
            self.assertTrue(before <= timestamp <= after + 10, (before, timestamp, after))

    def test_a_given_timestamp_is_kept(self):
        self.put("a", [("c", 1, 0), ("d", 2, 1_234_567_890_123)])
        self.assertEqual([("c", 1, 0), ("d", 2, 1_234_567_890_123)], self.get("a"))

    def test_versions_come_newest_first(self):
        self.put_versions(2)
        self.put_versions(3, 1)
        expected = [("c", f"at {timestamp}", timestamp) for timestamp in (3, 2, 1)]
        self.assertEqual(expected, self.get("a", max_version=3))

    def test_the_newest_versions_are_read_first(self):
        self.put_versions(1, 2, 3)
        self.assertEqual([3], self.timestamps())
        self.assertEqual([3, 2], self.timestamps(max_version=2))
        self.assertEqual([3, 2, 1], self.timestamps(max_version=10))

    def test_each_column_has_versions_of_its_own(self):
        self.put_versions(1, 2, column="c")
        self.put_versions(5, 4, 3, column="d")
        self.assertEqual([2, 1, 5, 4], self.timestamps(max_version=2))

    def test_more_versions_than_the_table_holds_are_not_seen(self):
        self.put_versions(1, 2, 3, 4)
        self.assertEqual([4, 3, 2], self.timestamps(max_version=10))
        self.put_versions(0)
        self.assertEqual([4, 3, 2], self.timestamps(max_version=10))
        self.assertEqual([], self.timestamps(max_version=None, time_range=(0, 2)))

    def test_a_cell_can_be_written_again(self):
        self.update("a", {"PUT": [("c", "old", 5)]})
        self.update("a", {"PUT": [("c", "new", 5)]})
        self.assertEqual([("c", "new", 5)], self.get("a", max_version=3))

    def test_the_last_of_two_equal_timestamps_wins(self):
        self.update("a", {"PUT": [("c", "first", 5), ("c", "last", 5)]})
        self.assertEqual([("c", "last", 5)], self.get("a", max_version=3))
        self.put("a", [("c", "first", 5), ("c", "last", 5)])
        self.assertEqual([("c", "last", 5)], self.get("a", max_version=3))

    def test_three_writes_in_a_row_are_three_versions(self):
        for value in (1, 2, 3):
            self.update("a", {"PUT": [("c", value)]})
        self.assertEqual([("c", 3), ("c", 2), ("c", 1)], self.values("a", max_version=3))

    def test_a_put_takes_away_all_versions(self):
        self.put_versions(1, 2, 3)
        self.put("a", [("c", "new", 1)])
        self.assertEqual([("c", "new", 1)], self.get("a", max_version=3))

    def test_a_time_range_has_its_start_and_not_its_end(self):
        self.put_versions(10, 20, 30)
        every = {"max_version": None}
        self.assertEqual([20, 10], self.timestamps(time_range=(10, 30), **every))
        self.assertEqual([30, 20], self.timestamps(time_range=(11, 31), **every))
        self.assertEqual([20], self.timestamps(time_range=(20, 21), **every))
        self.assertEqual([30, 20, 10], self.timestamps(time_range=(0, INT64_MAX // 1000), **every))

    def test_a_time_range_and_max_versions_are_both_held_to(self):
        self.put_versions(10, 20, 30)
        self.assertEqual([20], self.timestamps(time_range=(10, 30), max_version=1))
        self.assertEqual([20, 10], self.timestamps(time_range=(10, 30), max_version=2))

    def test_one_timestamp_can_be_asked_for(self):
        self.put_versions(10, 20, 30)
        self.assertEqual([20], self.timestamps(time_range=20, max_version=None))
        both = "Specific tiemstamp and max versions cannot be given at the same time."
        with self.invalid(both):
            self.timestamps(time_range=20, max_version=1)

    def test_without_a_cell_in_its_time_a_row_is_its_key(self):
        self.put_versions(10)
        for time_range in ((11, 20), 11):
            late = {"time_range": time_range, "max_version": None}
            self.assertEqual([], self.timestamps(**late))
            # Who names columns asks for them alone.
            self.assertIsNone(self.timestamps(columns_to_get=["c"], **late))

    def test_a_read_says_which_versions(self):
        self.put_versions(10)
        with self.invalid("No version condition is specified."):
            self.timestamps(max_version=None, time_range=None)

    def test_a_read_asks_for_versions_that_can_be(self):
        self.put_versions(10)
        for versions in (0, -1):
            message = f"Invalid max versions: {versions} . Reason: Max versions must be positive."
            with self.invalid(message):
                self.timestamps(max_version=versions)
        with self.invalid("Specific timestamp cannot be less than 0.."):
            self.timestamps(max_version=None, time_range=-1)

    def test_timestamps_have_a_range(self):
        last = INT64_MAX // 1000 - 1
        self.put("a", [("c", 1, last), ("d", 1, 0)])
        self.assertEqual([last, 0], self.timestamps())
        for timestamp in (-1, last + 1, INT64_MAX):
            with self.subTest(timestamp):
                with self.invalid("Timestamp must be in range [0, INT64_MAX/1000)."):
                    self.put("b", [("c", 1, timestamp)])
                with self.invalid("Timestamp must be in range [0, INT64_MAX/1000)."):
                    self.update("b", {"PUT": [("c", 1, timestamp)]})
        self.assertIsNone(self.get("b"))

    def test_fewer_versions_are_seen_at_once_when_the_table_holds_fewer(self):
        self.put_versions(1, 2, 3)
        self.client.update_table("t", TableOptions(None, 2, None))
        self.assertEqual([3, 2], self.timestamps(max_version=10))


class OneVersion(witness.Case):
    """A table that holds one version, which is what tables do unless they say otherwise."""

    def setUp(self):
        super().setUp()
        self.create(max_time_deviation=ANY_TIMESTAMP)

    def test_the_newest_is_the_one_with_the_highest_timestamp(self):
        self.update("a", {"PUT": [("c", "new", 20)]})
        self.update("a", {"PUT": [("c", "late", 10)]})
        self.assertEqual([("c", "new", 20)], self.get("a", max_version=5))
        self.put("b", [("c", "new", 20), ("c", "late", 10)])
        self.assertEqual([("c", "new", 20)], self.get("b", max_version=5))

    def test_the_newest_replaces_the_other(self):
        for timestamp in (10, 20):
            self.update("a", {"PUT": [("c", timestamp, timestamp)]})
        self.assertEqual([("c", 20, 20)], self.get("a", max_version=5))
        self.assertEqual([], self.get("a", max_version=None, time_range=10))


class TimeToLive(witness.Case):
    def test_a_timestamp_stays_close_to_the_clock(self):
        self.create(max_version=10, max_time_deviation=100)
        now = milliseconds_now()
        self.put("a", [("c", 1, now - 90_000), ("c", 2, now + 90_000)])
        self.assertEqual([("c", 2), ("c", 1)], self.values("a", max_version=2))
        for timestamp in (now - 110_000, now + 110_000, 0):
            with self.invalid():
                self.put("b", [("c", 1, timestamp)])
            with self.invalid():
                self.update("b", {"PUT": [("c", 1, timestamp)]})
        self.assertIsNone(self.get("b"))

    def test_a_day_is_the_deviation_unless_the_table_says_otherwise(self):
        self.create()
        now, day = milliseconds_now(), 86_400_000
        self.put("a", [("c", 1, now - day + 60_000)])
        self.put("a", [("c", 2, now + day - 60_000)])
        with self.invalid():
            self.put("a", [("c", 3, now - day - 60_000)])
        with self.invalid():
            self.put("a", [("c", 4, now + day + 60_000)])
        self.assertEqual([("c", 2)], self.values("a"))

    def test_cells_are_gone_when_their_time_is_up(self):
        self.create(time_to_live=100, max_version=5, max_time_deviation=1000)
        now = milliseconds_now()
        # Cells that have 2 seconds left, and 50.
        self.put(
            "a", [("old", 1, now - 98_000), ("new", 1, now - 50_000), ("new", 0, now - 98_000)]
        )
        self.put("b", [("old", 1, now - 98_000)])
        self.assertEqual([("new", 1), ("new", 0), ("old", 1)], self.values("a", max_version=5))
        time.sleep(3.2)
        self.assertEqual([("new", 1)], self.values("a", max_version=5))
        self.assertIsNone(self.get("a", columns_to_get=["old"]))
        self.assertIsNone(self.get("b", columns_to_get=["old"]))

    def test_a_cell_whose_time_is_up_already_is_refused(self):
        self.create(time_to_live=100, max_time_deviation=1000)
        with self.invalid():
            self.put("a", [("c", 1, milliseconds_now() - 105_000)])
        self.assertIsNone(self.get("a"))

    def test_a_shorter_time_to_live_applies_to_existing_rows(self):
        self.create(max_time_deviation=1000)
        self.put("a", [("c", 1, milliseconds_now() - 50_000), ("d", 1)])
        self.client.update_table("t", TableOptions(20, None, None))
        self.assertEqual([("d", 1)], self.values("a"))


if __name__ == "__main__":
    witness.main()
