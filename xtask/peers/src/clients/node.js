"use strict";
// Reads rows with the official Node.js client, and prints what the calls cost.

const TableStore = require("tablestore");

const job = JSON.parse(process.argv[1]);

const client = new TableStore.Client({
  accessKeyId: job.access_key_id,
  secretAccessKey: job.access_key_secret,
  endpoint: job.endpoint,
  instancename: job.instance,
});

const calls = { row: getRow, range: getRange };

async function getRow() {
  const { row } = await client.getRow({
    tableName: job.table,
    primaryKey: [{ pk1: job.pk1 }, { pk2: TableStore.Long.fromNumber(0) }],
    maxVersions: 1,
  });
  readValues(row);
}

async function getRange() {
  const { INF_MAX, INF_MIN } = TableStore;
  const { rows } = await client.getRange({
    tableName: job.table,
    direction: TableStore.Direction.FORWARD,
    inclusiveStartPrimaryKey: [{ pk1: INF_MIN }, { pk2: INF_MIN }],
    exclusiveEndPrimaryKey: [{ pk1: INF_MAX }, { pk2: INF_MAX }],
    maxVersions: 1,
  });
  if (rows.length !== job.rows) throw new Error(`a response has ${rows.length} rows`);
  rows.forEach(readValues);
}

function readValues({ primaryKey, attributes }) {
  for (const { name, value } of primaryKey) seen(name, value);
  for (const { columnName, columnValue } of attributes) seen(columnName, columnValue);
  if (attributes.length !== job.columns) throw new Error(`a row has ${attributes.length} columns`);
}

function seen(name, value) {
  if (value === undefined) throw new Error(`${name} has no value`);
}

async function run(count) {
  let begun = 0;
  const one = async () => {
    while (begun++ < count) await calls[job.read]();
  };
  await Promise.all(Array.from({ length: job.in_flight }, one));
}

async function main() {
  await run(job.warm_up);
  const cpu = process.cpuUsage();
  const wall = performance.now();
  await run(job.calls);
  const { user, system } = process.cpuUsage(cpu);
  const elapsed = performance.now() - wall;
  console.log(`${((user + system) / 1e6).toFixed(6)} ${(elapsed / 1e3).toFixed(6)}`);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
