"use strict";
// SQL: mappings, queries and changes of rows.

const assert = require("node:assert/strict");

const { cells, double, plain, refused, tests, IGNORE } = require("./witness");

// The labels of a result, and its cells by row.
async function sql(t, query) {
  const { sqlRows } = await t.client.sqlQuery({ query });
  if (!sqlRows) return null;
  const labels = sqlRows.sqlTableMeta.schemas.map(({ name }) => name);
  const rows = [];
  for (let row = 0; row < number(sqlRows.rowCount); row++) {
    rows.push(labels.map((_, column) => number(sqlRows.get(row, column))));
  }
  return { labels, rows };
}

// The 64-bit integers of the client's decoder as numbers.
function number(value) {
  return typeof value?.toFloat64 === "function" ? value.toFloat64() : plain(value);
}

async function fill(t) {
  await t.create({ name: "people", key: { uid: "STRING", pid: "INTEGER" } });
  for (let pid = 0; pid < 4; pid++) {
    await t.client.putRow({
      tableName: "people",
      condition: IGNORE,
      primaryKey: cells({ uid: `${pid}`, pid }),
      attributeColumns: cells({ name: `somebody${pid}`, grade: double(pid + 0.5), here: pid % 2 === 0 }),
    });
  }
  const columns = "uid VARCHAR(1024), pid BIGINT(20), name MEDIUMTEXT, grade DOUBLE, here BOOL";
  await sql(t, `CREATE TABLE people (${columns}, PRIMARY KEY(uid,pid))`);
}

tests({
  "a mapping is created, listed and dropped": async (t) => {
    assert.deepEqual((await sql(t, "SHOW TABLES")).rows, []);
    await fill(t);
    assert.deepEqual((await sql(t, "SHOW TABLES")).rows, [["people"]]);
    const described = await sql(t, "DESCRIBE people");
    assert.deepEqual(described.labels, ["Field", "Type", "Null", "Key", "Default", "Extra"]);
    assert.deepEqual(described.rows[1], ["pid", "bigint(20)", "NO", "PRI", null, ""]);
    await sql(t, "DROP MAPPING TABLE people");
    assert.deepEqual((await sql(t, "SHOW TABLES")).rows, []);
    await refused(400, t.client.sqlQuery({ query: "DROP MAPPING TABLE people" }));
  },

  "rows are selected with their types": async (t) => {
    await fill(t);
    const all = await sql(t, "SELECT * FROM people WHERE pid < 2");
    assert.deepEqual(all.labels, ["uid", "pid", "name", "grade", "here"]);
    assert.deepEqual(all.rows, [
      ["0", 0, "somebody0", 0.5, true],
      ["1", 1, "somebody1", 1.5, false],
    ]);
    const grouped = await sql(t, "SELECT here, COUNT(*) AS count, SUM(grade) FROM people GROUP BY here ORDER BY count, here");
    assert.deepEqual(grouped.rows, [
      [false, 2, 5],
      [true, 2, 3],
    ]);
    assert.deepEqual((await sql(t, "SELECT NULL, pid FROM people WHERE pid = 9")).rows, []);
  },

  "rows are changed": async (t) => {
    await fill(t);
    await sql(t, "INSERT INTO people (uid, pid, name) VALUES ('n', 1, 'new')");
    await sql(t, "UPDATE people SET name = 'newer' WHERE uid = 'n' AND pid = 1");
    assert.deepEqual((await sql(t, "SELECT name, grade FROM people WHERE uid = 'n'")).rows, [["newer", null]]);
    await sql(t, "DELETE FROM people WHERE uid = 'n' AND pid = 1");
    assert.deepEqual((await sql(t, "SELECT COUNT(*) FROM people")).rows, [[4]]);
    await refused(400, t.client.sqlQuery({ query: "SELECT nosuch FROM people" }));
  },
});
