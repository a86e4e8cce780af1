"""SQL: mappings, queries, and what they cost."""

from tablestore.metadata import (
    CreateTimeseriesTableRequest,
    TimeseriesKey,
    TimeseriesRow,
    TimeseriesTableMeta,
)

import witness

CREATE = (
    "create table people (uid VARCHAR(1024), pid BIGINT(20), name MEDIUMTEXT, age BIGINT(20), "
    "grade DOUBLE, photo MEDIUMBLOB, here BOOL, PRIMARY KEY(uid,pid));"
)


class Sql(witness.Case):
    def setUp(self):
        super().setUp()
        self.create("people", (("uid", "STRING"), ("pid", "INTEGER")))
        for i in range(10):
            columns = [("name", f"somebody{i}"), ("age", i % 3), ("grade", i + 0.2), ("here", i % 2 == 0)]
            if i > 0:
                columns.append(("photo", bytearray([i])))
            key = [("uid", str(i)), ("pid", i)]
            self.client.put_row("people", witness.Row(key, columns), witness.IGNORE)

    def rows(self, statement):
        """Each row as the names and values of its columns."""
        rows, _, _ = self.client.exe_sql_query(statement)
        return [row.attribute_columns for row in rows]

    def values(self, statement):
        return [[column[1] for column in row] for row in self.rows(statement)]

    def test_mappings(self):
        self.assertEqual([], self.values("SHOW TABLES"))
        self.assertEqual([], self.values(CREATE))
        self.assertEqual([["people"]], self.values("SHOW TABLES;"))
        self.assertEqual(
            [
                ["uid", "varchar(1024)", "NO", "PRI", None, ""],
                ["pid", "bigint(20)", "NO", "PRI", None, ""],
                ["name", "mediumtext", "YES", "", None, ""],
                ["age", "bigint(20)", "YES", "", None, ""],
                ["grade", "double", "YES", "", None, ""],
                ["photo", "mediumblob", "YES", "", None, ""],
                ["here", "tinyint(1)", "YES", "", None, ""],
            ],
            self.values("desc people"),
        )
        with self.invalid(f"Table '{self.instance}.people' already exist"):
            self.rows(CREATE)
        self.rows("drop mapping table people")
        with self.invalid(f"Table '{self.instance}.people' doesn't exist"):
            self.rows("drop mapping table people")

    def test_queries(self):
        self.rows(CREATE)
        self.assertEqual([[("count(*)", 10)]], [[tuple(c[:2]) for c in r] for r in self.rows("select count(*) from people")])
        self.assertEqual([[9.0]], self.values("select sum(age) from people"))
        self.assertEqual([[i] for i in range(5, 10)], self.values("select pid from people where grade > 5.0"))
        grouped = self.values("select age,avg(grade) from people group by age order by age")
        self.assert_same([[0, 4.7], [1, 4.2], [2, 5.2]], grouped)
        self.assertEqual([[0]], self.values("select pid from people order by grade limit 1"))
        self.assert_same(
            [["0", 0, "somebody0", 0, 0.2, None, True]], self.values("select * from people where uid = '0'")
        )
        self.assertEqual([], self.values("select pid from people where name = 'nobody'"))
        self.assertEqual([[None]], self.values("select null"))

    def test_dates_are_strings(self):
        """This client reads no others."""
        self.assertEqual(
            [["2022-11-16 07:52:18.995", "2022-11-16"]],
            self.values("select from_unixtime(1668585138.995), date('2022-11-16')"),
        )

    def test_cost(self):
        self.rows(CREATE)
        _, tables, indexes = self.client.exe_sql_query("select * from people")
        (table, capacity) = tables[0]
        self.assertEqual(("people", 1, 0), (table, capacity.read, capacity.write))
        self.assertEqual([], list(indexes))
        _, tables, _ = self.client.exe_sql_query("select 1")
        self.assertEqual([], list(tables))

    def test_changes(self):
        self.rows(CREATE)
        self.rows("insert into people (uid, pid, name) values ('n', 1, 'new')")
        self.assertEqual([["new"]], self.values("select name from people where uid = 'n' and pid = 1"))
        with self.invalid("Duplicate entry for key 'PRIMARY'"):
            self.rows("insert into people (uid, pid, name) values ('n', 1, 'new')")
        self.rows("update people set name = 'newer' where uid = 'n' and pid = 1")
        self.rows("delete from people where uid = 'n' and pid = 1")
        self.assertEqual([[10]], self.values("select count(*) from people"))

    def test_refusals(self):
        with self.invalid("Unknown column 'nosuch' in 'field list'"):
            self.rows("select nosuch from people")
        with self.refused(400, "OTSUnsupportOperation", "Operation not supported"):
            self.rows("drop table people")


class Series(witness.Case):
    """Time series tables in statements."""

    def setUp(self):
        super().setUp()
        self.client.create_timeseries_table(CreateTimeseriesTableRequest(TimeseriesTableMeta("cpu_ts")))
        h1 = TimeseriesKey("cpu", "h1", {"os": "linux"})
        h2 = TimeseriesKey("cpu", "h2", {"os": "bsd", "dc": "a"})
        rows = [
            TimeseriesRow(h1, {"usage": 1.5, "n": 3}, 1000),
            TimeseriesRow(h1, {"usage": 2.5}, 2000),
            TimeseriesRow(h2, {"up": True, "note": "x"}, 1500),
        ]
        self.client.put_timeseries_data("cpu_ts", rows)

    def values(self, statement):
        rows, _, _ = self.client.exe_sql_query(statement)
        return [[column[1] for column in row.attribute_columns] for row in rows]

    def test_each_field_is_a_row(self):
        self.assertEqual([["cpu_ts"], ["cpu_ts::meta"]], self.values("SHOW TABLES"))
        rows, tables, _ = self.client.exe_sql_query("select * from cpu_ts where _data_source = 'h1'")
        labels = [column[0] for column in rows[0].attribute_columns]
        self.assertEqual(
            [
                "_m_name", "_data_source", "_tags", "_time", "_field_name", "_long_value",
                "_double_value", "_bool_value", "_string_value", "_binary_value", "_attributes",
                "_meta_update_time",
            ],
            labels,
        )
        self.assertEqual(["cpu_ts"], [name for name, _ in tables])
        fields = self.values(
            "select _time, _field_name, _long_value, _double_value, _bool_value, _string_value "
            "from cpu_ts order by _time, _field_name"
        )
        self.assert_same(
            [
                [1000, "n", 3, None, None, None],
                [1000, "usage", None, 1.5, None, None],
                [1500, "note", None, None, None, "x"],
                [1500, "up", None, None, True, None],
                [2000, "usage", None, 2.5, None, None],
            ],
            fields,
        )
        found = self.values(
            "select _time, _double_value from cpu_ts where _m_name = 'cpu' "
            "and tag_value_at(_tags, 'os') = 'linux' and _field_name = 'usage' and _time >= 2000"
        )
        self.assert_same([[2000, 2.5]], found)

    def test_series(self):
        self.assertEqual(
            [["cpu", "h1", '["os=linux"]', ""], ["cpu", "h2", '["dc=a","os=bsd"]', ""]],
            self.values("select _m_name, _data_source, _tags, _attributes from `cpu_ts::meta`"),
        )

    def test_fields_are_columns(self):
        self.values(
            "CREATE TABLE `cpu_ts::w` (`_m_name` VARCHAR(1024), `_data_source` VARCHAR(1024), "
            "`_tags` VARCHAR(1024), `_time` BIGINT(20), `usage` DOUBLE, `n` BIGINT(20), "
            "PRIMARY KEY(`_m_name`,`_data_source`,`_tags`,`_time`))"
        )
        found = self.values("select _time, `usage`, n from `cpu_ts::w` where _data_source = 'h1' order by _time")
        self.assert_same([[1000, 1.5, 3], [2000, 2.5, None]], found)
        with self.refused(400, "OTSUnsupportOperation", "Operation not supported"):
            self.values("drop mapping table cpu_ts")
        self.values("drop mapping table `cpu_ts::w`")
        with self.invalid(f"Table '{self.instance}.cpu_ts::w' doesn't exist"):
            self.values("select 1 from `cpu_ts::w`")


if __name__ == "__main__":
    witness.main()
