// Package whatif reckons a uniform reduction on top of efficiency plans.
package whatif

import (
	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/meaning"
	"catchup/internal/table"
)

// Kind is the definition: what the table needs of its source, and what it says.
var Kind = kind.Kind{
	Name: "what-if",
	Does: "a uniform reduction on top of the efficiency plans there are, by organisation, marked as a planning figure",
	Row:  "amount",
	Fields: []kind.Field{
		kind.OfBody,
		{Name: "amount", Kinds: kind.Sums, Means: meaning.Adds, Does: "what is reduced, such as contract values"},
		{Name: "efficiency", Kinds: []table.Kind{table.Share, table.Money}, Optional: true, Does: "the plan there is already, as a share of the amount or a sum; over several years, its mean"},
		{Name: "year", Kinds: kind.Yearly, Means: meaning.Keys, Optional: true, Does: "the year; the amount is that of the last"},
		kind.MayVintage,
	},
	Takes:  []kind.Option{kind.TakesReduction, kind.TakesCompare, kind.TakesYears, kind.TakesVintage, kind.TakesTop, kind.TakesTotal, kind.TakesChart},
	Asks:   []kind.Option{kind.TakesReduction},
	Orders: kind.Ordered("largest", "largest first", "name", "by name"),
	Says: []kind.Saying{
		{Name: "reduction", Does: "what the reduction comes to, alone and with the plans there are", Words: []string{"reduction", "efficiency", "amount", "both", "share"}},
		{Name: "most", Does: "who would lose the most", Words: []string{"names"}},
	},
	Charts:  []document.ChartKind{document.Bar},
	Reads:   kind.LastOrAll(func(o kind.Options) bool { return o.Span != finance.Run{} || len(o.Years) > 0 }),
	Compute: compute,
}
