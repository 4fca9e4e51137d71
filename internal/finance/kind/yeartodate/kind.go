// Package yeartodate sets plan against actual of the year to date by line.
package yeartodate

import (
	"catchup/internal/document"
	"catchup/internal/finance/kind"
	"catchup/internal/meaning"
)

// Kind is the definition: what the table needs of its source, and what it says.
var Kind = kind.Kind{
	Name: "year-to-date",
	Does: "plan and actual of the year to date by line, with sub-lines that sum, and of the month alone",
	Row:  "amount",
	Fields: []kind.Field{
		{Name: "line", Kinds: kind.Textual, Means: meaning.Names, Does: "the line, or the organisation"},
		{Name: "parent", Kinds: kind.Textual, Means: meaning.Under, Optional: true, Does: "the line it is a part of, empty for one that stands alone"},
		kind.MayYear,
		{Name: "month", Kinds: kind.Monthly, Means: meaning.Keys, Does: "the month, as in M6"},
		{Name: "plan", Kinds: kind.Sums, Means: meaning.Adds | meaning.Directs | meaning.Runs, Does: "the plan"},
		{Name: "actual", Kinds: kind.Sums, Means: meaning.Adds | meaning.Directs | meaning.Runs, Does: "the actual"},
		kind.MayVintage, kind.OfSense,
	},
	Takes:  []kind.Option{kind.TakesMonth, kind.TakesAmounts, kind.TakesSpending, kind.TakesVintage, kind.TakesTolerance, kind.TakesMateriality, kind.TakesRAG, kind.TakesTop, kind.TakesTotal, kind.TakesChart},
	Orders: kind.Ordered("source", "in the order of the source", "worst", "worst variance first", "best", "best variance first", "name", "by name"),
	Says: []kind.Saying{
		{Name: "total", Does: "how far all are off plan in the months so far", Words: []string{"variance", "year"}},
		{Name: "month", Does: "how far they are in the last month alone", Words: []string{"variance"}},
		{Name: "lines", Does: "which are furthest below plan", Words: []string{"lines"}},
	},
	Tells:   kind.Tells{Amount: "actual", Plan: "plan", Spent: true, Wholes: wholes},
	Charts:  []document.ChartKind{document.Bar},
	Reads:   kind.Months("actual"),
	Compute: compute,
}
