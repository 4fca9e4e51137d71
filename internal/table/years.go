package table

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"catchup/internal/period"
)

// yearValue is a year as the value of a cell.
func yearValue(y period.FinancialYear) Value {
	return Value{Kind: Year, Known: true, Num: decimal.NewFromInt(int64(y.Begins)), Time: firstDay(y)}
}

// whenValue is a part of a year as the value of a cell.
func whenValue(w period.When) Value {
	return Value{Kind: Month, Known: true, Num: decimal.NewFromInt(w.Number()), Time: firstDay(w.Year)}
}

// firstDay is the day that a year begins on, the zero time if that is in April.
func firstDay(y period.FinancialYear) time.Time {
	if y.Start == 0 {
		return time.Time{}
	}
	return time.Date(y.Begins, y.Start.Month(), 1, 0, 0, 0, 0, time.UTC)
}

// When is the period that a value of kind Year or Month holds, none if it is not
// known.
func (v *Value) When() period.When {
	var s period.Start
	if !v.Time.IsZero() {
		s = period.StartOf(v.Time.Month())
	}
	switch {
	case !v.Known:
		return period.When{}
	case v.Kind == Year:
		return period.When{Year: period.FinancialYear{Begins: int(v.Num.IntPart()), Start: s}}
	}
	return period.WhenNumbered(v.Num.IntPart(), s)
}

// Months reads the periods of a column of any kind. It remembers what it has read
// of texts, which often repeat.
type Months struct {
	years period.Years
	read  map[string]month
}

// month is what was read of a text.
type month struct {
	when period.When
	err  error
}

// Months reads the periods of the column.
func (c *Column) Months() *Months { return &Months{c.Years, map[string]month{}} }

// When reads the period of a cell: "M6", 6, "Sep-24", "2022-23 M6", a date. A year
// alone is none. An error may be a *period.Unclear.
func (m *Months) When(v *Value) (period.When, error) {
	switch {
	case !v.Known:
		return period.When{}, errors.New("there is no month")
	case v.Kind == Month:
		return m.years.Fill(v.When()), nil
	case v.Kind == Date || v.Kind == Time:
		return m.years.Starts.MonthOn(v.Time), nil
	}
	text := v.String()
	known, ok := m.read[text]
	if !ok {
		known = m.parse(text)
		if len(m.read) < seenTexts {
			m.read[text] = known
		}
	}
	return known.when, known.err
}

// parse reads a text.
func (m *Months) parse(text string) month {
	p := parser{ColumnSpec: ColumnSpec{Kind: Month}, written: Written{Year: m.years}}
	read, err := p.parse(text)
	if err == nil && !read.Known {
		err = fmt.Errorf("there is no month, but %q", text)
	}
	return month{read.When(), err}
}

// serialLike is a number that could be the day number of a spreadsheet.
var serialLike = regexp.MustCompile(`^\d{1,6}(?:\.\d+)?$`)

// parseMonth reads a month, a quarter, or the month of a day.
func (c *parser) parseMonth(text string) (Value, error) {
	w, err := c.written.Year.When(text)
	if err != nil {
		if day, ok := c.parseDay(text); ok {
			w, err = c.written.Year.Starts.MonthOn(day), nil
		}
	}
	if err != nil {
		return Value{Text: text}, err
	}
	return whenValue(w), nil
}

// parseDay reads a day in a column of periods. A plain number is none.
func (c *parser) parseDay(text string) (time.Time, bool) {
	if serialLike.MatchString(text) {
		return time.Time{}, false
	}
	day, err := parseMoment(text)
	return day, err == nil && day.Year() > 1
}

// parseYear reads a year, or that in which a day lies. One that period cannot
// place is an oddity if it has the form of one, an error if not.
func (c *parser) parseYear(text string) (Value, error) {
	year, err := c.written.Year.Year(text)
	if err != nil {
		if day, ok := c.parseDay(text); ok {
			year, err = c.written.Year.Starts.YearOn(day), nil
		}
	}
	switch {
	case errors.Is(err, period.ErrYears):
		return Value{Text: text}, oddity{err}
	case err != nil:
		return Value{Text: text}, err
	}
	return yearValue(year), nil
}

// shown is what the cells of a column of periods show together, and those that
// can be read in two ways.
type shown struct {
	period.Seen
	unclear *period.Unclear // of the first of those cells
	cells   []Origin
}

// mostUnclear is how many cells of a doubt are remembered.
const mostUnclear = 1000

// doubt notes a cell that can be read in two ways, if that is its error.
func (s *shown) doubt(v *Value, err error) bool {
	unclear := new(period.Unclear)
	if !errors.As(err, &unclear) {
		return false
	}
	if s.unclear == nil {
		s.unclear = unclear
	}
	if len(s.cells) < mostUnclear {
		s.cells = append(s.cells, v.From)
	}
	return true
}

// count has the link read cells that are written so, and count its periods in
// their years.
func (l *link) count(written Written) {
	l.cells.written, l.column.Years = written, written.Year
	if l.column.Kind == Year || l.column.Kind == Month {
		l.shows = &shown{}
	}
}

// resolve reads those cells of the i-th column once more that could be read in
// two ways, with what the column shows. If it shows too little, the table is in
// doubt.
func (b *Builder) resolve(i int, l *link) {
	years, said := l.shows.Resolve(l.cells.written.Year)
	b.table.Said = append(b.table.Said, said...)
	b.table.Columns[i].Years, l.cells.written.Year = years, years
	b.fill(i, l)
	if l.shows.unclear == nil {
		return
	}
	doubtful := false
	for _, row := range b.table.Rows {
		if v := &row[i]; !v.Known && v.Text != "" && !missing(v.Text) {
			made, err := l.cells.parse(v.Text)
			doubtful = doubtful || err != nil
			made.Kind, made.From = v.Kind, v.From
			*v = made
		}
	}
	if doubtful {
		b.table.Doubts = append(b.table.Doubts, l.doubt())
	}
}

// fill gives the months of the i-th column that name no year that of the others,
// unless another column says it.
func (b *Builder) fill(i int, l *link) {
	years, said := l.shows.ResolveYear(l.cells.written.Year)
	if said == nil || l.column.Kind != Month || slices.ContainsFunc(b.table.Columns, func(c Column) bool { return c.Kind == Year }) {
		return
	}
	b.table.Said = append(b.table.Said, said...)
	for _, row := range b.table.Rows {
		if v := &row[i]; v.Known {
			made := whenValue(years.Fill(v.When()))
			v.Num, v.Time = made.Num, made.Time
		}
	}
}

// doubt is the doubt about the cells of the column that can be read in two ways.
func (l *link) doubt() Doubt {
	u := l.shows.unclear
	return Doubt{
		What:  string(l.column.Kind),
		Words: fmt.Sprintf("%s holds “%s”", l.column.At(l.shows.cells[0]), u.Text),
		One:   u.One, Other: u.Other, Cure: u.Cure, Cells: l.shows.cells,
	}
}
