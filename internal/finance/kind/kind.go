// Package kind is what all kinds of finance table share. A Kind says what it
// needs of its sources, which options it takes and what it may say, and computes
// a Result. Make does for all kinds alike what they share: it holds the sources
// to the fields and to one currency, picks and rewords the sentences, bounds the
// rows, shows the numbers and says where they do not add.
//
// A new kind is a folder below this one, with the same files as the others, and
// a line in catalogue. Its kind.go holds the Kind, figures.go the computation
// from a Work, table.go the columns, the rows and the chart, said.go the
// sentences. In it
//
//	records := w.Records(w.Main)            // rows as records, bad ones left out and told
//	cs, err := kind.Tally(records, w.Kind.Row) // by period and vintage, doubles refused
//	r.Quantity("plan")                      // a number, named for its row
//	actual.Minus(plan).As("variance")       // exact, with cells and rule
//	cs.Choose(whens, w.Vintages)            // the vintage shown of each period, and the others
//	kind.Number(q), kind.Words("…"), kind.Written(q, "2 of 3") // cells; Make shows the numbers
//	finance.Say("% of the % systems", n, all) // a sentence; each % takes a part
//
// No number is ever written into words but through Say, Show or Written.
package kind

import (
	"cmp"
	"slices"
	"strings"

	"catchup/internal/document"
	"catchup/internal/table"
)

// Kind is a kind of table: what it needs of its sources, which options it
// takes, what it may say, and how it is made.
type Kind struct {
	Name    string // "plan-outturn"
	Does    string // a line for the reference
	Row     string // what one row of the source holds, "outturn"
	Fields  []Field
	With    []Field // of the second source; none if it takes none
	Needs   bool    // whether it needs the second source
	Takes   []Option
	Asks    []Option // those it cannot do without
	Orders  []Order  // of its rows, the first being the usual one
	Says    []Saying // in the order they are said in
	Chart   document.ChartKind
	Compute func(*Work) (*Result, error)
}

// Field is a column that a kind reads, under the name that the report's
// columns give it. The first field of a kind names the row; "year", "month"
// and "vintage" say when and in which count it holds.
type Field struct {
	Name     string
	Kinds    []table.Kind // the kinds of column it may be
	Optional bool
	What     string // what its numbers are called; if empty, as the field
	Does     string // a line for the reference
}

// Saying is a kind of sentence. Words are the placeholders that the
// operator's own words for it may hold.
type Saying struct {
	Name  string
	Does  string // a line for the reference
	Words []string
}

// Option is an option that not every kind takes.
type Option string

// The options, by their keys in a report.
const (
	TakesCompare     Option = "compare"
	TakesYears       Option = "years"
	TakesMonth       Option = "month"
	TakesVintage     Option = "vintage"
	TakesAbout       Option = "about"
	TakesTolerance   Option = "tolerance"
	TakesThresholds  Option = "thresholds"
	TakesMateriality Option = "materiality"
	TakesReduction   Option = "reduction"
	TakesStatuses    Option = "statuses"
	TakesAmounts     Option = "amounts"
	TakesSpending    Option = "spending"
	TakesPlaces      Option = "places"
	TakesRAG         Option = "rag"
	TakesTop         Option = "top"
	TakesTotal       Option = "total"
	TakesParts       Option = "parts"
	TakesChart       Option = "chart"
)

// Take tells whether the kind takes an option.
func (k Kind) Take(o Option) bool { return slices.Contains(k.Takes, o) }

// OrderNames lists the names of its orders.
func (k Kind) OrderNames() []string { return Each(k.Orders, func(o Order) string { return o.Name }) }

// Saying finds a kind of sentence by its name.
func (k Kind) Saying(name string) (Saying, bool) {
	i := slices.IndexFunc(k.Says, func(s Saying) bool { return s.Name == name })
	if i < 0 {
		return Saying{}, false
	}
	return k.Says[i], true
}

// Sayings lists the names of the kind's sentences.
func (k Kind) Sayings() []string {
	return Each(k.Says, func(s Saying) string { return s.Name })
}

// what its numbers are called.
func (f Field) what() string {
	return cmp.Or(f.What, f.Name)
}

// kinds names the kinds of column that the field may be.
func (f Field) kinds() string {
	return strings.Join(Each(f.Kinds, func(k table.Kind) string { return string(k) }), " or ")
}

// The kinds of column that fields ask for.
var (
	Textual = []table.Kind{table.Text}
	Yearly  = []table.Kind{table.Year}
	Monthly = []table.Kind{table.Text, table.Number, table.Date, table.Time}
	Sums    = []table.Kind{table.Money}
	Numeric = []table.Kind{table.Money, table.Number, table.Share}
	Adding  = []table.Kind{table.Money, table.Number} // shares cannot be summed
)
