package language

import (
	"strconv"
	"strings"

	"catchup/internal/set"
)

// date reads a day, a month with its year, or a time of day.
func (s *scan) date(i int) int {
	t := s.tokens.at(i)
	switch {
	case t.digits && s.parts(i) > 0:
		return i + s.parts(i)
	case t.digits && clock[s.tokens.at(i+1).lower]:
		return i + 2
	case t.digits && (s.tokens.is(i+1, "a", ".", "m") || s.tokens.is(i+1, "p", ".", "m")):
		return i + 4
	case t.digits && ordinals[s.tokens.at(i+1).lower] && !s.tokens.at(i+1).gap:
		return s.afterMonth(i + 2)
	case t.digits && dayOfMonth(t.text) && s.month(i+1):
		return s.afterMonth(i + 1)
	case s.month(i) && s.tokens.at(i+1).digits && (dayOfMonth(s.tokens.at(i+1).text) || isYear(s.tokens.at(i+1).text)):
		return s.afterMonth(i)
	}
	return i
}

// parts counts the tokens of a day or a time that is written in numbers:
// 2013-09-26, 26/9/2013, 10:30. It is 0 if there is none.
func (s *scan) parts(i int) int {
	joined := func(mark string) bool {
		return s.tokens.is(i+1, mark) && !s.tokens.at(i+1).gap && s.tokens.at(i+2).digits && !s.tokens.at(i+2).gap
	}
	switch {
	case joined(":"):
		return 3
	case joined("/") && s.tokens.is(i+3, "/") && s.tokens.at(i+4).digits, joined("-") && s.tokens.is(i+3, "-") && s.tokens.at(i+4).digits:
		return 5
	}
	return 0
}

var (
	clock    = set.Words("am pm noon o")
	ordinals = set.Words("st nd rd th s")
	monthSet = set.Words("january february march april may june july august september october november december " +
		"jan feb mar apr jun jul aug sept sep oct nov dec")
)

func (s *scan) month(i int) bool { return monthSet[s.tokens.at(i).lower] && s.tokens.at(i).capital() }

// afterMonth is the token behind a month at i, its day and its year.
func (s *scan) afterMonth(i int) int {
	if !s.month(i) {
		return i
	}
	i++
	if s.tokens.is(i, ".") {
		i++
	}
	if dayOfMonth(s.tokens.at(i).text) {
		i++
		if ordinals[s.tokens.at(i).lower] && !s.tokens.at(i).gap {
			i++
		}
	}
	if s.tokens.is(i, ",") && isYear(s.tokens.at(i+1).text) {
		i++
	}
	if isYear(s.tokens.at(i).text) {
		i++
	}
	return i
}

func dayOfMonth(text string) bool {
	n, err := strconv.Atoi(text)
	return err == nil && n >= 1 && n <= 31
}

func isYear(text string) bool {
	n, err := strconv.Atoi(text)
	return err == nil && len(text) == 4 && n >= 1900 && n < 2100
}

// year reads a year, a span of years or a financial year. It notes only
// financial years: 2023-24, 2023/24, 23/24.
func (s *scan) year(i int) int {
	t, sep, u := s.tokens.at(i), s.tokens.at(i+1), s.tokens.at(i+2)
	if !t.digits {
		return i
	}
	span := strings.Contains("-/–", sep.text) && sep.text != "" && !sep.gap && u.digits && !u.gap
	long := isYear(t.text)
	switch {
	case span && financialYear(t.text, sep.text, u.text) && (long || sep.text == "/"):
		s.add(i, i+3, Figure{Kind: FinancialYear})
		return i + 3
	case span && long && (len(u.text) == 2 || isYear(u.text)):
		return i + 3
	case long && !s.tokens.scale(numeral{next: i + 1}).scaled:
		return i + 1
	}
	return i
}

// financialYear tells whether two years with sep between them name one
// financial year. With a stroke they do even if they do not follow each other,
// because a slip of the pen is no amount.
func financialYear(first, sep, second string) bool {
	a, errA := strconv.Atoi(first)
	b, errB := strconv.Atoi(second)
	if errA != nil || errB != nil || len(second) != 2 && len(second) != len(first) || len(first) != 2 && len(first) != 4 {
		return false
	}
	follows := (a+1)%100 == b%100 && (len(second) == 2 || a+1 == b)
	return follows || len(first) == 4 && sep == "/"
}
