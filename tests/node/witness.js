"use strict";
// Shared by the programs here: a client of the emulator, and assertions about responses.
//
// Each program drives the emulator with the official Node.js client, as it is published, and
// asserts what the real service is known to do. The client tells an error by its HTTP status alone,
// and it loses the code, so these programs witness what succeeds. `cargo test --package
// tablestore-tests --test witnesses node` runs them all; by hand, with the package of package.json
// installed here:
//
//     node tests/node/rows.js http://127.0.0.1:8087
//
// Every test has an instance of its own, and so sees no tables but those it makes.

const assert = require("node:assert/strict");
const { randomBytes } = require("node:crypto");
const test = require("node:test");

const TableStore = require("tablestore");

const { Condition, Long, RowExistenceExpectation } = TableStore;

// The key that the emulator knows unless it is given another.
const ACCESS_KEY_ID = "tablestore-local-id";
const ACCESS_KEY_SECRET = "tablestore-local-secret";

const IGNORE = new Condition(RowExistenceExpectation.IGNORE, null);
const EXPECT_EXIST = new Condition(RowExistenceExpectation.EXPECT_EXIST, null);
const EXPECT_NOT_EXIST = new Condition(RowExistenceExpectation.EXPECT_NOT_EXIST, null);

const endpoint = process.argv[2];

// A client with an instance of its own, and short forms of what most tests do with its table `t`.
class Witness {
  constructor() {
    this.client = new TableStore.Client({
      accessKeyId: ACCESS_KEY_ID,
      secretAccessKey: ACCESS_KEY_SECRET,
      endpoint,
      instancename: `t${randomBytes(6).toString("hex")}`,
      maxRetries: 0,
    });
  }

  create({ name = "t", key = { k: "STRING" }, columns = {}, options = {}, ...rest } = {}) {
    const { DefinedColumnType, PrimaryKeyType } = TableStore;
    return this.client.createTable({
      tableMeta: {
        tableName: name,
        primaryKey: Object.entries(key).map(([name, type]) =>
          type === "AUTO_INCREMENT"
            ? { name, type: PrimaryKeyType.INTEGER, option: type }
            : { name, type: PrimaryKeyType[type] },
        ),
        definedColumn: Object.entries(columns).map(([name, type]) => ({
          name,
          type: DefinedColumnType[`DCT_${type}`],
        })),
      },
      reservedThroughput: { capacityUnit: { read: 0, write: 0 } },
      tableOptions: { timeToLive: -1, maxVersions: 1, ...options },
      ...rest,
    });
  }

  put(key, columns = {}, more = {}) {
    return this.client.putRow({
      tableName: "t",
      condition: IGNORE,
      primaryKey: cells(key),
      attributeColumns: cells(columns),
      ...more,
    });
  }

  // Changes are lists of columns, by PUT, DELETE, DELETE_ALL and INCREMENT.
  update(key, changes, more = {}) {
    return this.client.updateRow({
      tableName: "t",
      condition: IGNORE,
      primaryKey: cells(key),
      updateOfAttributeColumns: Object.entries(changes).map(([kind, of]) => ({ [kind]: of })),
      ...more,
    });
  }

  delete(key, more = {}) {
    return this.client.deleteRow({
      tableName: "t",
      condition: IGNORE,
      primaryKey: cells(key),
      ...more,
    });
  }

  async get(key, more = {}) {
    const { row } = await this.client.getRow({ tableName: "t", primaryKey: cells(key), ...more });
    return row;
  }

  // The row's columns by name, or null where there is no row.
  async values(key, more) {
    return values(await this.get(key, more));
  }

  // All rows of a range, by its pages: the values of each key, and the columns by name.
  async range(start, end, more = {}) {
    const rows = [];
    let next = cells(start);
    while (next) {
      const page = await this.client.getRange({
        tableName: "t",
        direction: TableStore.Direction.FORWARD,
        inclusiveStartPrimaryKey: next,
        exclusiveEndPrimaryKey: cells(end),
        ...more,
      });
      rows.push(...page.rows.map((row) => [row.primaryKey.map((it) => plain(it.value)), values(row)]));
      // A key is returned in another form than it is requested in.
      next = page.nextStartPrimaryKey?.map(({ name, value }) => ({ [name]: value }));
    }
    return rows;
  }
}

// Columns as the client takes them: one object each. Whole numbers are integers for the service; a
// double is wrapped by `double`.
function cells(columns) {
  return Object.entries(columns).map(([name, value]) => ({ [name]: asked(value) }));
}

function asked(value) {
  if (value instanceof Double) return value.value;
  return typeof value === "number" ? Long.fromNumber(value) : value;
}

class Double {
  constructor(value) {
    this.value = value;
  }
}

function double(value) {
  return new Double(value);
}

// The columns of a returned row, by name. An absent row is an object without anything.
function values(row) {
  if (!row.primaryKey) return null;
  const columns = row.attributes.map(({ columnName, columnValue }) => [columnName, plain(columnValue)]);
  return Object.fromEntries(columns);
}

// The client's own 64-bit integers as numbers, in the range that tests keep to.
function plain(value) {
  return typeof value?.toNumber === "function" ? value.toNumber() : value;
}

// The service refuses, for a reason that this client does not tell.
async function refused(status, response) {
  await assert.rejects(response, (error) => error.code === status);
}

// Tests by name. Each gets a `Witness`.
function tests(all) {
  for (const [name, run] of Object.entries(all)) test(name, () => run(new Witness()));
}

module.exports = {
  EXPECT_EXIST,
  EXPECT_NOT_EXIST,
  IGNORE,
  cells,
  double,
  plain,
  refused,
  tests,
  values,
};
