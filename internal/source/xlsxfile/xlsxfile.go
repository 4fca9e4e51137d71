// Package xlsxfile reads a sheet of an Excel workbook as a table. The values
// are those that the workbook holds, and not those that it shows: numbers have
// all their digits, and dates are day numbers, which columns of kind date
// understand.
package xlsxfile

import (
	"cmp"
	"context"
	"fmt"

	"catchup/internal/source"
	"catchup/internal/source/dialect"
	"catchup/internal/table"
)

// Open makes a source of the sheet that the spec names. Nothing is read yet.
func Open(s Spec, f *source.Fetcher) source.Source { return file{s, f} }

type file struct {
	spec    Spec
	fetcher *source.Fetcher
}

// Read reads the workbook anew.
func (f file) Read(ctx context.Context, r source.Request) (*table.Table, error) {
	got, err := f.fetcher.Fetch(ctx, r, source.Wanted{From: f.spec.Path, Timeout: f.spec.Timeout, Limit: f.spec.Limit})
	if err == nil {
		err = r.Share.Large(ctx) // a small file may unpack to a large one
	}
	if err != nil {
		return nil, err
	}
	t, err := f.spec.parse(ctx, got, r.Shape)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", got.Reading.Place, err)
	}
	return t, nil
}

// parse makes a table of the workbook's bytes.
func (s Spec) parse(ctx context.Context, got *source.Fetched, shape table.Shape) (*table.Table, error) {
	book, err := openBook(ctx, got.Body, shape.Limits.Known())
	if err != nil {
		return nil, err
	}
	from, err := s.sheet(book, shape.Columns)
	if err != nil {
		return nil, err
	}
	got.Reading.Part = from.name
	rows, err := book.rows(from.sheet)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	sheet := &dialect.Sheet{Rows: rows, Name: from.name, Hides: rows.hides}
	if sheet.Merged, err = book.merged(from.sheet); err != nil {
		return nil, err
	}
	t, err := s.Spec.Begin(sheet, nil, got.Reading, shape)
	if err != nil {
		return nil, err
	}
	rows.width = t.Width()
	if from.said != "" {
		t.Say("%s", from.said)
	}
	if d := from.doubt; d != nil {
		d.Cells = []table.Origin{{Reading: got.Reading, Row: 1}}
		t.Doubt(*d)
	}
	made, err := t.Read(ctx)
	return made, cmp.Or(err, rows.computed())
}
