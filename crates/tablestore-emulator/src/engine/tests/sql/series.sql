> show tables
SHOW Tables_in_shop:MEDIUMTEXT
'cpu_ts'
'cpu_ts::meta'

> select * from cpu_ts where _data_source = 'h1' and _m_name = 'cpu'
SELECT _m_name:MEDIUMTEXT | _data_source:MEDIUMTEXT | _tags:MEDIUMTEXT | _time:BIGINT | _field_name:MEDIUMTEXT | _long_value:BIGINT | _double_value:DOUBLE | _bool_value:BOOL | _string_value:MEDIUMTEXT | _binary_value:MEDIUMBLOB | _attributes:MEDIUMTEXT | _meta_update_time:BIGINT
'cpu' | 'h1' | '["os=linux"]' | 1000 | 'n' | 3 | NULL | NULL | NULL | NULL | '["rack=7"]' | 1767225600000000
'cpu' | 'h1' | '["os=linux"]' | 1000 | 'usage' | NULL | 1.5 | NULL | NULL | NULL | '["rack=7"]' | 1767225600000000
'cpu' | 'h1' | '["os=linux"]' | 2000 | 'usage' | NULL | 2.5 | NULL | NULL | NULL | '["rack=7"]' | 1767225600000000

> describe cpu_ts
DESCRIBE Field:MEDIUMTEXT | Type:MEDIUMTEXT | Null:MEDIUMTEXT | Key:MEDIUMTEXT | Default:MEDIUMTEXT | Extra:MEDIUMTEXT
'_m_name' | 'varchar(1024)' | 'NO' | 'PRI' | NULL | ''
'_data_source' | 'varchar(1024)' | 'NO' | 'PRI' | NULL | ''
'_tags' | 'varchar(1024)' | 'NO' | 'PRI' | NULL | ''
'_time' | 'bigint(20)' | 'NO' | 'PRI' | NULL | ''
'_field_name' | 'varchar(1024)' | 'NO' | 'PRI' | NULL | ''
'_long_value' | 'bigint(20)' | 'YES' | '' | NULL | ''
'_double_value' | 'double' | 'YES' | '' | NULL | ''
'_bool_value' | 'tinyint(1)' | 'YES' | '' | NULL | ''
'_string_value' | 'varchar(1024)' | 'YES' | '' | NULL | ''
'_binary_value' | 'mediumblob' | 'YES' | '' | NULL | ''
'_attributes' | 'varchar(1024)' | 'YES' | '' | NULL | ''
'_meta_update_time' | 'bigint(20)' | 'YES' | '' | NULL | ''

> describe `cpu_ts::meta`
DESCRIBE Field:MEDIUMTEXT | Type:MEDIUMTEXT | Null:MEDIUMTEXT | Key:MEDIUMTEXT | Default:MEDIUMTEXT | Extra:MEDIUMTEXT
'_m_name' | 'varchar(1024)' | 'NO' | 'PRI' | NULL | ''
'_data_source' | 'varchar(1024)' | 'NO' | 'PRI' | NULL | ''
'_tags' | 'varchar(1024)' | 'NO' | 'PRI' | NULL | ''
'_attributes' | 'varchar(1024)' | 'YES' | '' | NULL | ''
'_meta_update_time' | 'bigint(20)' | 'YES' | '' | NULL | ''

> show index from cpu_ts
SHOW Table:MEDIUMTEXT | Non_unique:BIGINT | Key_name:MEDIUMTEXT | Seq_in_index:BIGINT | Column_name:MEDIUMTEXT | Is_defined_column:MEDIUMTEXT | Search_type:MEDIUMTEXT | Collation:MEDIUMTEXT | Cardinality:BIGINT | Sub_part:BIGINT | Packed:MEDIUMTEXT | Null:MEDIUMTEXT | Index_type:MEDIUMTEXT | Comment:MEDIUMTEXT | Index_comment:MEDIUMTEXT | Visible:MEDIUMTEXT | Expression:MEDIUMTEXT
'cpu_ts' | 0 | 'PRIMARY' | 1 | '_m_name' | NULL | '' | 'A' | 0 | NULL | NULL | '' | '' | '' | '' | 'YES' | 'NULL'
'cpu_ts' | 0 | 'PRIMARY' | 2 | '_data_source' | NULL | '' | 'A' | 0 | NULL | NULL | '' | '' | '' | '' | 'YES' | 'NULL'
'cpu_ts' | 0 | 'PRIMARY' | 3 | '_tags' | NULL | '' | 'A' | 0 | NULL | NULL | '' | '' | '' | '' | 'YES' | 'NULL'
'cpu_ts' | 0 | 'PRIMARY' | 4 | '_time' | NULL | '' | 'A' | 0 | NULL | NULL | '' | '' | '' | '' | 'YES' | 'NULL'
'cpu_ts' | 0 | 'PRIMARY' | 5 | '_field_name' | NULL | '' | 'A' | 0 | NULL | NULL | '' | '' | '' | '' | 'YES' | 'NULL'

> select _m_name, _data_source, _tags, _time, _field_name, _long_value, _double_value, _bool_value, _string_value, _binary_value from cpu_ts order by 1, 2, 4, 5
SELECT _m_name:MEDIUMTEXT | _data_source:MEDIUMTEXT | _tags:MEDIUMTEXT | _time:BIGINT | _field_name:MEDIUMTEXT | _long_value:BIGINT | _double_value:DOUBLE | _bool_value:BOOL | _string_value:MEDIUMTEXT | _binary_value:MEDIUMBLOB
'cpu' | 'h1' | '["os=linux"]' | 1000 | 'n' | 3 | NULL | NULL | NULL | NULL
'cpu' | 'h1' | '["os=linux"]' | 1000 | 'usage' | NULL | 1.5 | NULL | NULL | NULL
'cpu' | 'h1' | '["os=linux"]' | 2000 | 'usage' | NULL | 2.5 | NULL | NULL | NULL
'cpu' | 'h2' | '["dc=a","os=bsd"]' | 1500 | 'note' | NULL | NULL | NULL | 'x' | NULL
'cpu' | 'h2' | '["dc=a","os=bsd"]' | 1500 | 'raw' | NULL | NULL | NULL | NULL | x'01ff'
'cpu' | 'h2' | '["dc=a","os=bsd"]' | 1500 | 'up' | NULL | NULL | true | NULL | NULL
'cpu' | 'h2' | '["dc=a","os=bsd"]' | 1500 | 'usage' | 7 | NULL | NULL | NULL | NULL
'mem' | 'h1' | '[]' | 1000 | 'free' | 5 | NULL | NULL | NULL | NULL

> select _time, _double_value from cpu_ts where _m_name = 'cpu' and tag_value_at(_tags, 'os') = 'linux'
>  and _field_name = "usage" and _time >= 2000
SELECT _time:BIGINT | _double_value:DOUBLE
2000 | 2.5

> select * from `shop`.`cpu_ts::meta` where _data_source = 'h1'
SELECT _m_name:MEDIUMTEXT | _data_source:MEDIUMTEXT | _tags:MEDIUMTEXT | _attributes:MEDIUMTEXT | _meta_update_time:BIGINT
'cpu' | 'h1' | '["os=linux"]' | '["rack=7"]' | 1767225600000000

> select _m_name, _data_source, _tags, _attributes, _meta_update_time > 0 from `cpu_ts::meta`
SELECT _m_name:MEDIUMTEXT | _data_source:MEDIUMTEXT | _tags:MEDIUMTEXT | _attributes:MEDIUMTEXT | _meta_update_time > 0:BIGINT
'cpu' | 'h1' | '["os=linux"]' | '["rack=7"]' | 1
'cpu' | 'h2' | '["dc=a","os=bsd"]' | '' | 1

> select _data_source from `cpu_ts::meta` where tag_value_at(_attributes, 'rack') = '7'
SELECT _data_source:MEDIUMTEXT
'h1'

> select _data_source from `cpu_ts::meta` where tag_value_at(_tags, 'os') in ('bsd', 'plan9') or _data_source < 'h2'
SELECT _data_source:MEDIUMTEXT
'h1'
'h2'

> select _data_source from `cpu_ts::meta` where _tags = '["os=linux"]' and _meta_update_time > 0
SELECT _data_source:MEDIUMTEXT
'h1'

> select _data_source from `cpu_ts::meta` where tag_value_at(_tags, 'dc') is null
SELECT _data_source:MEDIUMTEXT
'h1'

> select count(*) from `cpu_ts::meta` where _m_name != 'cpu'
SELECT count(*):BIGINT
0

> select distinct _attributes from cpu_ts where _field_name = 'free'
SELECT _attributes:MEDIUMTEXT
NULL

> CREATE TABLE `cpu_ts::w` (`_m_name` VARCHAR(1024), `_data_source` VARCHAR(1024), `_tags` VARCHAR(1024),
>  `_time` BIGINT(20), `usage` DOUBLE, `n` BIGINT(20), PRIMARY KEY(`_m_name`,`_data_source`,`_tags`,`_time`))
CREATE

> select _time, `usage`, n from `cpu_ts::w` order by _time
SELECT _time:BIGINT | usage:DOUBLE | n:BIGINT
1000 | 1.5 | 3
1000 | NULL | NULL
1500 | NULL | NULL
2000 | 2.5 | NULL

> select _time, `usage` from `cpu_ts::w` where _m_name = 'cpu' and _data_source = 'h1' and _tags = '["os=linux"]' and _time > 1000
SELECT _time:BIGINT | usage:DOUBLE
2000 | 2.5

> create table `cpu_ts::v` (`usage` BIGINT, note MEDIUMTEXT, up BOOL, raw MEDIUMBLOB, _time BIGINT, _attributes VARCHAR(1024), missing DOUBLE)
CREATE

> select * from `cpu_ts::v` where _time > 1000
SELECT _time:BIGINT | usage:BIGINT | note:MEDIUMTEXT | up:BOOL | raw:MEDIUMBLOB | _attributes:MEDIUMTEXT | missing:DOUBLE
1500 | 7 | 'x' | true | x'01ff' | '' | NULL
2000 | NULL | NULL | NULL | NULL | '["rack=7"]' | NULL

> describe `cpu_ts::w`
DESCRIBE Field:MEDIUMTEXT | Type:MEDIUMTEXT | Null:MEDIUMTEXT | Key:MEDIUMTEXT | Default:MEDIUMTEXT | Extra:MEDIUMTEXT
'_m_name' | 'varchar(1024)' | 'NO' | 'PRI' | NULL | ''
'_data_source' | 'varchar(1024)' | 'NO' | 'PRI' | NULL | ''
'_tags' | 'varchar(1024)' | 'NO' | 'PRI' | NULL | ''
'_time' | 'bigint(20)' | 'NO' | 'PRI' | NULL | ''
'usage' | 'double' | 'YES' | '' | NULL | ''
'n' | 'bigint(20)' | 'YES' | '' | NULL | ''

> create table `cpu_ts::w` (_time BIGINT, n BIGINT)
! OTSParameterInvalid Table 'shop.cpu_ts::w' already exist

> create table if not exists `cpu_ts::w` (_time BIGINT, n BIGINT)
CREATE

> create table cpu_ts (_time BIGINT, n BIGINT)
! OTSParameterInvalid Table 'shop.cpu_ts' already exist

> create table `cpu_ts::meta` (_time BIGINT, n BIGINT)
! OTSParameterInvalid Table 'shop.cpu_ts::meta' already exist

> create table `nowhere::w` (_time BIGINT, n BIGINT)
! OTSParameterInvalid Table 'shop.nowhere::w' doesn't exist

> create table `cpu_ts::x` (_time VARCHAR(1024), n BIGINT)
! OTSParameterInvalid Column type VARCHAR of column '_time' is not supported

> create table `cpu_ts::x` (_tags BIGINT, n BIGINT)
! OTSParameterInvalid Column type BIGINT of column '_tags' is not supported

> create table `cpu_ts::x` (_time BIGINT, n BIGINT, PRIMARY KEY(_time))
! OTSParameterInvalid The primary key of the mapping table must be the same as that of the table

> create table `cpu_ts::` (_time BIGINT, n BIGINT)
! OTSParameterInvalid Incorrect table name 'cpu_ts::'

> create table `cpu_ts::x` (_time BIGINT, n INT)
! OTSParameterInvalid Column type INT of column 'n' is not supported

> create table `cpu_ts::x` (_time BIGINT, n BIGINT) ENGINE=AnalyticalStore
! OTSParameterInvalid Requested analytical store does not exist.

> alter table `cpu_ts::w` add column note MEDIUMTEXT
ALTER

> select note from `cpu_ts::w` where _data_source = 'h2'
SELECT note:MEDIUMTEXT
'x'

> alter table `cpu_ts::w` add column _meta_update_time VARCHAR(1024)
! OTSParameterInvalid Column type VARCHAR of column '_meta_update_time' is not supported

> alter table `cpu_ts::w` drop column _time
! OTSUnsupportOperation Unsupported operation: 'Unsupported drop primary key column'.

> alter table cpu_ts add column x BIGINT
! OTSUnsupportOperation Unsupported operation: 'Unsupported alter non-mapping table'.

> drop mapping table cpu_ts
! OTSUnsupportOperation Operation not supported

> drop mapping table if exists `cpu_ts::meta`
! OTSUnsupportOperation Operation not supported

> drop mapping table `cpu_ts::nothing`
! OTSParameterInvalid Table 'shop.cpu_ts::nothing' doesn't exist

> select * from `cpu_ts::nothing`
! OTSParameterInvalid Table 'shop.cpu_ts::nothing' doesn't exist

> insert into `cpu_ts::w` (_time, n) values (1, 2)
! OTSUnsupportOperation Operation not supported

> delete from cpu_ts where _time = 1
! OTSParameterInvalid Table 'shop.cpu_ts' doesn't exist

> select * from cpu_ts use index (x)
! OTSParameterInvalid Key 'x' doesn't exist in table 'cpu_ts'

> create table cpu_last (`_#h` VARCHAR(1024), `_m_name` VARCHAR(1024), `_data_source` VARCHAR(1024),
>  `_tags` VARCHAR(1024), _time BIGINT, `usage` DOUBLE, n BIGINT,
>  PRIMARY KEY(`_#h`, `_m_name`, `_data_source`, `_tags`))
CREATE

> select _time, `usage`, n from cpu_last where _data_source = 'h1' and _m_name = 'cpu'
SELECT _time:BIGINT | usage:DOUBLE | n:BIGINT
2000 | 2.5 | 3

> show tables like 'cpu%'
SHOW Tables_in_shop:MEDIUMTEXT
'cpu_last'
'cpu_ts'
'cpu_ts::meta'
'cpu_ts::v'
'cpu_ts::w'

> drop mapping table `cpu_ts::w`, cpu_last
DROP

> select count(*) from `cpu_ts::w`
! OTSParameterInvalid Table 'shop.cpu_ts::w' doesn't exist

> select c._time, m._data_source from cpu_ts c join `cpu_ts::meta` m on c._tags = m._tags where c._field_name = 'n'
SELECT _time:BIGINT | _data_source:MEDIUMTEXT
1000 | 'h1'

> select _data_source from `cpu_ts::meta` m where exists (select 1 from cpu_ts c where c._data_source = m._data_source and c._field_name = 'up')
SELECT _data_source:MEDIUMTEXT
'h2'

> select tag_value_at('["a=1","b=x y"]', 'b'), tag_value_at('["a=1"]', 'b'), tag_value_at(null, 'a'), tag_value_at('no tags', 'a')
SELECT tag_value_at('["a=1","b=x y"]', 'b'):MEDIUMTEXT | tag_value_at('["a=1"]', 'b'):MEDIUMTEXT | tag_value_at(null, 'a'):MEDIUMTEXT | tag_value_at('no tags', 'a'):MEDIUMTEXT
'x y' | NULL | NULL | NULL

> select time_bin(1668585138995000, '10s'), time_bin(1668585138995000, '30min'), time_bin(1668585138995000, '1h'),
>  time_bin(1668585138995000, '1d'), time_bin(1668585138995000, '10day'), time_bin(null, '1d')
SELECT time_bin(1668585138995000, '10s'):DATETIME | time_bin(1668585138995000, '30min'):DATETIME | time_bin(1668585138995000, '1h'):DATETIME | time_bin(1668585138995000, '1d'):DATETIME | time_bin(1668585138995000, '10day'):DATETIME | time_bin(null, '1d'):DATETIME
datetime 1668585130000000 | datetime 1668583800000000 | datetime 1668582000000000 | datetime 1668556800000000 | datetime 1668384000000000 | NULL

> select time_bin(from_unixtime(1668585138.995), '1h')
SELECT time_bin(from_unixtime(1668585138.995), '1h'):DATETIME
datetime 1668582000000000

> select time_bin(1, '0s')
! OTSParameterInvalid Invalid interval '0s' of function time_bin

> select time_bin(1, '1 fortnight')
! OTSParameterInvalid Invalid interval '1 fortnight' of function time_bin

> select from_unixtime(1668585138.995, 1), from_unixtime(1668585138.995, 0), from_unixtime(1668585138.123456, -1)
SELECT from_unixtime(1668585138.995, 1):DATETIME | from_unixtime(1668585138.995, 0):DATETIME | from_unixtime(1668585138.123456, -1):DATETIME
datetime 1668585139000000 | datetime 1668585139000000 | datetime 1668585138123456

> select from_unixtime(1668585138.995, 7)
! OTSParameterInvalid Too-big precision 7 specified for 'from_unixtime'. Maximum is 6.

> select from_unixtime_millis(1668585138995), from_unixtime_micros(1668585138995001)
SELECT from_unixtime_millis(1668585138995):DATETIME | from_unixtime_micros(1668585138995001):DATETIME
datetime 1668585138995000 | datetime 1668585138995001

> select date_format(time_bin(_time, '1s'), '%s') s, count(*) from cpu_ts group by s
SELECT s:MEDIUMTEXT | count(*):BIGINT
'00' | 8
