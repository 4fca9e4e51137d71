// Package status counts the statuses of organisations from month to month.
package status

import (
	"catchup/internal/document"
	"catchup/internal/finance/kind"
	"catchup/internal/meaning"
)

// Kind is the definition: what the table needs of its source, and what it says.
var Kind = kind.Kind{
	Name: "status",
	Does: "the status of organisations from month to month: who entered, who left, and how many it could be",
	Row:  "status",
	Fields: append([]kind.Field{
		kind.OfBody, kind.MayYear,
		{Name: "month", Kinds: kind.Monthly, Means: meaning.Keys, Optional: true, Does: "the month, as in M6"},
		{Name: "status", Kinds: kind.Textual, Optional: true, Does: "the status in words"},
		kind.MayVintage,
	}, kind.MonthFields(kind.Textual, "status")...),
	Takes:  []kind.Option{kind.TakesStatuses, kind.TakesMonth, kind.TakesVintage, kind.TakesTop, kind.TakesTotal, kind.TakesChart},
	Asks:   []kind.Option{kind.TakesStatuses},
	Orders: kind.Ordered("change", "those that changed first", "name", "by name"),
	Says: []kind.Saying{
		{Name: "counted", Does: "how many had a counted status first, and how many have it now", Words: []string{"first", "now", "all", "entered", "left", "portion"}},
		{Name: "entered", Does: "which ones entered, and which left", Words: []string{"entered", "entered_names", "left", "left_names"}},
		{Name: "bound", Does: "how many it could be with those that are open", Words: []string{"open", "bound", "all", "portion"}},
	},
	Charts:  []document.ChartKind{document.Bar, document.Line},
	Reads:   kind.Months("status"),
	Compute: compute,
}
