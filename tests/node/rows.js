"use strict";
// PutRow, GetRow, UpdateRow, DeleteRow.

const assert = require("node:assert/strict");

const TableStore = require("tablestore");

const {
  EXPECT_EXIST,
  EXPECT_NOT_EXIST,
  IGNORE,
  cells,
  double,
  plain,
  refused,
  tests,
  values,
} = require("./witness");

const { Long, ReturnType } = TableStore;

// A table with the row `a`, of which the column `c` has three versions.
async function versioned(t) {
  await t.create({ options: { maxVersions: 3, maxTimeDeviation: 2_000_000_000 } });
  const version = (time) => ({ c: Long.fromNumber(time), timestamp: Long.fromNumber(time) });
  await t.put({ k: "a" }, {}, { attributeColumns: [3, 2, 1].map(version) });
}

// The times of the versions, which are their values too.
async function times(t, more) {
  const { attributes } = await t.get({ k: "a" }, more);
  for (const { columnValue, timestamp } of attributes) assert.equal(plain(columnValue), plain(timestamp));
  return attributes.map(({ timestamp }) => plain(timestamp));
}

tests({
  "values of every type come back": async (t) => {
    await t.create();
    const columns = {
      text: "中文 größer 🎉",
      empty: "",
      integer: -42,
      double: double(1.5),
      yes: true,
      no: false,
      binary: Buffer.from([0, 1, 255]),
    };
    await t.put({ k: "a" }, columns);
    assert.deepEqual(await t.values({ k: "a" }), { ...columns, double: 1.5 });
  },

  "integers keep all their bits": async (t) => {
    await t.create();
    for (const number of ["9223372036854775807", "-9223372036854775808", "9007199254740993"]) {
      await t.put({ k: "a" }, { c: Long.fromString(number) });
      const row = await t.get({ k: "a" });
      assert.equal(row.attributes[0].columnValue.toString(), number);
    }
  },

  "keys of every type come back": async (t) => {
    await t.create({ key: { a: "STRING", b: "INTEGER", c: "BINARY" } });
    const key = { a: "杭州", b: -7, c: Buffer.from([0, 255]) };
    await t.put(key);
    const { primaryKey } = await t.get(key);
    const entries = primaryKey.map(({ name, value }) => [name, plain(value)]);
    assert.deepEqual(Object.fromEntries(entries), key);
  },

  "there is no row where none was put": async (t) => {
    await t.create();
    assert.equal(await t.values({ k: "a" }), null);
    await t.put({ k: "a" });
    assert.deepEqual(await t.values({ k: "a" }), {});
  },

  "a put replaces the row": async (t) => {
    await t.create();
    await t.put({ k: "a" }, { c: 1, d: 2 });
    await t.put({ k: "a" }, { c: 3 });
    assert.deepEqual(await t.values({ k: "a" }), { c: 3 });
  },

  "some columns are read": async (t) => {
    await t.create();
    await t.put({ k: "a" }, { a: 1, b: 2, c: 3, d: 4 });
    const read = (more) => t.values({ k: "a" }, more);
    assert.deepEqual(await read({ columnsToGet: ["a", "c", "x"] }), { a: 1, c: 3 });
    assert.deepEqual(await read({ startColumn: "b", endColumn: "d" }), { b: 2, c: 3 });
  },

  "an update puts, deletes and increments": async (t) => {
    await t.create();
    await t.put({ k: "a" }, { a: 1, b: 2, c: 3 });
    const changes = { PUT: cells({ a: "x", d: true }), DELETE_ALL: ["b"], INCREMENT: cells({ c: -5 }) };
    await t.update({ k: "a" }, changes);
    assert.deepEqual(await t.values({ k: "a" }), { a: "x", c: -2, d: true });
  },

  "an increment tells what it comes to": async (t) => {
    await t.create();
    await t.put({ k: "a" }, { c: 40 });
    const returnContent = { returnType: ReturnType.AfterModify, returnColumns: ["c"] };
    const { row } = await t.update({ k: "a" }, { INCREMENT: cells({ c: 2 }) }, { returnContent });
    assert.deepEqual(values(row), { c: 42 });
  },

  "versions are kept and read": async (t) => {
    await versioned(t);
    assert.deepEqual(await times(t, { maxVersions: 2 }), [3, 2]);
    const timeRange = { startTime: 1, endTime: 3 };
    assert.deepEqual(await times(t, { maxVersions: 5, timeRange }), [2, 1]);
  },

  "a deleted row is gone": async (t) => {
    await t.create();
    await t.put({ k: "a" }, { c: 1 });
    await t.delete({ k: "a" });
    assert.equal(await t.values({ k: "a" }), null);
  },

  "expectations are held": async (t) => {
    await t.create();
    await refused(403, t.put({ k: "a" }, {}, { condition: EXPECT_EXIST }));
    await t.put({ k: "a" }, {}, { condition: EXPECT_NOT_EXIST });
    await refused(403, t.put({ k: "a" }, {}, { condition: EXPECT_NOT_EXIST }));
    await t.update({ k: "a" }, { PUT: cells({ c: 1 }) }, { condition: EXPECT_EXIST });
    await t.delete({ k: "a" }, { condition: EXPECT_EXIST });
    await refused(403, t.delete({ k: "a" }, { condition: EXPECT_EXIST }));
  },

  "costs are returned": async (t) => {
    await t.create();
    const written = await t.put({ k: "a" }, { c: "x".repeat(5000) });
    assert.equal(written.consumed.capacityUnit.write, 2);
    assert.equal(written.consumed.capacityUnit.read, 0);
    const read = await t.client.getRow({ tableName: "t", primaryKey: cells({ k: "a" }) });
    assert.equal(read.consumed.capacityUnit.read, 2);
  },
});

const trailing = {
  "a version is deleted": async (t) => {
    await versioned(t);
    await t.update({ k: "a" }, { DELETE: cells({ c: 2 }) });
    assert.deepEqual(await times(t, { maxVersions: 5 }), [3, 1]);
  },

  "the service numbers rows": async (t) => {
    await t.create({ key: { k: "STRING", n: "AUTO_INCREMENT" } });
    const returnContent = { returnType: ReturnType.Primarykey };
    const key = { k: "a", n: TableStore.PK_AUTO_INCR };
    const numbers = [];
    for (const number of [1, 2]) {
      const { row } = await t.put(key, { number }, { condition: IGNORE, returnContent });
      numbers.push(plain(row.primaryKey[1].value));
    }
    assert.ok(numbers[0] < numbers[1]);
    assert.deepEqual(await t.values({ k: "a", n: numbers[1] }), { number: 2 });
  },
};
tests(trailing);
