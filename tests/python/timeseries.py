"""Time series: tables, points and metadata."""

import re
import time

from tablestore import INF_MAX, INF_MIN
from tablestore.metadata import (
    CreateTimeseriesTableRequest,
    DeleteTimeseriesMetaRequest,
    GetTimeseriesDataRequest,
    LastpointIndexMeta,
    QueryTimeseriesMetaRequest,
    TimeseriesKey,
    TimeseriesMeta,
    TimeseriesMetaOptions,
    TimeseriesRow,
    TimeseriesTableMeta,
    TimeseriesTableOptions,
    UpdateTimeseriesMetaRequest,
)
from tablestore.timeseries_condition import (
    AttributeMetaQueryCondition,
    CompositeMetaQueryCondition,
    DataSourceMetaQueryCondition,
    MeasurementMetaQueryCondition,
    MetaQueryCompositeOperator,
    MetaQuerySingleOperator,
    TagMetaQueryCondition,
    UpdateTimeMetaQueryCondition,
)

import witness

NOW = int(time.time() * 1_000_000)
EQUAL = MetaQuerySingleOperator.OP_EQUAL
PREFIX = MetaQuerySingleOperator.OP_PREFIX
GREATER = MetaQuerySingleOperator.OP_GREATER_THAN
LESS = MetaQuerySingleOperator.OP_LESS_THAN


def key(number=1):
    tags = {"tag1": "t1", "tag2": "t2"}
    return TimeseriesKey(f"measure{number}", f"datasource{number}", tags)


class Case(witness.Case):
    def setUp(self):
        super().setUp()
        self.create_table("t")

    def create_table(self, name, **options):
        meta = TimeseriesTableMeta(name, **options)
        self.client.create_timeseries_table(CreateTimeseriesTableRequest(meta))

    def write(self, *rows):
        self.client.put_timeseries_data("t", list(rows))

    def read(self, of, begin=0, end=2**62, **options):
        request = GetTimeseriesDataRequest("t", of, begin, end, **options)
        response = self.client.get_timeseries_data(request)
        return response.rows or [], response.nextToken

    def find(self, condition=None, **options):
        request = QueryTimeseriesMetaRequest("t", condition, True, **options)
        return self.client.query_timeseries_meta(request)


class Tables(Case):
    def test_a_table_is_described_changed_listed_and_deleted(self):
        self.create_table(
            "u",
            timeseries_table_options=TimeseriesTableOptions(864_000),
            timeseries_meta_options=TimeseriesMetaOptions(-1, False),
        )
        described = self.client.describe_timeseries_table("u").table_meta
        self.assertEqual("CREATED", described.status)
        self.assertEqual(864_000, described.timeseries_table_options.time_to_live)
        self.assertEqual(-1, described.timeseries_meta_options.meta_time_to_live)
        self.assertFalse(described.timeseries_meta_options.allow_update_attributes)
        self.client.update_timeseries_table(
            TimeseriesTableMeta("u", TimeseriesTableOptions(964_000))
        )
        described = self.client.describe_timeseries_table("u").table_meta
        self.assertEqual(964_000, described.timeseries_table_options.time_to_live)
        names = [meta.timeseries_table_name for meta in self.client.list_timeseries_table()]
        self.assertEqual(["t", "u"], sorted(names))
        self.client.delete_timeseries_table("u")
        with self.refused(404, "OTSObjectNotExist"):
            self.client.describe_timeseries_table("u")

    def test_a_table_can_have_a_lastpoint_index(self):
        meta = TimeseriesTableMeta("u")
        request = CreateTimeseriesTableRequest(meta, lastpoint_index_metas=[LastpointIndexMeta("last")])
        self.client.create_timeseries_table(request)
        self.client.put_timeseries_data("u", [TimeseriesRow(key(), {"a": 1}, NOW)])
        low = [(name, INF_MIN) for name in ["_#h", "_m_name", "_data_source", "_tags"]]
        high = [(name, INF_MAX) for name, _ in low]
        _, _, rows, _ = self.client.get_range("last", "FORWARD", low, high, max_version=1)
        self.assertEqual(1, len(rows))
        columns = [(name, value) for name, value, _ in rows[0].attribute_columns]
        self.assertEqual([("_time", NOW), ("a", 1)], columns)

    def test_keys_of_its_own(self):
        self.client.delete_timeseries_table("t")
        self.create_table(
            "t",
            timeseries_keys=["a", "b"],
            field_primary_keys=[("gid", "INTEGER"), ("uid", "INTEGER")],
        )
        of = TimeseriesKey(tags={"a": "a1", "b": "b1"})
        fields = {"gid": 1, "uid": 2, "text": "x", "flag": True, "double": 0.5}
        self.write(TimeseriesRow(of, fields, NOW))
        missing = re.compile("missing primary key fields")
        with self.refused(400, "OTSParameterInvalid", missing):
            self.write(TimeseriesRow(of, {"text": "x"}, NOW))
        rows, _ = self.read(of, limit=1)
        self.assertEqual(1, len(rows))
        self.assertEqual({"a": "a1", "b": "b1"}, rows[0].timeseries_key.tags)
        self.assertEqual(fields, rows[0].fields)


class Points(Case):
    def test_points_come_back_page_by_page(self):
        fields = {
            "long": 2**40,
            "double": 0.5,
            "flag": True,
            "text": "温度 \t\n\"_@?%$A",
            "bytes": bytearray(b"\x00\x01"),
        }
        self.write(*[TimeseriesRow(key(), {**fields, "n": n}, NOW + n) for n in range(19)])
        rows, token = self.read(key(), limit=10)
        self.assertEqual((10, True), (len(rows), token is not None))
        self.assertEqual(list(range(10)), [row.fields["n"] for row in rows])
        self.assertEqual(fields, {name: rows[0].fields[name] for name in fields})
        self.assertEqual("measure1", rows[0].timeseries_key.measurement_name)
        self.assertEqual("datasource1", rows[0].timeseries_key.data_source)
        self.assertEqual(key().tags, rows[0].timeseries_key.tags)
        rest, token = self.read(key(), limit=10, nextToken=token)
        self.assertEqual((9, None), (len(rest), token))
        rows, _ = self.read(key(), backward=True, limit=3)
        self.assertEqual([18, 17, 16], [row.fields["n"] for row in rows])
        rows, _ = self.read(key(), NOW + 5, NOW + 8, fieldsToGet={"n": 1, "text": 1})
        self.assertEqual([{"n": 5}, {"n": 6}, {"n": 7}], [row.fields for row in rows])

    def test_a_point_replaces_another(self):
        self.write(TimeseriesRow(key(), {"a": 1, "b": 2}, NOW))
        self.write(TimeseriesRow(key(), {"a": "x"}, NOW))
        rows, _ = self.read(key())
        self.assertEqual([{"a": "x"}], [row.fields for row in rows])

    def test_bad_points_are_refused_as_a_whole(self):
        good = TimeseriesRow(key(), {"a": 1}, NOW)
        for of in ["aa bb", " ", "##AA##", "温度\t", "温度.abc\n"]:
            with self.refused(400, "OTSParameterInvalid"):
                self.write(good, TimeseriesRow(TimeseriesKey(of, "s", {"a": "b"}), {"a": 1}, NOW))
        for value in ["=", '"', "aa=a", 'zz"']:
            with self.refused(400, "OTSParameterInvalid"):
                self.write(good, TimeseriesRow(TimeseriesKey("m", "s", {"a": value}), {"a": 1}, NOW))
        self.assertEqual(([], None), self.read(key()))


class Metadata(Case):
    def setUp(self):
        super().setUp()
        rows = [TimeseriesRow(key(number), {"a": 1}, NOW) for number in [1, 2]]
        self.write(*rows)
        meta = TimeseriesMeta(key(1), {"aaa": "bbb", "ccc": "dddd"})
        self.client.update_timeseries_meta(UpdateTimeseriesMetaRequest("t", [meta]))

    def test_series_are_found(self):
        now = int(time.time() * 1_000_000) + 60_000_000
        for expected, condition in [
            (2, None),
            (1, MeasurementMetaQueryCondition(EQUAL, "measure1")),
            (0, DataSourceMetaQueryCondition(EQUAL, "measure1")),
            (0, TagMetaQueryCondition(EQUAL, "tag1", "f")),
            (2, TagMetaQueryCondition(EQUAL, "tag1", "t1")),
            (2, TagMetaQueryCondition(PREFIX, "tag1", "t")),
            (0, UpdateTimeMetaQueryCondition(GREATER, now)),
            (2, UpdateTimeMetaQueryCondition(LESS, now)),
            (1, AttributeMetaQueryCondition(EQUAL, "aaa", "bbb")),
            (0, AttributeMetaQueryCondition(EQUAL, "aaa", "aaa")),
        ]:
            response = self.find(condition)
            self.assertEqual(expected, response.totalHits)
            self.assertEqual(expected, len(response.timeseriesMetas))
        found = self.find(AttributeMetaQueryCondition(EQUAL, "aaa", "bbb")).timeseriesMetas[0]
        self.assertEqual({"aaa": "bbb", "ccc": "dddd"}, found.attributes)
        self.assertEqual(key(1).tags, found.timeseries_key.tags)

    def test_conditions_are_combined(self):
        both = [
            MeasurementMetaQueryCondition(PREFIX, "measure"),
            DataSourceMetaQueryCondition(EQUAL, "datasource2"),
        ]
        operators = MetaQueryCompositeOperator
        for expected, operator, conditions in [
            (1, operators.OP_AND, both),
            (2, operators.OP_OR, both),
            (1, operators.OP_NOT, both[1:]),
        ]:
            found = self.find(CompositeMetaQueryCondition(operator, conditions))
            self.assertEqual(expected, found.totalHits)

    def test_pages(self):
        first = self.find(limit=1)
        self.assertEqual((1, 2), (len(first.timeseriesMetas), first.totalHits))
        rest = self.find(limit=2, nextToken=first.nextToken)
        self.assertEqual((1, None), (len(rest.timeseriesMetas), rest.nextToken))

    def test_deleted_metadata_leave_the_points(self):
        self.client.delete_timeseries_meta(DeleteTimeseriesMetaRequest("t", [key(1)]))
        self.assertEqual(1, self.find().totalHits)
        self.assertEqual(1, len(self.read(key(1))[0]))


if __name__ == "__main__":
    witness.main()
