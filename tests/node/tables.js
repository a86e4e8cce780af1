"use strict";
// CreateTable, ListTable, DescribeTable, UpdateTable, DeleteTable.

const assert = require("node:assert/strict");

const TableStore = require("tablestore");

const { plain, refused, tests } = require("./witness");

tests({
  "a table is described as it was created": async (t) => {
    await t.create({
      key: { a: "STRING", b: "INTEGER", c: "BINARY", d: "AUTO_INCREMENT" },
      columns: { name: "STRING", age: "INTEGER", height: "DOUBLE", member: "BOOLEAN" },
      options: { maxVersions: 3, timeToLive: 86400, maxTimeDeviation: 1000 },
    });
    const { tableMeta, tableOptions } = await t.client.describeTable({ tableName: "t" });
    assert.equal(tableMeta.tableName, "t");
    const { INTEGER, STRING, BINARY } = TableStore.PrimaryKeyType;
    assert.deepEqual(
      tableMeta.primaryKey.map(({ name, type }) => [name, type]),
      [["a", STRING], ["b", INTEGER], ["c", BINARY], ["d", INTEGER]],
    );
    assert.equal(tableMeta.primaryKey[3].option, TableStore.PrimaryKeyOption.AUTO_INCREMENT);
    const { DCT_STRING, DCT_INTEGER, DCT_DOUBLE, DCT_BOOLEAN } = TableStore.DefinedColumnType;
    assert.deepEqual(
      tableMeta.definedColumn.map(({ name, type }) => [name, type]),
      [["name", DCT_STRING], ["age", DCT_INTEGER], ["height", DCT_DOUBLE], ["member", DCT_BOOLEAN]],
    );
    assert.equal(tableOptions.maxVersions, 3);
    assert.equal(tableOptions.timeToLive, 86400);
    assert.equal(plain(tableOptions.deviationCellVersionInSec), 1000);
  },

  "tables are listed by name": async (t) => {
    assert.deepEqual((await t.client.listTable({})).tableNames, []);
    for (const name of ["b", "c", "a"]) await t.create({ name });
    assert.deepEqual((await t.client.listTable({})).tableNames, ["a", "b", "c"]);
  },

  "options are changed": async (t) => {
    await t.create();
    await t.client.updateTable({
      tableName: "t",
      tableOptions: { timeToLive: 100000, maxVersions: 5, maxTimeDeviation: 86400 },
    });
    const { tableOptions } = await t.client.describeTable({ tableName: "t" });
    assert.equal(tableOptions.timeToLive, 100000);
    assert.equal(tableOptions.maxVersions, 5);
  },

  "a stream is turned on": async (t) => {
    await t.create({ streamSpecification: { enableStream: true, expirationTime: 24 } });
    const { streamDetails } = await t.client.describeTable({ tableName: "t" });
    assert.equal(streamDetails.enableStream, true);
    assert.equal(streamDetails.expirationTime, 24);
    assert.notEqual(streamDetails.streamId, "");
  },

  "a deleted table is gone": async (t) => {
    await t.create();
    await t.client.deleteTable({ tableName: "t" });
    assert.deepEqual((await t.client.listTable({})).tableNames, []);
    await refused(404, t.client.describeTable({ tableName: "t" }));
  },
});
