// Package control holds measures against limits that are worked out from their own
// values: control charts. Whether a value says that something has changed, or is no
// more than usual variation, is computed by package spc.
package control

import (
	"catchup/internal/document"
	"catchup/internal/finance/kind"
	"catchup/internal/meaning"
)

// Kind is the definition: what the table needs of its source, and what it says.
var Kind = kind.Kind{
	Name: "control",
	Does: "control charts: measures over time, held against the limits of their usual variation and against targets",
	Row:  "value",
	Fields: []kind.Field{
		{Name: "measure", Kinds: kind.Textual, Means: meaning.Names, Optional: true, Does: "the measure; without it the source holds one, which is called as called says, or as its column of values"},
		{Name: "when", Kinds: kind.Timed, Means: meaning.Keys, Does: "the month, the quarter, the year or the day of the value"},
		kind.MayYear,
		{Name: "value", Kinds: kind.Numeric, Does: "the value, of that time alone"},
		{Name: "target", Kinds: kind.Numeric, Optional: true, Does: "what the value should come to; the last one of a measure counts"},
		{Name: "good", Kinds: kind.Textual, Optional: true, Does: "which values are good news: up, down or neither"},
		{Name: "unit", Kinds: kind.Textual, Optional: true, Does: "the unit of values that are plain numbers: %, £m, or a word such as days"},
	},
	Takes:  []kind.Option{kind.TakesGood, kind.TakesTarget, kind.TakesScreening, kind.TakesLimits, kind.TakesAmounts, kind.TakesAbout, kind.TakesTop, kind.TakesChart},
	Orders: kind.Ordered("source", "in the order of the source", "concern", "those of concern first", "name", "by name"),
	Says: []kind.Saying{
		{Name: "overview", Does: "which of several measures show a signal", Words: []string{"concerning", "improving"}},
		{Name: "signals", Does: "what the last value of a measure with a signal says, those of concern first", Words: []string{"measure", "value", "when"}},
		{Name: "usual", Does: "that the last value of a measure is no more than usual variation, where there are few or the report is about it", Words: []string{"measure", "value", "when", "lower", "upper"}},
		{Name: "failing", Does: "which targets will not be met by usual variation", Words: []string{"measure", "target"}},
		{Name: "passing", Does: "which targets will be met by it", Words: []string{"measure", "target"}},
	},
	Charts:  []document.ChartKind{document.Control},
	Compute: compute,
}
