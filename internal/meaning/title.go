package meaning

import (
	"regexp"
	"strings"
)

// title is what the name of a row says about whether it sums others.
type title int

// A row that is called total is one, unless the settings say otherwise: if its
// sum is not that of the others, that is a doubt. One that may be a total by its
// name is one if its sum is.
const (
	common title = iota
	maybe
	called
	mean // it is called an average, which no body is
)

var (
	calledTotal = regexp.MustCompile(`^(grand |overall |combined )?(sub[- ]?)?totals?$|^(sum|overall|all|aggregate)$|` +
		`\b(sub[- ]?)?totals?$|^(grand |overall )?(sub[- ]?)?totals? *([-–—:(]|of\b|for\b)|^(sum of|all other|total \d)|^sub[- ]?totals?\b`)
	maybeTotal = regexp.MustCompile(`^(total|all|sum|overall|whole|combined|aggregate|national|net)\b|\b(overall|combined|altogether|together|all|sum)$|` +
		`^(nhs )?(england|wales|scotland|northern ireland|great britain|britain|gb|uk|united kingdom|england and wales|england & wales|eu|eu-?27|world|nation)\b`)
	calledMean  = regexp.MustCompile(`^(the )?((england|national|overall|nhs|uk|group|weighted|simple) )?(average|mean|median)s?$`)
	calledUnder = regexp.MustCompile(`^sub[- ]?totals?\b`)
	company     = regexp.MustCompile(`\b(ltd|limited|plc|llp|inc|cic|gmbh|trust)\.?$`)
)

// longestName is how many bytes the name of a row may have. What is longer is
// prose.
const longestName = 120

// titleOf reads the name of a row.
func titleOf(name string) title {
	if len(name) > longestName {
		return common
	}
	name = plain(name)
	switch {
	case name == "":
		return maybe
	case company.MatchString(name) && !strings.HasSuffix(name, "all trust"):
		return common
	case calledMean.MatchString(name):
		return mean
	case calledTotal.MatchString(name):
		return called
	case maybeTotal.MatchString(name):
		return maybe
	}
	return common
}
