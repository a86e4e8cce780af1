"""Decodes a result of SQL with the official Python client, by commands on its input."""

import sys
import time

from tablestore.decoder import OTSProtoBufferDecoder

decoder = OTSProtoBufferDecoder("utf8")
with open(sys.argv[1], "rb") as file:
    body = file.read()


def decode():
    (rows, _, _), _ = decoder.decode_response("SQLQuery", body, "request")
    if len(rows) != int(sys.argv[2]):
        raise ValueError("rows of a result are missing")


print("ready", flush=True)
for line in sys.stdin:
    runs = int(line.removeprefix("decode "))
    start = time.process_time()
    for _ in range(runs):
        decode()
    print(f"{(time.process_time() - start) / runs:.9f}", flush=True)
