// Package xlsxfile reads a sheet of an Excel workbook as a table. The values
// are those that the workbook holds, and not those that it shows: numbers have
// all their digits, and dates are day numbers, which columns of kind date
// understand.
package xlsxfile

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"

	"catchup/internal/source"
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

// unzipped bounds what a workbook may become when its parts are unpacked.
const unzipped = 128e6

// parse makes a table of the workbook's bytes. The library panics on some
// files that are no workbooks.
func (s Spec) parse(ctx context.Context, got *source.Fetched, shape table.Shape) (t *table.Table, err error) {
	defer func() {
		if p := recover(); p != nil {
			t, err = nil, fmt.Errorf("the workbook is damaged: %v", p)
		}
	}()
	book, err := excelize.OpenReader(bytes.NewReader(got.Body), excelize.Options{RawCellValue: true, UnzipSizeLimit: unzipped})
	if err != nil {
		return nil, err
	}
	defer book.Close()
	if err := checkCalendar(book); err != nil {
		return nil, err
	}
	name, err := s.sheet(book)
	if err != nil {
		return nil, err
	}
	got.Reading.Part = name
	return s.read(ctx, book, got.Reading, shape)
}

// checkCalendar refuses the calendar of old Macintosh workbooks, in which the
// same day numbers mean days four years later.
func checkCalendar(book *excelize.File) error {
	props, err := book.GetWorkbookProps()
	if err != nil {
		return err
	}
	if props.Date1904 != nil && *props.Date1904 {
		return errors.New("the workbook counts its days from 1904; save it with the 1900 date system")
	}
	return nil
}

// read makes a table of the rows of the sheet that the reading names.
func (s Spec) read(ctx context.Context, book *excelize.File, r *table.Reading, shape table.Shape) (*table.Table, error) {
	rows, err := newRows(book, r.Part)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	above, names, err := s.head(book, rows)
	if err != nil {
		return nil, err
	}
	grid, err := shape.Grid(r, names)
	if err != nil {
		return nil, err
	}
	for _, remark := range above {
		grid.Remark(remark)
	}
	if err := s.fill(ctx, rows, grid); err != nil {
		return nil, err
	}
	return grid.Table()
}
