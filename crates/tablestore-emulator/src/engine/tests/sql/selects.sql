> select count(*) from people
SELECT count(*):BIGINT
10
reads people 1

> select sum(age) from people
SELECT sum(age):DOUBLE
9.0

> select pid from people where grade > 5.0
SELECT pid:BIGINT
5
6
7
8
9

> select age,avg(grade) from people group by age order by age
SELECT age:BIGINT | avg(grade):DOUBLE
0 | 4.7
1 | 4.2
2 | 5.2

> select pid from people order by grade limit 1
SELECT pid:BIGINT
0

> select * from typed
SELECT a:BIGINT | b:DOUBLE | c:MEDIUMTEXT | d:MEDIUMBLOB | e:BOOL
0 | 0.0 | '0' | x'30' | false
1 | 1.0 | '1' | x'31' | true
2 | 2.0 | '2' | x'32' | false
3 | 3.0 | NULL | NULL | true
reads typed 1

> SELECT * FROM triple ORDER BY pk1 DESC
SELECT pk1:BIGINT | pk2:MEDIUMTEXT | pk3:MEDIUMBLOB | col1:BIGINT | col2:DOUBLE | col3:MEDIUMTEXT | col4:MEDIUMBLOB | col5:BOOL
3 | '3' | x'03' | 3 | 3.0 | '3' | x'03' | true
2 | '2' | x'02' | 2 | 2.0 | '2' | x'02' | false
1 | '1' | x'01' | 1 | 1.0 | '1' | x'01' | true

> SELECT pk1 FROM triple WHERE pk3 = x'01'
SELECT pk1:BIGINT
1

> SELECT pk1 FROM triple WHERE col5 = false
SELECT pk1:BIGINT
2

> SELECT pk1 FROM triple WHERE col2 = 2.0
SELECT pk1:BIGINT
2

> SELECT pk1 FROM triple WHERE pk2 = '3'
SELECT pk1:BIGINT
3

> SELECT pk1 FROM triple WHERE pk1 = 2 and pk2 = '2' and pk3 = X'02'
SELECT pk1:BIGINT
2
reads triple 1

> select pid, name from people limit 2, 3
SELECT pid:BIGINT | name:MEDIUMTEXT
2 | 'somebody2'
3 | 'somebody3'
4 | 'somebody4'

> select pid from people limit 3 offset 2
SELECT pid:BIGINT
2
3
4

> select pid from people where age = 1 and grade < 5 or pid = 9
SELECT pid:BIGINT
1
4
9

> select pid from people where pid between 2 and 4
SELECT pid:BIGINT
2
3
4

> select pid from people where pid not between 1 and 8
SELECT pid:BIGINT
0
9

> select pid from people where pid in (1,3,11)
SELECT pid:BIGINT
1
3

> select count(*) from people where name like 'somebody_'
SELECT count(*):BIGINT
10

> select count(*) from people where name like '%3'
SELECT count(*):BIGINT
1

> select count(*) from people where name not like '%3'
SELECT count(*):BIGINT
9

> select distinct age from people order by age desc
SELECT age:BIGINT
2
1
0

> select age, count(*) c from people group by age having c > 3
SELECT age:BIGINT | c:BIGINT
0 | 4

> select a from typed where c is null
SELECT a:BIGINT
3

> select a from typed where c is not null
SELECT a:BIGINT
0
1
2

> select pid from people where name = 'nobody'
SELECT pid:BIGINT

> select 1
SELECT 1:BIGINT
1

> select count(c), count(*), max(b), min(b), avg(a) from typed
SELECT count(c):BIGINT | count(*):BIGINT | max(b):DOUBLE | min(b):DOUBLE | avg(a):DOUBLE
3 | 4 | 3.0 | 0.0 | 1.5

> select x.pid, y.name from people x join people y on x.pid = y.age where x.pid < 2 order by y.pid
SELECT pid:BIGINT | name:MEDIUMTEXT
0 | 'somebody0'
1 | 'somebody1'
0 | 'somebody3'
1 | 'somebody4'
0 | 'somebody6'
1 | 'somebody7'
0 | 'somebody9'

> select t.a, p.name from typed t left join people p on t.a + 8 = p.pid order by t.a
SELECT a:BIGINT | name:MEDIUMTEXT
0 | 'somebody8'
1 | 'somebody9'
2 | NULL
3 | NULL
reads typed 1
reads people 1

> select * from (select age, max(pid) m from people group by age) q where q.m > 7 order by m
SELECT age:BIGINT | m:BIGINT
2 | 8
0 | 9

> SELECT COUNT(*) AS count FROM things WHERE `boolean` = true;
SELECT count:BIGINT
34
reads things/things_index 1

> SELECT `PK0`, `boolean`, `long`, `geo` FROM things LIMIT 3;
SELECT PK0:BIGINT | boolean:BOOL | long:BIGINT | geo:MEDIUMTEXT
0 | true | 0 | '5.0,6.0'
1 | false | 1 | '5.1,6.1'
2 | false | 2 | '5.2,6.2'
reads things 1

> select nosuch from people
! OTSParameterInvalid Unknown column 'nosuch' in 'field list'

> select pid from people where nosuch = 1
! OTSParameterInvalid Unknown column 'nosuch' in 'where clause'

> select pid from people order by nosuch
! OTSParameterInvalid Unknown column 'nosuch' in 'order clause'

> select count(*) from people group by nosuch
! OTSParameterInvalid Unknown column 'nosuch' in 'group statement'

> select 1 from people x join people y on x.nosuch = y.pid
! OTSParameterInvalid Unknown column 'x.nosuch' in 'on clause'

> select pid from people x join people y on x.uid = y.uid
! OTSParameterInvalid Column 'pid' in field list is ambiguous

> select * from (select 1)
! OTSParameterInvalid Every derived table must have its own alias

> select pid from people where count(*) > 1
! OTSParameterInvalid Invalid use of group function

> select name, count(*) from people group by age
! OTSParameterInvalid Expression #1 of SELECT list is not in GROUP BY clause and contains nonaggregated column 'shop.people.name' which is not functionally dependent on columns in GROUP BY clause; this is incompatible with sql_mode=only_full_group_by

> select any_value(name), count(*) from people group by age limit 1
SELECT any_value(name):MEDIUMTEXT | count(*):BIGINT
'somebody0' | 4

> select name, count(*) from people group by uid, pid limit 1
SELECT name:MEDIUMTEXT | count(*):BIGINT
'somebody0' | 1

> select nosuchfunction(1)
! OTSParameterInvalid FUNCTION shop.nosuchfunction does not exist

> select (select pid from people)
! OTSParameterInvalid Subquery returns more than 1 row

> select (select pid, name from people)
! OTSParameterInvalid Operand should contain 1 column(s)

> select pid from people where pid = (select max(pid) from people)
SELECT pid:BIGINT
9

> select pid from people where pid in (select a from typed where a > 1)
SELECT pid:BIGINT
2
3

> select pid from people p where exists (select 1 from typed t where t.a = p.pid and t.e = true)
SELECT pid:BIGINT
1
3

> select pid, (select count(*) from people q where q.age = p.age and q.pid < p.pid) n from people p where pid > 7
SELECT pid:BIGINT | n:BIGINT
8 | 2
9 | 3

> select pid from people where pid >= all (select a * 3 from typed)
SELECT pid:BIGINT
9

> select pid from people where pid = any (select a * 3 from typed) and pid > 0
SELECT pid:BIGINT
3
6
9

> select x.a, y.a from typed x right join typed y on x.a = y.a + 2 order by y.a
SELECT a:BIGINT | a:BIGINT
2 | 0
3 | 1
NULL | 2
NULL | 3

> select count(*) from typed x, typed y where x.a <= y.a
SELECT count(*):BIGINT
10

> select * from (select a, b from typed) x join (select a, c from typed) y using (a) where a = 1
SELECT a:BIGINT | b:DOUBLE | c:MEDIUMTEXT
1 | 1.0 | '1'

> select count(distinct age), count(distinct age, pid) from people
SELECT count(distinct age):BIGINT | count(distinct age, pid):BIGINT
3 | 10

> select age + 1 as next, sum(pid) from people group by age + 1 order by sum(pid) desc
SELECT next:BIGINT | sum(pid):DOUBLE
1 | 18.0
3 | 15.0
2 | 12.0

> select age a, count(*) from people group by 1 order by 2, 1
SELECT a:BIGINT | count(*):BIGINT
1 | 3
2 | 3
0 | 4

> select a from typed union all select pid from people where pid = 9 order by a desc limit 2
SELECT a:BIGINT
9
3

> select e from typed union select e from typed
SELECT e:BOOL
false
true

> SELECT Name FROM people WHERE UID = '3' -- the key
SELECT Name:MEDIUMTEXT
'somebody3'

> select /* a comment */ `name` from `shop`.`people` where uid = "4" # and another
SELECT name:MEDIUMTEXT
'somebody4'

> select pid from people order by age desc, pid desc limit 4
SELECT pid:BIGINT
8
5
2
7

> select c from typed order by c desc
SELECT c:MEDIUMTEXT
'2'
'1'
'0'
NULL

> select c from typed order by c limit 2
SELECT c:MEDIUMTEXT
NULL
'0'

> select count(*) from people where pid > 100
SELECT count(*):BIGINT
0

> select max(pid), min(name), sum(grade), avg(age) from people where pid > 100
SELECT max(pid):BIGINT | min(name):MEDIUMTEXT | sum(grade):DOUBLE | avg(age):DOUBLE
NULL | NULL | NULL | NULL

> select age from people where pid > 100 group by age
SELECT age:BIGINT

> select from people
! OTSParameterInvalid You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near 'from people' at line 1

> select pid from people where
! OTSParameterInvalid You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near '' at line 1

> select 1; select 2
! OTSParameterInvalid You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near 'select 2' at line 1

-- keywords are names in backquotes and behind points
> select x.`pid` `select`, 1 `from` from people x order by `select` limit 1
SELECT select:BIGINT | from:BIGINT
0 | 1

> select pid member, name sounds, age offset from people end where end.pid = 3
SELECT member:BIGINT | sounds:MEDIUMTEXT | offset:BIGINT
3 | 'somebody3' | 0

> select order from people
! OTSParameterInvalid You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near 'order from people' at line 1

> select pid from people where
! OTSParameterInvalid You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near '' at line 1

> select pid from people
> where pid = = 1
! OTSParameterInvalid You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near '= 1' at line 2

-- parentheses around queries, however many
> ((select 1 a) union (select 2)) order by a desc
SELECT a:BIGINT
2
1

> select ((select 1) + 1) a, ((select 1 union select 1)) b, (((select 3))) c
SELECT a:BIGINT | b:BIGINT | c:BIGINT
2 | 1 | 3

> select pid from people where pid in ((select 1) union (select 3)) order by pid
SELECT pid:BIGINT
1
3

> select a from ((select 1 a) union all (select 2)) q order by a
SELECT a:BIGINT
1
2

> select q.a, r.b from (((select 1 a) q join (select 2 b) r on q.a < r.b))
SELECT a:BIGINT | b:BIGINT
1 | 2

> select exists((select pid from people where pid = 1)) a, not exists(select 1 from people where pid = -1) b
SELECT a:BIGINT | b:BIGINT
1 | 1

-- names that are keywords elsewhere
> select 1 window, 2 except, 3 over, 4 intersect, 5 lateral
SELECT window:BIGINT | except:BIGINT | over:BIGINT | intersect:BIGINT | lateral:BIGINT
1 | 2 | 3 | 4 | 5

> select 1 except select 2
! OTSUnsupportOperation Operation not supported

> select pid from people window w as (order by pid)
! OTSUnsupportOperation Operation not supported

> select pid from people use index (primary) where pid = 3
SELECT pid:BIGINT
3

> select pid from people order by -1 limit 1
SELECT pid:BIGINT
0

> show full tables
! OTSUnsupportOperation Operation not supported
