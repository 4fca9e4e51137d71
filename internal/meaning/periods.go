package meaning

import (
	"errors"
	"fmt"
	"slices"

	"catchup/internal/period"
	"catchup/internal/table"
)

// periods reads the months that sections tell of, in columns of any kind. What
// the column shows about its months is taken, and said. A cell that is no month,
// and one that could be two, are in doubt: a row that has no place in time is
// never dropped.
func periods(s *sheet) {
	for _, at := range s.fields("month") {
		m := months{sheet: s, at: at, column: &s.Columns[at]}
		m.read()
		s.Columns = slices.Clone(s.Columns)
		s.Columns[at].Years = m.take()
		m.column, s.monthly[at] = &s.Columns[at], s.Columns[at].Months()
		m.ask()
		m.compare()
	}
}

// fields are the positions of the columns that sections use as the field.
func (s *sheet) fields(name string) (at []int) {
	for i, c := range s.Columns {
		if c.Name != "" && slices.ContainsFunc(s.uses, func(u Use) bool { return u.column(name) == c.Name }) {
			at = append(at, i)
		}
	}
	return at
}

// column is the column by which the section tells rows apart as the field, empty
// if it has none.
func (u Use) column(field string) string {
	if i := slices.IndexFunc(u.Fields, func(f Field) bool { return f.Name == field && f.Means&(Keys|Names) != 0 }); i >= 0 {
		return u.Fields[i].Column
	}
	return ""
}

// months is a column of months.
type months struct {
	*sheet
	at     int
	column *table.Column
	seen   period.Seen
}

// each calls use for every row of a body with what its cell holds. One that is
// empty is told of elsewhere.
func (m *months) each(use func(v *table.Value, w period.When, err error)) {
	read := m.monthly[m.at]
	for i, row := range m.Rows {
		if v := &row[m.at]; m.Role(i) == table.Body && v.Known {
			w, err := read.When(v)
			use(v, w, err)
		}
	}
}

// manyTexts is how many texts of a column are remembered.
const manyTexts = 4096

// read notes what the column shows.
func (m *months) read() {
	noted := map[string]bool{} // texts often repeat
	m.each(func(v *table.Value, w period.When, err error) {
		if v.Kind != table.Text || !noted[v.Text] {
			m.seen.Note(v.Text, w, err)
		}
		if v.Kind == table.Text && len(noted) < manyTexts {
			noted[v.Text] = true
		}
	})
}

// take says what is taken for granted of the months.
func (m *months) take() period.Years {
	years, said := m.seen.Resolve(m.column.Years)
	if !m.beside("year") {
		of, more := m.seen.ResolveYear(years)
		years, said = of, append(said, more...)
	}
	for _, words := range said {
		m.say("%s", words)
	}
	return years
}

// beside tells whether sections that use the months use another field too.
func (m *months) beside(field string) bool {
	return slices.ContainsFunc(m.uses, func(u Use) bool { return u.column("month") == m.column.Name && u.column(field) != "" })
}

// ask doubts what cannot be told of the months.
func (m *months) ask() {
	var none, unclear doubtful
	parts := map[int]*doubtful{}
	var yearless doubtful
	m.each(func(v *table.Value, w period.When, err error) {
		switch {
		case errors.As(err, new(*period.Unclear)):
			unclear.note(v, err)
		case err != nil:
			none.note(v, err)
		default:
			if parts[w.Part.Of] == nil {
				parts[w.Part.Of] = &doubtful{}
			}
			parts[w.Part.Of].note(v, nil)
			if w.Year.None() {
				yearless.note(v, nil)
			}
		}
	})
	m.unread(none)
	m.unclear(unclear)
	if m.seen.Mixed() {
		m.mixed(parts[period.MonthNo(1).Of], parts[period.QuarterNo(1).Of])
	}
	if m.seen.Yearless() && !m.beside("year") {
		m.yearless(yearless)
	}
}

// compare doubts months that name another year than the one beside them.
func (m *months) compare() {
	for _, beside := range m.fields("year") {
		if !m.beside("year") {
			continue
		}
		var d doubtful
		var names, says period.FinancialYear
		read := m.monthly[m.at]
		for i, row := range m.Rows {
			v, year := &row[m.at], &row[beside]
			w, err := read.When(v)
			if m.Role(i) != table.Body || err != nil || w.Year.None() || !year.Known || year.When().Year == w.Year {
				continue
			}
			if d.note(v, nil); len(d.cells) == 1 {
				names, says = w.Year, year.When().Year
			}
		}
		if d.first != nil {
			m.doubt(table.Doubt{
				What: "month", Words: fmt.Sprintf("%s, which is in %s, and its row says %s in %s", m.place(&d), names, says, m.Columns[beside].Name),
				One: "the month says when it was", Other: "the month or the year is mistaken",
				Cure: "the columns of the section without year, or correct the cell", Cells: d.cells,
			})
		}
	}
}

// doubtful are cells in doubt: the first, why it is, and where all of them are.
type doubtful struct {
	first *table.Value
	err   error
	cells []table.Origin
}

func (d *doubtful) note(v *table.Value, err error) {
	if d.first == nil {
		d.first, d.err = v, err
	}
	d.cells = append(d.cells, v.Cells()...)
}

// place is the first of the cells in words, with what stands there.
func (m *months) place(d *doubtful) string {
	return fmt.Sprintf("%s holds “%s”", m.column.At(d.cells[0]), d.first.String())
}

func (m *months) unread(d doubtful) {
	if d.first == nil {
		return
	}
	m.doubt(table.Doubt{
		What: "month", Words: fmt.Sprintf("%s: %s", m.column.At(d.cells[0]), d.err),
		One: "the cell is mistaken, and is to be corrected in the source", Other: "its row is not to be counted",
		Cure: fmt.Sprintf("shape: [ { filter: { %s: %q } } ], or correct the cell", m.column.Name, "not "+d.first.String()), Cells: d.cells,
	})
}

func (m *months) unclear(d doubtful) {
	unclear := new(period.Unclear)
	if !errors.As(d.err, &unclear) {
		return
	}
	m.doubt(table.Doubt{What: "month", Words: m.place(&d), One: unclear.One, Other: unclear.Other, Cure: unclear.Cure, Cells: d.cells})
}

func (m *months) mixed(monthly, quarterly *doubtful) {
	m.doubt(table.Doubt{
		What: "month", Words: m.place(quarterly) + ", a quarter, and " + m.place(monthly) + ", a month",
		One: "the table tells of months", Other: "it tells of quarters",
		Cure:  fmt.Sprintf("columns.%[1]s: month, and shape: [ { filter: { %[1]s: \"M1..M12\" } } ] or shape: [ { filter: { %[1]s: \"Q1..Q4\" } } ]", m.column.Name),
		Cells: slices.Concat(quarterly.cells, monthly.cells),
	})
}

func (m *months) yearless(d doubtful) {
	if d.first == nil {
		return
	}
	m.doubt(table.Doubt{
		What: "month", Words: m.place(&d) + ", which names no year, and other months of the column are of several",
		One: "it is of the last of those years", Other: "it is of another one",
		Cure: "year in the columns of the section, naming a column of years, or write the year with each month", Cells: d.cells,
	})
}

// unplaced doubts rows that have amounts that a section tells of, and no name, no
// year or no month: they would be dropped.
func unplaced(s *sheet) {
	asked := map[int]bool{}
	for _, u := range s.uses {
		for _, f := range u.Fields {
			placing := f.Means&Names != 0 || f.Column == u.column("year") || f.Column == u.column("month")
			if at := s.Index(f.Column); at >= 0 && !asked[at] && placing {
				asked[at] = true
				s.places(at, u)
			}
		}
	}
}

// places doubts the rows of the use that hold nothing in the column that gives
// them their place.
func (s *sheet) places(at int, u Use) {
	var amounts []int
	for _, f := range u.Fields {
		if i := s.Index(f.Column); i >= 0 && s.Columns[i].Kind.Numeric() && i != at {
			amounts = append(amounts, i)
		}
	}
	column := s.Columns[at]
	inDoubt := slices.ContainsFunc(s.Doubts, func(d table.Doubt) bool { return d.What == string(column.Kind) })
	var d doubtful
	for i, row := range s.Rows {
		if v := &row[at]; s.Role(i) == table.Body && !v.Known && !(inDoubt && v.Text != "") && anyKnown(row, amounts) {
			d.note(v, nil)
		}
	}
	if d.first == nil {
		return
	}
	stands := "is empty"
	if d.first.Text != "" {
		stands = fmt.Sprintf("holds “%s”", d.first.Text)
	}
	s.doubt(table.Doubt{
		What: "place", Words: fmt.Sprintf("%s %s, and its row has figures", column.At(d.cells[0]), stands),
		One: fmt.Sprintf("the row lacks its %s, which is to be added to the source", column.Name), Other: "it is not to be counted",
		Cure: fmt.Sprintf("shape: [ { filter: { %s: known } } ], or correct the cell", column.Name), Cells: d.cells,
	})
}

// anyKnown tells whether any of the cells of a row is known.
func anyKnown(row []table.Value, at []int) bool {
	return slices.ContainsFunc(at, func(i int) bool { return row[i].Known })
}
