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

// statement is a statement of many arguments while it is written. To SQLite
// they go without a name: it looks for a name among all of them.
type statement struct {
	strings.Builder
	args     []any
	nameless bool
}

func (s *Store) statement(text string) *statement {
	w := &statement{nameless: s.dialect.clock == ""}
	w.WriteString(text)
	return w
}

// add writes text and then placeholders for the arguments, parted by commas.
func (w *statement) add(text string, args ...any) {
	w.WriteString(text)
	for i, arg := range args {
		if i > 0 {
			w.WriteString(", ")
		}
		w.args = append(w.args, arg)
		if w.nameless {
			w.WriteByte('?')
		} else {
			fmt.Fprintf(w, "$%d", len(w.args))
		}
	}
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
