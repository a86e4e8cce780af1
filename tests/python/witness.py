"""Shared by the programs here: a client of the emulator, and assertions about responses.

Each program drives the emulator with the official Python client, as it is published, and
asserts what the real service is known to do. The client checks the MD5, date and signature of every
response itself. `cargo test --package tablestore-tests --test witnesses python` runs them all; by hand,
with the package of requirements.txt installed:

    python tests/python/rows.py http://127.0.0.1:8087

Every test has an instance of its own, and so sees no tables but those it makes. All run twice: with
the client's native codec, where there is one for this Python, and with its codec in pure Python.
"""

import contextlib
import logging
import re
import secrets
import sys
import time
import unittest

from tablestore import (
    CapacityUnit,
    Condition,
    NoRetryPolicy,
    OTSClient,
    OTSServiceError,
    ReservedThroughput,
    Row,
    RowExistenceExpectation,
    TableMeta,
    TableOptions,
)

# The key that the emulator knows unless it is given another.
ACCESS_KEY_ID = "tablestore-local-id"
ACCESS_KEY_SECRET = "tablestore-local-secret"

IGNORE = Condition(RowExistenceExpectation.IGNORE)
EXPECT_EXIST = Condition(RowExistenceExpectation.EXPECT_EXIST)
EXPECT_NOT_EXIST = Condition(RowExistenceExpectation.EXPECT_NOT_EXIST)

INT64_MIN, INT64_MAX = -(2**63), 2**63 - 1
# Seconds that a cell's timestamp may be away from the service's clock: the most that a table can
# allow. With it, tests may choose small timestamps.
ANY_TIMESTAMP = INT64_MAX // 1_000_000

_endpoint = ""
_native = True


def connect(instance, client=OTSClient, **options):
    """A client that shows every error at once: it does not try again."""
    settings = {
        "access_key_id": ACCESS_KEY_ID,
        "access_key_secret": ACCESS_KEY_SECRET,
        "retry_policy": NoRetryPolicy(),
        "enable_native": _native,
        **options,
    }
    return client(_endpoint, instance_name=instance, **settings)


class Case(unittest.TestCase):
    """A test with an instance and a client of its own."""

    maxDiff = None
    client_options = {}

    def setUp(self):
        self.instance = f"t{secrets.token_hex(6)}"
        self.client = connect(self.instance, **self.client_options)

    # --- tables ---

    def create(self, name="t", key=(("k", "STRING"),), columns=(), throughput=(0, 0), **options):
        """Creates a table. Options that are not given are the service's choice."""
        unset = {"time_to_live": None, "max_version": None, "max_time_deviation": None}
        self.client.create_table(
            TableMeta(name, list(key), list(columns)),
            TableOptions(**{**unset, **options}),
            ReservedThroughput(CapacityUnit(*throughput)),
        )
        return name

    # --- rows of the table t ---

    def put(self, key, columns=(), condition=IGNORE, **options):
        return self.client.put_row("t", Row(pk(key), list(columns)), condition, **options)

    def update(self, key, changes, condition=IGNORE, **options):
        return self.client.update_row("t", Row(pk(key), changes), condition, **options)

    def delete(self, key, condition=IGNORE, **options):
        return self.client.delete_row("t", Row(pk(key)), condition, **options)

    def get(self, key, **options):
        """The row's columns as (name, value, timestamp), or None where there is no row."""
        _, row, _ = self.client.get_row("t", pk(key), **options)
        if row is None:
            return None
        self.assertEqual(pk(key), row.primary_key)
        return row.attribute_columns

    def values(self, key, **options):
        """The row's columns as (name, value), or None where there is no row."""
        return without_timestamps(self.get(key, **options))

    # --- assertions ---

    def assert_same(self, expected, actual):
        """Equal in type too: Python takes 1, 1.0 and True for equal, the service does not."""
        self.assertEqual(typed(expected), typed(actual))

    @contextlib.contextmanager
    def refused(self, status, code, message=None):
        """The service returns this error. The message is a text, or a pattern where the
        service's own words are not known in full, or None where they are not known at all."""
        with self.assertRaises(OTSServiceError) as caught:
            yield
        error = caught.exception
        self.assertEqual((status, code), (error.get_http_status(), error.get_error_code()), error)
        if isinstance(message, re.Pattern):
            self.assertRegex(error.get_error_message(), message)
        elif message is not None:
            self.assertEqual(message, error.get_error_message())
        else:
            self.assertNotEqual("", error.get_error_message())
        self.assertNotEqual("", error.get_request_id())

    def invalid(self, message=None):
        return self.refused(400, "OTSParameterInvalid", message)

    def no_table_to_read(self):
        """A read of a row has another error than all else where there is no table."""
        return self.invalid("Request table not exist")

    def condition_fails(self, message="Condition check failed."):
        return self.refused(403, "OTSConditionCheckFail", message)


def pk(key):
    """A primary key. A lone value is that of the column k."""
    return list(key) if isinstance(key, (list, tuple)) else [("k", key)]


def milliseconds_now():
    return int(time.time() * 1000)


def without_timestamps(columns):
    return None if columns is None else [(name, value) for name, value, _ in columns]


def typed(value):
    """The value with its type beside it, all the way down."""
    if isinstance(value, (list, tuple)):
        return [typed(item) for item in value]
    return (type(value).__name__, repr(value))


class FallsBackLoudly(logging.Handler):
    """Where the native codec fails, the client warns and takes the other. Here that is an error:
    what it failed at is a response of ours, or a request that was never sent by it."""

    def emit(self, record):
        if "falling back" in record.getMessage():
            raise AssertionError(record.getMessage())


def main():
    """Runs the tests of the calling program, and says on standard output how many there were."""
    global _endpoint, _native
    (_endpoint,) = sys.argv[1:]
    for logger in ("tablestore.encoder", "tablestore.decoder"):
        logging.getLogger(logger).addHandler(FallsBackLoudly())
    ran = 0
    for _native in (True, False):
        suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
        result = unittest.TextTestRunner(verbosity=2).run(suite)
        if not result.wasSuccessful():
            sys.exit(1)
        ran += result.testsRun
    print(f"{ran} tests passed")
