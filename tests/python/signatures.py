"""Who asks: signatures of both versions, security tokens, headers, keys that are not known."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from unittest import mock

import tablestore.utils
from tablestore import (
    CapacityUnit,
    Condition,
    Direction,
    OTSClientError,
    ReservedThroughput,
    Row,
    RowExistenceExpectation,
    TableOptions,
)
from tablestore.credentials import Credentials, CredentialsProvider

import witness
from witness import ACCESS_KEY_ID, ACCESS_KEY_SECRET, connect

TOKEN = "CAISexample/" + "t0ken+" * 40 + "=="
V2 = {}
V4 = {"region": "cn-hangzhou"}

# Headers of the protocol, which are signed, and one that is not.
HEADERS = {
    "x-ots-sdk-traceid": "0b5a1c1e-7d0f-4a39-9f0e-1c2d3e4f5a6b",
    "x-ots-request-priority": "2",
    "x-ots-request-tag": "  night run ",
    "x-other": "not signed",
}


class Rotating(CredentialsProvider):
    """Gives another security token every time."""

    def __init__(self):
        self.asked = 0

    def get_credentials(self):
        self.asked += 1
        return Credentials(ACCESS_KEY_ID, ACCESS_KEY_SECRET, f"{TOKEN}{self.asked}")


class Signatures(witness.Case):
    def all_operations(self, client):
        """Calls each operation once. The client has verified each response when it returns."""
        key, end = [("k", "a")], [("k", "b")]
        condition = Condition(RowExistenceExpectation.IGNORE)
        throughput = ReservedThroughput(CapacityUnit(0, 0))
        meta = tablestore.TableMeta("t", [("k", "STRING")])
        client.create_table(meta, TableOptions(), throughput)
        self.assertEqual(("t",), client.list_table())
        client.describe_table("t")
        client.update_table("t", TableOptions(None, 2, None))
        client.put_row("t", Row(key, [("c", 1)]), condition)
        client.update_row("t", Row(key, {"PUT": [("c", 2)]}), condition)
        _, row, _ = client.get_row("t", key)
        self.assertEqual(2, row.attribute_columns[0][1])
        _, _, rows, _ = client.get_range("t", Direction.FORWARD, key, end)
        self.assertEqual(1, len(rows))
        client.delete_row("t", Row(key), condition)
        client.delete_table("t")
        self.assertEqual((), client.list_table())

    def test_version_2(self):
        self.all_operations(connect(self.instance, **V2))

    def test_version_4(self):
        self.all_operations(connect(self.instance, **V4))

    def test_version_4_with_the_key_of_another_day(self):
        self.all_operations(connect(self.instance, sign_date="20260101", **V4))

    def test_a_security_token(self):
        for version in (V2, V4):
            self.all_operations(connect(self.instance, sts_token=TOKEN, **version))

    def test_more_headers(self):
        for version in (V2, V4):
            self.all_operations(connect(self.instance, extra_headers=HEADERS, **version))

    def test_a_token_and_more_headers(self):
        for version in (V2, V4):
            options = {"sts_token": TOKEN, "extra_headers": HEADERS, **version}
            self.all_operations(connect(self.instance, **options))

    def test_a_provider_of_credentials(self):
        for version in (V2, V4):
            provider = Rotating()
            self.all_operations(
                connect(
                    self.instance,
                    access_key_id=None,
                    access_key_secret=None,
                    credentials_provider=provider,
                    **version,
                )
            )
            self.assertGreater(provider.asked, 10)

    def test_other_settings_of_the_client(self):
        options = {"socket_timeout": 5, "max_connection": 1, "encoding": "utf8"}
        self.all_operations(connect(self.instance, **options))

    def test_many_calls_at_the_same_time(self):
        self.create()
        for version in (V2, V4):
            client = connect(self.instance, **version)
            with ThreadPoolExecutor(8) as threads:
                calls = [
                    threads.submit(client.put_row, "t", Row([("k", str(number))], []))
                    for number in range(100)
                ]
            for call in calls:
                call.result()

    def test_refusals_are_signed_too(self):
        for version in (V2, V4):
            client = connect(self.instance, **version)
            responses = observed(client)
            with self.refused(404, "OTSObjectNotExist"):
                client.describe_table("t")
            self.assertTrue(responses[0]["authorization"].startswith(f"OTS {ACCESS_KEY_ID}:"))

    def test_responses_have_every_header_of_the_protocol(self):
        responses = observed(self.client)
        self.client.list_table()
        (headers,) = responses
        for name in ("contentmd5", "requestid", "date", "contenttype"):
            self.assertIn(f"x-ots-{name}", headers)
        self.assertIn("authorization", headers)


class Strangers(witness.Case):
    """Requests that the service does not trust. Its words are the same for both versions."""

    def check(self, message, instance=None, **options):
        for version in (V2, V4):
            client = connect(instance or self.instance, **options, **version)
            with self.refused(403, "OTSAuthFailed", message):
                client.list_table()
            with self.refused(403, "OTSAuthFailed", message):
                client.get_row("t", [("k", "a")])

    def test_a_wrong_secret(self):
        self.check("Signature mismatch.", access_key_secret="another-secret")

    def test_a_wrong_key_id(self):
        self.check("The AccessKeyID does not exist.", access_key_id="another-id")

    def test_a_name_that_no_instance_can_have(self):
        for name in ("shop.one", "shop one", "shop/one"):
            with self.subTest(name):
                self.check("The instance is not found.", instance=name)

    def test_clocks_may_be_14_minutes_apart(self):
        for minutes in (14, -14):
            with shifted(minutes):
                self.assertEqual((), self.client.list_table())

    def test_clocks_may_not_be_16_minutes_apart(self):
        # The client sees it first, by the date of the refusal.
        for minutes in (16, -16):
            with shifted(minutes), self.assertRaisesRegex(OTSClientError, "more than 15 minutes"):
                self.client.list_table()


def shifted(minutes):
    """The client's clock, that much ahead."""

    def now():
        there = datetime.datetime.now(datetime.timezone.utc)
        return there + datetime.timedelta(minutes=minutes)

    return mock.patch.object(tablestore.utils, "get_now_utc_datetime", now)


def observed(client):
    """A list that gets the headers of every response to the client."""
    responses = []
    send_receive = client.connection.send_receive

    def watch(*arguments):
        response = send_receive(*arguments)
        responses.append({name.lower(): value for name, value in response[2].items()})
        return response

    client.connection.send_receive = watch
    return responses


if __name__ == "__main__":
    witness.main()
