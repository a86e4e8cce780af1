"""Records the bodies of requests on search indexes as the official Python client sends them.

A case that gives a query alone is a search for it.
"""

import request_bodies
from tablestore import (
    AnalyzerType,
    Avg,
    BoolQuery,
    Collapse,
    ColumnReturnType,
    ColumnsToGet,
    Count,
    DateTimeUnit,
    DateTimeValue,
    DisMaxQuery,
    DistinctCount,
    DocSort,
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
    GeoDistanceType,
    GeoHashPrecision,
    GeoPoint,
    GeoPolygonQuery,
    GroupByComposite,
    GroupByDateHistogram,
    GroupByField,
    GroupByFilter,
    GroupByGeoDistance,
    GroupByGeoGrid,
    GroupByHistogram,
    GroupByRange,
    GroupKeySort,
    Highlight,
    HighlightEncoder,
    HighlightFragmentOrder,
    HighlightParameter,
    IndexSetting,
    InnerHits,
    JsonType,
    KnnVectorQuery,
    MatchAllQuery,
    MatchPhraseQuery,
    MatchQuery,
    Max,
    Min,
    NestedFilter,
    NestedQuery,
    Percentiles,
    PrefixQuery,
    PrimaryKeySort,
    QueryOperator,
    RangeQuery,
    RowCountSort,
    ScanQuery,
    ScoreMode,
    ScoreSort,
    SearchIndexMeta,
    SearchQuery,
    SingleWordAnalyzerParameter,
    Sort,
    SortMode,
    SortOrder,
    SplitAnalyzerParameter,
    SubAggSort,
    Sum,
    TermQuery,
    TermsQuery,
    TextSimilarity,
    TopRows,
    VectorDataType,
    VectorMetricType,
    VectorOptions,
    WildcardQuery,
)

ASC, DESC = SortOrder.ASC, SortOrder.DESC
SPECIFIED = ColumnReturnType.SPECIFIED


def search(query=None, columns=None, routing=None, timeout=None, **options):
    # The client asks for the number of matches by one of the two fields that ours sends.
    options = {"get_total_count": None, **options}
    query = SearchQuery(query or MatchAllQuery(), **options)
    return lambda it: it.search("orders", "by_note", query, columns, routing, timeout)


def schema():
    vectors = VectorOptions(
        data_type=VectorDataType.VD_FLOAT_32, metric_type=VectorMetricType.VM_COSINE, dimension=4
    )
    single_word = SingleWordAnalyzerParameter(True, True)
    return [
        FieldSchema("k", FieldType.KEYWORD, index=True, enable_sort_and_agg=True, store=False),
        FieldSchema("l", FieldType.LONG, is_array=True),
        FieldSchema("d", FieldType.DOUBLE),
        FieldSchema("b", FieldType.BOOLEAN),
        FieldSchema("g", FieldType.GEOPOINT),
        FieldSchema(
            "t",
            FieldType.TEXT,
            analyzer=AnalyzerType.SINGLEWORD,
            analyzer_parameter=single_word,
            enable_highlighting=True,
            text_similarity=TextSimilarity.BM25,
        ),
        FieldSchema(
            "s",
            FieldType.TEXT,
            analyzer=AnalyzerType.SPLIT,
            analyzer_parameter=SplitAnalyzerParameter("|"),
        ),
        FieldSchema(
            "f",
            FieldType.TEXT,
            analyzer=AnalyzerType.FUZZY,
            analyzer_parameter=FuzzyAnalyzerParameter(1, 5),
        ),
        FieldSchema("m", FieldType.TEXT, analyzer=AnalyzerType.MAXWORD),
        FieldSchema("n", FieldType.TEXT, analyzer=AnalyzerType.MINWORD),
        FieldSchema("date", FieldType.DATE, date_formats=["yyyy-MM-dd", "epoch_millis"]),
        FieldSchema("v", FieldType.VECTOR, vector_options=vectors),
        FieldSchema("lk", FieldType.KEYWORD, is_virtual_field=True, source_fields=["l"]),
        FieldSchema(
            "o", FieldType.NESTED, sub_field_schemas=[FieldSchema("x", FieldType.KEYWORD)]
        ),
        FieldSchema(
            "j",
            FieldType.JSON,
            json_type=JsonType.NESTED_JSON,
            sub_field_schemas=[FieldSchema("x", FieldType.LONG)],
        ),
    ]


TERM = TermQuery("b", True)
OTHER = RangeQuery("l", 10, 100, True, True)
FILTER = NestedFilter("o", TermQuery("o.x", "a"))

QUERIES = {
    "match all": MatchAllQuery(),
    "match": MatchQuery("t", "ring twice"),
    "match all words": MatchQuery("t", "ring twice", operator=QueryOperator.AND, weight=2.0),
    "match two words": MatchQuery("t", "ring the bell", 2, QueryOperator.OR),
    "match most words": MatchQuery("t", "ring the bell", "75%"),
    "match as many words as a string says": MatchQuery("t", "ring the bell", "2"),
    "phrase": MatchPhraseQuery("t", "ring twice", 0.5, 1),
    "integer": TermQuery("l", 900),
    "double": TermQuery("d", 1.5, 3.0),
    "boolean": TERM,
    "string": TermQuery("k", "茶"),
    "values": TermsQuery("k", ["a", "b"], 1.5),
    "range": RangeQuery("l", 10, 100),
    "closed range": OTHER,
    "greater": RangeQuery("d", 1.5, None, False, False),
    "less or equal": RangeQuery("k", None, "x", False, True),
    "prefix": PrefixQuery("k", "ab", 2.0),
    "wildcard": WildcardQuery("k", "*b?", 2.0),
    "exists": ExistsQuery("k"),
    "distance": GeoDistanceQuery("g", "32.5,116.5", 300000.0),
    "box": GeoBoundingBoxQuery("g", "30.9,112.5", "30.2,119.5"),
    "polygon": GeoPolygonQuery("g", ["30.9,112.5", "30.5,115.5", "30.2,119.5"]),
    "and": BoolQuery(must_queries=[TERM, OTHER, ExistsQuery("k")]),
    "or": BoolQuery(should_queries=[TERM, OTHER], minimum_should_match=1),
    "not": BoolQuery(must_not_queries=[TERM]),
    "bool": BoolQuery([TERM], [OTHER], [ExistsQuery("k")], [TERM, OTHER], 2, 1.5),
    "best": DisMaxQuery([TERM, OTHER], 0.5, 2.0),
    "score by field": FunctionScoreQuery(MatchQuery("t", "tea"), FieldValueFactor("l")),
    "nested": NestedQuery("o", TermQuery("o.x", "a")),
    "nested with its documents": NestedQuery(
        "o",
        TermQuery("o.x", "a"),
        ScoreMode.AVG,
        InnerHits(
            Sort([ScoreSort(), DocSort()]),
            1,
            5,
            Highlight([HighlightParameter("o.x")], HighlightEncoder.HTML_MODE),
        ),
        2.0,
    ),
    "nearest": KnnVectorQuery("v", 10, [0.5, 1.5, -2.0, 0.25], TERM, 2.0, 0.5, 50),
}

SORTS = {
    "field": FieldSort("l", ASC),
    "field with settings": FieldSort("o.x", DESC, SortMode.MAX, FILTER),
    "distance": GeoDistanceSort("g", ["30.5,115.5"], ASC),
    "distance with settings": GeoDistanceSort(
        "g", ["30.5,115.5", "31.5,116.5"], DESC, SortMode.AVG, GeoDistanceType.PLANE, FILTER
    ),
    "score": ScoreSort(),
    "key": PrimaryKeySort(DESC),
}

AGGREGATIONS = {
    "max": Max("l", 5),
    "min": Min("d", 1.5),
    "avg": Avg("l"),
    "sum": Sum("l", 2),
    "count": Count("k"),
    "distinct count": DistinctCount("k", "x"),
    "percentiles": Percentiles("l", [50.0, 99.9]),
    "top rows": TopRows(3, Sort([FieldSort("l", DESC), PrimaryKeySort()])),
}
for _name, _aggregation in AGGREGATIONS.items():
    _aggregation.name = _name

SUB = {"sub_aggs": [Avg("l", name="mean")], "sub_group_bys": [GroupByField("b", name="parity")]}
ORDER = [SubAggSort(DESC, "mean"), GroupKeySort(ASC), RowCountSort(DESC)]
DAYS = DateTimeValue(2, DateTimeUnit.DAY)

GROUP_BYS = {
    "field": GroupByField("k", 5),
    "field with groups": GroupByField("k", 5, ORDER, **SUB),
    "range": GroupByRange("l", [(0.0, 10.5), (10.5, 20.0)], **SUB),
    "filter": GroupByFilter([TERM, OTHER], **SUB),
    "distance": GroupByGeoDistance("g", GeoPoint(30.5, 115.5), [(0.0, 1000.0)], **SUB),
    "histogram": GroupByHistogram("l", 10, FieldRange(0, 100), None, 0, **SUB),
    "date histogram": GroupByDateHistogram(
        "date",
        DAYS,
        FieldRange("2022-05-01", "2022-06-01"),
        "2022-05-02",
        0,
        "+08:00",
        [GroupKeySort(DESC)],
        DateTimeValue(1, DateTimeUnit.HOUR),
        **SUB,
    ),
    "grid": GroupByGeoGrid("g", GeoHashPrecision.GHP_156KM_156KM_3, 20, **SUB),
    "combination": GroupByComposite(
        [GroupByField("k", name="k"), GroupByDateHistogram("date", DAYS, name="day")],
        100,
        "token",
        200,
        **SUB,
    ),
}
for _name, _group_by in GROUP_BYS.items():
    _group_by.name = _name

CASES = {
    "create an index": lambda it: it.create_search_index(
        "orders",
        "by_note",
        SearchIndexMeta(
            schema(),
            IndexSetting(["customer"]),
            Sort([FieldSort("k", DESC), PrimaryKeySort()]),
            86400,
        ),
    ),
    "update the time to live": lambda it: it.update_search_index(
        "orders", "by_note", SearchIndexMeta(None, time_to_live=-1)
    ),
    "delete an index": lambda it: it.delete_search_index("orders", "by_note"),
    "list indexes": lambda it: it.list_search_index(),
    "list the indexes of a table": lambda it: it.list_search_index("orders"),
    "describe an index": lambda it: it.describe_search_index("orders", "by_note"),
    "describe an index without its state": lambda it: it.describe_search_index(
        "orders", "by_note", False
    ),
    "compute splits": lambda it: it.compute_splits("orders", "by_note"),
    "scan": lambda it: it.parallel_scan(
        "orders",
        "by_note",
        ScanQuery(TERM, 100, b"token", 1, 3, 30),
        "session",
        ColumnsToGet(["l"], SPECIFIED),
        5,
    ),
    "search for some columns": search(columns=ColumnsToGet(["l", "k"], SPECIFIED), limit=10),
    "search for all columns": search(columns=ColumnsToGet([], ColumnReturnType.ALL)),
    "search for the columns of the index": search(
        columns=ColumnsToGet([], ColumnReturnType.ALL_FROM_INDEX)
    ),
    "search for keys": search(columns=ColumnsToGet([], ColumnReturnType.NONE)),
    "search a part of the index": search(routing=[[("customer", "alice")]], timeout=2),
    "search at an offset": search(offset=20, limit=5, sort=Sort([FieldSort("l", DESC)])),
    "search after a token": search(next_token=b"\0\1token", limit=5),
    "collapse": search(collapse_field=Collapse("k")),
    "highlight": search(
        highlight=Highlight(
            [
                HighlightParameter("t"),
                HighlightParameter("s", 2, 50, "<b>", "</b>", HighlightFragmentOrder.SCORE),
            ]
        )
    ),
}
CASES |= {f"query: {name}": search(query) for name, query in QUERIES.items()}
CASES |= {f"sort: {name}": search(sort=Sort([sorter])) for name, sorter in SORTS.items()}
CASES |= {f"aggregation: {name}": search(aggs=[it]) for name, it in AGGREGATIONS.items()}
CASES |= {f"group-by: {name}": search(group_bys=[it]) for name, it in GROUP_BYS.items()}


def record():
    return request_bodies.record(CASES)
