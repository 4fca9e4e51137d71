// Package rollup sums organisations to regions and to a national total.
package rollup

import (
	"catchup/internal/document"
	"catchup/internal/finance/kind"
	"catchup/internal/meaning"
)

// Kind is the definition: what the table needs of its source, and what it says.
var Kind = kind.Kind{
	Name: "roll-up",
	Does: "organisations summed to regions and to a national total, those without a figure counted and never zero",
	Row:  "figures",
	Fields: []kind.Field{
		kind.OfBody,
		{Name: "region", Kinds: kind.Textual, Means: meaning.Groups, Optional: true, Does: "its region, unless the second source says it"},
		{Name: "amount", Kinds: kind.Adding, Means: meaning.Adds | meaning.Sides, Does: "what is summed"},
		{Name: "plan", Kinds: kind.Adding, Means: meaning.Adds | meaning.Directs, Optional: true, Does: "what was planned of it"},
		{Name: "variance", Kinds: kind.Adding, Means: meaning.Adds | meaning.Directs | meaning.Varies, Optional: true, Does: "amount minus plan; reckoned if a plan is there"},
		kind.MayYear, kind.MayMonth, kind.MayVintage,
	},
	With: []kind.Field{
		kind.SameBody,
		{Name: "region", Kinds: kind.Textual, Means: meaning.Groups, Does: "its region"},
	},
	Takes:  []kind.Option{kind.TakesCompare, kind.TakesMonth, kind.TakesVintage, kind.TakesThresholds, kind.TakesSpending, kind.TakesTop, kind.TakesTotal, kind.TakesParts, kind.TakesChart},
	Orders: kind.Ordered("largest", "largest first", "worst", "worst first", "name", "by name"),
	Says: []kind.Saying{
		{Name: "total", Does: "what all come to, of how many, and who is not available"},
		{Name: "regions", Does: "which regions have the largest or, where there are deficits, the worst of it", Words: []string{"regions"}},
		{Name: "differs", Does: "how far the total is from those published elsewhere, set as thresholds"},
	},
	Tells:   kind.Tells{Amount: "amount", Plan: "plan"},
	Charts:  []document.ChartKind{document.Bar},
	Reads:   kind.Last(1),
	Compute: compute,
}
