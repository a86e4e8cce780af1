> select count(*) from things where text_match(text, 'php')
SELECT count(*):BIGINT
100
reads things/things_index 1

> select `long` from things where text_match(`text`, "php nothing", 'and')
SELECT long:BIGINT
reads things/things_index 1

> select `long` from things where text_match_phrase(text, 'search index7')
SELECT long:BIGINT
7

> select PK0 from things where text_match_phrase(text, 'search index7')
SELECT PK0:BIGINT
7
reads things 1
reads things/things_index 1

> select * from things where text_match(keyword, 'x')
! OTSUnsupportOperation text_match is only supported for TEXT field in filter conditions in search index

> select text_match(text, 'x') from things
! OTSUnsupportOperation text_match is only supported for TEXT field in filter conditions in search index

> select * from things where text_match_phrase(keyword, 'x')
! OTSUnsupportOperation text_match_phrase is only supported for TEXT field in filter conditions in search index

> CREATE TABLE found (keyword MEDIUMTEXT, text MEDIUMTEXT, `long` BIGINT, array MEDIUMTEXT, nested MEDIUMTEXT)
>   ENGINE='searchindex' ENGINE_ATTRIBUTE='{"index_name":"things_index","table_name":"things"}'
CREATE

> select `long`, array, nested from found where `long` < 2
SELECT long:BIGINT | array:MEDIUMTEXT | nested:MEDIUMTEXT
0 | '["search","indexi"]' | '[{"nested_keyword":"sub","nested_long":0}]'
1 | '["search","indexi"]' | '[{"nested_keyword":"sub","nested_long":1}]'
reads things/things_index 1

> select count(*) from found where array_extract(array) = 'indexi'
SELECT count(*):BIGINT
100

> select count(*) from found where array = 'indexi'
! OTSUnsupportOperation Unsupported operation: 'array column is only supported in array_extract'.

> select `long` from found where `nested.nested_long` = 5 and `nested.nested_keyword` = 'sub'
SELECT long:BIGINT
5

> select `long` from found where nested_query(`nested.nested_long` > 97 and `nested.nested_keyword` = 'sub')
SELECT long:BIGINT
98
99

> create table wrong (nosuch BIGINT) ENGINE=searchindex ENGINE_ATTRIBUTE='{"index_name":"things_index","table_name":"things"}'
! OTSParameterInvalid Column 'nosuch' is not a field of the search index

> show index in things
SHOW Table:MEDIUMTEXT | Non_unique:BIGINT | Key_name:MEDIUMTEXT | Seq_in_index:BIGINT | Column_name:MEDIUMTEXT | Is_defined_column:MEDIUMTEXT | Search_type:MEDIUMTEXT | Collation:MEDIUMTEXT | Cardinality:BIGINT | Sub_part:BIGINT | Packed:MEDIUMTEXT | Null:MEDIUMTEXT | Index_type:MEDIUMTEXT | Comment:MEDIUMTEXT | Index_comment:MEDIUMTEXT | Visible:MEDIUMTEXT | Expression:MEDIUMTEXT
'things' | 0 | 'PRIMARY' | 1 | 'PK0' | NULL | '' | 'A' | 0 | NULL | NULL | '' | '' | '' | '' | 'YES' | 'NULL'
'things' | 0 | 'PRIMARY' | 2 | 'PK1' | NULL | '' | 'A' | 0 | NULL | NULL | '' | '' | '' | '' | 'YES' | 'NULL'
'things' | 1 | 'things_index' | 1 | 'keyword' | 'NO' | 'KEYWORD' | 'A' | 0 | NULL | NULL | 'YES' | 'SearchIndex' | '' | '' | 'YES' | 'NULL'
'things' | 1 | 'things_index' | 2 | 'text' | 'NO' | 'TEXT' | 'A' | 0 | NULL | NULL | 'YES' | 'SearchIndex' | '' | '' | 'YES' | 'NULL'
'things' | 1 | 'things_index' | 3 | 'geo' | 'NO' | 'GEO_POINT' | 'A' | 0 | NULL | NULL | 'YES' | 'SearchIndex' | '' | '' | 'YES' | 'NULL'
'things' | 1 | 'things_index' | 4 | 'long' | 'NO' | 'LONG' | 'A' | 0 | NULL | NULL | 'YES' | 'SearchIndex' | '' | '' | 'YES' | 'NULL'
'things' | 1 | 'things_index' | 5 | 'double' | 'NO' | 'DOUBLE' | 'A' | 0 | NULL | NULL | 'YES' | 'SearchIndex' | '' | '' | 'YES' | 'NULL'
'things' | 1 | 'things_index' | 6 | 'boolean' | 'NO' | 'BOOLEAN' | 'A' | 0 | NULL | NULL | 'YES' | 'SearchIndex' | '' | '' | 'YES' | 'NULL'
'things' | 1 | 'things_index' | 7 | 'array' | 'NO' | 'KEYWORD' | 'A' | 0 | NULL | NULL | 'YES' | 'SearchIndex' | '' | '' | 'YES' | 'NULL'
'things' | 1 | 'things_index' | 8 | 'nested' | 'NO' | 'NESTED' | 'A' | 0 | NULL | NULL | 'YES' | 'SearchIndex' | '' | '' | 'YES' | 'NULL'
