package meaning

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"catchup/internal/table"
)

// rate are the words by which a head names a column whose values have no sum: so
// much for each of something, or a middle of many. So much a year is an amount.
var rate = regexp.MustCompile(`(?i)\b(per|each|for every)[ -](head|capita|person|people|patient|weighted|member|inhabitant|resident|bed|unit|episode|case|admission|household|dwelling|home|pupil|student|employee|fte|wte|staff|attendance|item|visit|hour|mile|km|place|child|adult|prescription|\d)|` +
	`/ ?(head|capita|person|patient|bed|unit|fte|wte|household|dwelling|pupil)\b|` +
	`\bper (thousand|million|hundred|100k|1k)\b|\b(ratio|average|avg|mean|median|percent|percentage|per cent|percentile|pct|density|proportion)\b|` +
	`\b(rate|index|unit cost|unit price|list price|rank|ranking)( ?\([^)]*\))?$|%`)

// IsRate tells whether the values of a column have no sum: shares, and rates as
// the settings or the head say.
func IsRate(c table.Column) bool {
	if c.Kind == table.Share || c.Rate != nil {
		return c.Kind == table.Share || *c.Rate
	}
	return slices.ContainsFunc([]string{c.Name, c.Head, c.Unit}, func(words string) bool {
		return rate.MatchString(strings.TrimSpace(strings.ReplaceAll(words, "_", " ")))
	})
}

// rates asks about columns that a section adds up and whose heads name a rate.
func rates(s *sheet) {
	for _, u := range s.uses {
		for _, f := range u.Fields {
			at := s.Index(f.Column)
			if at < 0 || f.Means&Adds == 0 || s.Columns[at].Kind == table.Share || !IsRate(s.Columns[at]) || len(s.Rows) == 0 {
				continue
			}
			s.doubt(s.rateDoubt(at, u))
		}
	}
}

func (s *sheet) rateDoubt(at int, u Use) table.Doubt {
	c, cell := s.Columns[at], s.Rows[0][at].Cells()
	d := table.Doubt{
		What:  "rate",
		Words: fmt.Sprintf("“%s” adds up %q (%s), which its head calls a rate", u.Section, headOf(c), cell[0]),
		One:   "it is so much for each of something, which has no sum",
		Other: "it is an amount",
		Cure:  fmt.Sprintf("another column in the section, or %s.rate: false", c.Place),
		Cells: cell,
	}
	if c.Rate != nil {
		d.Words = fmt.Sprintf("“%s” adds up %q (%s), which the settings call a rate", u.Section, headOf(c), cell[0])
	}
	return d
}

// adding are the columns that are added up, in which sums are looked for: money,
// numbers where a section adds them up, or where there is no money, and shares
// where it adds them up to a whole.
func (s *sheet) adding() []int {
	var money, numbers []int
	adds, keys := s.used(Adds|Totals), s.used(Keys)
	for _, i := range s.used(Shows) {
		switch c := s.Columns[i]; {
		case c.Kind == table.Share && slices.Contains(adds, i):
			numbers = append(numbers, i)
		case IsRate(c):
		case c.Kind == table.Money:
			money = append(money, i)
		case c.Kind == table.Number && !slices.Contains(keys, i):
			numbers = append(numbers, i)
		}
	}
	if len(money) == 0 {
		return numbers
	}
	return append(money, slices.DeleteFunc(numbers, func(i int) bool { return !slices.Contains(adds, i) })...)
}
