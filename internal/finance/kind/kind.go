// Package kind is what all kinds of finance table share. A Kind says what it
// needs of its sources, which options it takes and what it may say, and
// computes a Result. Make does what is the same for all kinds: it checks that
// the sources have the fields and one currency, chooses and rewords the
// sentences, limits the rows, formats the numbers, and says where they do not
// add up.
//
// A new kind is a folder below this one, with the same files as the others, and
// a line in catalogue:
//
//   - kind.go: the Kind, with its fields, options, orders and sentences, and what
//     it Reads of its source.
//   - figures.go: compute, and what it makes of the records: rows, totals, counts.
//   - table.go: result, with a sheet of columns, the notes and the chart.
//   - said.go: said, the sentences with their placeholders.
//
// The steps, in the order in which a cell of a source goes through them:
//
//	Reads: kind.Last(1)                       // which snapshots; doubles are refused, vintages chosen
//	for _, r := range w.Now().Records          // the records of the last one, by name
//	r.Quantity("plan")                         // a number with its cell, named for its row
//	w.Sense.Variance(plan, actual)             // exact, with cells and rule, adverse below zero
//	kind.Known, kind.Arrange, kind.Grouped     // rows that are known, in order, by region
//	kind.SumOf(known, planOf), w.Bodies(…)     // a total of the known, and of how many it is
//	sheet.Sum("Plan", planOf)                  // a column; bodies and totals are laid out alike
//	sheet.Line(rank, under)                    // a row with cells under some heads only
//	kind.Draw(w, title, alt, rows, name, …)    // the chart of the kind, if the report asks for it
//	bodies.Did(missed, deed)                   // "Twenty-five of the 42 systems missed their plans"
//	finance.Say("% planned %", whose, plan)    // a sentence; each % takes a phrase
//
// Numbers are written into words only by Say, Show or Written.
package kind

import (
	"cmp"
	"slices"
	"strings"

	"catchup/internal/document"
	"catchup/internal/meaning"
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
	Asks    []Option                        // those it cannot do without
	Orders  []Order                         // of its rows, the first being the usual one
	Says    []Saying                        // in the order they are said in
	Tells   Tells                           // what findings are computed from
	Charts  []document.ChartKind            // the charts it may be drawn as, the first being the usual one
	Reads   func(*Work) ([]Snapshot, error) // the snapshots it tells of; nil if it reads records as they are
	Compute func(*Work) (*Result, error)
}

// Field is a column that a kind reads, under the name that the report's
// columns give it. The first field of a kind names the row; "year", "month", "when"
// and "vintage" say when and in which count it holds. A column of "when" may be one
// of months, of years or of days.
type Field struct {
	Name     string
	Kinds    []table.Kind // the kinds of column it may be
	Optional bool
	Means    meaning.Means // how it is used; of several, all
	PartOf   string        // the field of which its amounts are parts, none if empty
	Ends     []string      // names of rows that are no parts of a sum
	What     string        // what its numbers are called; if empty, as the field
	Does     string        // a line for the reference
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
	TakesGood        Option = "good"
	TakesTarget      Option = "target"
	TakesScreening   Option = "screening"
	TakesLimits      Option = "limits"
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
	Monthly = []table.Kind{table.Month, table.Text, table.Number, table.Date, table.Time}
	Timed   = []table.Kind{table.Month, table.Date, table.Time, table.Year, table.Text}
	Sums    = []table.Kind{table.Money}
	Numeric = []table.Kind{table.Money, table.Number, table.Share}
	Adding  = []table.Kind{table.Money, table.Number} // shares cannot be summed
)

// The fields that many kinds have. OfYear is needed; the others of a period and
// the vintage may be left out.
var (
	OfBody     = Field{Name: "body", Kinds: Textual, Means: meaning.Names, Does: "the organisation's name"}
	SameBody   = Field{Name: "body", Kinds: Textual, Means: meaning.Names, Does: "the organisation's name, as in the first source"}
	OfYear     = Field{Name: "year", Kinds: Yearly, Means: meaning.Keys, Does: "the year"}
	MayYear    = Field{Name: "year", Kinds: Yearly, Means: meaning.Keys, Optional: true, Does: "the year"}
	MayMonth   = Field{Name: "month", Kinds: Monthly, Means: meaning.Keys, Optional: true, Does: "the month or quarter of the year"}
	MayVintage = Field{Name: "vintage", Kinds: Textual, Means: meaning.Keys, Optional: true, Does: "draft, provisional, final, audited or restated"}
)
