// Package table is the form of all data. Everything that a source reads, such
// as a feed, a spreadsheet or a query, becomes rows of values in typed columns
// with units. Every value knows the cell that it came from. Numbers are exact
// decimals, and an unknown value is never zero. The package does no I/O.
package table

import (
	"fmt"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"catchup/internal/period"
)

// Kind is what the values of a column are.
type Kind string

// The kinds of column. A Share is kept as a fraction: 0.125 is 12.5%. A Year
// is a year of accounts, a Month one of its months or quarters.
const (
	Text   Kind = "text"
	Number Kind = "number"
	Money  Kind = "money"
	Share  Kind = "share"
	Date   Kind = "date"
	Time   Kind = "time"
	Year   Kind = "year"
	Month  Kind = "month"
)

// kinds lists the kinds in the order of the documentation.
var kinds = []Kind{Text, Number, Money, Share, Date, Time, Year, Month}

// UnmarshalText reads a kind's name as settings write it.
func (k *Kind) UnmarshalText(text []byte) error {
	if !slices.Contains(kinds, Kind(text)) {
		return fmt.Errorf("%q is not a kind of column: text, number, money, share, date, time, year or month", text)
	}
	*k = Kind(text)
	return nil
}

// Numeric tells whether values of the kind carry a Num.
func (k Kind) Numeric() bool { return k == Number || k == Money || k == Share }

// Column is the name and the kind of the values below it. Unit is the ISO
// 4217 code for money, else words ("beds") or empty. Head is how the source
// itself names the column, empty if a rule made it. Place is where the settings
// say what it means, "columns.plan", below those of its source. Sign and Basis are what the
// settings say that its amounts mean, empty if they say nothing. Years are those
// that its periods are counted in, with what its cells show of them. Shown is the
// power of ten by which the number formats of the source show less than its
// cells hold.
type Column struct {
	Name  string
	Kind  Kind
	Unit  string
	Head  string
	Place string
	Sign  Sign
	Basis Basis
	Rate  *bool // whether its values have no sum, nil if the settings say nothing
	Years period.Years
	Shown int32
	// Largest is what the settings say that its amounts may come to, zero if
	// nothing.
	Largest decimal.Decimal
}

// Value is one cell. Known is false for a cell that holds no value; Text then
// keeps the word that stood there, since "", "-" and "Not available" are
// three different things and none of them is zero. Num is set for numeric
// kinds in the column's unit (pounds, not thousands); for Year it is the
// calendar year it begins in, for Month the number of a period.When. Time is set
// for Date (midnight UTC) and Time; for Year and Month it is the day that the
// year begins on, unless that is in April. Aside
// is what its publisher says beside it, nil if nothing.
type Value struct {
	Kind  Kind            `json:"kind"`
	Known bool            `json:"known"`
	Text  string          `json:"text,omitempty"`
	Num   decimal.Decimal `json:"num,omitzero"`
	Time  time.Time       `json:"time,omitzero"`
	From  Origin          `json:"from,omitzero"`
	Made  *Made           `json:"-"`
	Aside *Aside          `json:"aside,omitempty"`
}

// Made says how a value was made that no cell of a source holds: by the Rule,
// "actual − plan", from the cells. Of are many more of them, nil for none.
type Made struct {
	Rule string
	From []Origin
	Of   *Cells
}

// Cells are the cells that the value rests on: its own, or those it was made
// from. They are not to be changed.
func (v *Value) Cells() []Origin {
	switch {
	case v.Made == nil:
		return []Origin{v.From}
	case v.Made.Of == nil:
		return v.Made.From
	}
	return append(v.Made.From[:len(v.Made.From):len(v.Made.From)], v.Made.Of.list()...)
}

// memory is about how many bytes it takes.
func (m *Made) memory() int64 {
	bytes := madeBytes + originBytes*len(m.From)
	if m.Of != nil {
		bytes += cellsBytes + m.Of.memory()
	}
	return int64(bytes)
}

// Rule is how the value was made, empty for one that a cell holds.
func (v *Value) Rule() string {
	if v.Made != nil {
		return v.Made.Rule
	}
	return ""
}

// Reading is one act of reading a source; all its values share it. Place is
// the file, address or database read, never with a secret in it; Part the
// sheet or query inside it. Digest is the SHA-256 of the bytes read, in hex
// (for a query: of its rows). AsOf is the day the data speak of, if known. Heads
// are what the source calls its columns, by the name that origins have for them
// ("F"), where that is another: messages name a column by its head too.
type Reading struct {
	Source string    `json:"source"`
	Place  string    `json:"place"`
	Part   string    `json:"part,omitempty"`
	At     time.Time `json:"at"`
	AsOf   time.Time `json:"as_of,omitzero"`
	Digest string    `json:"digest"`

	Heads map[string]string `json:"heads,omitempty"`
}

// Table is what one reading of a source gave. Every row has one value per
// column. Remarks are the comment lines that stand before the data; a table
// that is Illustrative must be called so wherever it is shown. Gaps are the
// parts of the source that could not be read, Warnings are oddities that did
// not stop the reading, each with its place. Said is what was taken for granted
// because the data show it, in sentences for readers. Doubts are what must be
// settled before the table is used. Shaped is what each step of the shape did to
// the rows, a line each, and Begun how many steps were taken while it was read.
type Table struct {
	Reading      *Reading
	Columns      []Column
	Rows         [][]Value
	Remarks      []string
	Illustrative bool
	Gaps         []string
	Warnings     []string
	Said         []string
	Doubts       []Doubt
	Shaped       []string
	Begun        int
	Most         int     // articles that stories are looked for in, 0 for all
	Roles        []Role  // of the rows, one for each; nil if each is a Body
	Sights       []Sight // of its feeds, one for each; nil if it is not of feeds
	Aged         bool    // nothing could be read now: what it holds was kept

	shaped bool // built in a shape
}

// Role is what a row is.
type Role uint8

// A Body row is one of those that are counted and summed. A Total sums them all
// or all of its group, a Subtotal some of them; neither is ever added to others.
const (
	Body Role = iota
	Subtotal
	Total
)

// Role is the role of the i-th row.
func (t *Table) Role(i int) Role {
	if t.Roles == nil {
		return Body
	}
	return t.Roles[i]
}

// Index returns the position of the named column, -1 if there is none.
func (t *Table) Index(name string) int {
	return slices.IndexFunc(t.Columns, func(c Column) bool { return c.Name == name })
}

// Names lists the columns' names in order.
func (t *Table) Names() []string {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	return names
}

// Memory is about how many bytes the rows take; none for no table.
func (t *Table) Memory() int64 {
	if t == nil {
		return 0
	}
	var text int64
	for _, row := range t.Rows {
		for i := range row {
			text += int64(len(row[i].Text))
			if made := row[i].Made; made != nil {
				text += made.memory()
			}
		}
	}
	return memory(len(t.Rows), len(t.Columns), text)
}

// MemoryOf is about how many bytes so many rows take without their text.
func MemoryOf(rows, columns int) int64 { return memory(rows, columns, 0) }

// memory is how many bytes so many rows take with their text.
func memory(rows, columns int, text int64) int64 {
	return int64(rows)*(rowBytes+int64(columns)*cellBytes) + text
}

const (
	cellBytes = 136 // of a Value without its text
	rowBytes  = 40

	madeBytes   = 48 // of a Made without its cells
	cellsBytes  = 72 // of Cells that are none
	originBytes = 40
)

// Warn notes an oddity.
func (t *Table) Warn(format string, args ...any) {
	t.Warnings = append(t.Warnings, fmt.Sprintf(format, args...))
}

// CountRows is so many rows in words: "1 row".
func CountRows(n int) string {
	if n == 1 {
		return "1 row"
	}
	return fmt.Sprintf("%d rows", n)
}
