// Package ranking ranks organisations by one measure.
package ranking

import (
	"catchup/internal/document"
	"catchup/internal/finance/kind"
)

// Kind is the definition: what the table needs of its source, and what it says.
var Kind = kind.Kind{
	Name: "ranking",
	Does: "a ranking by one measure, with ties, and who moved since the period before",
	Row:  "score",
	Fields: []kind.Field{
		kind.OfBody,
		{Name: "score", Kinds: kind.Numeric, Does: "what they are ranked by"},
		{Name: "before", Kinds: kind.Numeric, Optional: true, Does: "the same measure of the period before, where it stands in the same row"},
		kind.MayYear, kind.MayMonth, kind.MayVintage,
	},
	Takes:  []kind.Option{kind.TakesCompare, kind.TakesMonth, kind.TakesVintage, kind.TakesAbout, kind.TakesThresholds, kind.TakesMateriality, kind.TakesTop, kind.TakesTotal, kind.TakesChart},
	Orders: kind.Ordered("highest", "highest first", "lowest", "lowest first"),
	Says: []kind.Saying{
		{Name: "first", Does: "who is first, and who follows", Words: []string{"first", "score", "followers"}},
		{Name: "moved", Does: "how many changed places, and who rose and fell furthest", Words: []string{"moved", "all", "since"}},
		{Name: "place", Does: "where the organisations under about stand"},
		{Name: "growth", Does: "how much all grew since the period before, against the thresholds as promises", Words: []string{"growth", "since"}},
	},
	Tells:   kind.Tells{Amount: "score", Before: "before"},
	Charts:  []document.ChartKind{document.Bar},
	Reads:   kind.Last(2),
	Compute: compute,
}
