"""The asynchronous client, which has an HTTP library of its own."""

import asyncio

from tablestore import (
    INF_MAX,
    INF_MIN,
    AsyncOTSClient,
    CapacityUnit,
    Direction,
    OTSServiceError,
    ReservedThroughput,
    Row,
    TableMeta,
    TableOptions,
)

import witness
from witness import EXPECT_NOT_EXIST, IGNORE, connect

THROUGHPUT = ReservedThroughput(CapacityUnit(0, 0))


class Asynchronous(witness.Case):
    def test_all_operations(self):
        for version in ({}, {"region": "cn-hangzhou"}):
            asyncio.run(self.all_operations(version))

    async def all_operations(self, version):
        async with connect(self.instance, AsyncOTSClient, **version) as client:
            meta = TableMeta("t", [("k", "INTEGER")])
            await client.create_table(meta, TableOptions(), THROUGHPUT)
            self.assertEqual(("t",), await client.list_table())
            await client.update_table("t", TableOptions(None, 3, None))
            described = await client.describe_table("t")
            self.assertEqual(3, described.table_options.max_version)

            puts = [client.put_row("t", Row([("k", n)], [("c", n)]), IGNORE) for n in range(50)]
            await asyncio.gather(*puts)
            await client.update_row("t", Row([("k", 0)], {"INCREMENT": [("c", 7)]}), IGNORE)
            _, row, _ = await client.get_row("t", [("k", 0)])
            self.assertEqual(7, row.attribute_columns[0][1])

            start, end = [("k", INF_MIN)], [("k", INF_MAX)]
            _, following, rows, _ = await client.get_range("t", Direction.FORWARD, start, end)
            self.assertIsNone(following)
            self.assertEqual([[("k", n)] for n in range(50)], [row.primary_key for row in rows])

            with self.assertRaises(OTSServiceError) as caught:
                await client.put_row("t", Row([("k", 0)], []), EXPECT_NOT_EXIST)
            self.assertEqual("OTSConditionCheckFail", caught.exception.get_error_code())

            await client.delete_row("t", Row([("k", 0)]), IGNORE)
            _, row, _ = await client.get_row("t", [("k", 0)])
            self.assertIsNone(row)
            await client.delete_table("t")
            self.assertEqual((), await client.list_table())


if __name__ == "__main__":
    witness.main()
