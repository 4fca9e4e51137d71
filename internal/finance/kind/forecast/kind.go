// Package forecast sets forecast outturn against plan.
package forecast

import (
	"catchup/internal/document"
	"catchup/internal/finance/kind"
	"catchup/internal/meaning"
)

// Kind is the definition: what the table needs of its source, and what it says.
var Kind = kind.Kind{
	Name: "forecast",
	Does: "forecast outturn against plan, and how it moved since the month before",
	Row:  "forecast",
	Fields: []kind.Field{
		kind.OfBody, kind.MayYear,
		{Name: "month", Kinds: kind.Monthly, Means: meaning.Keys, Optional: true, Does: "the month of the forecast, as in M9"},
		{Name: "plan", Kinds: kind.Sums, Means: meaning.Adds | meaning.Directs, Optional: true, Does: "the plan of the full year, a deficit negative"},
		{Name: "forecast", Kinds: kind.Sums, Means: meaning.Adds | meaning.Directs, Does: "the forecast of the full year, a deficit negative"},
		{Name: "gap", Kinds: kind.Sums, Means: meaning.Adds | meaning.Directs | meaning.Varies, Optional: true, What: "gap to plan", Does: "the gap to plan as published, worse than plan negative; the plan it implies is told where no plan is given"},
		kind.MayVintage,
	},
	Takes:  []kind.Option{kind.TakesMonth, kind.TakesVintage, kind.TakesAbout, kind.TakesTolerance, kind.TakesMateriality, kind.TakesSpending, kind.TakesRAG, kind.TakesTop, kind.TakesTotal, kind.TakesChart},
	Orders: kind.Ordered("worst", "worst variance first", "best", "best variance first", "name", "by name"),
	Says: []kind.Saying{
		{Name: "bodies", Does: "forecast, gap and plan, or the plan implied, of each organisation named in about, else of the worst"},
		{Name: "total", Does: "what all forecast against their plans", Words: []string{"forecast", "plan", "gap"}},
		{Name: "missing", Does: "how many forecast missing their plans", Words: []string{"missing", "all", "portion"}},
		{Name: "movement", Does: "how the forecast moved since the month before", Words: []string{"movement"}},
	},
	Tells:   kind.Tells{Amount: "forecast", Plan: "plan", Once: true},
	Charts:  []document.ChartKind{document.Dot, document.Slope},
	Reads:   snapshots,
	Compute: compute,
}
