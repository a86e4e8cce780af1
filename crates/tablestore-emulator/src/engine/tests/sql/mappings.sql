> SHOW TABLES;
SHOW Tables_in_shop:MEDIUMTEXT
'triple'

> create table people (uid VARCHAR(1024), pid BIGINT(20), name MEDIUMTEXT, age BIGINT(20),
>  grade DOUBLE, PRIMARY KEY(uid,pid));
CREATE

> create table people (uid VARCHAR(1024), pid BIGINT(20), PRIMARY KEY(uid,pid))
! OTSParameterInvalid Table 'shop.people' already exist

> CREATE TABLE IF NOT EXISTS triple (pk1 BIGINT PRIMARY KEY )
CREATE

> SHOW TABLES FROM shop LIKE 'pe%'
SHOW Tables_in_shop:MEDIUMTEXT
'people'

> desc people
DESCRIBE Field:MEDIUMTEXT | Type:MEDIUMTEXT | Null:MEDIUMTEXT | Key:MEDIUMTEXT | Default:MEDIUMTEXT | Extra:MEDIUMTEXT
'uid' | 'varchar(1024)' | 'NO' | 'PRI' | NULL | ''
'pid' | 'bigint(20)' | 'NO' | 'PRI' | NULL | ''
'name' | 'mediumtext' | 'YES' | '' | NULL | ''
'age' | 'bigint(20)' | 'YES' | '' | NULL | ''
'grade' | 'double' | 'YES' | '' | NULL | ''

> show full columns from people from shop like 'p%'
SHOW Field:MEDIUMTEXT | Type:MEDIUMTEXT | Collation:MEDIUMTEXT | Null:MEDIUMTEXT | Key:MEDIUMTEXT | Default:MEDIUMTEXT | Extra:MEDIUMTEXT | Privileges:MEDIUMTEXT | Comment:MEDIUMTEXT
'pid' | 'bigint(20)' | NULL | 'NO' | 'PRI' | NULL | '' | 'select,insert,update,references' | ''

> drop mapping table nowhere
! OTSParameterInvalid Table 'shop.nowhere' doesn't exist

> drop mapping table if exists nowhere
DROP

> create table nowhere (a BIGINT, PRIMARY KEY(a))
! OTSParameterInvalid Table 'shop.nowhere' doesn't exist

> select * from other.people
! OTSParameterInvalid Table 'other.people' doesn't exist

> select pid from shop.people limit 1
SELECT pid:BIGINT
0

> create table plain (k MEDIUMBLOB, PRIMARY KEY(k))
! OTSParameterInvalid Primary key column 'k' of type MEDIUMBLOB is not supported

> create table plain (k VARCHAR(1024), n INT, PRIMARY KEY(k))
! OTSParameterInvalid Column type INT of column 'n' is not supported

> create table plain (k VARCHAR(1024), n BIGINT AUTO_INCREMENT, PRIMARY KEY(k))
! OTSUnsupportOperation Operation not supported

> create table if not exists plain (k VARCHAR(1024), n BIGINT COMMENT 'x', PRIMARY KEY(k))
! OTSUnsupportOperation Operation not supported

> create table plain (k VARCHAR(1024), n BIGINT, PRIMARY KEY(k), UNIQUE KEY u (n))
! OTSUnsupportOperation Operation not supported

> create table plain (k VARCHAR(1024), K BIGINT, PRIMARY KEY(k))
! OTSParameterInvalid Duplicate column name 'K'

> ALTER TABLE people ADD COLUMN extra MEDIUMTEXT
ALTER

> select extra from people limit 1
SELECT extra:MEDIUMTEXT
NULL

> ALTER TABLE people ADD extra BIGINT
! OTSParameterInvalid Duplicate column name 'extra'

> ALTER TABLE people DROP COLUMN extra
ALTER

> ALTER TABLE people DROP COLUMN extra
! OTSParameterInvalid Can't DROP 'extra'; check that column/key exists

> ALTER TABLE people DROP COLUMN uid
! OTSUnsupportOperation Unsupported operation: 'Unsupported drop primary key column'.

> select * from plain
SELECT k:MEDIUMTEXT | n:BIGINT
'a' | 1
'b' | NULL

> ALTER TABLE plain ADD COLUMN x MEDIUMTEXT
! OTSUnsupportOperation Unsupported operation: 'Unsupported alter non-mapping table'.

> create table plain (K VARCHAR(1024) PRIMARY KEY, X MEDIUMTEXT DEFAULT 'y', n BIGINT not null)
>   ENGINE='tablestore', ENGINE_ATTRIBUTE='{"consistency": "strong", "allow_inaccurate_aggregation": true}'
CREATE

> select * from plain
SELECT K:MEDIUMTEXT | X:MEDIUMTEXT | n:BIGINT
'a' | 'q' | 1
'b' | 'w' | NULL

> describe plain
DESCRIBE Field:MEDIUMTEXT | Type:MEDIUMTEXT | Null:MEDIUMTEXT | Key:MEDIUMTEXT | Default:MEDIUMTEXT | Extra:MEDIUMTEXT
'K' | 'varchar(1024)' | 'NO' | 'PRI' | NULL | ''
'X' | 'mediumtext' | 'YES' | '' | 'y' | ''
'n' | 'bigint(20)' | 'NO' | '' | NULL | ''

> drop table people
! OTSUnsupportOperation Operation not supported

> create index i on people(age)
! OTSUnsupportOperation Operation not supported

> truncate table people
! OTSUnsupportOperation Operation not supported

> explain select 1
! OTSUnsupportOperation Operation not supported

> show databases
! OTSUnsupportOperation Operation not supported

> set names utf8
! OTSUnsupportOperation Operation not supported

> begin
! OTSUnsupportOperation Operation not supported

> with q as (select 1) select * from q
! OTSUnsupportOperation Operation not supported

> drop mapping table people, plain;
DROP

> show tables
SHOW Tables_in_shop:MEDIUMTEXT
'triple'

> create table twice (a bigint, b bigint, primary key(a), primary key(b))
! OTSParameterInvalid Multiple primary key defined

> show full tables columns from orders
! OTSUnsupportOperation Operation not supported
