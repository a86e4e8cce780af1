"""Local transactions: StartLocalTransaction, CommitTransaction, AbortTransaction."""

from tablestore import (
    INF_MAX,
    INF_MIN,
    BatchWriteRowRequest,
    Direction,
    PutRowItem,
    Row,
    TableInBatchWriteRowItem,
)

import witness
from witness import IGNORE

# The field `enable_local_txn` of a CreateTable request, which this client does not know.
ENABLE_LOCAL_TXN = b"\x40\x01"


class Transactions(witness.Case):
    def setUp(self):
        super().setUp()
        encoder = self.client.protocol.encoder
        encode = encoder.api_encode_map["CreateTable"]

        def with_transactions(*args):
            request = encode(*args)
            request.MergeFromString(ENABLE_LOCAL_TXN)
            return request

        encoder.api_encode_map["CreateTable"] = with_transactions
        self.create(key=(("p", "STRING"), ("k", "INTEGER")))
        encoder.api_encode_map["CreateTable"] = encode

    def key(self, partition, number):
        return [("p", partition), ("k", number)]

    def start(self, partition="a"):
        return self.client.start_local_transaction("t", [("p", partition)])

    def conflicts(self):
        message = "Data is being modified by the other request."
        return self.refused(409, "OTSRowOperationConflict", message)

    def has_ended(self):
        message = "Session not exist or may be timeout."
        return self.refused(400, "OTSSessionNotExist", message)

    def test_writes_are_seen_inside_until_they_are_committed(self):
        key = self.key("a", 1)
        self.put(key, [("c", 1)])
        transaction = self.start()
        self.put(key, [("c", 2)], transaction_id=transaction)
        self.update(key, {"INCREMENT": [("c", 5)]}, transaction_id=transaction)
        self.assertEqual([("c", 7)], self.values(key, transaction_id=transaction))
        self.assertEqual([("c", 1)], self.values(key))
        self.client.commit_transaction(transaction)
        self.assertEqual([("c", 7)], self.values(key))

    def test_ranges_and_batches(self):
        transaction = self.start()
        batch = BatchWriteRowRequest()
        rows = [PutRowItem(Row(self.key("a", number), []), IGNORE) for number in range(3)]
        batch.add(TableInBatchWriteRowItem("t", rows))
        batch.set_transaction_id(transaction)
        self.assertTrue(self.client.batch_write_row(batch).is_all_succeed())
        self.delete(self.key("a", 1), transaction_id=transaction)
        bounds = self.key("a", INF_MIN), self.key("a", INF_MAX)

        def numbers(**options):
            _, _, rows, _ = self.client.get_range(
                "t", Direction.FORWARD, *bounds, max_version=1, **options
            )
            return [row.primary_key[1][1] for row in rows]

        self.assertEqual([0, 2], numbers(transaction_id=transaction))
        self.assertEqual([], numbers())
        self.client.commit_transaction(transaction)
        self.assertEqual([0, 2], numbers())

    def test_what_is_aborted_never_was(self):
        key = self.key("a", 1)
        transaction = self.start()
        self.put(key, transaction_id=transaction)
        self.client.abort_transaction(transaction)
        self.assertIsNone(self.get(key))

    def test_nobody_else_writes_the_partition(self):
        transaction = self.start()
        with self.conflicts():
            self.start()
        with self.conflicts():
            self.put(self.key("a", 1))
        with self.conflicts():
            self.delete(self.key("a", 1))
        self.put(self.key("b", 1))
        self.client.commit_transaction(transaction)
        self.put(self.key("a", 1))

    def test_a_transaction_stays_in_its_partition(self):
        transaction = self.start()
        with self.refused(400, "OTSDataOutOfRange"):
            self.put(self.key("b", 1), transaction_id=transaction)
        with self.refused(400, "OTSDataOutOfRange"):
            self.get(self.key("b", 1), transaction_id=transaction)
        self.put(self.key("a", 1), transaction_id=transaction)
        self.client.commit_transaction(transaction)
        self.assertIsNotNone(self.get(self.key("a", 1)))

    def test_a_transaction_ends_once(self):
        transaction = self.start()
        self.client.commit_transaction(transaction)
        with self.has_ended():
            self.client.commit_transaction(transaction)
        with self.has_ended():
            self.client.abort_transaction(transaction)
        with self.has_ended():
            self.put(self.key("a", 1), transaction_id=transaction)

    def test_ids_that_are_none(self):
        for end in (self.client.commit_transaction, self.client.abort_transaction):
            for transaction in ("", "x", "a" * 31):
                with self.subTest(transaction), self.invalid("TransactionID is invalid."):
                    end(transaction)

    def test_a_start_names_one_partition_of_a_table_with_transactions(self):
        with self.invalid("StartLocalTransaction support only one primary key."):
            self.client.start_local_transaction("t", self.key("a", 1))
        self.create("u")
        with self.invalid(
            "Try to call method using explicit transaction on explicit-transaction-disabled table."
        ):
            self.client.start_local_transaction("u", [("k", "a")])


if __name__ == "__main__":
    witness.main()
