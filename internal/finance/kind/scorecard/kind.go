// Package scorecard sets the year to date and the forecast of the year beside
// each other, by line: the first page of a finance report.
package scorecard

import (
	"catchup/internal/document"
	"catchup/internal/finance/kind"
	"catchup/internal/meaning"
)

// The fields of a forecast, which may stand in the source or in a second one.
var (
	yearPlan = kind.Field{Name: "year_plan", Kinds: kind.Sums, Means: meaning.Adds | meaning.Directs, Optional: true, What: "full-year plan", Does: "the plan of the full year"}
	outlook  = kind.Field{Name: "forecast", Kinds: kind.Sums, Means: meaning.Adds | meaning.Directs, Optional: true, Does: "the forecast of the full year, as made in that month"}
	sameLine = kind.Field{Name: "line", Kinds: kind.Textual, Means: meaning.Names, Does: "the line, as in the first source"}
)

// Kind is the definition: what the table needs of its sources, and what it says.
var Kind = kind.Kind{
	Name: "scorecard",
	Does: "year to date and forecast of the year by line in one table, with status in words, movement since last month and a trend of twelve months",
	Row:  "amount",
	Fields: []kind.Field{
		{Name: "line", Kinds: kind.Textual, Means: meaning.Names, Does: "the line, or the organisation"},
		{Name: "parent", Kinds: kind.Textual, Means: meaning.Under, Optional: true, Does: "the line it is a part of, empty for one that stands alone"},
		kind.MayYear,
		{Name: "month", Kinds: kind.Monthly, Means: meaning.Keys, Does: "the month, as in M6"},
		{Name: "plan", Kinds: kind.Sums, Means: meaning.Adds | meaning.Directs | meaning.Runs, Does: "the plan"},
		{Name: "actual", Kinds: kind.Sums, Means: meaning.Adds | meaning.Directs | meaning.Runs, Does: "the actual; with the months of the year before, the trend has twelve"},
		yearPlan, outlook, kind.OfSense, kind.MayVintage,
	},
	With: []kind.Field{sameLine, kind.MayYear, kind.MayMonth, yearPlan, outlook},
	Takes: []kind.Option{kind.TakesMonth, kind.TakesAmounts, kind.TakesSpending, kind.TakesVintage, kind.TakesTolerance, kind.TakesMateriality,
		kind.TakesRAG, kind.TakesTop, kind.TakesTotal, kind.TakesParts, kind.TakesChart},
	Orders: kind.Ordered("source", "in the order of the source", "worst", "worst variance first", "best", "best variance first", "name", "by name"),
	Says: []kind.Saying{
		{Name: "total", Does: "how far all are from plan in the months so far", Words: []string{"variance", "year"}},
		{Name: "forecast", Does: "how far the forecast of all is from the full-year plan", Words: []string{"gap"}},
		{Name: "lines", Does: "which lines are furthest from plan on the adverse side", Words: []string{"lines"}},
		{Name: "movement", Does: "whose forecast moved the most since the month before, and how", Words: []string{"line", "movement"}},
	},
	Tells:   kind.Tells{Amount: "actual", Plan: "plan", Wholes: wholes},
	Charts:  []document.ChartKind{document.Bar},
	Reads:   kind.Trailing("actual"),
	Compute: compute,
}
