package sqlquery

// dialect is what the kinds of database differ in.
type dialect int

const (
	sqlite dialect = iota
	postgres
	mariadb
)
