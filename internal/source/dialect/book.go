package dialect

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"catchup/internal/check"
	"catchup/internal/table"
)

// Book is a workbook. Pages are its sheets, and Open begins to read one of them,
// by its position. If the rows of a sheet are a Closer, they are closed.
type Book interface {
	Pages() []Page
	Open(page int) (*Sheet, error)
}

// Page is a sheet in the list of a workbook. Hidden ones are not in the list
// that people see, and a Chart has no rows.
type Page struct {
	Name          string
	Hidden, Chart bool
}

// narrower are rows of which only so many columns need to be kept.
type narrower interface{ Narrow(width int) }

// ender are rows that may turn out to be of no use when all have been read.
type ender interface{ Ended() error }

// close closes a sheet.
func (sh *Sheet) close() {
	if c, ok := sh.Rows.(io.Closer); ok {
		c.Close()
	}
}

// ReadBook reads the sheet of that name or number, or the one that has the
// columns if the name is empty.
func (s Spec) ReadBook(ctx context.Context, b Book, name string, reading *table.Reading, shape table.Shape) (*table.Table, error) {
	from, err := s.choose(b, name, shape.Columns)
	if err != nil {
		return nil, err
	}
	reading.Part = b.Pages()[from.page].Name
	sheet, err := b.Open(from.page)
	if err != nil {
		return nil, err
	}
	defer sheet.close()
	t, err := s.Begin(sheet, nil, reading, shape)
	if err != nil {
		return nil, cmp.Or(s.elsewhere(b, from.page, shape.Columns), err)
	}
	if narrow, ok := sheet.Rows.(narrower); ok {
		narrow.Narrow(t.Width())
	}
	if from.said != "" {
		t.Say("%s", from.said)
	}
	if d := from.doubt; d != nil {
		d.Cells = []table.Origin{{Reading: reading, Row: 1}}
		t.Doubt(*d)
	}
	made, err := t.Read(ctx)
	if end, ok := sheet.Rows.(ender); ok {
		err = cmp.Or(err, end.Ended())
	}
	return made, err
}

// elsewhere says which sheet has the columns if the one that was chosen has
// not; nil if none has.
func (s Spec) elsewhere(b Book, chosen int, wanted table.Columns) error {
	pages := b.Pages()
	seen := visible(pages)
	if ok, err := s.fits(b, chosen, wanted); ok || err != nil || len(wanted) == 0 {
		return nil
	}
	for _, page := range seen[:min(len(seen), mostTried)] {
		if ok, err := s.fits(b, page, wanted); ok && err == nil {
			return check.Problem{
				Message: fmt.Sprintf("the sheet %q does not have the columns, but %q does", pages[chosen].Name, pages[page].Name),
				Hint:    fmt.Sprintf("write sheet: %q", pages[page].Name),
			}
		}
	}
	return nil
}

// choice is the sheet that is read, and what there is to say of it.
type choice struct {
	page  int
	said  string
	doubt *table.Doubt
}

// choose is the sheet that the settings name, or the one that shows itself.
func (s Spec) choose(b Book, name string, wanted table.Columns) (choice, error) {
	if name == "" {
		return s.find(b, wanted)
	}
	pages := b.Pages()
	i := slices.IndexFunc(pages, func(p Page) bool { return strings.EqualFold(strings.TrimSpace(p.Name), strings.TrimSpace(name)) })
	if i >= 0 {
		return choice{page: i}, nil
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(pages) {
		return numbered(pages, n), nil
	}
	var names []string
	for _, p := range pages {
		names = append(names, p.Name)
	}
	return choice{}, check.Problem{Message: fmt.Sprintf("there is no sheet %q", name), Hint: check.DidYouMean(name, names)}
}

// numbered is the n-th sheet, from 1. It is a doubt if hidden sheets stand among
// those up to it, since people count those that they see.
func numbered(pages []Page, n int) choice {
	made, seen := choice{page: n - 1}, visible(pages)
	if n <= len(seen) && seen[n-1] != n-1 {
		one, other := pages[n-1].Name, pages[seen[n-1]].Name
		made.doubt = &table.Doubt{
			What:  "hidden",
			Words: fmt.Sprintf("the workbook has hidden sheets, and sheet %d is “%s” with them and “%s” without", n, one, other),
			One:   "“" + one + "” is meant", Other: "“" + other + "” is meant",
			Cure: fmt.Sprintf("sheet: %q, or sheet: %q", one, other),
		}
	}
	return made
}

// visible are the positions of the sheets that people see and that have rows.
func visible(pages []Page) (seen []int) {
	for i, p := range pages {
		if !p.Hidden && !p.Chart {
			seen = append(seen, i)
		}
	}
	return seen
}

// mostTried is how many sheets are looked into for the columns.
const mostTried = 50

// find is the only visible sheet that has the wanted columns. If several have
// them it is a doubt. If none has, the first is read, and its error says so.
func (s Spec) find(b Book, wanted table.Columns) (choice, error) {
	pages := b.Pages()
	seen := visible(pages)
	switch {
	case len(pages) == 0:
		return choice{}, fmt.Errorf("the workbook has no sheet")
	case len(seen) == 0:
		return choice{page: 0}, nil
	case len(seen) == 1:
		return choice{page: seen[0]}, nil
	}
	var fit []int
	for _, page := range seen[:min(len(seen), mostTried)] {
		ok, err := s.fits(b, page, wanted)
		if err != nil {
			return choice{}, err
		}
		if ok {
			fit = append(fit, page)
		}
	}
	switch len(fit) {
	case 0:
		return choice{page: seen[0]}, nil
	case 1:
		return choice{page: fit[0], said: fmt.Sprintf("Of the %d sheets of the workbook “%s” is read, which alone %s.", len(seen), pages[fit[0]].Name, strings.Replace(has(wanted), "have", "has", 1))}, nil
	}
	return choice{page: fit[0], doubt: several(pages, fit, has(wanted))}, nil
}

// has says what the sheets that fit have.
func has(wanted table.Columns) string {
	if len(wanted) == 0 {
		return "have a table"
	}
	return "have these columns"
}

// several doubts which of the sheets that fit is meant.
func several(pages []Page, fit []int, has string) *table.Doubt {
	one, two := pages[fit[0]].Name, pages[fit[1]].Name
	words, other := fmt.Sprintf("the sheets “%s” and “%s”", one, two), "“"+two+"” is"
	if more := len(fit) - 2; more > 0 {
		words, other = fmt.Sprintf("the sheets “%s”, “%s” and %d more", one, two, more), "another is"
	}
	return &table.Doubt{
		What: "sheet", Words: words + " " + has,
		One: "“" + one + "” is meant", Other: other,
		Cure: fmt.Sprintf("sheet: %q, or sheet: %q", one, two),
	}
}

// fits tells whether a sheet names the wanted columns, above at least one row.
// Without any it tells whether the sheet looks like a table.
func (s Spec) fits(b Book, page int, wanted table.Columns) (bool, error) {
	sheet, err := b.Open(page)
	if err != nil {
		return false, err
	}
	defer sheet.close()
	find := &search{look(sheet, s.Head.Last).rows, apart(sheet.Merged), wanted, sheet}
	if len(find.rows) == 0 {
		return false, nil
	}
	h, err := find.head(s.Head)
	return err == nil && find.missing(h) == nil && h.below() < len(find.rows) && (len(wanted) > 0 || find.usual() > 1), nil
}
