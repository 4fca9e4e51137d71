// Package xlsxfile reads a sheet of a workbook as a table. The numbers are those
// that the workbook holds, with all their digits; what their formats say of them
// is told: that they are percentages, dates or money. An OpenDocument
// spreadsheet is read by package odsfile.
package xlsxfile

import (
	"context"
	"fmt"

	"catchup/internal/source"
	"catchup/internal/table"
)

// Open makes a source of the sheet that the spec names. Nothing is read yet.
func Open(s Spec, f *source.Fetcher) source.Source { return file{s, f.With(s.Asking)} }

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
	book, err := open(ctx, got.Body, shape.Limits.Known())
	if err != nil {
		return nil, err
	}
	return s.Spec.ReadBook(ctx, book, s.Sheet, got.Reading, shape)
}
