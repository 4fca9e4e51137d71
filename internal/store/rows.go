package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// queryer is where rows come from: a pool or a transaction.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// list runs the query and gives a T for each row; cells says where the
// columns of a row go.
func list[T any](ctx context.Context, from queryer, cells func(*T) []any, query string, args ...any) ([]T, error) {
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

// millis is the moment as the store keeps it; 0 is the zero time.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// moment scans what millis wrote.
type moment struct{ t *time.Time }

// Scan sets the time, in UTC.
func (m moment) Scan(value any) error {
	ms, ok := value.(int64)
	switch {
	case !ok:
		return fmt.Errorf("reading a time: %T is not a number of milliseconds", value)
	case ms == 0:
		*m.t = time.Time{}
	default:
		*m.t = time.UnixMilli(ms).UTC()
	}
	return nil
}

// written is a column of JSON.
type written struct{ to any }

// Scan reads the JSON.
func (w written) Scan(value any) error {
	switch text := value.(type) {
	case string:
		return json.Unmarshal([]byte(text), w.to)
	case []byte:
		return json.Unmarshal(text, w.to)
	}
	return fmt.Errorf("reading JSON: %T is not text", value)
}

// solid makes no bytes an empty value, which is not NULL.
func solid(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}
