// Package bridge leads from plan through its drivers to outturn.
package bridge

import (
	"slices"

	"catchup/internal/document"
	"catchup/internal/finance/kind"
	"catchup/internal/meaning"
)

// Kind is the definition: what the table needs of its source, and what it says.
var Kind = kind.Kind{
	Name: "bridge",
	Does: "from plan through its drivers to outturn, what of it recurs, and the position without the rest",
	Row:  "amount",
	Fields: []kind.Field{
		{Name: "driver", Kinds: kind.Textual, Means: meaning.Steps, Ends: slices.Concat(plans, outturns), Does: "what moved the position; a row called plan begins the bridge, one called outturn, forecast or actual ends it"},
		{Name: "amount", Kinds: kind.Sums, Means: meaning.Adds | meaning.Directs, Does: "by how much, adverse negative; of plan and outturn the position, a deficit negative"},
		{Name: "recurrent", Kinds: kind.Textual, Optional: true, Does: "yes or recurrent, no or non-recurrent"},
	},
	Takes:  []kind.Option{kind.TakesThresholds, kind.TakesTolerance, kind.TakesSpending, kind.TakesMateriality, kind.TakesTop, kind.TakesTotal, kind.TakesChart},
	Orders: kind.Ordered("source", "in the order of the source", "worst", "worst variance first", "best", "best variance first", "name", "by name"),
	Says: []kind.Saying{
		{Name: "became", Does: "what the plan became", Words: []string{"plan", "outturn", "variance"}},
		{Name: "drivers", Does: "what drove it most, and what offset it"},
		{Name: "underlying", Does: "the position without what does not recur", Words: []string{"reported", "once", "underlying"}},
		{Name: "limits", Does: "how the outturn stands to control total and reserves"},
	},
	Charts:  []document.ChartKind{document.Bridge},
	Compute: compute,
}
