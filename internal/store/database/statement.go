package database

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
)

// Values are the placeholders of a list, "$2, $3", after those that are used
// already, and their arguments.
func Values[T ~string](after int, all []T) (places string, args []any) {
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

// Statement is a statement with many arguments while it is written. Its
// placeholders have no names in SQLite, which would search all of them for each
// name.
type Statement struct {
	strings.Builder
	Args     []any // so far
	nameless bool
}

// Statement begins a statement with the text.
func (d *DB) Statement(text string) *Statement {
	w := &Statement{nameless: d.dialect.clock == ""}
	w.WriteString(text)
	return w
}

// Add writes text and then placeholders for the arguments, separated by commas.
func (w *Statement) Add(text string, args ...any) {
	w.WriteString(text)
	for i, arg := range args {
		if i > 0 {
			w.WriteString(", ")
		}
		w.Args = append(w.Args, arg)
		if w.nameless {
			w.WriteByte('?')
		} else {
			fmt.Fprintf(w, "$%d", len(w.Args))
		}
	}
}

// Stream runs the query and gives a T for each row, reading rows only as they
// are asked for. cells gives the fields for the columns of a row. An error is
// the last value, and says what was being done.
func Stream[T any](ctx context.Context, db *DB, doing string, cells func(*T) []any, query string, args ...any) iter.Seq2[T, error] {
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
