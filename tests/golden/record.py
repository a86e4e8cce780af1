#!/usr/bin/env python3
"""Records golden values: what the official Python client computes for given inputs.

    pip install tablestore==6.4.8
    python tests/golden/record.py signatures            # write a recording
    python tests/golden/record.py signatures --check    # fail if it is not what is committed

The recordings are committed, so that the Rust tests which hold our bytes against them need neither
Python nor a network. The client is used as it is installed; where it reads the clock, it is given
another one from outside.

To add a recording: write a function that returns something JSON can hold, and list it, with the
file it goes to, in RECORDINGS.
"""

import argparse
import base64
import datetime
import hashlib
import json
import logging
import pathlib
import sys
from unittest import mock

import columns
import plainbuffer
import request_bodies
import search_bodies
import tablestore
import tablestore.utils
from tablestore.auth import RequestContext, SignV2, SignV4
from tablestore.credentials import Credentials
from tablestore.protocol import OTSProtocol

CLIENT_VERSION = "6.4.8"
ROOT = pathlib.Path(__file__).resolve().parents[2]


def utc(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.timezone.utc)


def frozen(time):
    """Holds the client's clock at a time."""
    return mock.patch.object(tablestore.utils, "get_now_utc_datetime", lambda: time)


# --- signatures ---------------------------------------------------------------------------------

# What a case has unless it says otherwise.
DEFAULTS = {
    "path": "/GetRow",
    "body": b"\x0a\x05users\x12\x03key",
    "access_key_id": "golden-example-id",
    "access_key_secret": "golden-example-secret",
    "security_token": None,
    "instance": "shop",
    "extra_headers": {},
    "time": "2026-11-23T09:00:00",
    # V4 with a region, V2 without.
    "region": None,
    # The day of V4's key, where it is not that of the time.
    "sign_date": None,
}

TOKEN = "CAISexample/" + "t0ken+" * 40 + "=="
TRACE = {
    "x-ots-sdk-traceid": "0b5a1c1e-7d0f-4a39-9f0e-1c2d3e4f5a6b",
    "x-ots-request-priority": "2",
    "x-ots-request-tag": "report",
    "x-ots-trace-threshold": "500",
}

CASES = {
    "v2": {},
    "v2 with an empty body": {"path": "/ListTable", "body": b""},
    "v2 with a body of every byte": {"path": "/PutRow", "body": bytes(range(256)) * 17},
    "v2 with a security token": {"security_token": TOKEN},
    "v2 with extra headers": {"extra_headers": TRACE},
    "v2 with a padded extra header": {"extra_headers": {"x-ots-request-tag": "  night run "}},
    "v2 with token and extra headers": {"security_token": TOKEN, "extra_headers": TRACE},
    "v2 of a tunnel": {"path": "/tunnel/create"},
    "v2 with a query": {"path": "/GetRow?b=2&a-c=3&a=9&a=10"},
    "v2 with a secret longer than an HMAC block": {"access_key_secret": "0123456789abcdef" * 9},
    "v2 on a leap day": {"time": "2028-02-29T23:59:59"},
    "v4": {"region": "cn-hangzhou"},
    "v4 with an empty body": {"region": "cn-hangzhou", "path": "/ListTable", "body": b""},
    "v4 in another region": {"region": "ap-southeast-1", "instance": "Shop_2-b"},
    "v4 with a security token": {"region": "cn-hangzhou", "security_token": TOKEN},
    "v4 with token and extra headers": {
        "region": "cn-hangzhou",
        "security_token": TOKEN,
        "extra_headers": TRACE,
    },
    "v4 in the last second of a year": {"region": "cn-beijing", "time": "2026-12-31T23:59:59"},
    "v4 with the key of another day": {"region": "cn-hangzhou", "sign_date": "2026-11-20T00:00:00"},
    "v4 with a secret longer than an HMAC block": {
        "region": "cn-hangzhou",
        "access_key_secret": "0123456789abcdef" * 9,
    },
}

# The response to every case.
RESPONSE_BODY = b"\x0a\x04\x08\x00\x10\x01\x12\x00"
RESPONSE_ID = "000645a1-3f2e-4d1c-0b9a-887766554433"


def record_signatures():
    return {
        "client": f"tablestore {CLIENT_VERSION}",
        "cases": [record_signature(name, DEFAULTS | case) for name, case in CASES.items()],
    }


def record_signature(name, case):
    encoding = "utf-8"
    time = utc(case["time"])
    sign_date = utc(case["sign_date"]) if case["sign_date"] else None
    if case["region"] is None:
        signer = SignV2(encoding)
    else:
        signer = SignV4(
            encoding,
            region=case["region"],
            sign_date=sign_date.strftime("%Y%m%d") if sign_date else None,
        )
    context = RequestContext(
        Credentials(case["access_key_id"], case["access_key_secret"], case["security_token"])
    )
    protocol = OTSProtocol(
        case["instance"], encoding, logging.getLogger("golden"), case["extra_headers"]
    )
    with frozen(time):
        headers = protocol._make_request_headers(case["body"], case["path"], signer, context)
        response_headers = sign_response(case, time, signer, context)
        check_response(case, response_headers, protocol, signer, context)
    del headers["User-Agent"]  # of the machine that records
    return {
        "name": name,
        "path": case["path"],
        "body": base64.b64encode(case["body"]).decode(),
        "access_key_id": case["access_key_id"],
        "access_key_secret": case["access_key_secret"],
        "security_token": case["security_token"],
        "instance": case["instance"],
        "extra_headers": case["extra_headers"],
        "time": int(time.timestamp()),
        "region": case["region"],
        "sign_time": int(sign_date.timestamp()) if sign_date else None,
        "headers": headers,
        "response_body": base64.b64encode(RESPONSE_BODY).decode(),
        "response_headers": response_headers,
    }


def sign_response(case, time, signer, context):
    """The headers of the response, with the signature that the client expects on them."""
    headers = {
        "x-ots-contentmd5": base64.b64encode(hashlib.md5(RESPONSE_BODY).digest()).decode(),
        "x-ots-requestid": RESPONSE_ID,
        "x-ots-date": time.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "x-ots-contenttype": "protocol buffer",
    }
    signing_key = signer.get_signing_key(context)
    signature = signer.make_response_signature(case["path"], headers, signing_key)
    return headers | {"authorization": f"OTS {case['access_key_id']}:{signature}"}


def check_response(case, headers, protocol, signer, context):
    """Lets the client itself check the response: it raises on one that it does not accept."""
    # The name has to be one of the client's; the signature covers the path.
    name = "GetRow"
    protocol.handle_error(name, case["path"], 200, "OK", headers, RESPONSE_BODY, signer, context)


# --- command line -------------------------------------------------------------------------------

RECORDINGS = {
    "columns": (columns.record, "crates/tablestore-protocol/tests/golden/columns.json"),
    "plainbuffer": (
        plainbuffer.record,
        "crates/tablestore-protocol/tests/golden/plainbuffer.json",
    ),
    "requests": (request_bodies.record, "tests/golden/requests.json"),
    "search": (search_bodies.record, "tests/golden/search_requests.json"),
    "signatures": (record_signatures, "crates/tablestore-auth/tests/golden/signatures.json"),
}


def main():
    if tablestore.__version__ != CLIENT_VERSION:
        sys.exit(f"tablestore {tablestore.__version__} is installed: allowed is {CLIENT_VERSION}")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("recording", choices=RECORDINGS)
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    arguments = parser.parse_args()

    record, path = RECORDINGS[arguments.recording]
    text = json.dumps(record(), indent=1, ensure_ascii=False) + "\n"
    if not arguments.check:
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8")
    elif (ROOT / path).read_text(encoding="utf-8") != text:
        sys.exit(f"{path} is not what the client computes: record it again and check the diff")


if __name__ == "__main__":
    main()
