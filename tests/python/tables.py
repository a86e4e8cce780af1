"""Tables: CreateTable, ListTable, DescribeTable, UpdateTable, DeleteTable."""

import time

from tablestore import PK_AUTO_INCR, CapacityUnit, ReservedThroughput, TableOptions

import witness
from witness import ANY_TIMESTAMP, connect


class Tables(witness.Case):
    def described(self, name="t"):
        return self.client.describe_table(name)

    def options(self, name="t"):
        options = self.described(name).table_options
        return (
            options.time_to_live,
            options.max_version,
            options.max_time_deviation,
            options.allow_update,
        )

    def throughput(self, response):
        unit = response.reserved_throughput_details.capacity_unit
        return (unit.read, unit.write)

    def test_a_table_is_listed_described_and_deleted(self):
        self.assertEqual((), self.client.list_table())
        self.create("orders")
        self.create("people")
        self.assertEqual(["orders", "people"], sorted(self.client.list_table()))
        self.assertEqual("orders", self.described("orders").table_meta.table_name)

        self.client.delete_table("orders")
        self.assertEqual(("people",), self.client.list_table())
        with self.refused(404, "OTSObjectNotExist", "Requested table does not exist."):
            self.described("orders")

    def test_a_clean_up_finds_no_search_indexes_and_no_time_series(self):
        self.create()
        self.assertEqual([], list(self.client.list_search_index("t")))
        self.assertEqual([], list(self.client.list_timeseries_table()))

    def test_a_deleted_table_can_be_created_again_and_is_empty(self):
        self.create()
        self.put("a", [("c", 1)])
        self.client.delete_table("t")
        self.create(key=[("k", "STRING")])
        self.assertIsNone(self.get("a"))

    def test_the_primary_key_is_described_as_declared(self):
        key = [
            ("z", "STRING"),
            ("a", "INTEGER"),
            ("m", "BINARY"),
            ("b", "INTEGER", PK_AUTO_INCR),
        ]
        self.create(key=key)
        self.assertEqual(key, self.described().table_meta.schema_of_primary_key)

    def test_each_type_of_primary_key_column_can_be_the_first(self):
        for kind in ("STRING", "INTEGER", "BINARY"):
            self.create(kind.lower(), key=[("k", kind)])
            meta = self.described(kind.lower()).table_meta
            self.assertEqual([("k", kind)], meta.schema_of_primary_key)

    def test_defined_columns_are_described_as_declared(self):
        columns = [
            ("text", "STRING"),
            ("number", "INTEGER"),
            ("fraction", "DOUBLE"),
            ("flag", "BOOLEAN"),
            ("bytes", "BINARY"),
        ]
        self.create(columns=columns)
        self.assertEqual(columns, self.described().table_meta.defined_columns)

    def test_there_may_be_32_defined_columns(self):
        columns = [(f"c{number:02}", "INTEGER") for number in range(33)]
        self.create(columns=columns[:32])
        self.assertEqual(columns[:32], self.described().table_meta.defined_columns)
        with self.invalid("The number of defined columns must be in range: [0, 32]."):
            self.create("more", columns=columns)

    def test_options_that_are_not_given_have_defaults(self):
        self.create()
        self.assertEqual((-1, 1, 86400, True), self.options())

    def test_options_are_described_as_given(self):
        self.create(
            time_to_live=90_000, max_version=7, max_time_deviation=100_000, allow_update=False
        )
        self.assertEqual((90_000, 7, 100_000, False), self.options())

    def test_options_have_the_documented_range(self):
        largest = 2**31 - 1
        self.create(time_to_live=largest, max_version=largest, max_time_deviation=ANY_TIMESTAMP)
        self.assertEqual((largest, largest, ANY_TIMESTAMP, True), self.options())

        for ttl in (0, -2):
            with self.invalid("TimeToLive cannot be 0 or less than -1."):
                self.create("other", time_to_live=ttl)
        for versions in (0, -1):
            with self.invalid("The maximum versions cannot be less than or equal to 0"):
                self.create("other", max_version=versions)
        for deviation in (-1, ANY_TIMESTAMP + 1):
            with self.invalid("The maximum deviation must be in range [0, INT64_MAX/1000000]."):
                self.create("other", max_time_deviation=deviation)
        self.assertEqual(("t",), self.client.list_table())

    def test_an_update_changes_the_options_it_names_and_no_others(self):
        self.create(time_to_live=90_000, max_version=2, max_time_deviation=100_000)
        response = self.client.update_table("t", TableOptions(None, 5, None))
        self.assertEqual(5, response.table_options.max_version)
        self.assertEqual(90_000, response.table_options.time_to_live)
        self.assertEqual((90_000, 5, 100_000, True), self.options())

        self.client.update_table("t", TableOptions(-1, None, 86400, False))
        self.assertEqual((-1, 5, 86400, False), self.options())

    def test_an_update_has_the_range_of_options_too(self):
        self.create()
        with self.invalid("TimeToLive cannot be 0 or less than -1."):
            self.client.update_table("t", TableOptions(0, None, None))
        with self.invalid("The maximum versions cannot be less than or equal to 0"):
            self.client.update_table("t", TableOptions(None, 0, None))
        with self.invalid("The maximum deviation must be in range [0, INT64_MAX/1000000]."):
            self.client.update_table("t", TableOptions(None, None, -1))
        self.assertEqual((-1, 1, 86400, True), self.options())

    def test_reserved_throughput_is_described_as_given(self):
        self.create(throughput=(5, 7))
        response = self.described()
        self.assertEqual((5, 7), self.throughput(response))
        increased = response.reserved_throughput_details.last_increase_time
        self.assertLess(abs(increased - time.time()), 60)

    def test_reserved_throughput_can_be_changed(self):
        self.create()
        ten = ReservedThroughput(CapacityUnit(10, 20))
        self.assertEqual((10, 20), self.throughput(self.client.update_table("t", None, ten)))
        self.assertEqual((10, 20), self.throughput(self.described()))
        self.assertEqual((-1, 1, 86400, True), self.options())

    def test_one_half_of_the_throughput_can_be_changed(self):
        self.create(throughput=(3, 4))
        half = ReservedThroughput(CapacityUnit(None, 9))
        self.assertEqual((3, 9), self.throughput(self.client.update_table("t", None, half)))

    def test_what_a_plain_table_does_not_have_is_described_as_absent(self):
        self.create()
        response = self.described()
        self.assertFalse(response.sse_details.enable)
        self.assertEqual([], response.secondary_indexes)
        self.assertEqual([], response.table_meta.defined_columns)

    def test_names_are_case_sensitive(self):
        self.create("Orders")
        self.create("orders")
        self.assertEqual(["Orders", "orders"], sorted(self.client.list_table()))

    def test_names_have_up_to_255_letters_digits_and_underscores(self):
        names = ["_0", "_T", "A0", "t" * 255]
        for name in names:
            self.create(name)
            self.assertEqual(name, self.described(name).table_meta.table_name)
        self.assertEqual(sorted(names), sorted(self.client.list_table()))

    def test_an_instance_holds_64_tables(self):
        for number in range(64):
            self.create(f"t{number}")
        with self.refused(403, "OTSQuotaExhausted", "Number of tables exceeds the quota:64."):
            self.create("t64")
        self.assertEqual(64, len(self.client.list_table()))
        self.client.delete_table("t0")
        self.create("t64")

    def test_instances_do_not_see_each_others_tables(self):
        self.create()
        self.put("a", [("c", 1)])
        other = connect(f"{self.instance}-b")
        self.assertEqual((), other.list_table())
        with self.no_table_to_read():
            other.get_row("t", [("k", "a")])

    def test_every_response_has_a_request_id_of_its_own(self):
        self.create()
        self.assertNotIn("", {self.described().request_id, self.described().request_id})
        self.assertNotEqual(self.described().request_id, self.described().request_id)


if __name__ == "__main__":
    witness.main()
