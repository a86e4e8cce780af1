"""Records rows as the official Python client encodes them.

A value is written as an object with one entry, type and value; a double as its 64 bits and a binary
in hexadecimal, because JSON cannot hold them exactly.
"""

import struct

from tablestore import INF_MAX, INF_MIN, PK_AUTO_INCR
from tablestore.plainbuffer.plain_buffer_builder import PlainBufferBuilder

MARKS = {INF_MIN: "INF_MIN", INF_MAX: "INF_MAX", PK_AUTO_INCR: "AUTO_INCREMENT"}
OPERATIONS = {"PUT": None, "DELETE": 3, "DELETE_ALL": 1, "INCREMENT": 4}

I64_MIN, I64_MAX = -(2**63), 2**63 - 1
TIME = 1_760_000_000_123
KEY = [("customer", "alice"), ("order", 7)]

PRIMARY_KEYS = {
    "key of a string": [("id", "a")],
    "key of an empty string": [("id", "")],
    "key of Chinese text": [("id", "杭州")],
    "key with a name that is not ASCII": [("größe", "a")],
    "key of an integer": [("id", 42)],
    "key of the least integer": [("id", I64_MIN)],
    "key of the greatest integer": [("id", I64_MAX)],
    "key of a binary": [("id", bytearray(range(256)))],
    "key of an empty binary": [("id", bytearray())],
    "key of booleans": [("id", "a"), ("yes", True), ("no", False)],
    "key of INF_MIN": [("id", INF_MIN), ("n", INF_MIN)],
    "key of INF_MAX": [("id", "a"), ("n", INF_MAX)],
    "key of AUTO_INCREMENT": [("id", "a"), ("n", PK_AUTO_INCR)],
    "key of four columns": [("a", "x"), ("b", -1), ("c", bytearray(b"\0")), ("d", "")],
}

# Name, value and, where there is one, timestamp.
PUTS = {
    "put of no columns": [],
    "put of a string": [("note", "hello")],
    "put of an empty string": [("note", "")],
    "put of Chinese text": [("note", "中文 größer 🎉")],
    "put of a string of 2,000 bytes": [("note", "0123456789" * 200)],
    "put under a name that is not ASCII": [("größe", "a"), ("城市", 1)],
    "put of integers": [("a", 0), ("b", -1), ("c", I64_MIN), ("d", I64_MAX)],
    "put of doubles": [
        ("a", 0.0),
        ("b", -0.0),
        ("c", 1.5),
        ("d", 5e-324),
        ("e", -1.7976931348623157e308),
        ("f", 3.141592653589793),
    ],
    "put of booleans": [("yes", True), ("no", False)],
    "put of a binary": [("photo", bytearray(range(256)))],
    "put of an empty binary": [("photo", bytearray())],
    "put with timestamps": [("a", 1, TIME), ("b", "x", 0), ("c", False, I64_MAX), ("d", 2)],
    "put of two versions": [("a", 2, TIME), ("a", 1, TIME - 1)],
    "put of one name in all lengths": [("n" * length, length) for length in range(1, 40)],
}

UPDATES = {
    "update that puts": {"PUT": [("a", 1), ("b", "x")]},
    "update that puts with timestamps": {"PUT": [("a", 1, TIME), ("b", bytearray(b"x"), 0)]},
    "update that deletes a version": {"DELETE": [("a", None, TIME)]},
    "update that deletes all versions": {"DELETE_ALL": [("a", None), ("größe", None)]},
    "update that increments": {"INCREMENT": [("a", 1), ("b", I64_MIN)]},
    "update that does everything": {
        "PUT": [("a", 1.5), ("b", True, TIME)],
        "DELETE": [("c", None, TIME), ("d", None, 0)],
        "DELETE_ALL": [("e", None)],
        "INCREMENT": [("f", -3)],
    },
}

VALUES = {
    "value of a string": "hello",
    "value of an empty string": "",
    "value of Chinese text": "杭州",
    "value of an integer": I64_MIN,
    "value of a double": -1.5,
    "value of a boolean": True,
    "value of a binary": bytearray(b"\0\xff"),
}

KEY_VALUES = {
    "key value of a string": "hello",
    "key value of an integer": 42,
    "key value of a boolean": False,
    "key value of a binary": bytearray(b"\0\xff"),
    "key value of INF_MIN": INF_MIN,
    "key value of INF_MAX": INF_MAX,
}


def record():
    builder = PlainBufferBuilder
    return {
        "primary_keys": [
            row(name, key, builder.serialize_primary_key) for name, key in PRIMARY_KEYS.items()
        ],
        "deletes": [row("delete", KEY, builder.serialize_for_delete_row)],
        "puts": [
            row(name, KEY, builder.serialize_for_put_row, columns)
            for name, columns in PUTS.items()
        ],
        "updates": [
            row(name, KEY, builder.serialize_for_update_row, updates)
            for name, updates in UPDATES.items()
        ],
        "values": [
            single(name, value, builder.serialize_column_value) for name, value in VALUES.items()
        ],
        "key_values": [
            single(name, value, builder.serialize_primary_key_value_without_length_prefix)
            for name, value in KEY_VALUES.items()
        ],
    }


def row(name, key, serialize, columns=None):
    """What the client is given, cell by cell, and the bytes that it makes of it."""
    inputs = [encode_names(key)]
    if columns is not None:
        inputs.append(encode_names(columns))
    if not isinstance(columns, dict):
        columns = {"PUT": columns or []}
    return {
        "name": name,
        "primary_key": [cell("PUT", column) for column in key],
        "cells": [cell(kind, column) for kind in columns for column in columns[kind]],
        "bytes": serialize(*inputs).hex(),
    }


def single(name, value, serialize):
    return {"name": name, "value": describe(value), "bytes": serialize(value).hex()}


def encode_names(columns):
    """Names as bytes: the client writes the length of a text in characters, as it comes to it."""
    if isinstance(columns, dict):
        return {kind: encode_names(columns[kind]) for kind in columns}
    return [(name.encode(), *rest) for name, *rest in columns]


def cell(kind, column):
    name, value, *timestamp = column
    return {
        "name": name,
        "value": describe(value),
        "operation": OPERATIONS[kind],
        "timestamp": timestamp[0] if timestamp else None,
    }


def describe(value):
    if value is None:
        return None
    if isinstance(value, type):
        return {"mark": MARKS[value]}
    if isinstance(value, bool):
        return {"boolean": value}
    if isinstance(value, int):
        return {"integer": value}
    if isinstance(value, float):
        return {"double": struct.pack(">d", value).hex()}
    if isinstance(value, str):
        return {"string": value}
    return {"binary": value.hex()}
