"""Secondary indexes: CreateIndex, DropIndex, and what a table's writes do to its indexes."""

from tablestore import (
    INF_MAX,
    INF_MIN,
    CapacityUnit,
    Direction,
    ReservedThroughput,
    Row,
    SecondaryIndexMeta,
    SecondaryIndexType,
    TableMeta,
    TableOptions,
)

import witness

COLUMNS = [("name", "STRING"), ("age", "INTEGER"), ("height", "DOUBLE")]


def index(name, key, columns=(), kind=SecondaryIndexType.GLOBAL_INDEX):
    return SecondaryIndexMeta(name, list(key), list(columns), kind)


class Indexes(witness.Case):
    def make(self, *indexes, name="t"):
        self.client.create_table(
            TableMeta(name, [("k", "STRING"), ("n", "INTEGER")], COLUMNS),
            TableOptions(),
            ReservedThroughput(CapacityUnit(0, 0)),
            list(indexes),
        )

    def key(self, partition, number):
        return [("k", partition), ("n", number)]

    def rows(self, table, key):
        """The rows of an index: the values of the key, and the other columns."""
        start, end = ([(name, bound) for name in key] for bound in (INF_MIN, INF_MAX))
        _, next_key, rows, _ = self.client.get_range(
            table, Direction.FORWARD, start, end, max_version=1
        )
        self.assertIsNone(next_key)
        return [
            (
                tuple(value for _, value in row.primary_key),
                witness.without_timestamps(row.attribute_columns),
            )
            for row in rows
        ]

    def by_name(self):
        return self.rows("by_name", ["name", "k", "n"])

    def test_an_index_follows_its_table(self):
        self.make(index("by_name", ["name"], ["age"]))
        self.put(self.key("a", 1), [("name", "x"), ("age", 1), ("other", True)])
        self.put(self.key("b", 1), [("name", "w")])
        self.put(self.key("c", 1), [("age", 3)])
        self.assertEqual([(("w", "b", 1), []), (("x", "a", 1), [("age", 1)])], self.by_name())
        self.update(self.key("a", 1), {"PUT": [("name", "v"), ("age", 2)]})
        self.update(self.key("b", 1), {"DELETE_ALL": ["name"]})
        self.assertEqual([(("v", "a", 1), [("age", 2)])], self.by_name())
        self.delete(self.key("a", 1))
        self.assertEqual([], self.by_name())

    def test_a_row_of_an_index_is_read_by_its_key(self):
        self.make(index("by_name", ["name"]))
        self.put(self.key("a", 1), [("name", "x")])
        key = [("name", "x"), ("k", "a"), ("n", 1)]
        _, row, _ = self.client.get_row("by_name", key)
        self.assertEqual(key, row.primary_key)

    def test_an_index_is_created_later(self):
        self.make()
        self.put(self.key("a", 1), [("name", "x")])
        self.client.create_secondary_index("t", index("by_name", ["name"]), True)
        self.client.create_secondary_index("t", index("empty", ["name"]), False)
        self.assertEqual([(("x", "a", 1), [])], self.by_name())
        self.assertEqual([], self.rows("empty", ["name", "k", "n"]))

    def test_local_indexes_share_the_partition_key(self):
        local = SecondaryIndexType.LOCAL_INDEX
        self.make(index("local", ["k", "age"], kind=local))
        self.put(self.key("a", 1), [("age", 2)])
        self.put(self.key("a", 2), [("age", 1)])
        found = self.rows("local", ["k", "age", "n"])
        self.assertEqual([(("a", 1, 2), []), (("a", 2, 1), [])], found)
        with self.invalid():
            self.client.create_secondary_index("t", index("i", ["name"], kind=local), False)

    def test_indexes_are_described(self):
        self.make(index("by_name", ["name"], ["age"]))
        description = self.client.describe_table("t")
        (found,) = description.secondary_indexes
        self.assertEqual("by_name", found.index_name)
        self.assertEqual(["name"], found.primary_key_names)
        self.assertEqual(["age"], found.defined_column_names)
        self.assertEqual(SecondaryIndexType.GLOBAL_INDEX, found.index_type)
        schema = self.client.describe_table("by_name").table_meta.schema_of_primary_key
        self.assertEqual(["name", "k", "n"], [column[0] for column in schema])

    def test_an_index_is_not_written_directly(self):
        self.make(index("by_name", ["name"]))
        row = Row([("name", "x"), ("k", "a"), ("n", 1)], [])
        with self.invalid("Can't write index table directly"):
            self.client.put_row("by_name", row)

    def test_indexes_are_dropped(self):
        self.make(index("by_name", ["name"]))
        self.client.delete_secondary_index("t", "by_name")
        with self.no_table_to_read():
            self.by_name()
        self.assertEqual([], self.client.describe_table("t").secondary_indexes)

    def test_definitions_that_are_refused(self):
        self.make()

        def create(*args):
            self.client.create_secondary_index("t", index(*args), False)

        with self.invalid("The number of primary key columns must be in range: [1, 4] in index."):
            create("i", [])
        many = [str(number) for number in range(33)]
        with self.invalid("The number of attribute columns must be in range: [0, 32] in index."):
            create("i", ["name"], many)
        with self.invalid():
            create("i", ["height"])
        for number in range(5):
            create(f"i{number}", ["name"])
        with self.invalid("Number of index per table exceeds the quota:5."):
            create("i5", ["name"])


if __name__ == "__main__":
    witness.main()
