"use strict";
// CreateIndex, DropIndex, and what a table's writes do to its indexes.

const assert = require("node:assert/strict");

const TableStore = require("tablestore");

const { refused, tests } = require("./witness");

const { IndexType, IndexUpdateMode } = TableStore;

const BY_NAME = { name: "by_name", primaryKey: ["name"], definedColumn: ["age"] };
const BY_AGE = {
  name: "by_age",
  primaryKey: ["k", "age"],
  definedColumn: [],
  indexType: IndexType.IT_LOCAL_INDEX,
  indexUpdateMode: IndexUpdateMode.IUM_SYNC_INDEX,
};

function create(t, ...indexMetas) {
  return t.create({
    key: { k: "STRING", n: "INTEGER" },
    columns: { name: "STRING", age: "INTEGER" },
    indexMetas,
  });
}

function byName(t) {
  const key = { k: "", n: 0 };
  return t.range({ name: "", ...key }, { name: "~", ...key }, { tableName: "by_name" });
}

tests({
  "an index follows its table": async (t) => {
    await create(t, BY_NAME);
    await t.put({ k: "a", n: 1 }, { name: "x", age: 1, other: true });
    await t.put({ k: "b", n: 1 }, { name: "w" });
    await t.put({ k: "c", n: 1 }, { age: 3 });
    assert.deepEqual(await byName(t), [[["w", "b", 1], {}], [["x", "a", 1], { age: 1 }]]);
    await t.delete({ k: "b", n: 1 });
    assert.deepEqual(await byName(t), [[["x", "a", 1], { age: 1 }]]);
  },

  "an index is created later": async (t) => {
    await create(t);
    await t.put({ k: "a", n: 1 }, { name: "x" });
    await t.client.createIndex({ mainTableName: "t", indexMeta: BY_NAME, includeBaseData: true });
    assert.deepEqual(await byName(t), [[["x", "a", 1], {}]]);
  },

  "local indexes share the partition key": async (t) => {
    await create(t, BY_AGE);
    await t.put({ k: "a", n: 1 }, { age: 2 });
    await t.put({ k: "a", n: 2 }, { age: 1 });
    const key = { age: 0, n: 0 };
    const found = await t.range({ k: "", ...key }, { k: "~", ...key }, { tableName: "by_age" });
    assert.deepEqual(found, [[["a", 1, 2], {}], [["a", 2, 1], {}]]);
  },

  "indexes are described": async (t) => {
    await create(t, BY_NAME, BY_AGE);
    const { indexMetas } = await t.client.describeTable({ tableName: "t" });
    const found = indexMetas.map(({ name, primaryKey, indexType }) => [name, primaryKey, indexType]);
    assert.deepEqual(found, [
      ["by_name", ["name"], IndexType.IT_GLOBAL_INDEX],
      ["by_age", ["k", "age"], IndexType.IT_LOCAL_INDEX],
    ]);
    assert.deepEqual(indexMetas[0].definedColumn, ["age"]);
    const phases = indexMetas.map((index) => index.indexSyncPhase);
    assert.deepEqual(phases, [TableStore.SyncPhase.INCR, TableStore.SyncPhase.INCR]);
  },

  "an index is dropped": async (t) => {
    await create(t, BY_NAME);
    await t.client.dropIndex({ mainTableName: "t", indexName: "by_name" });
    await refused(400, byName(t));
    assert.deepEqual((await t.client.describeTable({ tableName: "t" })).indexMetas, []);
  },
});
