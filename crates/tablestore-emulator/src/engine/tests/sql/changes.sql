> INSERT INTO orders VALUES (1,'a',10,'x',1.5,true)
INSERT 1
writes orders 1 1

> INSERT INTO orders (tenant,id,n) VALUES (1,'b',1),(1,'c',NULL)
INSERT 2
writes orders 2 1

> select * from orders
SELECT tenant:BIGINT | id:MEDIUMTEXT | n:BIGINT | s:MEDIUMTEXT | d:DOUBLE | b:BOOL
1 | 'a' | 10 | 'x' | 1.5 | true
1 | 'b' | 1 | NULL | NULL | NULL
1 | 'c' | NULL | NULL | NULL | NULL

> INSERT INTO orders VALUES (1,'a',10,'x',1.5,true)
! OTSParameterInvalid Duplicate entry for key 'PRIMARY'

> INSERT INTO orders (tenant,id) VALUES (1,'d'),(1,'a')
! OTSParameterInvalid Duplicate entry for key 'PRIMARY'

> INSERT INTO orders VALUES (1,'z',1,'',0,false),(2,'z',1,'',0,false)
! OTSUnsupportOperation Unsupported operation: '`insert into` on different partition keys is not supported'.

> select count(*) from orders
SELECT count(*):BIGINT
3

> UPDATE orders SET n = n + 5, s = 'y' WHERE id = 'a' AND tenant = 1
UPDATE 1
writes orders 1 1

> select n, s from orders where id = 'a' and tenant = 1
SELECT n:BIGINT | s:MEDIUMTEXT
15 | 'y'

> UPDATE orders SET n = 1 WHERE tenant = 9 AND id = 'q'
UPDATE 0
reads orders 1

> UPDATE orders SET s = s + 1 WHERE tenant = 1 AND id = 'a'
! OTSUnsupportOperation point update only supports constant and self-increment assignments

> UPDATE orders SET d = d + 1 WHERE tenant = 1 AND id = 'a'
! OTSUnsupportOperation point update only supports integer type self increment

> UPDATE orders SET s = NULL, n = n - 3 WHERE tenant = 1 AND id = 'a'
UPDATE 1

> UPDATE orders SET n = 1 WHERE tenant = 1 AND id = 'a' LIMIT 1
! OTSUnsupportOperation limit in update statement is not supported

> UPDATE orders SET n = 1 WHERE tenant = 1
! OTSParameterInvalid Non-transactional tables currently support atomic batch inserts within a single partition key, and single-row updates or deletes specified by the full primary key without any attribute column conditions.

> UPDATE orders SET n = 1 WHERE tenant = 1 AND id = 'a' AND n = 12
! OTSParameterInvalid Non-transactional tables currently support atomic batch inserts within a single partition key, and single-row updates or deletes specified by the full primary key without any attribute column conditions.

> DELETE FROM orders WHERE tenant = 1
! OTSParameterInvalid Non-transactional tables currently support atomic batch inserts within a single partition key, and single-row updates or deletes specified by the full primary key without any attribute column conditions.

> DELETE FROM orders
! OTSParameterInvalid Non-transactional tables currently support atomic batch inserts within a single partition key, and single-row updates or deletes specified by the full primary key without any attribute column conditions.

> DELETE FROM orders WHERE tenant = 1 AND id = 'b' LIMIT 1
! OTSUnsupportOperation limit in delete statement is not supported

> DELETE FROM orders WHERE tenant = 1 AND id = 'b'
DELETE 1
writes orders 1 1

> DELETE FROM orders WHERE tenant = 1 AND id = 'b'
DELETE 0
reads orders 1

> select id, n, s from orders
SELECT id:MEDIUMTEXT | n:BIGINT | s:MEDIUMTEXT
'a' | 12 | NULL
'c' | NULL | NULL

> INSERT INTO orders (tenant, id) VALUES (9223372036854775807, 'm')
! OTSParameterInvalid The input parameter is invalid.

> INSERT INTO orders (tenant, id) VALUES (9223372036854775806, 'm');
INSERT 1

> INSERT INTO orders (tenant, id) VALUES (NULL, 'm')
! OTSParameterInvalid Column 'tenant' cannot be null

> INSERT INTO orders (tenant, n) VALUES (1, 2)
! OTSParameterInvalid Field 'id' doesn't have a default value

> INSERT INTO orders (tenant, id, nosuch) VALUES (1, 'x', 2)
! OTSParameterInvalid Unknown column 'nosuch' in 'field list'

> INSERT INTO orders (tenant, id) VALUES (1)
! OTSParameterInvalid Column count doesn't match value count at row 1

> INSERT INTO orders SET tenant = 1, id = 'x'
! OTSUnsupportOperation Operation not supported

> INSERT INTO orders SELECT * FROM orders
! OTSUnsupportOperation Operation not supported

> INSERT IGNORE INTO orders (tenant, id) VALUES (1, 'x')
! OTSParameterInvalid Try to call method using explicit transaction on explicit-transaction-disabled table.

> INSERT IGNORE INTO orders (tenant, id) VALUES (1, 'x'), (2, 'x')
! OTSUnsupportOperation Unsupported operation: '`insert ignore` on different partition keys is not supported'.

> INSERT INTO orders (tenant, id) VALUES (1, 'x') ON DUPLICATE KEY UPDATE n = 1
! OTSParameterInvalid Try to call method using explicit transaction on explicit-transaction-disabled table.

> REPLACE INTO orders (tenant, id) VALUES (1, 'x')
! OTSUnsupportOperation Operation not supported

> UPDATE orders SET tenant = 2 WHERE tenant = 1 AND id = 'a'
! OTSUnsupportOperation update primary key column is not supported

> INSERT INTO plain (k, n) VALUES ('c', 1)
! OTSParameterInvalid Table 'shop.plain' doesn't exist

> INSERT INTO orders (tenant, id, n) VALUES (1, 'x', 'y')
! OTSParameterInvalid Incorrect integer value: 'y' for column 'n' at row 1

-- columns with their table in front
> INSERT INTO orders (tenant, id, n) VALUES (7, 'q', 1)
INSERT 1

> update orders o set o.n = o.n + 1 where (o.tenant = 7 and (o.id = 'q'))
UPDATE 1

> update shop.orders set shop.orders.s := 'y' where orders.tenant = 7 and shop.orders.id = 'q'
UPDATE 1

> select n, s from orders where tenant = 7
SELECT n:BIGINT | s:MEDIUMTEXT
2 | 'y'

> update orders set nosuch.n = 7 where tenant = 7 and id = 'q'
! OTSParameterInvalid Unknown column 'nosuch.n' in 'field list'

> update orders set n = nosuch.n + 7 where tenant = 7 and id = 'q'
! OTSParameterInvalid Unknown column 'nosuch.n' in 'field list'

> update orders o set n = 7 where orders.tenant = 7 and id = 'q'
! OTSParameterInvalid Unknown column 'orders.tenant' in 'where clause'

> delete from orders where other.tenant = 7 and id = 'q'
! OTSParameterInvalid Unknown column 'other.tenant' in 'where clause'

> delete from orders where orders.tenant = 7 and elsewhere.orders.id = 'q'
! OTSParameterInvalid Unknown column 'elsewhere.orders.id' in 'where clause'

> delete from orders where orders.tenant = 7 and id = 'q'
DELETE 1
