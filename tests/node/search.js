"use strict";
// CreateSearchIndex, UpdateSearchIndex, DeleteSearchIndex, ListSearchIndex, DescribeSearchIndex, Search,
// ComputeSplits, ParallelScan.

const assert = require("node:assert/strict");

const TableStore = require("tablestore");

const { plain, refused, tests, values } = require("./witness");

const {
  AggregationType,
  ColumnReturnType,
  DateTimeUnit,
  FieldType,
  GeoHashPrecision,
  GroupByType,
  HighlightEncoder,
  Long,
  QueryOperator,
  QueryType,
  ScoreMode,
  SortMode,
  SortOrder,
  VectorDataType,
  VectorMetricType,
} = TableStore;

const INDEX = { tableName: "t", indexName: "i" };
const ALL = { queryType: QueryType.MATCH_ALL_QUERY };
const ROWS = 30;

const FIELDS = [
  { fieldName: "k", fieldType: FieldType.KEYWORD, index: true, enableSortAndAgg: true, store: true },
  { fieldName: "l", fieldType: FieldType.LONG, index: true, enableSortAndAgg: true, store: true },
  { fieldName: "b", fieldType: FieldType.BOOLEAN, index: true },
  { fieldName: "a", fieldType: FieldType.KEYWORD, index: true, isAnArray: true },
  { fieldName: "g", fieldType: FieldType.GEO_POINT, index: true },
  { fieldName: "d", fieldType: FieldType.DATE, index: true, dateFormats: ["yyyy-MM-dd"] },
  {
    fieldName: "t",
    fieldType: FieldType.TEXT,
    index: true,
    enableHighlighting: true,
    analyzer: "single_word",
    analyzerParameter: { caseSensitive: true, delimitWord: false },
  },
  {
    fieldName: "v",
    fieldType: FieldType.VECTOR,
    index: true,
    vectorOptions: {
      dataType: VectorDataType.VD_FLOAT_32,
      dimension: 2,
      metricType: VectorMetricType.VM_EUCLIDEAN,
    },
  },
];
const NESTED = {
  fieldName: "n",
  fieldType: FieldType.NESTED,
  fieldSchemas: [{ fieldName: "x", fieldType: FieldType.LONG, index: true }],
};

function long(number) {
  return Long.fromNumber(number);
}

async function fill(t, fields = FIELDS, more = {}) {
  await t.create({ key: { id: "INTEGER" } });
  for (let i = 0; i < ROWS; i += 1) {
    const day = String(i + 1).padStart(2, "0");
    await t.put(
      { id: i },
      {
        k: `key${i % 3}`,
        l: i,
        b: i % 2 === 0,
        a: `["all","${i}"]`,
        g: `${i},${i}`,
        d: `2022-01-${day}`,
        t: `This is ${i}`,
        v: `[${i}, 0]`,
        n: `[{"x":${i}},{"x":-${i}}]`,
      },
    );
  }
  await t.client.createSearchIndex({ ...INDEX, schema: { fieldSchemas: fields, ...more } });
}

function search(t, query, more = {}, columns = { returnType: ColumnReturnType.RETURN_NONE }) {
  const searchQuery = { offset: 0, limit: 100, query, getTotalCount: true, ...more };
  return t.client.search({ ...INDEX, searchQuery, columnToGet: columns });
}

async function count(t, queryType, query) {
  const found = await search(t, { queryType, query }, { limit: 0 });
  return Number(found.totalCounts);
}

// The keys of the rows of a response.
function ids(response) {
  return response.rows.map((row) => plain(row.primaryKey[0].value));
}

function by(fieldName, order = SortOrder.SORT_ORDER_ASC, more = {}) {
  return { sorters: [{ fieldSort: { fieldName, order, ...more } }] };
}

const term = (fieldName, value) => ({ queryType: QueryType.TERM_QUERY, query: { fieldName, term: value } });
const below = (number) => ({
  queryType: QueryType.RANGE_QUERY,
  query: { fieldName: "l", rangeTo: long(number), includeUpper: false },
});

tests({
  "an index is listed, described, updated and deleted": async (t) => {
    await t.create({ key: { id: "INTEGER" }, options: { timeToLive: -1, allowUpdate: false } });
    const schema = { fieldSchemas: FIELDS, indexSetting: { routingFields: ["id"] } };
    await t.client.createSearchIndex({ ...INDEX, schema, timeToLive: 1_000_000 });
    const { indices } = await t.client.listSearchIndex({ tableName: "t" });
    assert.deepEqual(indices.map((it) => [it.tableName, it.indexName]), [["t", "i"]]);

    const index = await t.client.describeSearchIndex(INDEX);
    const names = index.schema.fieldSchemas.map((field) => [field.fieldName, field.fieldType]);
    assert.deepEqual(names, FIELDS.map((field) => [field.fieldName, field.fieldType]));
    assert.equal(index.schema.fieldSchemas[6].analyzerParameter.caseSensitive, true);
    assert.deepEqual(index.schema.indexSetting.routingFields, ["id"]);
    assert.equal(index.indexStatus.status, TableStore.IndexStatus.RUNNING);
    // INCR, by the number of the message.
    assert.equal(index.syncStat.syncPhase, 2);
    assert.equal(index.timeToLive, 1_000_000);

    await t.client.updateSearchIndex({ ...INDEX, timeToLive: 900_000 });
    assert.equal((await t.client.describeSearchIndex(INDEX)).timeToLive, 900_000);
    await t.client.deleteSearchIndex(INDEX);
    await refused(404, t.client.deleteSearchIndex(INDEX));
  },

  "every kind of query finds its rows": async (t) => {
    await fill(t);
    const is = (type, query, expected) => async () =>
      assert.equal(await count(t, QueryType[`${type}_QUERY`], query), expected, type);
    for (const check of [
      is("MATCH_ALL", undefined, 30),
      is("MATCH", { fieldName: "t", text: "7 8" }, 2),
      is("MATCH", { fieldName: "t", text: "This 8", operator: QueryOperator.AND }, 1),
      is("MATCH", { fieldName: "t", text: "This 8", minimumShouldMatch: 2 }, 1),
      is("MATCH", { fieldName: "t", text: "this" }, 0),
      is("MATCH_PHRASE", { fieldName: "t", text: "is 9" }, 1),
      is("TERM", { fieldName: "k", term: "key1" }, 10),
      is("TERM", { fieldName: "a", term: "all" }, 30),
      is("TERMS", { fieldName: "l", terms: [long(1), long(2), long(100)] }, 2),
      is("PREFIX", { fieldName: "k", prefix: "key" }, 30),
      is("WILDCARD", { fieldName: "k", value: "*1" }, 10),
      is("RANGE", { fieldName: "l", rangeFrom: long(5), includeLower: true, rangeTo: long(7) }, 2),
      is("EXISTS", { fieldName: "k" }, 30),
      is("GEO_DISTANCE", { fieldName: "g", centerPoint: "5,5", distance: 200_000 }, 3),
      is("GEO_BOUNDING_BOX", { fieldName: "g", topLeft: "6.5,3.5", bottomRight: "3.5,6.5" }, 3),
      is("GEO_POLYGON", { fieldName: "g", points: ["0.5,0.5", "0.5,3.5", "3.5,3.5", "3.5,0.5"] }, 3),
      is("CONST_SCORE", { filter: term("b", true) }, 15),
      is("BOOL", { mustQueries: [below(10), term("b", true)] }, 5),
      is("BOOL", { mustNotQueries: [below(10)] }, 20),
      is("BOOL", { filterQueries: [below(10)], mustNotQueries: [term("k", "key0")] }, 6),
      is("BOOL", { shouldQueries: [below(3), term("l", long(9))], minimumShouldMatch: 1 }, 4),
      is("KNN_VECTOR", { fieldName: "v", topK: 5, float32QueryVector: [3, 0] }, 5),
    ])
      await check();
  },

  "rows are sorted and paged": async (t) => {
    await fill(t);
    const down = by("l", SortOrder.SORT_ORDER_DESC, { mode: SortMode.SORT_MODE_MIN });
    const first = await search(t, below(10), { limit: 4, sort: down });
    assert.deepEqual(ids(first), [9, 8, 7, 6]);
    assert.equal(first.totalCounts, "10");
    const second = await search(t, below(10), { limit: 4, token: first.nextToken });
    assert.deepEqual(ids(second), [5, 4, 3, 2]);
    const nearest = { sorters: [{ geoDistanceSort: { fieldName: "g", points: ["7,7"], order: 0 } }] };
    assert.equal(ids(await search(t, ALL, { limit: 1, sort: nearest }))[0], 7);
    const collapsed = await search(t, ALL, { collapse: { fieldName: "k" }, sort: by("l") });
    assert.deepEqual(ids(collapsed), [0, 1, 2]);
  },

  "rows have columns, scores and highlights": async (t) => {
    await fill(t);
    const named = { returnType: ColumnReturnType.RETURN_SPECIFIED, returnNames: ["l", "k"] };
    const found = await search(t, term("l", long(4)), {}, named);
    assert.deepEqual(values(found.rows[0]), { k: "key1", l: 4 });
    const highlight = {
      highlightParameters: [{ fieldName: "t", preTag: "<b>", postTag: "</b>" }],
      highlightEncoder: HighlightEncoder.PLAIN_MODE,
    };
    const query = { queryType: QueryType.MATCH_QUERY, query: { fieldName: "t", text: "4" } };
    const score = { sorters: [{ scoreSort: { order: SortOrder.SORT_ORDER_DESC } }] };
    const marked = await search(t, query, { highlight, sort: score });
    const [hit] = marked.searchHits;
    assert.deepEqual(hit.highlightResultItem.highlightFields.get("t").fragments, ["This is <b>4</b>"]);
    assert.ok(hit.score > 0);
  },

  "scores are changed by functions": async (t) => {
    await fill(t);
    const score = { sorters: [{ scoreSort: { order: SortOrder.SORT_ORDER_DESC } }] };
    const factor = {
      queryType: QueryType.FUNCTION_SCORE_QUERY,
      query: { query: below(5), fieldValueFactor: { fieldName: "l" } },
    };
    assert.deepEqual(ids(await search(t, factor, { sort: score, limit: 2 })), [4, 3]);
    const decay = {
      fieldName: "l",
      mathFunction: TableStore.MathFunction.GAUSS,
      decayParamType: TableStore.DecayFuncParamType.DF_NUMERIC_PARAM,
      param: { origin: 2, scale: 1, offset: 0 },
      decay: 0.5,
    };
    const functions = {
      queryType: QueryType.FUNCTIONS_SCORE_QUERY,
      query: { query: below(5), functions: [{ decayFunction: { ...decay, decayParam: decay.param } }] },
    };
    assert.equal(ids(await search(t, functions, { sort: score, limit: 1 }))[0], 2);
  },

  "nested documents are found": async (t) => {
    await fill(t, [...FIELDS, NESTED]);
    const query = {
      queryType: QueryType.NESTED_QUERY,
      query: {
        path: "n",
        query: term("n.x", long(-4)),
        scoreMode: ScoreMode.SCORE_MODE_AVG,
        innerHits: { limit: 5 },
      },
    };
    const found = await search(t, query);
    assert.deepEqual(ids(found), [4]);
    const [inner] = found.searchHits[0].searchInnerHits.get("n").subSearchHits;
    assert.equal(inner.nestedDocOffset, 1);
  },

  "statistics of all rows that match": async (t) => {
    await fill(t);
    const kinds = ["AVG", "MAX", "MIN", "SUM", "COUNT"];
    const aggs = kinds.map((kind) => ({
      name: kind,
      type: AggregationType[`AGG_${kind}`],
      body: { fieldName: "l" },
    }));
    const found = await search(t, below(11), { limit: 0, aggs: { aggs } });
    const results = found.aggs.aggResults.map((it) => plain(it.aggResult.value));
    assert.deepEqual(results, [5, 10, 0, 55, 11]);
    const more = [
      { name: "distinct", type: AggregationType.AGG_DISTINCT_COUNT, body: { fieldName: "k" } },
      {
        name: "percentiles",
        type: AggregationType.AGG_PERCENTILES,
        body: { fieldName: "l", percentiles: [50] },
      },
      {
        name: "top",
        type: AggregationType.AGG_TOP_ROWS,
        body: { limit: 1, sort: by("l", SortOrder.SORT_ORDER_DESC) },
      },
    ];
    const rest = await search(t, below(11), { limit: 0, aggs: { aggs: more } });
    const [distinct, percentiles, top] = rest.aggs.aggResults.map((it) => it.aggResult);
    assert.equal(plain(distinct.value), 3);
    assert.equal(plain(percentiles.items[0].item.value), 5);
    assert.equal(plain(top.rows[0].primaryKey[0].value), 10);
  },

  "groups of all rows that match": async (t) => {
    await fill(t);
    const groups = async (type, body) => {
      const groupBys = { groupBys: [{ name: "by", type: GroupByType[`GROUP_BY_${type}`], body }] };
      const found = await search(t, ALL, { limit: 0, groupBys });
      return found.groupBys.groupByResults[0].groupByResult;
    };
    const counts = ({ items }) => items.map((it) => plain(it.rowCount ?? it.value));
    const most = { aggs: [{ name: "most", type: AggregationType.AGG_MAX, body: { fieldName: "l" } }] };
    const fields = await groups("FIELD", { fieldName: "k", size: 2, subAggs: most });
    assert.deepEqual(fields.items.map((it) => it.key), ["key0", "key1"]);
    assert.equal(fields.items[0].subAggsResult.aggResults[0].aggResult.value, 27);
    assert.deepEqual(counts(await groups("RANGE", { fieldName: "l", ranges: [{ from: 0, to: 7 }] })), [7]);
    assert.deepEqual(counts(await groups("FILTER", { filters: [below(3), below(5)] })), [3, 5]);
    const distance = { fieldName: "g", origin: { lat: 0, lon: 0 }, ranges: [{ from: 0, to: 400_000 }] };
    assert.deepEqual(counts(await groups("GEO_DISTANCE", distance)), [3]);
    const histogram = { fieldName: "l", interval: long(10), fieldRange: { min: long(0), max: long(29) } };
    assert.deepEqual(counts(await groups("HISTOGRAM", histogram)), [10, 10, 10]);
    const dates = { fieldName: "d", interval: { value: 1, unit: DateTimeUnit.MONTH } };
    assert.deepEqual(counts(await groups("DATE_HISTOGRAM", dates)), [30]);
    const grid = { fieldName: "g", precision: GeoHashPrecision.GHP_5009KM_4992KM_1 };
    assert.deepEqual(counts(await groups("GEO_GRID", grid)), [30]);
    const source = { name: "k", type: GroupByType.GROUP_BY_FIELD, body: { fieldName: "k" } };
    const composite = { size: 2, sources: { groupBys: [source] } };
    assert.deepEqual(counts(await groups("COMPOSITE", composite)), [10, 10]);
  },

  "a scan reads every row once": async (t) => {
    await fill(t);
    const splits = await t.client.computeSplits({
      tableName: "t",
      searchIndexSplitsOptions: { indexName: "i" },
    });
    assert.equal(splits.splitsSize, 1);
    const read = [];
    let token;
    for (;;) {
      const page = await t.client.parallelScan({
        ...INDEX,
        columnToGet: { returnType: ColumnReturnType.RETURN_ALL_FROM_INDEX },
        sessionId: splits.sessionId,
        scanQuery: { query: ALL, limit: 7, aliveTime: 30, token, currentParallelId: 0, maxParallel: 1 },
      });
      if (page.rows.length === 0) break;
      read.push(...ids(page));
      token = page.nextToken;
    }
    assert.deepEqual(read.sort((one, other) => one - other), [...Array(ROWS).keys()]);
  },
});
