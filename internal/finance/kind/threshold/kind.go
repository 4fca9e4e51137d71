// Package threshold holds a measure against thresholds through its counts.
package threshold

import (
	"catchup/internal/document"
	"catchup/internal/finance/kind"
	"catchup/internal/meaning"
	"catchup/internal/table"
)

// Kind is the definition: what the table needs of its source, and what it says.
var Kind = kind.Kind{
	Name: "thresholds",
	Does: "a measure against thresholds, through the counts or forecasts that followed each other",
	Row:  "count",
	Fields: []kind.Field{
		{Name: "count", Kinds: kind.Textual, Means: meaning.Names, Does: "which count it is, as in first forecast, outturn"},
		{Name: "date", Kinds: []table.Kind{table.Date, table.Time}, Optional: true, Does: "when it was given; if left out, they follow each other as in the source"},
		{Name: "amount", Kinds: kind.Numeric, Means: meaning.Directs, Does: "the measure, a deficit negative"},
		{Name: "movement", Kinds: kind.Numeric, Means: meaning.Directs | meaning.Varies, Optional: true, Does: "how it moved since the count before, as published; else the difference"},
	},
	Takes:  []kind.Option{kind.TakesThresholds, kind.TakesSpending, kind.TakesTotal, kind.TakesChart},
	Asks:   []kind.Option{kind.TakesThresholds},
	Orders: kind.Ordered("date", "in the order in which they were given"),
	Says: []kind.Saying{
		{Name: "breach", Does: "how the worst count stood to the thresholds", Words: []string{"amount", "movement"}},
		{Name: "revised", Does: "to what it was revised later, and how that stands", Words: []string{"amount"}},
	},
	Charts:  []document.ChartKind{document.Line},
	Compute: compute,
}
