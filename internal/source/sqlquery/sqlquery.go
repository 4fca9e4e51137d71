// Package sqlquery reads the answer of one query to a SQLite, PostgreSQL,
// MySQL or MariaDB database as a table.
package sqlquery
