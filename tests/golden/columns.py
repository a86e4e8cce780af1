"""Records rows of time series and of SQL as the official Python client encodes and decodes them.

The client only decodes SQL rows. They are built here with its generated code, and its decoder says
what they are. Values are written as in `plainbuffer.py`.
"""

import flatbuffers
from plainbuffer import describe

from tablestore.encoder import OTSProtoBufferEncoder
from tablestore.flatbuffer.dataprotocol import (
    BytesValue,
    ColumnValues,
    RLEStringValues,
    SQLResponseColumn,
    SQLResponseColumns,
)
from tablestore.flatbuffer.dataprotocol.DataType import DataType
from tablestore.flatbuffer.flat_buffer_decoder import flat_buffer_decoder
from tablestore.metadata import TimeseriesKey, TimeseriesRow

I64_MIN, I64_MAX = -(2**63), 2**63 - 1
TIME = 1_700_000_000_000_000

# Measurement, source, tags, time and fields of each row.
WRITES = {
    "one number": [("m", "", {}, 0, {"v": 1})],
    "every type": [
        (
            "cpu",
            "host_0",
            {"os": "Ubuntu", "region": "hz"},
            TIME,
            {"cnt": 3, "raw": bytearray(b"\x01\x02"), "status": "ok", "up": True, "usage": 10.5},
        )
    ],
    "text that is not ASCII": [("温度", "größe", {"a": "aa bb 测试\t\n"}, 1, {"f": "🎉"})],
    "greatest and least": [
        ("m", "s", {}, 2**63 - 1, {"a": I64_MIN, "b": I64_MAX, "c": -1.7976931348623157e308})
    ],
    "empty values": [("", "", {"t": ""}, 1, {"a": "", "b": bytearray(), "c": 0, "d": 0.0, "e": False})],
    "every byte": [("m", "s", {}, 1, {"a": bytearray(range(256))})],
    "several rows": [
        ("m", f"s{row}", {"row": str(row)}, row, {f"f{row}": row, "g": f"{row}" * row})
        for row in range(5)
    ],
    "many fields": [("m", "s", {}, 1, {f"f{i}": i if i % 2 else i / 2 for i in range(100)})],
}

# The type and the values of each column, by name; the rows with None.
SELECTS = {
    "integers and strings": {
        "pid": (DataType.LONG, [7, None]),
        "name": (DataType.STRING, ["a", None]),
    },
    "no rows": {"Tables_in_inst": (DataType.STRING, [])},
    "every type": {
        "l": (DataType.LONG, [I64_MIN, 0, I64_MAX]),
        "b": (DataType.BOOLEAN, [True, None, False]),
        "d": (DataType.DOUBLE, [0.5, -0.0, None]),
        "s": (DataType.STRING, ["", "größe 🎉", None]),
        "x": (DataType.BINARY, [bytearray(b""), bytearray(b"\x00\x7f"), None]),
        "r": (DataType.STRING_RLE, ["a", "a", "b"]),
    },
    "runs of strings": {"r": (DataType.STRING_RLE, ["a", "a", "a", "b", "c", "d", "a", "a"])},
    "only nulls": {"s": (DataType.STRING, [None, None]), "d": (DataType.DOUBLE, [None, None])},
}


def record():
    return {
        "writes": [record_write(name, rows) for name, rows in WRITES.items()],
        "selects": [record_select(name, columns) for name, columns in SELECTS.items()],
    }


def record_write(name, rows):
    encoder = OTSProtoBufferEncoder("utf-8")
    points = [
        TimeseriesRow(TimeseriesKey(measurement, source, tags), fields, time)
        for measurement, source, tags, time, fields in rows
    ]
    rows_data = encoder._encode_put_timeseries_data("t", points).rows_data
    return {
        "name": name,
        "rows": [
            {
                "measurement": measurement,
                "source": source,
                "tags": tags,
                "time": time,
                "fields": {name: describe(value) for name, value in fields.items()},
            }
            for measurement, source, tags, time, fields in rows
        ],
        "bytes": rows_data.rows_data.hex(),
        "checksum": rows_data.flatbuffer_crc32c,
    }


def record_select(name, columns):
    rows = encode_columns(columns)
    read = SQLResponseColumns.SQLResponseColumns.GetRootAsSQLResponseColumns(rows, 0)
    decoded = flat_buffer_decoder.format_flat_buffer_columns(read)
    return {
        "name": name,
        "columns": [
            {"name": name, "cells": [None if cell is None else cell_of(cell) for cell in cells]}
            for name, cells in decoded.items()
        ],
        "bytes": rows.hex(),
    }


def cell_of(cell):
    return describe(bytearray(cell) if isinstance(cell, bytes) else cell)


def encode_columns(columns):
    builder = flatbuffers.Builder()
    offsets = [encode_column(builder, name, *column) for name, column in columns.items()]
    columns_offset = offset_vector(builder, offsets)
    SQLResponseColumns.SQLResponseColumnsStart(builder)
    SQLResponseColumns.SQLResponseColumnsAddColumns(builder, columns_offset)
    count = len(next(iter(columns.values()))[1])
    SQLResponseColumns.SQLResponseColumnsAddRowCount(builder, count)
    builder.Finish(SQLResponseColumns.SQLResponseColumnsEnd(builder))
    return bytes(builder.Output())


def encode_column(builder, name, kind, cells):
    name = builder.CreateString(name)
    nulls = scalar_vector(builder, 1, builder.PrependBool, [cell is None for cell in cells])
    add, values = encode_values(builder, kind, cells)
    ColumnValues.ColumnValuesStart(builder)
    ColumnValues.ColumnValuesAddIsNullvalues(builder, nulls)
    add(builder, values)
    values = ColumnValues.ColumnValuesEnd(builder)
    SQLResponseColumn.SQLResponseColumnStart(builder)
    SQLResponseColumn.SQLResponseColumnAddColumnName(builder, name)
    SQLResponseColumn.SQLResponseColumnAddColumnType(builder, kind)
    SQLResponseColumn.SQLResponseColumnAddColumnValue(builder, values)
    return SQLResponseColumn.SQLResponseColumnEnd(builder)


def encode_values(builder, kind, cells):
    filled = lambda empty: [empty if cell is None else cell for cell in cells]
    if kind == DataType.LONG:
        vector = scalar_vector(builder, 8, builder.PrependInt64, filled(0))
        return ColumnValues.ColumnValuesAddLongValues, vector
    if kind == DataType.BOOLEAN:
        vector = scalar_vector(builder, 1, builder.PrependBool, filled(False))
        return ColumnValues.ColumnValuesAddBoolValues, vector
    if kind == DataType.DOUBLE:
        vector = scalar_vector(builder, 8, builder.PrependFloat64, filled(0.0))
        return ColumnValues.ColumnValuesAddDoubleValues, vector
    if kind == DataType.STRING:
        strings = [builder.CreateString(cell) for cell in filled("")]
        return ColumnValues.ColumnValuesAddStringValues, offset_vector(builder, strings)
    if kind == DataType.BINARY:
        binaries = [encode_binary(builder, cell) for cell in filled(b"")]
        return ColumnValues.ColumnValuesAddBinaryValues, offset_vector(builder, binaries)
    runs, indexes = [], []
    for cell in filled(""):
        if not runs or runs[-1] != cell:
            runs.append(cell)
        indexes.append(len(runs) - 1)
    strings = offset_vector(builder, [builder.CreateString(run) for run in runs])
    mapping = scalar_vector(builder, 4, builder.PrependInt32, indexes)
    RLEStringValues.RLEStringValuesStart(builder)
    RLEStringValues.RLEStringValuesAddArray(builder, strings)
    RLEStringValues.RLEStringValuesAddIndexMapping(builder, mapping)
    return ColumnValues.ColumnValuesAddRleStringValues, RLEStringValues.RLEStringValuesEnd(builder)


def encode_binary(builder, cell):
    value = scalar_vector(builder, 1, builder.PrependByte, list(cell))
    BytesValue.BytesValueStart(builder)
    BytesValue.BytesValueAddValue(builder, value)
    return BytesValue.BytesValueEnd(builder)


def scalar_vector(builder, size, prepend, items):
    builder.StartVector(size, len(items), size)
    for item in reversed(items):
        prepend(item)
    return builder.EndVector()


def offset_vector(builder, offsets):
    builder.StartVector(4, len(offsets), 4)
    for offset in reversed(offsets):
        builder.PrependUOffsetTRelative(offset)
    return builder.EndVector()
