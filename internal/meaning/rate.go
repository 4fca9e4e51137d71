package meaning

import (
	"regexp"
	"slices"
	"strings"

	"catchup/internal/table"
)

// rate are the words by which a head names a column whose values are not to be
// added up: so much for each of something, or a middle of many.
var rate = regexp.MustCompile(`(?i)\b(per|each)[ -](head|capita|person|patient|weighted|member|bed|day|unit|episode|case|admission|household|dwelling|pupil|student|employee|fte|wte|staff|\d[\d, ]*|1k|k|m|100k|thousand|million|hundred|attendance|item|visit|hour|week|month|year)|` +
	`\b(rate|ratio|average|avg|mean|median|index|percent|percentage|per cent|percentile|rank|ranking|price|unit cost|density|proportion|score)s?\b|%`)

// isRate tells whether a column holds rates, which have no sum.
func isRate(c table.Column) bool {
	if c.Kind == table.Share {
		return true
	}
	return slices.ContainsFunc([]string{c.Name, c.Head, c.Unit}, func(words string) bool {
		return rate.MatchString(strings.ReplaceAll(words, "_", " "))
	})
}

// adding are the columns that are added up, in which sums are looked for: money,
// and numbers where a section adds them up, or where there is no money.
func (s *sheet) adding() []int {
	var money, numbers []int
	adds := s.used(Adds)
	for _, i := range s.used(Shows) {
		switch c := s.Columns[i]; {
		case isRate(c):
		case c.Kind == table.Money:
			money = append(money, i)
		case c.Kind == table.Number && !slices.Contains(s.used(Keys), i):
			numbers = append(numbers, i)
		}
	}
	if len(money) == 0 {
		return numbers
	}
	return append(money, slices.DeleteFunc(numbers, func(i int) bool { return !slices.Contains(adds, i) })...)
}
