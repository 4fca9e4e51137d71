// Package concentration tells how much of a total the largest account for.
package concentration

import (
	"catchup/internal/document"
	"catchup/internal/finance/kind"
	"catchup/internal/meaning"
)

// Kind is the definition: what the table needs of its source, and what it says.
var Kind = kind.Kind{
	Name: "concentration",
	Does: "how much of a total the largest organisations account for, as a cumulative share",
	Row:  "amount",
	Fields: []kind.Field{
		kind.OfBody,
		{Name: "amount", Kinds: kind.Adding, Means: meaning.Adds, Does: "its part of the total, none below zero"},
		kind.MayYear, kind.MayMonth, kind.MayVintage,
	},
	Takes:  []kind.Option{kind.TakesCompare, kind.TakesMonth, kind.TakesVintage, kind.TakesPlaces, kind.TakesTop, kind.TakesTotal, kind.TakesChart},
	Orders: kind.Ordered("largest", "largest first"),
	Says: []kind.Saying{
		{Name: "largest", Does: "what the largest account for: as many as places says, else as top", Words: []string{"n", "all", "share", "portion", "total"}},
		{Name: "half", Does: "how many of the largest hold half of it", Words: []string{"n", "all", "share"}},
	},
	Tells:   kind.Tells{Amount: "amount"},
	Charts:  []document.ChartKind{document.Line},
	Reads:   kind.Last(1),
	Compute: compute,
}
