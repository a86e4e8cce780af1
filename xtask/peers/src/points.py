"""Encodes and decodes points of time series with the official Python client, by commands on its input."""

import json
import sys
import time

from tablestore import TimeseriesKey, TimeseriesRow
from tablestore.decoder import OTSProtoBufferDecoder
from tablestore.encoder import OTSProtoBufferEncoder

job = json.loads(sys.argv[1])
encoder = OTSProtoBufferEncoder("utf8")
decoder = OTSProtoBufferDecoder("utf8")
rows = [
    TimeseriesRow(
        TimeseriesKey(job["measurement"], row["source"], row["tags"]), row["fields"], row["time"]
    )
    for row in job["rows"]
]
with open(job["page"], "rb") as file:
    page = file.read()


def encode():
    request = encoder.encode_request("PutTimeseriesData", job["table"], rows)
    return request.SerializeToString()


def decode():
    response, _ = decoder.decode_response("GetTimeseriesData", page, "request")
    if len(response.rows) != job["page_rows"]:
        raise ValueError("rows of a page are missing")


print("ready", flush=True)
for line in sys.stdin:
    work, runs = line.split()
    work = {"encode": encode, "decode": decode}[work]
    start = time.process_time()
    for _ in range(int(runs)):
        work()
    print(f"{(time.process_time() - start) / int(runs):.9f}", flush=True)
