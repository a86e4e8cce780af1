"use strict";
// StartLocalTransaction, CommitTransaction, AbortTransaction.

const assert = require("node:assert/strict");

const TableStore = require("tablestore");

const { IGNORE, cells, refused, tests, values } = require("./witness");

// The field `enable_local_txn` of a CreateTable request, which this client does not know.
const ENABLE_LOCAL_TXN = Buffer.from([0x40, 0x01]);

async function create(t) {
  const { client } = t;
  client.buildContent = (request) => {
    TableStore.Client.prototype.buildContent(request);
    const { httpRequest } = request;
    httpRequest.body = Buffer.concat([httpRequest.body, ENABLE_LOCAL_TXN]);
  };
  await t.create({ key: { p: "STRING", n: "INTEGER" } });
  delete client.buildContent;
}

async function start(t, p = "a") {
  const primaryKey = cells({ p });
  const { transactionId } = await t.client.startLocalTransaction({ tableName: "t", primaryKey });
  return { transactionId };
}

const KEY = { p: "a", n: 1 };

tests({
  "writes are seen inside until they are committed": async (t) => {
    await create(t);
    await t.put(KEY, { c: 1 });
    const transaction = await start(t);
    await t.put(KEY, { c: 2 }, transaction);
    await t.update(KEY, { INCREMENT: cells({ c: 5 }) }, transaction);
    assert.deepEqual(await t.values(KEY, transaction), { c: 7 });
    assert.deepEqual(await t.values(KEY), { c: 1 });
    await t.client.commitTransaction(transaction);
    assert.deepEqual(await t.values(KEY), { c: 7 });
  },

  "ranges and batches": async (t) => {
    await create(t);
    const transaction = await start(t);
    const keys = [1, 2, 3].map((n) => cells({ p: "a", n }));
    const rows = keys.map((primaryKey) => ({
      type: "PUT",
      condition: IGNORE,
      primaryKey,
      attributeColumns: cells({ c: 1 }),
    }));
    await t.client.batchWriteRow({ tables: [{ tableName: "t", rows }], ...transaction });
    await t.delete({ p: "a", n: 2 }, transaction);
    const range = (more) => t.range({ p: "a", n: 0 }, { p: "a", n: 9 }, more);
    const expected = [[["a", 1], { c: 1 }], [["a", 3], { c: 1 }]];
    assert.deepEqual(await range(transaction), expected);
    assert.deepEqual(await range(), []);
    await t.client.commitTransaction(transaction);
    assert.deepEqual(await range(), expected);
    const { tables } = await t.client.batchGetRow({ tables: [{ tableName: "t", primaryKey: keys }] });
    assert.deepEqual(tables[0].map(values), [{ c: 1 }, null, { c: 1 }]);
  },

  "what is aborted never was": async (t) => {
    await create(t);
    const transaction = await start(t);
    await t.put(KEY, {}, transaction);
    // The client reads the response, which is empty, as if it were a request, and misses the id in it.
    await assert.rejects(t.client.abortTransaction(transaction), /missing required 'transactionId'/);
    assert.equal(await t.values(KEY), null);
  },

  "a transaction ends once": async (t) => {
    await create(t);
    const transaction = await start(t);
    await t.client.commitTransaction(transaction);
    await refused(400, t.client.commitTransaction(transaction));
  },
});
