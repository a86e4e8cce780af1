"use strict";
// BatchWriteRow and BatchGetRow.

const assert = require("node:assert/strict");

const TableStore = require("tablestore");

const { EXPECT_EXIST, IGNORE, cells, plain, tests, values } = require("./witness");

const { ReturnType } = TableStore;

// A row of a batch, of these columns or with these changes.
function row(type, key, attributeColumns = [], more = {}) {
  return { type, condition: IGNORE, primaryKey: cells(key), attributeColumns, ...more };
}

async function fill(t) {
  await t.create();
  await t.create({ name: "u" });
  await t.put({ k: "old" }, { a: 1, b: 2 });
  await t.put({ k: "gone" });
}

tests({
  "rows are put, updated and deleted in one request": async (t) => {
    await fill(t);
    const returnContent = { returnType: ReturnType.Primarykey };
    const changes = [{ PUT: cells({ c: "x" }) }, { DELETE_ALL: ["a"] }, { INCREMENT: cells({ b: 1 }) }];
    const response = await t.client.batchWriteRow({
      tables: [
        {
          tableName: "t",
          rows: [
            row("PUT", { k: "new" }, cells({ c: 1 }), { returnContent }),
            row("UPDATE", { k: "old" }, changes),
            row("DELETE", { k: "gone" }),
          ],
        },
        { tableName: "u", rows: [row("PUT", { k: "new" }, cells({ c: 2 }))] },
      ],
    });
    const outcomes = response.tables.map((it) => [it.tableName, it.isOk, it.capacityUnit.write]);
    assert.deepEqual(outcomes, [["t", true, 1], ["t", true, 1], ["t", true, 1], ["u", true, 1]]);
    assert.deepEqual(response.tables[0].primaryKey, [{ name: "k", value: "new" }]);
    assert.deepEqual(await t.values({ k: "new" }), { c: 1 });
    assert.deepEqual(await t.values({ k: "old" }), { b: 3, c: "x" });
    assert.equal(await t.values({ k: "gone" }), null);
    assert.deepEqual(await t.values({ k: "new" }, { tableName: "u" }), { c: 2 });
  },

  "an increment in a batch tells what it comes to": async (t) => {
    await fill(t);
    const returnContent = { returnType: ReturnType.AfterModify, returnColumns: ["b"] };
    const changes = [{ INCREMENT: cells({ b: 40 }) }];
    const rows = [row("UPDATE", { k: "old" }, changes, { returnContent })];
    const response = await t.client.batchWriteRow({ tables: [{ tableName: "t", rows }] });
    const [{ columnName, columnValue }] = response.tables[0].attributes;
    assert.deepEqual([columnName, plain(columnValue)], ["b", 42]);
  },

  "rows fail on their own": async (t) => {
    await fill(t);
    const rows = [row("PUT", { k: "missing" }, [], { condition: EXPECT_EXIST }), row("PUT", { k: "new" })];
    const { tables } = await t.client.batchWriteRow({ tables: [{ tableName: "t", rows }] });
    assert.deepEqual(tables.map((it) => it.isOk), [false, true]);
    // In a batch this client does tell the code.
    assert.equal(tables[0].errorCode, "OTSConditionCheckFail");
    assert.equal(tables[0].errorMessage, "Condition check failed.");
  },

  "rows of several tables are read in one request": async (t) => {
    await fill(t);
    await t.put({ k: "a" }, { c: true }, { tableName: "u" });
    const keys = ["gone", "missing", "old"].map((k) => cells({ k }));
    const { tables } = await t.client.batchGetRow({
      tables: [
        { tableName: "t", primaryKey: keys, columnsToGet: ["a"] },
        { tableName: "u", primaryKey: [cells({ k: "a" })] },
      ],
    });
    assert.ok(tables.flat().every((it) => it.isOk));
    const [first, second] = tables.map((rows) => rows.map(values));
    // A row of which the columns leave nothing, no row, and one with the column.
    assert.deepEqual(first, [null, null, { a: 1 }]);
    assert.deepEqual(second, [{ c: true }]);
  },
});
