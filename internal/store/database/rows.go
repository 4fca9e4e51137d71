package database

import (
	"context"
	"database/sql"
	"errors"
)

// Queryer is where rows come from: a pool or a transaction.
type Queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// List runs the query and returns a T for each row. cells gives the fields for
// the columns of a row.
func List[T any](ctx context.Context, from Queryer, cells func(*T) []any, query string, args ...any) ([]T, error) {
	rows, err := from.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	var all []T
	for rows.Next() {
		var one T
		if err := rows.Scan(cells(&one)...); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		all = append(all, one)
	}
	return all, errors.Join(rows.Err(), rows.Close())
}
