"""What a busy cloud does and an emulator only on demand: tables that are not ready at once, and
calls that come too fast. The client's own retries get over both.

The service runs with --table-start-up 1 --table-operations-per-second 10
--limit-throughput-adjustments.
"""

import contextlib
import time

from tablestore import CapacityUnit, DefaultRetryPolicy, OTSServiceError, ReservedThroughput

import witness
from witness import connect


class Slow(witness.Case):
    def test_a_new_table_is_not_ready(self):
        self.create()
        self.assertEqual(("t",), self.client.list_table())
        with self.refused(404, "OTSTableNotReady", "The table is not ready."):
            self.put("a", [("c", 1)])

        self.client = connect(self.instance, retry_policy=DefaultRetryPolicy())
        started = time.monotonic()
        self.put("a", [("c", 1)])
        self.assertLess(time.monotonic() - started, 5)
        self.assertEqual([("c", 1)], self.values("a"))

    def test_table_operations_come_too_fast(self):
        too_fast = (403, "OTSQuotaExhausted", "Too frequent table operations.")
        with self.refused(*too_fast):
            for _ in range(20):
                self.client.list_table()
        # Instances do not count for each other.
        connect(f"{self.instance}-b").list_table()

        self.client = connect(self.instance, retry_policy=DefaultRetryPolicy())
        self.assertEqual((), self.client.list_table())

    def test_reserved_throughput_is_changed_once_in_two_minutes(self):
        self.create()
        # Whether the creation counts as a change is not known.
        with contextlib.suppress(OTSServiceError):
            self.client.update_table("t", None, ReservedThroughput(CapacityUnit(10, 20)))
        frequent = "Reserved throughput adjustment is too frequent."
        with self.refused(403, "OTSTooFrequentReservedThroughputAdjustment", frequent):
            self.client.update_table("t", None, ReservedThroughput(CapacityUnit(1, 2)))


if __name__ == "__main__":
    witness.main()
