package finding

import (
	"fmt"
	"math"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// Every term of a score counts doublings, so that terms can be added: what is twice
// as large, or half as likely by chance, scores one more. docs/reports.md has them
// with their reasons.
const (
	mostSize    = 5 // 32 times what is material: beyond that all is large
	mostRarity  = 5 // 1 in 32, beside the number of series that are looked at
	crossedLine = 3 // somebody has set a threshold so that its crossing is told
)

// fewOfBodies is the part of all bodies that is material of a count: one in ten.
var fewOfBodies = decimal.New(1, -1)

// material is what a statement must come to, and says it: the section's own bound if
// it is of the same kind, one in ten bodies, or else the share of what the size is
// weighed against. It is nothing if there is nothing to weigh against.
func (c Candidate) material(share decimal.Decimal) (least decimal.Decimal, said string) {
	size := c.Weighed()
	base := decimal.Zero
	for _, q := range c.Of {
		if q.Known {
			base = decimal.Max(base, q.Num.Abs())
		}
	}
	switch {
	case c.Material.Set() && c.Material.Fits(size) && size.Unit != finance.Points:
		return c.Material.Num.Abs(), c.Material.String()
	case c.As == kind.FoundClass:
		return base.Mul(fewOfBodies), "one in ten of them"
	case c.As == kind.FoundConcentration:
		return base, "what they would hold if all were as large"
	case !base.IsZero():
		return base.Mul(share), finance.ExactPercent(share) + " of what it is set against"
	case len(c.Of) == 0 && size.Unit == "%" && c.Doublings == 0:
		return share, finance.ExactPercent(share)
	}
	return decimal.Zero, ""
}

// weigh gives the parts of the score, and why the statement does not count, if it
// does not. What is rare in one series is less so the more of them are looked at:
// among n, n times as likely (C. E. Bonferroni, Teoria statistica delle classi e
// calcolo delle probabilità, 1936).
func (c Candidate) weigh(share decimal.Decimal, looked int) (parts []document.Part, why string) {
	least, said := c.material(share)
	size := c.Weighed().Num.Abs()
	switch {
	case size.IsZero() && c.Doublings == 0:
		return nil, "it is nothing"
	case size.LessThan(least) && c.As != kind.FoundCrossed:
		return nil, "it is less than what is material, " + said
	case least.IsPositive():
		times := size.Div(least).InexactFloat64()
		parts = append(parts, part("size", math.Log2(times), mostSize, fmt.Sprintf("%.1f times %s", times, said)))
	}
	if c.As == kind.FoundCrossed {
		parts = append(parts, part("threshold", crossedLine, crossedLine, "it is crossed"))
	}
	if c.Doublings > 0 {
		rarity := c.Doublings - math.Log2(float64(max(looked, 1)))
		parts = append(parts, part(string(c.As), rarity, mostRarity, fmt.Sprintf("1 in %.0f by chance, and %d series are looked at", math.Exp2(c.Doublings), looked)))
	}
	if c.Leads > 0 {
		parts = append(parts, part("drivers", c.Leads, 1, fmt.Sprintf("the largest has %.0f%% of it", 100*c.Leads)))
	}
	return parts, ""
}

// part is a part of a score between nothing and the most that it can be.
func part(name string, value, most float64, of string) document.Part {
	return document.Part{Name: name, Value: math.Round(1000*max(0, min(value, most))) / 1000, Of: of}
}
