// Package share tells the shares of a total over years.
package share

import (
	"math"

	"catchup/internal/document"
	"catchup/internal/finance/kind"
	"catchup/internal/meaning"
)

// Kind is the definition: what the table needs of its source, and what it says.
var Kind = kind.Kind{
	Name: "shares",
	Does: "the shares of a total over years, their highs and lows, and how they changed",
	Row:  "amount",
	Fields: []kind.Field{
		{Name: "category", Kinds: kind.Textual, Means: meaning.Names, Does: "what the total is parted into"},
		kind.OfYear,
		{Name: "amount", Kinds: kind.Numeric, Means: meaning.Adds, PartOf: "total", Does: "the amount of the category"},
		{Name: "total", Kinds: kind.Numeric, Optional: true, Does: "the total of the year; if left out, the sum of the categories"},
		{Name: "vintage", Kinds: kind.Textual, Means: meaning.Keys, Optional: true, Does: "the status, as in plan or outturn; where it changes, each year is labelled"},
	},
	Takes:  []kind.Option{kind.TakesYears, kind.TakesVintage, kind.TakesAbout, kind.TakesMateriality, kind.TakesTotal, kind.TakesChart},
	Orders: kind.Ordered("largest", "largest share first", "smallest", "smallest share first", "name", "by name"),
	Says: []kind.Saying{
		{Name: "record", Does: "where the share of each category named in about stands among its years, else of the one furthest below its high"},
		{Name: "largest", Does: "how the largest share changed", Words: []string{"share", "change"}},
		{Name: "others", Does: "how many of the others rose", Words: []string{"others", "rose", "except"}},
	},
	Tells:   kind.Tells{Amount: "amount"},
	Charts:  []document.ChartKind{document.Share, document.Line, document.Slope, document.Spark},
	Reads:   kind.Last(math.MaxInt),
	Compute: compute,
}
