// Package extrapolation extrapolates the year to date in a straight line.
package extrapolation

import (
	"catchup/internal/document"
	"catchup/internal/finance/kind"
	"catchup/internal/meaning"
)

// Kind is the definition: what the table needs of its source, and what it says.
var Kind = kind.Kind{
	Name: "extrapolation",
	Does: "the year to date drawn on to the end of the year in a straight line, and always called so",
	Row:  "amount",
	Fields: []kind.Field{
		kind.OfBody,
		{Name: "month", Kinds: kind.Monthly, Means: meaning.Keys, Does: "the month or quarter of the year, up to which the amount runs"},
		{Name: "amount", Kinds: kind.Adding, Means: meaning.Adds | meaning.Sides | meaning.Runs, Does: "the amount of the year to date"},
		{Name: "plan", Kinds: kind.Adding, Means: meaning.Adds | meaning.Sides, Optional: true, Does: "what is planned for the whole year"},
		kind.MayYear, kind.MayVintage,
	},
	Takes:  []kind.Option{kind.TakesCompare, kind.TakesMonth, kind.TakesVintage, kind.TakesAbout, kind.TakesSpending, kind.TakesTop, kind.TakesTotal, kind.TakesChart},
	Orders: kind.Ordered("largest", "largest first", "worst", "worst first", "name", "by name"),
	Says: []kind.Saying{
		{Name: "extrapolated", Does: "what all, or those under about, would come to at the rate so far", Words: []string{"months", "amount", "extrapolated"}},
		{Name: "plan", Does: "how far that is from the plan of the whole year", Words: []string{"extrapolated", "plan", "gap"}},
	},
	Charts:  []document.ChartKind{document.Bar},
	Reads:   snapshots,
	Compute: compute,
}
