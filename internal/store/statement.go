package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"
)

// values are the placeholders of a list, "$2, $3", after the first that are
// used already, and what they stand for.
func values[T ~string](after int, all []T) (places string, args []any) {
	var b strings.Builder
	for i, one := range all {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "$%d", after+i+1)
		args = append(args, string(one))
	}
	return b.String(), args
}

// stream runs the query and gives a T for each row while it is asked for them;
// cells says where the columns of a row go. An error says what it was doing,
// and is the last that is given.
func stream[T any](ctx context.Context, db *sql.DB, doing string, cells func(*T) []any, query string, args ...any) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		rows, err := db.QueryContext(ctx, query, args...)
		if err != nil {
			yield(none, fmt.Errorf("%s: %w", doing, err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var one T
			if err := rows.Scan(cells(&one)...); err != nil {
				yield(none, fmt.Errorf("%s: %w", doing, err))
				return
			}
			if !yield(one, nil) {
				return
			}
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			yield(none, fmt.Errorf("%s: %w", doing, err))
		}
	}
}
