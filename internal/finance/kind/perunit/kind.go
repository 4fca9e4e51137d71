// Package perunit divides an amount by heads, an allocation or a turnover.
package perunit

import (
	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/meaning"
)

// Kind is the definition: what the table needs of its source, and what it says.
var Kind = kind.Kind{
	Name: "per-unit",
	Does: "an amount per head, or as a percentage of an allocation, a turnover or a number, the denominator named",
	Row:  "amount",
	Fields: []kind.Field{
		kind.OfBody,
		{Name: "amount", Kinds: kind.Adding, Means: meaning.Adds, Does: "what is divided"},
		{Name: "per", Kinds: kind.Adding, Means: meaning.Adds | meaning.Counts, Optional: true, Does: "what it is divided by, unless the second source says it; the name of its column is that of the denominator"},
		kind.MayYear, kind.MayMonth, kind.MayVintage,
	},
	With: []kind.Field{
		kind.SameBody,
		{Name: "per", Kinds: kind.Adding, Means: meaning.Adds | meaning.Counts, Does: "what the amount is divided by"},
		{Name: "year", Kinds: kind.Yearly, Means: meaning.Keys, Optional: true, Does: "the year it is of"},
	},
	Takes:  []kind.Option{kind.TakesCompare, kind.TakesYears, kind.TakesMonth, kind.TakesVintage, kind.TakesAbout, kind.TakesTop, kind.TakesTotal, kind.TakesChart},
	Orders: kind.Ordered("highest", "highest first", "lowest", "lowest first", "name", "by name"),
	Says: []kind.Saying{
		{Name: "spread", Does: "the lowest, the highest, and that of all", Words: []string{"lowest", "highest", "all"}},
		{Name: "since", Does: "how that of the bodies under about, or of the only one, moved over the years, and that shares compare where the denominator changed"},
	},
	Charts:  []document.ChartKind{document.Bar, document.Line},
	Reads:   kind.LastOrAll(func(o kind.Options) bool { return o.Span != finance.Run{} }),
	Compute: compute,
}
