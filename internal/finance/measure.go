package finance

import (
	"strings"

	"github.com/shopspring/decimal"
)

// Mean is the sum of quantities for each of them; unknown if one of them is.
func Mean(qs []Quantity) Quantity {
	n := Counted(len(qs), "how many")
	all := Sum(qs)
	if !all.Known || len(qs) == 0 {
		return all
	}
	made := all
	made.Num = all.Num.Div(n.Num)
	return made.By("mean of %d × %s", len(qs), qs[0].Term())
}

// Growth is how much a quantity is above an earlier one, as a share of it;
// unknown where the earlier one is not above zero, which nothing grows from.
func Growth(now, then Quantity) Quantity {
	if then.Known && !then.Num.IsPositive() {
		then = Lacking(then.Kind, "–")
	}
	made := now.Minus(then).Over(then)
	made.Rule = "(" + now.Term() + " − " + then.Term() + ") ÷ " + then.Term()
	return made.As("growth").About(now.Of)
}

// SizedPercent is the size of a share in a sentence, where the words around it
// say its side: "0.4%", "less than 0.1%".
func SizedPercent(share Quantity) string { return inWords(Percent(share.Num.Abs(), 1)) }

// SizeOf is a share for prose, whole ones without a decimal: "5%".
func SizeOf(share decimal.Decimal) string {
	return inWords(strings.Replace(Percent(share, 1), ".0%", "%", 1))
}
