// Package odsfile reads the sheets of an OpenDocument spreadsheet (.ods, ISO
// 26300). The whole of a spreadsheet is one part of XML, which is read as a
// stream: once for the list of sheets and their merged cells, and then up to the
// sheet that is asked for. What is written once and stands for many is never
// written out: rows and columns may be repeated a million times.
package odsfile

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"catchup/internal/source/dialect"
	"catchup/internal/source/format"
	"catchup/internal/source/part"
	"catchup/internal/table"
)

// What a spreadsheet may have at most.
const (
	mostSheets  = 10_000
	mostMerged  = 100_000
	mostColumns = 10_000 // ranges of hidden columns
	longestName = 255
	sheetRows   = 1 << 20
	sheetWidth  = 1 << 14
)

// content is the part that holds all sheets.
const content = "content.xml"

// book is an open spreadsheet.
type book struct {
	*part.File
	sheets  []sheet
	limits  table.Limits
	longest int
	hidden  map[string]bool // the styles of tables that are not shown
	merged  int             // cells, in all sheets
}

// sheet is a sheet, its merged cells and its hidden columns.
type sheet struct {
	dialect.Page
	merged  []dialect.Area
	columns []columns
}

// columns are some that follow each other, counted from 0.
type columns struct{ first, last int }

// Open opens the spreadsheet in a ZIP file.
func Open(ctx context.Context, archive *zip.Reader, limits table.Limits) (dialect.Book, error) {
	longest := limits.Longest() + 1
	b := &book{File: part.Open(ctx, archive, longest), limits: limits, longest: longest, hidden: map[string]bool{}}
	if b.encrypted() {
		return nil, &format.Error{Is: "an encrypted spreadsheet (.ods)", Cure: "save it without a password to open it"}
	}
	if err := b.survey(); err != nil {
		return nil, err
	}
	if len(b.sheets) == 0 {
		return nil, &format.Error{Is: "an OpenDocument spreadsheet (.ods) without a sheet", Cure: "save it again with a spreadsheet program"}
	}
	return b, nil
}

// encrypted tells whether the list of parts says that they are encrypted.
func (b *book) encrypted() (found bool) {
	const manifest = "META-INF/manifest.xml"
	if !b.Has(manifest) {
		return false
	}
	_ = b.Each(manifest, func(m *part.Markup, _ xml.StartElement) error { // what cannot be read says nothing
		return m.Each("file-entry", func(xml.StartElement) error {
			return m.Each("encryption-data", func(xml.StartElement) error { found = true; return nil })
		})
	})
	return found
}

// Pages are the sheets.
func (b *book) Pages() (pages []dialect.Page) {
	for _, s := range b.sheets {
		pages = append(pages, s.Page)
	}
	return pages
}

// survey reads the list of sheets.
func (b *book) survey() error {
	return b.Each(content, func(m *part.Markup, _ xml.StartElement) error {
		return m.Children(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "automatic-styles":
				return b.styles(m)
			case "body":
				return eachTable(m, func(e xml.StartElement) error { return b.surveyTable(m, e) })
			}
			return nil
		})
	})
}

// eachTable calls do with each table of a spreadsheet.
func eachTable(m *part.Markup, do func(xml.StartElement) error) error {
	return m.Each("spreadsheet", func(xml.StartElement) error { return m.Each("table", do) })
}

// styles notes which styles hide a table.
func (b *book) styles(m *part.Markup) error {
	return m.Each("style", func(style xml.StartElement) error {
		return m.Each("table-properties", func(e xml.StartElement) error {
			if part.Attribute(e, "display") == "false" && len(b.hidden) < mostSheets {
				b.hidden[part.Attribute(style, "name")] = true
			}
			return nil
		})
	})
}

// surveyTable notes a sheet, its hidden columns and its merged cells.
func (b *book) surveyTable(m *part.Markup, e xml.StartElement) error {
	if len(b.sheets) == mostSheets {
		return fmt.Errorf("it has more than %d sheets", mostSheets)
	}
	name := part.Attribute(e, "name")
	s := sheet{Page: dialect.Page{Name: name[:min(len(name), longestName)], Hidden: b.hidden[part.Attribute(e, "style-name")]}}
	w := &walk{column: func(e xml.StartElement, first, last int) error {
		if hides(e) && len(s.columns) < mostColumns {
			s.columns = append(s.columns, columns{first, last})
		}
		return nil
	}}
	w.row = func(xml.StartElement) error {
		column := 0
		return m.Children(func(c xml.StartElement) error {
			times := repeated(c, "number-columns-repeated", sheetWidth)
			a := dialect.Area{
				Left: column, Right: column + repeated(c, "number-columns-spanned", sheetWidth) - 1,
				Top: w.next, Bottom: w.next + repeated(c, "number-rows-spanned", sheetRows) - 1,
			}
			if column += times; a.Right > a.Left || a.Bottom > a.Top {
				if b.merged++; b.merged > mostMerged {
					return fmt.Errorf("more than %d cells are merged", mostMerged)
				}
				s.merged = append(s.merged, a)
			}
			return nil
		})
	}
	err := w.over(m)
	b.sheets = append(b.sheets, s)
	return err
}

// hides tells whether a row or a column is hidden, or left out by a filter.
func hides(e xml.StartElement) bool {
	visibility := part.Attribute(e, "visibility")
	return visibility == "collapse" || visibility == "filter"
}

// repeated is how many times an element stands, at least once.
func repeated(e xml.StartElement, attribute string, most int) int {
	n, err := strconv.Atoi(part.Attribute(e, attribute))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, most)
}

// walk goes over the columns and rows of a table, whatever groups they stand in.
// Next is the number of the row that is read, from 1.
type walk struct {
	column func(e xml.StartElement, first, last int) error
	row    func(e xml.StartElement) error
	next   int
	width  int // columns so far
}

// over calls for each row and column of the table that was opened last.
func (w *walk) over(m *part.Markup) error {
	w.next = max(w.next, 1)
	return m.Children(func(e xml.StartElement) error {
		switch name := e.Name.Local; {
		case name == "table-column":
			times := repeated(e, "number-columns-repeated", sheetWidth)
			w.width += times
			return w.column(e, w.width-times, w.width-1)
		case name == "table-row":
			err := w.row(e)
			w.next += repeated(e, "number-rows-repeated", sheetRows)
			return err
		case isGroup(name):
			return w.over(m)
		}
		return nil
	})
}

// isGroup tells whether an element holds rows or columns of the same table.
func isGroup(name string) bool {
	switch name {
	case "table-columns", "table-header-columns", "table-column-group", "table-rows", "table-header-rows", "table-row-group":
		return true
	}
	return false
}

// Open begins to read a sheet.
func (b *book) Open(page int) (*dialect.Sheet, error) {
	m, closer, err := b.Part(content)
	if err != nil {
		return nil, err
	}
	r := &rows{book: b, markup: m, part: closer, width: sheetWidth}
	if err := r.find(page); err != nil {
		closer.Close()
		return nil, err
	}
	s := b.sheets[page]
	hides := func(column int) bool {
		for _, c := range s.columns {
			if c.first <= column && column <= c.last {
				return true
			}
		}
		return false
	}
	return &dialect.Sheet{Rows: r, Name: s.Name, Merged: s.merged, Hides: hides}, nil
}

// find reads up to the table at the position.
func (r *rows) find(page int) error {
	for _, name := range []string{"", "body", "spreadsheet"} {
		if err := r.into(name); err != nil {
			return err
		}
	}
	for range page + 1 {
		if err := r.into("table"); err != nil {
			return err
		}
		r.depth--
	}
	r.depth++
	return nil
}

// into opens the next element of that name, or any, in the one that was opened
// last.
func (r *rows) into(name string) error {
	for {
		e, ok, err := r.markup.Child(r.depth)
		if err != nil {
			return err
		}
		if !ok {
			return fmt.Errorf("%s: it lacks its element %s: %w", content, name, io.ErrUnexpectedEOF)
		}
		if name == "" || e.Name.Local == name {
			r.depth++
			return nil
		}
	}
}

// in is the value of an attribute of a namespace, which both OpenDocument and
// its programs have by the same name.
func in(e xml.StartElement, space, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && strings.Contains(a.Name.Space, space) {
			return a.Value
		}
	}
	return ""
}
