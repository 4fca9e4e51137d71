package finding

import (
	"catchup/internal/finance/kind"
	"catchup/internal/meaning"
)

// Plain is the kind of a table that is shown as it is. It computes and says nothing:
// it holds what findings are computed from.
var Plain = kind.Kind{
	Name: "table",
	Row:  "amount",
	Fields: []kind.Field{
		kind.OfBody,
		{Name: "amount", Kinds: kind.Adding, Means: meaning.Adds | meaning.Sides},
		{Name: "before", Kinds: kind.Adding, Optional: true},
		kind.MayYear, kind.MayMonth,
	},
	Takes:   []kind.Option{kind.TakesTop},
	Orders:  kind.Ordered("source", ""),
	Tells:   kind.Tells{Amount: "amount", Before: "before"},
	Reads:   kind.Last(1),
	Compute: func(*kind.Work) (*kind.Result, error) { return &kind.Result{}, nil },
}
