package table

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/check"
)

// headUnit is how a head says what its money is counted in: "(£k)", "£m",
// "£'000", "€ millions", "plan_gbp_m".
var headUnit = regexp.MustCompile(`(?i)(£|€|\$|(?:^|[\W_])(?:gbp|eur|usd)[\s_]?)\s?['’]?(k|m|bn|000s?|thousands?|millions?|billions?)(?:[\W_]|$)`)

// headScales are the powers of ten of the words of headUnit, by their first
// letters.
var headScales = map[string]int32{"k": 3, "0": 3, "t": 3, "m": 6, "b": 9}

// takeScale takes the scale of a column of money from its head where the settings
// give none. A head and settings that contradict each other are a problem:
// which of them is right cannot be known.
func (c *ColumnSpec) takeScale(head string) check.Problems {
	m := headUnit.FindStringSubmatch(head)
	if c.Kind != Money || m == nil {
		return nil
	}
	unit := strings.ToUpper(strings.Trim(m[1], " _\t(,;-"))
	if sign, ok := currencies[[]rune(unit)[0]]; ok {
		unit = sign
	}
	scale := decimal.New(1, headScales[strings.ToLower(m[2][:1])])
	switch {
	case len(unit) == 3 && unit != c.Unit:
		return contradiction(head, unit, c.Unit, "check the unit")
	case c.Scale.IsZero():
		c.Scale = scale
	case !c.Scale.Equal(scale):
		return contradiction(head, scale.String(), c.Scale.String(), "leave scale out to take it from the head")
	}
	return nil
}

func contradiction(head, its, ours, hint string) check.Problems {
	return check.Problems{{Message: fmt.Sprintf("the head %q counts in %s, the settings in %s", words(head), its, ours), Hint: hint}}
}
