"""Search indexes: definitions, Search with every kind of query, aggregations and group-bys, and
ParallelScan. The data and the expected hits are those of the client's own test programs."""

import math

from tablestore import (
    AnalyzerType,
    Avg,
    BatchWriteRowRequest,
    BoolQuery,
    Collapse,
    ColumnReturnType,
    ColumnsToGet,
    Count,
    DateTimeUnit,
    DateTimeValue,
    DistinctCount,
    ExistsQuery,
    FieldRange,
    FieldSchema,
    FieldSort,
    FieldType,
    FieldValueFactor,
    FunctionScoreQuery,
    FuzzyAnalyzerParameter,
    GeoBoundingBoxQuery,
    GeoDistanceQuery,
    GeoDistanceSort,
    GeoPoint,
    GeoPolygonQuery,
    GroupByComposite,
    GroupByDateHistogram,
    GroupByField,
    GroupByFilter,
    GroupByGeoDistance,
    GroupByHistogram,
    GroupByRange,
    GroupKeySort,
    Highlight,
    HighlightEncoder,
    HighlightParameter,
    IndexSetting,
    InnerHits,
    KnnVectorQuery,
    MatchAllQuery,
    MatchPhraseQuery,
    MatchQuery,
    Max,
    Min,
    NestedQuery,
    Percentiles,
    PrefixQuery,
    PrimaryKeySort,
    PutRowItem,
    QueryOperator,
    RangeQuery,
    Row,
    RowCountSort,
    ScanQuery,
    ScoreSort,
    SearchIndexMeta,
    SearchQuery,
    SingleWordAnalyzerParameter,
    Sort,
    SortOrder,
    SplitAnalyzerParameter,
    SubAggSort,
    Sum,
    TableInBatchWriteRowItem,
    TermQuery,
    TermsQuery,
    TopRows,
    VectorDataType,
    VectorMetricType,
    VectorOptions,
    WildcardQuery,
)

import witness
from witness import IGNORE, connect

ROWS = 1000
NAME = "马尔代夫巴厘岛苏梅岛"
KEY = (("PK1", "INTEGER"), ("PK2", "STRING"))


def row(i):
    key = [("PK1", i), ("PK2", f"pk_{i % 10}")]
    return key, [
        ("k", f"key{i:03}"),
        ("t", f"this is {i}"),
        ("g", f"{30 + 0.05 * (i // 100):f},{114 + 0.05 * (i % 100):f}"),
        ("ka", f'["a", "b", "{i}"]'),
        ("la", f"[-1, {i}]"),
        ("l", i),
        ("name", NAME[i // 100] + NAME[i % 10]),
        ("b", i % 2 == 0),
        ("d", 0.1),
        ("time", f"2022-05-{i % 31 + 1}"),
        ("n", f'[{{"nk":"key{i:03}","nl":{i},"nt":"this is in nested {i}"}}]'),
        ("vector", f"[{i + 1}, {i - 1}, {i + 5}, {i - 5}]"),
    ]


def fields():
    return [
        FieldSchema("k", FieldType.KEYWORD, index=True, enable_sort_and_agg=True, store=True),
        FieldSchema("t", FieldType.TEXT, index=True, analyzer=AnalyzerType.SINGLEWORD),
        FieldSchema("g", FieldType.GEOPOINT, index=True, store=True),
        FieldSchema("ka", FieldType.KEYWORD, index=True, is_array=True, store=True),
        FieldSchema("la", FieldType.LONG, index=True, is_array=True, store=True),
        FieldSchema("l", FieldType.LONG, index=True, store=True),
        FieldSchema("b", FieldType.BOOLEAN, index=True, store=True),
        FieldSchema("d", FieldType.DOUBLE, index=True, store=True),
        FieldSchema("name", FieldType.TEXT, analyzer=AnalyzerType.FUZZY, index=True),
        FieldSchema("time", FieldType.DATE, index=True, date_formats=["yyyy-MM-dd"]),
        FieldSchema(
            "vector",
            FieldType.VECTOR,
            vector_options=VectorOptions(
                data_type=VectorDataType.VD_FLOAT_32,
                metric_type=VectorMetricType.VM_COSINE,
                dimension=4,
            ),
        ),
    ]


def nested_field():
    return FieldSchema(
        "n",
        FieldType.NESTED,
        sub_field_schemas=[
            FieldSchema("nk", FieldType.KEYWORD, index=True, store=True),
            FieldSchema("nl", FieldType.LONG, index=True, store=True),
            FieldSchema("nt", FieldType.TEXT, index=True, enable_highlighting=True),
        ],
    )


class Case(witness.Case):
    # The instance of a class whose tests only read: its rows are written once.
    shared = None

    def share(self):
        """Prepares an instance for the first test, which the others read too."""
        if type(self).shared is None:
            self.prepare()
            type(self).shared = self.instance
        self.instance = type(self).shared
        self.client = connect(self.instance)

    def fill(self, rows=ROWS):
        items = [row(i) for i in range(rows)]
        for start in range(0, rows, 200):
            request = BatchWriteRowRequest()
            puts = [PutRowItem(Row(*item), IGNORE) for item in items[start : start + 200]]
            request.add(TableInBatchWriteRowItem("t", puts))
            self.assertTrue(self.client.batch_write_row(request).is_all_succeed())

    def index(self, all_fields, name="i", **options):
        self.client.create_search_index("t", name, SearchIndexMeta(all_fields, **options))

    def search(self, query, columns=None, **options):
        options = {"limit": 100, "get_total_count": True, **options}
        return self.client.search("t", "i", SearchQuery(query, **options), columns)

    def total(self, query):
        return self.search(query, limit=0).total_count

    def column(self, response, name):
        """One column of each row of a response."""
        return [dict((it[0], it[1]) for it in row[1])[name] for row in response.rows]

    def assert_totals(self, expected):
        for query, total in expected:
            self.assertEqual(total, self.total(query), vars(query))


class Definitions(Case):
    def setUp(self):
        super().setUp()
        self.create(key=KEY)

    def test_an_index_is_listed_described_and_deleted(self):
        self.assertEqual([], list(self.client.list_search_index("t")))
        self.index(
            fields(),
            index_setting=IndexSetting(routing_fields=["PK1"]),
            index_sort=Sort([FieldSort("k", SortOrder.ASC)]),
        )
        self.assertEqual([("t", "i")], list(self.client.list_search_index("t")))
        self.assertEqual([("t", "i")], list(self.client.list_search_index()))
        meta, stat = self.client.describe_search_index("t", "i")
        self.assertEqual([it.field_name for it in fields()], [it.field_name for it in meta.fields])
        self.assertEqual([it.field_type for it in fields()], [it.field_type for it in meta.fields])
        self.assertEqual(["PK1"], list(meta.index_setting.routing_fields))
        self.assertEqual("k", meta.index_sort.sorters[0].field_name)
        self.assertEqual(-1, meta.time_to_live)
        self.assertGreaterEqual(stat.current_sync_timestamp, 0)
        with self.refused(409, "OTSObjectAlreadyExist"):
            self.index(fields())
        with self.invalid("Table[t] who has at least one search index cannot be deleted"):
            self.client.delete_table("t")
        self.client.delete_search_index("t", "i")
        with self.refused(404, "OTSObjectNotExist"):
            self.client.describe_search_index("t", "i")
        with self.refused(404, "OTSObjectNotExist"):
            self.client.delete_search_index("t", "i")
        self.client.delete_table("t")

    def test_the_default_order_is_by_key_unless_there_are_nested_fields(self):
        self.index(fields())
        meta, _ = self.client.describe_search_index("t", "i")
        self.assertIsInstance(meta.index_sort.sorters[0], PrimaryKeySort)
        self.index([*fields(), nested_field()], name="j")
        meta, _ = self.client.describe_search_index("t", "j")
        self.assertEqual([], list(meta.index_sort.sorters))

    def test_definitions_that_make_no_sense_are_refused(self):
        for bad in (
            [],
            [FieldSchema("a", FieldType.DATE)],
            [FieldSchema("a", FieldType.VECTOR)],
            [FieldSchema("a", FieldType.LONG), FieldSchema("a", FieldType.LONG)],
            [FieldSchema("a", FieldType.TEXT, enable_sort_and_agg=True)],
            [FieldSchema("a", FieldType.TEXT, analyzer="words")],
            [FieldSchema("a", FieldType.LONG, is_virtual_field=True)],
        ):
            with self.invalid():
                self.index(bad)
        with self.invalid():
            self.index(fields(), index_setting=IndexSetting(routing_fields=["k"]))
        with self.refused(404, "OTSObjectNotExist"):
            self.client.create_search_index("none", "i", SearchIndexMeta(fields()))

    def test_the_time_to_live_needs_a_table_without_updates(self):
        with self.invalid():
            self.index(fields(), time_to_live=1_000_000)
        self.create("u", key=KEY, time_to_live=1_000_000, allow_update=False)
        self.client.create_search_index("u", "i", SearchIndexMeta(fields(), time_to_live=1_000_000))
        self.client.update_search_index("u", "i", SearchIndexMeta(None, time_to_live=900_000))
        meta, _ = self.client.describe_search_index("u", "i")
        self.assertEqual(900_000, meta.time_to_live)
        with self.invalid():
            self.client.update_search_index("u", "i", SearchIndexMeta(None, time_to_live=2_000_000))


class Queries(Case):
    def setUp(self):
        super().setUp()
        self.share()

    def prepare(self):
        self.create(key=KEY)
        self.fill()
        self.index(fields(), index_sort=Sort([FieldSort("k", SortOrder.ASC)]))

    def test_all_rows_are_paged_by_token(self):
        response = self.search(MatchAllQuery())
        self.assertEqual((100, 1000), (len(response.rows), response.total_count))
        self.assertTrue(response.is_all_succeed)
        seen = [row[0][0][1] for row in response.rows]
        while response.next_token:
            response = self.search(MatchAllQuery(), next_token=response.next_token)
            seen += [row[0][0][1] for row in response.rows]
        self.assertEqual(list(range(1000)), seen)
        self.assertEqual(-1, self.search(MatchAllQuery(), get_total_count=False).total_count)

    def test_texts(self):
        self.assert_totals(
            [
                (MatchQuery("t", "this is 0", 1, QueryOperator.AND), 1),
                (MatchQuery("t", "this is 0", 3, QueryOperator.OR), 1),
                (MatchQuery("t", "not"), 0),
                (MatchPhraseQuery("t", "this is"), 1000),
                (MatchPhraseQuery("t", "this is 1"), 1),
                (MatchPhraseQuery("k", "key999"), 1),
                (MatchPhraseQuery("name", "苏"), 190),
                (PrefixQuery("k", "key00"), 10),
                (PrefixQuery("t", "this"), 1000),
                (PrefixQuery("t", "this is"), 0),
                (WildcardQuery("t", "t*"), 1000),
                (WildcardQuery("k", "key00*"), 10),
            ]
        )
        with self.invalid("length of field value is longer than 32 for the [WILDCARD_QUERY] query"):
            self.total(WildcardQuery("k", "*" * 33))

    def test_values(self):
        keys = ["key000", "key100", "key888", "key999", "key908", "key1000"]
        self.assert_totals(
            [
                (TermQuery("t", "100"), 1),
                (TermQuery("l", "900"), 1),
                (TermQuery("ka", "a"), 1000),
                (TermQuery("b", True), 500),
                (TermQuery("d", 0.1), 1000),
                (TermsQuery("k", keys), 5),
                (TermsQuery("t", ["this", "is"]), 1000),
                (TermsQuery("l", [0, 999, 1000, 1002]), 2),
                (RangeQuery("k", "key100", "key200", False, False), 99),
                (RangeQuery("k", "key100", "key200", True, True), 101),
                (RangeQuery("la", "100", "300", True, True), 201),
                (RangeQuery("time", "2022-05-06", "2022-05-12", True, True), 96),
                (ExistsQuery("k"), 1000),
            ]
        )

    def test_geo_queries(self):
        polygon = ["30.9,112.0", "30.5,115.0", "30.3, 117.0", "30.2,119.0"]
        self.assert_totals(
            [
                (GeoDistanceQuery("g", "32.5,116.5", 300000), 668),
                (GeoBoundingBoxQuery("g", "30.9,112.0", "30.2,119.0"), 500),
                (GeoPolygonQuery("g", polygon), 90),
            ]
        )

    def test_bools(self):
        some = BoolQuery(
            must_queries=[RangeQuery("k", "key100", None, False)],
            must_not_queries=[RangeQuery("l", 150, 200)],
            filter_queries=[RangeQuery("l", None, 250)],
        )
        response = self.search(some, ColumnsToGet(["l"], ColumnReturnType.SPECIFIED),
                               sort=Sort([FieldSort("l", SortOrder.DESC)]))
        self.assertEqual(99, response.total_count)
        self.assertEqual(b"", response.next_token)
        self.assertEqual([*range(249, 199, -1), *range(149, 100, -1)], self.column(response, "l"))
        some = BoolQuery(
            must_queries=[
                RangeQuery("k", "key100", None, False),
                BoolQuery(must_queries=[RangeQuery("l", 110, None, False), RangeQuery("l", None, 200)]),
            ],
            must_not_queries=[TermQuery("k", "key121")],
            should_queries=[
                RangeQuery("k", "key120", None, False),
                RangeQuery("l", None, 300, include_upper=True),
            ],
            minimum_should_match=2,
        )
        response = self.search(some, ColumnsToGet(["l"], ColumnReturnType.SPECIFIED),
                               sort=Sort([FieldSort("l")]))
        self.assertEqual([*range(122, 200)], self.column(response, "l"))

    def test_vectors(self):
        query = KnnVectorQuery("vector", 10, [1.0, -1.0, 5.0, -5.0])
        response = self.search(query, sort=Sort([ScoreSort()]))
        self.assertEqual(10, len(response.rows))
        self.assertEqual(0, response.rows[0][0][0][1])
        self.assertAlmostEqual(1.0, response.search_hits[0].score)
        query = KnnVectorQuery("vector", 10, [1.0, 2.0])
        with self.invalid():
            self.search(query)

    def test_columns(self):
        query = TermQuery("k", "key007")
        self.assertEqual([], self.search(query).rows[0][1])
        everything = self.search(query, ColumnsToGet(return_type=ColumnReturnType.ALL))
        self.assertEqual(sorted(dict(row(7)[1])), [it[0] for it in everything.rows[0][1]])
        named = self.search(query, ColumnsToGet(["g", "none"], ColumnReturnType.SPECIFIED))
        self.assertEqual(["30.000000,114.350000"], self.column(named, "g"))
        stored = self.search(query, ColumnsToGet(return_type=ColumnReturnType.ALL_FROM_INDEX))
        self.assertEqual(["[-1,7]"], self.column(stored, "la"))
        self.assertEqual(["30.0,114.35"], self.column(stored, "g"))

    def test_pages_have_limits(self):
        with self.invalid():
            self.search(MatchAllQuery(), ColumnsToGet(return_type=ColumnReturnType.ALL), limit=101)
        with self.invalid(
            "Parameter limit + offset must be less than 100000, current offset is 100000, limit is 1"
        ):
            self.search(MatchAllQuery(), offset=100000, limit=1)
        self.assertEqual(1000, len(self.search(MatchAllQuery(), limit=1000).rows))

    def test_collapsed_rows_are_the_first_of_their_values(self):
        response = self.search(
            MatchAllQuery(),
            ColumnsToGet(["l"], ColumnReturnType.SPECIFIED),
            sort=Sort([FieldSort("l", SortOrder.DESC)]),
            collapse_field=Collapse("d"),
        )
        self.assertEqual([999], self.column(response, "l"))
        self.assertEqual(1000, response.total_count)

    def test_an_unknown_index_is_refused(self):
        with self.refused(400, "OTSMetaNotMatch", "search index [none] does not exist"):
            self.client.search("t", "none", SearchQuery(MatchAllQuery()))
        with self.invalid("failed to query index, please check the request parameter"):
            self.total(TermQuery("none", 1))


class Results(Case):
    def setUp(self):
        super().setUp()
        self.share()

    def prepare(self):
        self.create(key=KEY)
        self.fill(300)
        self.index([*fields(), nested_field()])

    def test_nested_objects_and_inner_hits(self):
        self.assertEqual(1, self.total(NestedQuery("n", TermQuery("n.nk", "key199"))))
        query = NestedQuery("n", RangeQuery("n.nl", 100, 300, True, True))
        response = self.search(query)
        self.assertEqual((100, b"", 200), (len(response.rows), response.next_token, response.total_count))
        highlight = Highlight([HighlightParameter("n.nt", 1, 100, "<b>", "</b>")])
        inner = InnerHits(None, 0, 3, highlight)
        query = NestedQuery("n", MatchQuery("n.nt", "199"), inner_hits=inner)
        hit = self.search(query).search_hits[0].search_inner_hits[0]
        self.assertEqual("n", hit.path)
        self.assertEqual(0, hit.search_hits[0].nested_doc_offset)
        fragments = hit.search_hits[0].highlight_result.highlight_fields[0].field_fragments
        self.assertEqual(["this is in nested <b>199</b>"], list(fragments))

    def test_points_sort_by_distance(self):
        sort = Sort([GeoDistanceSort("g", ["30,114.1"], SortOrder.ASC)])
        response = self.search(MatchAllQuery(), sort=sort, limit=3)
        self.assertEqual(2, response.rows[0][0][0][1])

    def test_scores_are_multiplied_by_a_field(self):
        query = FunctionScoreQuery(MatchQuery("t", "7"), FieldValueFactor("l"))
        response = self.search(query, sort=Sort([ScoreSort()]))
        self.assertGreater(response.search_hits[0].score, 7)

    def test_aggregations(self):
        found = self.search(
            RangeQuery("l", None, 11),
            limit=0,
            aggs=[Max("l"), Min("l"), Sum("l", name="s"), Avg("l"), Count("la")],
        )
        self.assertEqual([10, 0, 55, 5, 22], [it.value for it in found.agg_results])
        sort = Sort([FieldSort("l", SortOrder.DESC)])
        found = self.search(
            RangeQuery("l", None, 11),
            limit=0,
            aggs=[DistinctCount("b"), Percentiles("l", [90, 50]), TopRows(2, sort)],
        )
        distinct, percentiles, rows = found.agg_results
        self.assertEqual(2, distinct.value)
        self.assertEqual([(50, 5), (90, 9)], [(it.key, it.value) for it in percentiles.value])
        self.assertEqual([10, 9], [it[0][0][1] for it in rows.value])
        nothing = self.search(TermQuery("l", -5), limit=0, aggs=[Avg("l")])
        self.assertTrue(math.isinf(nothing.agg_results[0].value))
        with self.invalid(
            "[sum agg] field_name:b type:boolean is invalid, allow [long, double]"
        ):
            self.search(MatchAllQuery(), aggs=[Sum("b")])
        with self.invalid("[avg agg] field: none does not exist"):
            self.search(MatchAllQuery(), aggs=[Avg("none")])

    def test_groups(self):
        by_parity = GroupByField("b", sub_aggs=[Max("l", name="most")])
        by_range = GroupByRange("l", [(100, 200), (0, 100)])
        by_filter = GroupByFilter([TermQuery("b", True), TermQuery("l", 7)])
        found = self.search(MatchAllQuery(), limit=0, group_bys=[by_parity, by_range, by_filter])
        parity, ranges, filters = found.group_by_results
        self.assertEqual([("false", 150), ("true", 150)], [(it.key, it.row_count) for it in parity.items])
        self.assertEqual([299, 298], [it.sub_aggs[0].value for it in parity.items])
        self.assertEqual(
            [(0, 100, 100), (100, 200, 100)],
            [(it.range_from, it.range_to, it.row_count) for it in ranges.items],
        )
        self.assertEqual([150, 1], [it.row_count for it in filters.items])

        by_distance = GroupByGeoDistance("g", GeoPoint(30, 114), [(0, 100), (100, 10000000)])
        histogram = GroupByHistogram("l", 100, FieldRange(0, 200))
        sort = [SubAggSort(SortOrder.DESC, "sum"), GroupKeySort(SortOrder.ASC), RowCountSort(SortOrder.ASC)]
        by_key = GroupByField("k", 2, sort, [Sum("l", name="sum")])
        found = self.search(MatchAllQuery(), limit=0, group_bys=[by_distance, histogram, by_key])
        distances, histogram, by_key = found.group_by_results
        self.assertEqual([1, 299], [it.row_count for it in distances.items])
        self.assertEqual([(0, 100), (100, 100), (200, 100)], [(it.key, it.value) for it in histogram.items])
        self.assertEqual(["key299", "key298"], [it.key for it in by_key.items])

        dates = GroupByDateHistogram("time", DateTimeValue(1, DateTimeUnit.MONTH), time_zone="+08:00")
        composite = GroupByComposite([GroupByField("b", name="parity")], 1)
        found = self.search(MatchAllQuery(), limit=0, group_bys=[dates, composite])
        dates, composite = found.group_by_results
        self.assertEqual([1651334400000], [it.timestamp for it in dates.items])
        self.assertEqual([["false"]], [list(it.keys) for it in composite.items])
        self.assertEqual(["parity"], list(composite.source_group_by_names))
        next_page = GroupByComposite([GroupByField("b", name="parity")], 1, composite.next_token)
        found = self.search(MatchAllQuery(), limit=0, group_bys=[next_page])
        self.assertEqual([["true"]], [list(it.keys) for it in found.group_by_results[0].items])


class Writes(Case):
    def test_writes_are_found_at_once(self):
        self.create(key=KEY)
        self.fill(10)
        self.index(fields())
        self.assertEqual(10, self.total(MatchAllQuery()))
        self.client.delete_row("t", Row(row(5)[0]), IGNORE)
        self.assertEqual(0, self.total(TermQuery("l", 5)))
        self.client.update_row("t", Row(row(6)[0], {"PUT": [("l", 5000)]}), IGNORE)
        self.assertEqual(1, self.total(TermQuery("l", 5000)))
        self.assertEqual(0, self.total(TermQuery("l", 6)))
        self.assertEqual(9, self.total(MatchAllQuery()))


class Analyzers(Case):
    def test_parameters_of_analyzers_and_highlights(self):
        self.create()
        texts = {
            "single": SingleWordAnalyzerParameter(True, True),
            "split": SplitAnalyzerParameter(","),
            "fuzzy": FuzzyAnalyzerParameter(1, 6),
        }
        kinds = {"single": AnalyzerType.SINGLEWORD, "split": AnalyzerType.SPLIT, "fuzzy": AnalyzerType.FUZZY}
        self.index(
            [
                FieldSchema(
                    name,
                    FieldType.TEXT,
                    analyzer=kinds[name],
                    analyzer_parameter=parameter,
                    enable_highlighting=True,
                )
                for name, parameter in texts.items()
            ]
        )
        self.put("1", [("single", "Alpha77 <beta>"), ("split", "ping pong,rap"), ("fuzzy", "Hangzhou")])
        self.assert_totals(
            [
                (MatchQuery("single", "77"), 1),
                (MatchQuery("single", "alpha"), 0),
                (MatchQuery("split", "ping pong"), 1),
                (MatchQuery("split", "ping"), 0),
                (MatchPhraseQuery("fuzzy", "gzho"), 1),
                (MatchPhraseQuery("fuzzy", "g zho"), 0),
            ]
        )
        highlight = Highlight([HighlightParameter("single")], HighlightEncoder.HTML_MODE)
        response = self.search(MatchQuery("single", "Alpha"), highlight=highlight)
        fields = response.search_hits[0].highlight_result.highlight_fields
        self.assertEqual(["<em>Alpha</em>77 &lt;beta&gt;"], list(fields[0].field_fragments))
        with self.invalid("highlighting is not supported for field[none]"):
            self.search(MatchAllQuery(), highlight=Highlight([HighlightParameter("none")]))


class Scans(Case):
    def setUp(self):
        super().setUp()
        self.create(key=KEY)
        self.fill(300)
        self.index(fields())

    def scan(self, session, token=b"", limit=100, parallel=(0, 1), query=None):
        query = ScanQuery(query or MatchAllQuery(), limit, token, *parallel, alive_time=60)
        columns = ColumnsToGet(["l"], ColumnReturnType.SPECIFIED)
        return self.client.parallel_scan("t", "i", query, session, columns)

    def test_a_session_reads_every_row_once_until_a_page_is_empty(self):
        splits = self.client.compute_splits("t", "i")
        self.assertEqual(1, splits.splits_size)
        token, seen, pages = b"", [], 0
        while True:
            page = self.scan(splits.session_id, token)
            pages += 1
            token = page.next_token
            if not token:
                break
            seen += [row[0][0][1] for row in page.rows]
        self.assertEqual(([], 4), (page.rows, pages))
        self.assertEqual(list(range(300)), sorted(seen))

    def test_a_session_sees_no_later_rows(self):
        splits = self.client.compute_splits("t", "i")
        first = self.scan(splits.session_id, limit=10)
        self.client.put_row("t", Row(*row(900)), IGNORE)
        rest = self.scan(splits.session_id, first.next_token, 2000)
        self.assertEqual(290, len(rest.rows))

    def test_refusals(self):
        with self.invalid("[search index splits options] must not be null"):
            self.client.compute_splits("t", None)
        with self.refused(400, "OTSMetaNotMatch", "search index [not_exist] does not exist"):
            self.client.compute_splits("t", "not_exist")
        with self.invalid("table [not_exist] does not exist"):
            self.client.compute_splits("not_exist", "i")
        splits = self.client.compute_splits("t", "i")
        with self.invalid(
            "[parallel_scan.current_parallel_id] must in [0, max_parallel), current max_parallel "
            "is 1, current_parallel_id is 101"
        ):
            self.scan(splits.session_id, parallel=(101, 1))
        with self.invalid(
            "[parallel_scan.max_parallel_id] must in (0 ,1], current max_parallel_id is 2"
        ):
            self.scan(splits.session_id, parallel=(0, 2))
        with self.refused(
            400,
            "OTSSessionExpired",
            "ScanQuery'session is expired, please retry ComputeSplitsRequest and ScanQuery.",
        ):
            self.scan("none")


if __name__ == "__main__":
    witness.main()
