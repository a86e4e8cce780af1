"use strict";
// Filters of reads, and conditions of writes.

const assert = require("node:assert/strict");

const TableStore = require("tablestore");

const { cells, refused, tests } = require("./witness");

const {
  ColumnPaginationFilter,
  ComparatorType,
  CompositeCondition,
  Condition,
  LogicalOperator,
  Long,
  RowExistenceExpectation,
  SingleColumnCondition,
} = TableStore;

const { EQUAL, GREATER_EQUAL, GREATER_THAN, LESS_EQUAL, LESS_THAN, NOT_EQUAL } = ComparatorType;

function compare(name, comparator, value, passIfMissing = false, latestVersionOnly = true) {
  const asked = typeof value === "number" ? Long.fromNumber(value) : value;
  return new SingleColumnCondition(name, asked, comparator, passIfMissing, latestVersionOnly);
}

function combine(operator, ...conditions) {
  const all = new CompositeCondition(operator);
  for (const condition of conditions) all.addSubCondition(condition);
  return all;
}

const { AND, NOT, OR } = LogicalOperator;
const provided = (condition) => ({ condition: new Condition(RowExistenceExpectation.IGNORE, condition) });

// Which of the rows, c from 1 to 5 and one without, pass the filter.
async function passing(t, columnFilter) {
  const rows = await t.range({ k: "" }, { k: "~" }, { columnFilter });
  return rows.map(([[key]]) => key).join("");
}

async function fill(t) {
  await t.create();
  for (let c = 1; c <= 5; c++) await t.put({ k: `${c}` }, { c });
  await t.put({ k: "-" }, { d: true });
}

tests({
  "every comparison": async (t) => {
    await fill(t);
    for (const [comparator, expected] of [
      [EQUAL, "3"],
      [NOT_EQUAL, "1245"],
      [GREATER_THAN, "45"],
      [GREATER_EQUAL, "345"],
      [LESS_THAN, "12"],
      [LESS_EQUAL, "123"],
    ]) {
      assert.equal(await passing(t, compare("c", comparator, 3)), expected);
    }
    assert.equal(await passing(t, compare("c", EQUAL, 3, true)), "-3");
    assert.equal(await passing(t, compare("d", EQUAL, true)), "-");
  },

  "filters are combined": async (t) => {
    await fill(t);
    const least = compare("c", GREATER_EQUAL, 2);
    const most = compare("c", LESS_EQUAL, 4);
    assert.equal(await passing(t, combine(AND, least, most)), "234");
    assert.equal(await passing(t, combine(OR, compare("c", EQUAL, 1), compare("c", EQUAL, 5))), "15");
    assert.equal(await passing(t, combine(NOT, least)), "-1");
    const not_three = combine(NOT, compare("c", EQUAL, 3));
    assert.equal(await passing(t, combine(AND, least, most, not_three)), "24");
  },

  "a row is read if it passes": async (t) => {
    await fill(t);
    const read = (value) => t.values({ k: "3" }, { columnFilter: compare("c", EQUAL, value) });
    assert.deepEqual(await read(3), { c: 3 });
    assert.equal(await read(4), null);
  },

  "columns come in pages": async (t) => {
    await t.create();
    await t.put({ k: "a" }, { a: 1, b: 2, c: 3, d: 4 });
    const page = (limit, offset) =>
      t.values({ k: "a" }, { columnFilter: new ColumnPaginationFilter(limit, offset) });
    assert.deepEqual(await page(2, 0), { a: 1, b: 2 });
    assert.deepEqual(await page(2, 3), { d: 4 });
  },

  "writes have conditions": async (t) => {
    await t.create();
    await t.put({ k: "a" }, { c: 1 });
    const increment = { INCREMENT: cells({ c: 1 }) };
    await t.update({ k: "a" }, increment, provided(compare("c", EQUAL, 1)));
    await refused(403, t.update({ k: "a" }, increment, provided(compare("c", EQUAL, 1))));
    assert.deepEqual(await t.values({ k: "a" }), { c: 2 });
    const both = combine(AND, compare("c", GREATER_THAN, 1), compare("d", EQUAL, "x", true));
    await t.put({ k: "a" }, { c: 5 }, provided(both));
    await refused(403, t.delete({ k: "a" }, provided(compare("c", EQUAL, 2))));
    await t.delete({ k: "a" }, provided(compare("c", EQUAL, 5)));
    assert.equal(await t.values({ k: "a" }), null);
  },
});
