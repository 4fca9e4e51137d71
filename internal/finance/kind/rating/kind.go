// Package rating counts ratings, regions or types among the top of a ranking.
package rating

import (
	"catchup/internal/document"
	"catchup/internal/finance/kind"
	"catchup/internal/meaning"
	"catchup/internal/table"
)

// Kind is the definition: what the table needs of its source, and what it says.
var Kind = kind.Kind{
	Name: "rating",
	Does: "how many of each rating, region or type stand among the top of a ranking, or are of each class",
	Row:  "rating",
	Fields: []kind.Field{
		kind.OfBody,
		{Name: "rating", Kinds: kind.Textual, Optional: true, Does: "its rating; or give its region or its type instead"},
		{Name: "region", Kinds: kind.Textual, Means: meaning.Groups, Optional: true, Does: "its region"},
		{Name: "type", Kinds: kind.Textual, Means: meaning.Groups, Optional: true, Does: "its type"},
	},
	With: []kind.Field{
		kind.SameBody,
		{Name: "rank", Kinds: []table.Kind{table.Number}, Optional: true, Does: "its rank, 1 being the top; or give its score instead"},
		{Name: "score", Kinds: kind.Numeric, Optional: true, Does: "what it is ranked by, the highest first"},
		{Name: "class", Kinds: kind.Textual, Optional: true, Does: "its class, instead of a rank or a score"},
		{Name: "leader", Kinds: kind.Textual, Optional: true, Does: "who leads it, where the ranking is one of leaders"},
	},
	Needs:  true,
	Takes:  []kind.Option{kind.TakesPlaces, kind.TakesAbout, kind.TakesTotal, kind.TakesParts, kind.TakesChart},
	Orders: kind.Ordered("scale", "a known scale of ratings from its best, such as outstanding to inadequate, and else as most", "most", "the most first", "name", "by name"),
	Says: []kind.Saying{
		{Name: "among", Does: "of the ratings, regions or types under about, else of the first: how many stand among the top, or are of which class", Words: []string{"all", "class", "first", "second"}},
	},
	Charts:  []document.ChartKind{document.Bar},
	Reads:   kind.Last(1),
	Compute: compute,
}
