// Package outturn sets plan against outturn by organisation, over one or more years.
package outturn

import (
	"catchup/internal/document"
	"catchup/internal/finance/kind"
	"catchup/internal/meaning"
)

// Kind is the definition: what the table needs of its source, and what it says.
var Kind = kind.Kind{
	Name: "plan-outturn",
	Does: "plan against outturn by organisation, over one or more years",
	Row:  "outturn",
	Fields: []kind.Field{
		kind.OfBody, kind.OfYear,
		{Name: "plan", Kinds: kind.Sums, Means: meaning.Adds | meaning.Directs, Does: "the plan, a deficit negative"},
		{Name: "actual", Kinds: kind.Sums, Means: meaning.Adds | meaning.Directs, What: "outturn", Does: "the outturn, a deficit negative"},
		kind.MayVintage,
	},
	Takes:  []kind.Option{kind.TakesCompare, kind.TakesVintage, kind.TakesAbout, kind.TakesTolerance, kind.TakesSpending, kind.TakesMateriality, kind.TakesRAG, kind.TakesTop, kind.TakesTotal, kind.TakesChart},
	Orders: kind.Ordered("worst", "worst variance first", "best", "best variance first", "name", "by name"),
	Says: []kind.Saying{
		{Name: "missed", Does: "how many missed their plans, and how many the year before", Words: []string{"missed", "all", "portion", "year", "before", "vintages"}},
		{Name: "classes", Does: "which ones, by class, worst first", Words: []string{"overspent", "overspent_names", "larger_deficits", "larger_deficits_names",
			"into_deficit", "into_deficit_names", "smaller_surpluses", "smaller_surpluses_names", "more_spent", "more_spent_names", "less_income", "less_income_names", "year"}},
		{Name: "total", Does: "what the plan of all became", Words: []string{"plan", "outturn", "variance", "year"}},
	},
	Tells:   kind.Tells{Amount: "actual", Plan: "plan"},
	Charts:  []document.ChartKind{document.Bar, document.Line, document.Slope, document.Spark},
	Compute: compute,
}
