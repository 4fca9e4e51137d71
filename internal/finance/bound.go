package finance

import (
	"fmt"

	"github.com/shopspring/decimal"

	"catchup/internal/check"
	"catchup/internal/table"
)

// Bound is a line set in a report: a sum of money ("-5m", "£50,000"), a share
// ("-1%") or a plain number ("3"). The zero Bound is none.
type Bound struct {
	Num  decimal.Decimal
	Kind table.Kind
}

// UnmarshalText reads a bound.
func (b *Bound) UnmarshalText(text []byte) error {
	f, err := table.ParseFigure(string(text))
	if err != nil {
		return fmt.Errorf("%q is not a bound: write it as -5m, -1%% or 3", text)
	}
	switch {
	case f.Mark == "%":
		*b = Bound{f.Amount, table.Share}
	case f.Mark != "" || f.Currency != "":
		*b = Bound{f.Amount, table.Money}
	default:
		*b = Bound{f.Amount, table.Number}
	}
	return nil
}

// Set tells whether there is a bound.
func (b Bound) Set() bool { return b.Kind != "" }

// Fits tells whether the bound can be compared with the quantity.
func (b Bound) Fits(q Quantity) bool { return b.Kind == q.Kind }

// RAG rates a quantity of which more is better: below Red it is red, below
// Amber it is amber, else green. There is no rating without both.
type RAG struct {
	// Amber is where green ends: what is below it is amber.
	Amber Bound `yaml:"amber"`
	// Red is where amber ends: what is below it is red.
	Red Bound `yaml:"red"`
}

// Check notes one bound without the other, bounds of two kinds, and red that
// begins above amber.
func (r RAG) Check(at check.Place) {
	switch {
	case !r.Amber.Set() && !r.Red.Set():
	case !r.Set():
		at.Note("RAG has no thresholds but the report’s own", "both amber and red must be set")
	case r.Amber.Kind != r.Red.Kind:
		at.Key("red").Note("", "%s and %s cannot be set against each other", r.Red, r.Amber)
	case r.Red.Num.GreaterThan(r.Amber.Num):
		at.Key("red").Note("", "red ends at %s, above the end of amber at %s", r.Red, r.Amber)
	}
}

// Set tells whether the report rates at all.
func (r RAG) Set() bool { return r.Amber.Set() && r.Red.Set() }

// Note says how the ratings are to be read, if the report rates at all.
func (r RAG) Note(ofMoney, ofShare string) []string {
	if !r.Set() {
		return nil
	}
	what := Pick(r.Red.Kind == table.Share, ofShare, ofMoney)
	return []string{fmt.Sprintf("Rated by %s: red below %s, amber below %s, else green.", what, r.Red, r.Amber)}
}

// String is the bound for notes: "−1%", "−£5m".
func (b Bound) String() string {
	sign := ""
	if b.Num.IsNegative() {
		sign = "−"
	}
	size := b.Num.Abs()
	switch b.Kind {
	case table.Share:
		return sign + ExactPercent(size)
	case table.Money:
		return sign + ExactMoney(size, "£")
	}
	return sign + size.String()
}
