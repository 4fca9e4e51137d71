package finance

import (
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// Numbers that a sentence compares are printed as they compare.
func TestComparedNumbersAreToldApart(t *testing.T) {
	sum := func(text string) Quantity {
		return Quantity{Num: decimal.RequireFromString(text), Known: true, Kind: table.Money, Unit: "GBP"}
	}
	share := func(text string) Quantity {
		return Quantity{Num: decimal.RequireFromString(text), Known: true, Kind: table.Share, Unit: "%"}
	}
	limit := Given(decimal.New(580_250_000, 0), table.Money, "GBP", "limit")
	for _, c := range []struct {
		a, b Quantity
		want string
	}{
		{sum("580400000"), limit, "£580.4m, £580.25m"},
		{sum("580300000"), limit, "£580.3m, £580.25m"},
		{sum("581000000"), limit, "£581m, £580.25m"},
		{sum("650200000"), sum("650400000"), "£650.2m, £650.4m"},
		{sum("5040000"), sum("5010000"), "£5.04m, £5.01m"},
		{sum("-5040000"), sum("-5010000"), "£5.04m, £5.01m"},
		{sum("-5040000"), sum("5010000"), "£5m, £5m"},
		{sum("5000000"), sum("5000000"), "£5m, £5m"},
		{sum("100.4"), sum("100.3"), "£100.40, £100.30"},
		{sum("650000000"), sum("2030000000"), "£650m, £2,030m"},
		{share("0.0504"), share("0.0501"), "5.04%, 5.01%"},
		{share("0.05"), share("0.051"), "5.0%, 5.1%"},
		{sum("5000000.0001"), sum("5000000.0002"), "£5m, £5m"}, // no decimals tell these apart
	} {
		if got := Say("%, %", c.a, c.b).Distinct(c.a, c.b).Plain(); got != c.want {
			t.Errorf("%s and %s: %s, want %s", c.a.Num, c.b.Num, got, c.want)
		}
	}
}
