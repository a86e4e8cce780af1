"""Reads rows with the official Python client, and prints what the calls cost.

With its asynchronous client, on one thread: it costs less than the other one, whose threads wait
for each other.
"""

import asyncio
import json
import sys
import time

from tablestore import INF_MAX, INF_MIN, AsyncOTSClient, Direction

job = json.loads(sys.argv[1])
native = sys.argv[2] == "c"


async def main():
    async with AsyncOTSClient(
        job["endpoint"],
        job["access_key_id"],
        job["access_key_secret"],
        job["instance"],
        enable_native=native,
        native_fallback=False,  # what is measured is what was asked for
    ) as client:
        await run(client, job["warm_up"])
        cpu, wall = time.process_time(), time.perf_counter()
        await run(client, job["calls"])
        print(f"{time.process_time() - cpu:.6f} {time.perf_counter() - wall:.6f}")


async def run(client, calls):
    call = {"row": get_row, "range": get_range}[job["read"]]
    left = iter(range(calls))

    async def one_after_the_other():
        for _ in left:
            await call(client)

    await asyncio.gather(*(one_after_the_other() for _ in range(job["in_flight"])))


async def get_row(client):
    key = [("pk1", job["pk1"]), ("pk2", 0)]
    _, row, _ = await client.get_row(job["table"], key, max_version=1)
    read_values(row)


async def get_range(client):
    start = [("pk1", INF_MIN), ("pk2", INF_MIN)]
    end = [("pk1", INF_MAX), ("pk2", INF_MAX)]
    response = await client.get_range(job["table"], Direction.FORWARD, start, end, max_version=1)
    _, _, rows, _ = response
    if len(rows) != job["rows"]:
        raise ValueError(f"a response has {len(rows)} rows")
    for row in rows:
        read_values(row)


def read_values(row):
    for _name, _value in row.primary_key:
        pass
    columns = 0
    for _name, _value, _timestamp in row.attribute_columns:
        columns += 1
    if columns != job["columns"]:
        raise ValueError(f"a row has {columns} columns")


asyncio.run(main())
