package source

import (
	"context"
	"fmt"
	"runtime/debug"

	"catchup/internal/table"
)

// Shape is s with tables in the shape that its settings ask for: its Columns,
// its Limits, and how it is Written. A table is marked as illustrative if the
// settings or the table itself say so.
func Shape(s Source, asked table.Shape, illustrative bool) Source {
	return shaped{s, asked, illustrative}
}

type shaped struct {
	Source
	asked        table.Shape
	illustrative bool
}

// Read reads the source and shapes its table. A panic of a parser becomes an
// error of this source alone.
func (s shaped) Read(ctx context.Context, r Request) (t *table.Table, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			t, err = nil, fmt.Errorf("reading panicked: %v\n%s", cause, debug.Stack())
		}
	}()
	r.Shape.Columns, r.Shape.Limits, r.Shape.Written = s.asked.Columns, s.asked.Limits, s.asked.Written
	r.Shape.Take = func(bytes int64) error { return r.Share.Take(ctx, bytes) }
	defer func() { r.Share.Keep(t.Memory()) }()
	raw, err := s.Source.Read(ctx, r)
	if err != nil {
		return nil, err
	}
	if err := r.Share.fill(ctx, raw.Memory()); err != nil {
		return nil, err
	}
	r.Shape.Take = nil // the raw table gives up a row for each that is made of it
	t, err = r.Shape.Apply(raw)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", raw.Reading.Place, err)
	}
	t.Illustrative = t.Illustrative || s.illustrative
	return t, nil
}
