> select 7 div 2, 7 % 4, 5 & 3, 5 | 3, 1/0, null = null, 2 > 1, not 0
SELECT 7 div 2:BIGINT | 7 % 4:BIGINT | 5 & 3:BIGINT | 5 | 3:BIGINT | 1/0:DOUBLE | null = null:BIGINT | 2 > 1:BIGINT | not 0:BIGINT
3 | 3 | 1 | 7 | NULL | NULL | 1 | 1

> select from_unixtime(1668585138.995)
SELECT from_unixtime(1668585138.995):DATETIME
datetime 1668585138995000

> select timediff(from_unixtime(1668585138.995),from_unixtime(1668585013.712))
SELECT timediff(from_unixtime(1668585138.995),from_unixtime(1668585013.712)):TIME
time 125283000000

> select DATE(FROM_UNIXTIME(1668585138.995)) d, DATE('1926-08-17') e, TIME('12:34:56') t, FROM_UNIXTIME(1692841131) f
SELECT d:DATE | e:DATE | t:TIME | f:DATETIME
date 19312 | date -15843 | time 45296000000000 | datetime 1692841131000000

> select 1/3 a, 2/4 b, 7 mod 4 c, -7 div 2 d, 5.5 div 2 e, 0.1 + 0.2 f, 1.5 * 2 g
SELECT a:DOUBLE | b:DOUBLE | c:BIGINT | d:BIGINT | e:BIGINT | f:DOUBLE | g:DOUBLE
0.3333 | 0.5 | 3 | -3 | 2 | 0.3 | 3.0

> select 9223372036854775807 + 1
! OTSParameterInvalid BIGINT value is out of range in '(9223372036854775807 + 1)'

> select -9223372036854775808 a, 1 << 3 b, 17 >> 2 c, 6 ^ 3 d, ~0 e
SELECT a:BIGINT | b:BIGINT | c:BIGINT | d:BIGINT | e:BIGINT
-9223372036854775808 | 8 | 4 | 5 | -1

> select not 1 xor 1 a, 1 || 0 && 0 b, !1 + 1 c, 2 ^ 1 * 3 d, -2 ^ 2 e, 1 or 1 xor 1 f
SELECT a:BIGINT | b:BIGINT | c:BIGINT | d:BIGINT | e:BIGINT | f:BIGINT
1 | 1 | 1 | 9 | -4 | 1

> select 'a' = 'A' a, 'a' < 'b' b, '10' = 10 c, 'x' = 0 d, '3abc' + 1 e, 1 <=> null f, null <=> null g
SELECT a:BIGINT | b:BIGINT | c:BIGINT | d:BIGINT | e:DOUBLE | f:BIGINT | g:BIGINT
0 | 1 | 1 | 1 | 4.0 | 0 | 1

> select null in (1) a, 1 in (null, 1) b, 2 in (null, 1) c, 2 not in (1, 3) d, null is null e, 1 is true f
SELECT a:BIGINT | b:BIGINT | c:BIGINT | d:BIGINT | e:BIGINT | f:BIGINT
NULL | 1 | NULL | 1 | 1 | 1

> select null and 0 a, null and 1 b, null or 1 c, null or 0 d, not null e, null xor 1 f
SELECT a:BIGINT | b:BIGINT | c:BIGINT | d:BIGINT | e:BIGINT | f:BIGINT
0 | NULL | 1 | NULL | NULL | NULL

> select coalesce(null, 2) a, ifnull(null, 'x') b, nullif(1, 1) c, if(1 > 2, 'y', 'n') d
SELECT a:BIGINT | b:MEDIUMTEXT | c:BIGINT | d:MEDIUMTEXT
2 | 'x' | NULL | 'n'

> select case 2 when 1 then 'a' when 2 then 'b' end a, case when 0 then 1 else 2.5 end b, case when 0 then 1 end c
SELECT a:MEDIUMTEXT | b:DOUBLE | c:BIGINT
'b' | 2.5 | NULL

> select cast('12' as signed) a, cast(3.7 as signed) b, cast(5 as char) c, convert('7', signed) d, cast('2020-01-02' as date) e
SELECT a:BIGINT | b:BIGINT | c:MEDIUMTEXT | d:BIGINT | e:DATE
12 | 4 | '5' | 7 | date 18263

> select abs(-3) a, ceil(1.2) b, ceiling(-1.2) c, floor(1.8) d, round(2.5) e, round(1.256, 2) f, truncate(1.999, 1) g
SELECT a:BIGINT | b:BIGINT | c:BIGINT | d:BIGINT | e:DOUBLE | f:DOUBLE | g:DOUBLE
3 | 2 | -1 | 1 | 3.0 | 1.26 | 1.9

> select mod(7, 3) a, pow(2, 3) b, sqrt(9) c, sqrt(-1) d, sign(-5) e, greatest(1, 3, 2) f, least('b', 'a') g, mod(1, 0) h
SELECT a:BIGINT | b:DOUBLE | c:DOUBLE | d:DOUBLE | e:BIGINT | f:BIGINT | g:MEDIUMTEXT | h:BIGINT
1 | 8.0 | 3.0 | NULL | -1 | 3 | 'a' | NULL

> select concat('a', 1, 'b') a, concat('a', null) b, concat_ws(',', 'a', null, 'b') c, length('茶') d, char_length('茶') e
SELECT a:MEDIUMTEXT | b:MEDIUMTEXT | c:MEDIUMTEXT | d:BIGINT | e:BIGINT
'a1b' | NULL | 'a,b' | 3 | 1

> select lower('ABC') a, upper('abc') b, substring('hello', 2, 3) c, substr('hello', -3) d, left('hello', 2) e, right('hello', 2) f
SELECT a:MEDIUMTEXT | b:MEDIUMTEXT | c:MEDIUMTEXT | d:MEDIUMTEXT | e:MEDIUMTEXT | f:MEDIUMTEXT
'abc' | 'ABC' | 'ell' | 'llo' | 'he' | 'lo'

> select trim('  a ') a, ltrim(' a') b, rtrim('a ') c, replace('aba', 'a', 'c') d, locate('l', 'hello') e, locate('l', 'hello', 4) f, instr('hello', 'z') g
SELECT a:MEDIUMTEXT | b:MEDIUMTEXT | c:MEDIUMTEXT | d:MEDIUMTEXT | e:BIGINT | f:BIGINT | g:BIGINT
'a' | 'a' | 'a' | 'cbc' | 3 | 4 | 0

> select reverse('abc') a, lpad('5', 3, '0') b, rpad('a', 3, 'xy') c, hex('ab') d, hex(255) e, unhex('6162') f, to_base64('abc') g, from_base64('YWJj') h
SELECT a:MEDIUMTEXT | b:MEDIUMTEXT | c:MEDIUMTEXT | d:MEDIUMTEXT | e:MEDIUMTEXT | f:MEDIUMBLOB | g:MEDIUMTEXT | h:MEDIUMBLOB
'cba' | '005' | 'axy' | '6162' | 'FF' | x'6162' | 'YWJj' | x'616263'

> select now() a, curdate() b, unix_timestamp() c, unix_timestamp('2022-11-16 07:52:18') d
SELECT a:DATETIME | b:DATE | c:BIGINT | d:DOUBLE
datetime 1767225600000000 | date 20454 | 1767225600 | 1668585138.0

> select year('2022-11-16') a, month('2022-11-16') b, day('2022-11-16') c, hour('07:52:18') d, minute('07:52:18') e, second('2022-11-16 07:52:18') f
SELECT a:BIGINT | b:BIGINT | c:BIGINT | d:BIGINT | e:BIGINT | f:BIGINT
2022 | 11 | 16 | 7 | 52 | 18

> select date_add(date('2024-01-31'), interval 1 month) a, date_sub('2024-03-01', interval 1 day) b, datediff('2024-03-01', '2024-02-28') c
SELECT a:DATE | b:MEDIUMTEXT | c:BIGINT
date 19782 | '2024-02-29' | 2

> select from_unixtime(0) + interval 90 second a, date_format('2024-03-01 13:04:05', '%Y/%m/%d %H:%i:%s %W %j %h%p') b
SELECT a:DATETIME | b:MEDIUMTEXT
datetime 90000000 | '2024/03/01 13:04:05 Friday 061 01PM'

> select '{"a": [1, {"b": "x"}], "c": "y"}'->>'$.a[1].b' a, json_unquote(json_extract('{"a":1}', '$.a')) b, json_unquote(json_extract('[1,2]', '$[*]')) c
SELECT a:MEDIUMTEXT | b:MEDIUMTEXT | c:MEDIUMTEXT
'x' | '1' | '[1, 2]'

> select json_extract('{"a":1}', '$.a')
! OTSParameterInvalid Illegal type JSON of column 'json_extract('{"a":1}', '$.a')'

> select json_unquote(json_extract('{', '$.a'))
! OTSParameterInvalid Invalid JSON text in argument 1 to function json_extract

> select json_unquote(json_extract('{}', 'a'))
! OTSParameterInvalid Invalid JSON path expression

> select left('a')
! OTSParameterInvalid Incorrect parameter count in the call to native function 'LEFT'

> select 'it''s' a, 'a\'b' b, "say ""hi""" c, 'new\nline' d, x'4142' e, 0x43 f
SELECT a:MEDIUMTEXT | b:MEDIUMTEXT | c:MEDIUMTEXT | d:MEDIUMTEXT | e:MEDIUMBLOB | f:MEDIUMBLOB
'it's' | 'a'b' | 'say "hi"' | 'new
line' | x'4142' | x'43'

> select true, false, null
SELECT true:BIGINT | false:BIGINT | null:MEDIUMTEXT
1 | 0 | NULL

> select a, -a, a + b, b / 0, e + 1, c + 1, e = 1 from typed where a = 1
SELECT a:BIGINT | -a:BIGINT | a + b:DOUBLE | b / 0:DOUBLE | e + 1:BIGINT | c + 1:DOUBLE | e = 1:BIGINT
1 | -1 | 2.0 | NULL | 2 | 2.0 | 1

> select count(*) from typed where d >= '1'
SELECT count(*):BIGINT
2

> select a from typed where (a, c) = (1, '1') or (a, c) in ((2, '2'))
SELECT a:BIGINT
1
2

-- BINARY binds to its operand, as - does.
> select binary 'a' = 'A', binary 'a' = 'a', not binary 'b' = 'b', binary 'ab', binary c = '1' from typed where a = 1
SELECT binary 'a' = 'A':BIGINT | binary 'a' = 'a':BIGINT | not binary 'b' = 'b':BIGINT | binary 'ab':MEDIUMBLOB | binary c = '1':BIGINT
0 | 1 | 0 | x'6162' | 1

-- As in MySQL, a column keeps its name behind a plus and in parentheses.
> select +a, (a), + a + 0 from typed where a = 1
SELECT a:BIGINT | a:BIGINT | + a + 0:BIGINT
1 | 1 | 1

-- literals
> select 0x4142 a, x'4142' b, b'100000101000010' c, 1. d, .5 e, 1.5e-3 f, N'text' g, 'a' 'b' "c" h
SELECT a:MEDIUMBLOB | b:MEDIUMBLOB | c:MEDIUMBLOB | d:DOUBLE | e:DOUBLE | f:DOUBLE | g:MEDIUMTEXT | h:MEDIUMTEXT
x'4142' | x'4142' | x'4142' | 1.0 | 0.5 | 0.0015 | 'text' | 'abc'

> select 'it''s' a, "it""s" b, 'it\'s' c, 'a\nb\\c\%' d, '\q' e
SELECT a:MEDIUMTEXT | b:MEDIUMTEXT | c:MEDIUMTEXT | d:MEDIUMTEXT | e:MEDIUMTEXT
'it's' | 'it"s' | 'it's' | 'a
b\c\%' | 'q'

> select x'414'
! OTSParameterInvalid You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near 'x'414'' at line 1

-- words between arguments
> select trim(leading 'x' from 'xxaxx') a, trim(trailing 'x' from 'xxaxx') b, trim(both 'x' from 'xxaxx') c, trim('x' from 'xxaxx') d, trim(' a ') e
SELECT a:MEDIUMTEXT | b:MEDIUMTEXT | c:MEDIUMTEXT | d:MEDIUMTEXT | e:MEDIUMTEXT
'axx' | 'xxa' | 'a' | 'a' | 'a'

> select substring('hello' from 2 for 3) a, substring('hello' from 2) b, position('l' in 'hello') c, extract(year from '2024-03-05') d
SELECT a:MEDIUMTEXT | b:MEDIUMTEXT | c:BIGINT | d:BIGINT
'ell' | 'ello' | 3 | 2024

> select cast('a' as char(5) character set utf8mb4) a, convert('b' using utf8mb4) b, cast(1 as unsigned integer) c, cast('1.25' as decimal(10, 1)) d
SELECT a:MEDIUMTEXT | b:MEDIUMTEXT | c:BIGINT | d:DOUBLE
'a' | 'b' | 1 | 1.3

-- what binds tighter
> select 1 between 0 and 2 = 1 a, not 1 = 2 b, 1 + 2 * 3 - 4 c, 2 * 3 % 4 d, 1 | 2 & 3 e, 1 << 1 + 1 f, binary 'a' = 'a' g
SELECT a:BIGINT | b:BIGINT | c:BIGINT | d:BIGINT | e:BIGINT | f:BIGINT | g:BIGINT
1 | 1 | 3 | 2 | 3 | 4 | 1

> select 'a' not like 'b%' a, 'a%' like 'a!%' escape '!' b, 3 not between 1 and 2 c, 1 is not null d, 1 is not unknown e
SELECT a:BIGINT | b:BIGINT | c:BIGINT | d:BIGINT | e:BIGINT
1 | 1 | 1 | 1 | 1

> select @a
! OTSUnsupportOperation Operation not supported

-- predicates bind tighter than comparisons
> select 1 = 2 in (0) a, 0 = 3 between 1 and 2 b, 0 = 'v1' like 'x%' c, 1 between 0 and 2 in (1) d, 1 + 1 in (2) e
SELECT a:BIGINT | b:BIGINT | c:BIGINT | d:BIGINT | e:BIGINT
0 | 1 | 1 | 0 | 1

> select 1 in ((select 1 union all select 2)) a, 0b01 b, 0x01 c, _binary'ab' d, _utf8mb4'ab' e
SELECT a:BIGINT | b:MEDIUMBLOB | c:MEDIUMBLOB | d:MEDIUMBLOB | e:MEDIUMTEXT
1 | x'01' | x'01' | x'6162' | 'ab'

> select 1 + /*!40001 1 + */ 1 a, 2 /* 3 */ b, /*! 4 */ c
SELECT a:BIGINT | b:BIGINT | c:BIGINT
3 | 2 | 4

> select 1 /*! + 1
! OTSParameterInvalid You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near '' at line 1

> select shop.abs(-1)
! OTSParameterInvalid FUNCTION shop.abs does not exist
