// Package efficiency sets what is identified and delivered against efficiency targets.
package efficiency

import (
	"catchup/internal/document"
	"catchup/internal/finance/kind"
	"catchup/internal/meaning"
)

// Kind is the definition: what the table needs of its source, and what it says.
var Kind = kind.Kind{
	Name: "efficiency",
	Does: "efficiency targets: what is identified and delivered of them, and what of that recurs",
	Row:  "target",
	Fields: []kind.Field{
		kind.OfBody, kind.MayYear,
		{Name: "month", Kinds: kind.Monthly, Means: meaning.Keys, Optional: true, Does: "the month as of which it is given, as in M9"},
		{Name: "target", Kinds: kind.Sums, Means: meaning.Adds, Does: "the target"},
		{Name: "identified", Kinds: kind.Sums, Means: meaning.Adds, Optional: true, Does: "what schemes are found for"},
		{Name: "delivered", Kinds: kind.Sums, Means: meaning.Adds | meaning.Runs, Optional: true, Does: "what is delivered"},
		{Name: "recurrent", Kinds: kind.Sums, Means: meaning.Adds, PartOf: "delivered", Optional: true, What: "recurrent savings", Does: "what of the delivered recurs"},
		kind.MayVintage,
	},
	Takes:  []kind.Option{kind.TakesCompare, kind.TakesYears, kind.TakesMonth, kind.TakesVintage, kind.TakesTolerance, kind.TakesMateriality, kind.TakesRAG, kind.TakesTop, kind.TakesTotal, kind.TakesChart},
	Orders: kind.Ordered("worst", "furthest below target first", "best", "furthest above target first", "name", "by name"),
	Says: []kind.Saying{
		{Name: "target", Does: "how much of the target is identified and delivered", Words: []string{"target", "identified", "delivered"}},
		{Name: "behind", Does: "how many are short of their targets, and which the most", Words: []string{"behind", "all", "portion"}},
		{Name: "recurrent", Does: "how much of the delivered recurs", Words: []string{"recurrent", "share"}},
	},
	Charts:  []document.ChartKind{document.Bar},
	Reads:   kind.Last(1),
	Compute: compute,
}
