package kind

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/period"
	"catchup/internal/table"
)

// Result is the result of a kind of table: rows of words and quantities,
// sentences about them, and a chart. A kind sets everything but the Shown of
// quantities. Make sets that for all rows at once, and orders the notes.
type Result struct {
	Caption  string // what follows the title: "2023-24"
	Columns  []Column
	Rows     []Row  // Body rows with their Sub rows, in the order they are shown
	Total    *Row   // the sum of the Body rows
	Foot     []Row  // further lines under the total, which are no part of it
	Sums     []Adds // what must add across a row
	Ordered  string // the order of the rows in words, "worst variance first"
	Said     []Said // in the order of the kind's sayings
	Chart    *Chart
	Charts   []*Chart // of single rows, which stand under the table
	Notes    []string // how the table is to be read
	Warnings []string // oddities of the source, for the operator

	Goals  []Goal
	Looked int // how many series it looked at for signals of its own
	// Held is what findings are computed from. It costs about as much as the table, and
	// so is computed for whoever asks.
	Held func() Held
}

// Column is the head of a column. Adds says that its rows make its total.
// Style says how its numbers are shown where not as the report says. Wide, Spare
// and Remark are those of a document's column.
type Column struct {
	Head    string
	Numeric bool
	Wide    bool
	Spare   int
	Adds    bool
	Remark  bool
	Style   *finance.Style
}

// Row is one line, a cell for each column. Name is what it is called in the
// source, empty for a row of the table's own.
type Row struct {
	Name  string
	Cells []Cell
	Rank  document.Rank
}

// Cell is words, a quantity, or words that show one. Spark is a small line that
// says what the words say.
type Cell struct {
	Shown    string
	Quantity *finance.Quantity
	Tone     document.Tone
	Spark    *document.Sparkline
	printed  decimal.Decimal // the number that Shown prints, in its unit
}

// Adds says that in every row the Parts make the Whole, by the heads of their
// columns.
type Adds struct {
	Parts []string
	Whole string
}

// Chart is a chart of quantities; Alt states the finding, and Headline its point
// in a few words without a stop. Labels are one for each point of a series. Make sets the Style of a chart that has none of its
// own to the table's, and the Unit of one that has none to that of its points.
type Chart struct {
	Kind   document.ChartKind
	Title  string
	Unit   string
	Style  *finance.Style
	Alt    finance.Sentence
	Labels []string
	Axis   document.Axis
	Places []int64
	Times  []period.Period // of the labels, in UTC; none if they have no times
	Series []Series
	// Of a chart over time, what its points are held against and what happened;
	// Signs and Stretches are those of a Control.
	Levels    []Level
	Signs     []Cell
	Stretches []Stretch
	Events    []document.Event

	Headline finance.Sentence
}

// Level is a quantity with a name that the points of a chart are held against.
type Level struct {
	Name string
	Cell Cell
}

// Stretch is the limits of some of the points of a Control, as document.Limits has
// it. A cell without a quantity is a limit that is not known.
type Stretch struct {
	From, To             int
	Centre, Lower, Upper Cell
	Trial                bool
	Reason               string
}

// Ordered says that the labels stand after each other, such as years. A nil
// chart stays nil.
func (c *Chart) Ordered() *Chart {
	if c != nil {
		c.Axis = document.Ordered
	}
	return c
}

// At says of which periods the labels are, so that those of unequal distances
// lie so. Labels that are not all of later and later periods lie at equal ones. A
// nil chart stays nil.
func (c *Chart) At(periods []finance.When) *Chart {
	if c == nil {
		return nil
	}
	places := Each(periods, func(w finance.When) int64 { return period.When(w).Place() })
	if !slices.ContainsFunc(periods, func(w finance.When) bool { return w.Year.None() }) {
		c.Times = Each(periods, func(w finance.When) period.Period { return period.When(w).Span() })
	}
	if len(places) == len(c.Labels) && slices.IsSorted(places) && len(slices.Compact(slices.Clone(places))) == len(places) {
		c.Places = places
	}
	return c
}

// longestHeadline is how many characters a headline has: more is no title.
const longestHeadline = 110

// Headed gives the chart its finding as a headline, unless it is too long. It has
// no stop, and a number that it begins with is in words. A nil chart stays nil.
func (c *Chart) Headed(finding finance.Sentence) *Chart {
	if c == nil || len(finding) == 0 || utf8.RuneCountInString(finding.Plain()) > longestHeadline {
		return c
	}
	finding = slices.Clone(finding)
	if first := &finding[0]; first.Quantity != nil && first.Quantity.Num.IsInteger() {
		first.Text = finance.Capital(finance.InWords(first.Quantity.Int(), first.Text))
	}
	last := &finding[len(finding)-1]
	last.Text = strings.TrimSuffix(last.Text, ".")
	c.Headline = finding
	return c
}

// Plot is a point's number in the chart's unit, unrounded.
func (c Chart) Plot(q finance.Quantity) decimal.Decimal { return c.Style.Scaled(q) }

// Series is one run of points, cells of quantities.
type Series struct {
	Name   string
	Points []Cell
}

// Words is a cell of words.
func Words(text string) Cell { return Cell{Shown: text} }

// Number is a cell of a quantity.
func Number(q finance.Quantity) Cell { return Cell{Quantity: &q} }

// Written is a cell of words that show a quantity, "18 of 42".
func Written(q finance.Quantity, text string) Cell { return Cell{Shown: text, Quantity: &q} }

// Sparked is a cell of a small line of the quantities, the latest last, of which
// the words say what it shows. Those that are not known are gaps.
func Sparked(words string, all []finance.Quantity) Cell {
	points := Each(all, func(q finance.Quantity) decimal.NullDecimal {
		return decimal.NullDecimal{Decimal: q.Num, Valid: q.Known}
	})
	return Cell{Shown: words, Spark: &document.Sparkline{Points: points}}
}

// Toned gives the cell a tone.
func (c Cell) Toned(t document.Tone) Cell {
	c.Tone = t
	return c
}

// All are the rows with the total and the foot.
func (r *Result) All() []Row {
	all := slices.Clip(r.Rows)
	if r.Total != nil {
		all = append(all, *r.Total)
	}
	return append(all, r.Foot...)
}

// at is the position of a column.
func (r *Result) at(head string) int {
	return slices.IndexFunc(r.Columns, func(c Column) bool { return c.Head == head })
}

// Money tells whether a column without a style of its own has money, so that
// the report's unit must stand over the table.
func (r *Result) Money() bool {
	for _, row := range r.All() {
		for i, c := range row.Cells {
			if c.Quantity != nil && c.Quantity.Kind == table.Money && r.Columns[i].Style == nil {
				return true
			}
		}
	}
	return false
}
