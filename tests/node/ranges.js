"use strict";
// GetRange.

const assert = require("node:assert/strict");

const TableStore = require("tablestore");

const { cells, plain, tests } = require("./witness");

const { Direction, INF_MAX, INF_MIN } = TableStore;

// A table with the rows 0 to 9 of `a`, and one of `b`.
async function fill(t) {
  await t.create({ key: { p: "STRING", n: "INTEGER" } });
  for (let n = 0; n < 10; n++) await t.put({ p: "a", n }, { c: n, d: "x" });
  await t.put({ p: "b", n: 0 }, { c: 100 });
}

const ALL = [{ p: "", n: 0 }, { p: "~", n: 0 }];
const numbers = (rows) => rows.map(([[, n]]) => n);

tests({
  "a range has its start and not its end": async (t) => {
    await fill(t);
    assert.equal((await t.range(...ALL)).length, 11);
    assert.deepEqual(await t.range({ p: "a", n: 3 }, { p: "a", n: 5 }), [
      [["a", 3], { c: 3, d: "x" }],
      [["a", 4], { c: 4, d: "x" }],
    ]);
    assert.deepEqual(await t.range({ p: "a", n: 9 }, { p: "b", n: 1 }, { columnsToGet: ["c"] }), [
      [["a", 9], { c: 9 }],
      [["b", 0], { c: 100 }],
    ]);
    assert.deepEqual(await t.range({ p: "c", n: 0 }, { p: "d", n: 0 }), []);
  },

  "a range is read backward": async (t) => {
    await fill(t);
    const rows = await t.range({ p: "a", n: 4 }, { p: "a", n: 1 }, { direction: Direction.BACKWARD });
    assert.deepEqual(numbers(rows), [4, 3, 2]);
  },

  "a limit makes pages": async (t) => {
    await fill(t);
    const page = await t.client.getRange({
      tableName: "t",
      direction: Direction.FORWARD,
      inclusiveStartPrimaryKey: cells(ALL[0]),
      exclusiveEndPrimaryKey: cells(ALL[1]),
      limit: 4,
    });
    assert.equal(page.rows.length, 4);
    const next = page.nextStartPrimaryKey.map(({ name, value }) => [name, plain(value)]);
    assert.deepEqual(next, [["p", "a"], ["n", 4]]);
    assert.deepEqual(numbers(await t.range(...ALL, { limit: 4 })), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0]);
  },

  "large ranges come in pages by themselves": async (t) => {
    await t.create({ key: { p: "STRING", n: "INTEGER" } });
    // Over 4 MiB in all.
    const text = "x".repeat(500_000);
    for (let n = 0; n < 10; n++) await t.put({ p: "a", n }, { text });
    const rows = await t.range(...ALL);
    assert.deepEqual(numbers(rows), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert.ok(rows.every(([, { text: found }]) => found === text));
  },
});

const unbounded = {
  "a range has no bounds": async (t) => {
    await fill(t);
    const least = { p: INF_MIN, n: INF_MIN };
    const most = { p: INF_MAX, n: INF_MAX };
    assert.equal((await t.range(least, most)).length, 11);
    assert.deepEqual(numbers(await t.range({ p: "b", n: INF_MIN }, { p: "b", n: INF_MAX })), [0]);
    const backward = await t.range(most, least, { direction: Direction.BACKWARD });
    assert.deepEqual(numbers(backward), [0, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  },
};
tests(unbounded);
