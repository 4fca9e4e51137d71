package language

import (
	"strings"

	"catchup/internal/set"

	"github.com/shopspring/decimal"
)

// share reads a ratio or a part of a whole: one in seven, 64 respondents out of
// 146, a third of, three-quarters, half a percentage point.
func (s *scan) share(i int) int {
	if next := s.ratio(i); next > i {
		return next
	}
	part, at := s.tokens.partAt(i)
	if at == 0 || s.tokens.partOfScale(i).next > 0 {
		return i
	}
	if next := s.partOfPoint(i, at, part); next > i {
		return next
	}
	return s.fraction(i, at, part)
}

// places are the decimal places of a share.
const places = 4

// ratio reads "1 in 7", "64 of 146", "64 respondents out of 146".
func (s *scan) ratio(i int) int {
	n := s.tokens.numeral(i)
	if n.next == 0 || s.tokens.is(i, "a") {
		return i
	}
	at := s.whole(n.next)
	m := s.tokens.numeral(at)
	member := s.tokens.is(i, "one") && s.tokens.is(n.next, "of") // one of the seven
	if at == 0 || member || m.next == 0 || !n.value.IsPositive() || m.value.LessThanOrEqual(n.value) || !s.ofKind(n.next, m) {
		return i
	}
	s.add(i, m.next, Figure{Kind: Ratio, Value: n.value.DivRound(m.value, places)})
	return m.next
}

// whole is the token of a ratio's second number, 0 if there is none.
func (s *scan) whole(i int) int {
	switch {
	case s.tokens.is(i, "of", "the"), s.tokens.is(i, "in", "every"):
		return i + 2
	case s.tokens.is(i, "in") || s.tokens.is(i, "-", "in", "-"):
		return i + 1 + 2*s.tokens.hyphens(i)
	case s.tokens.is(i, "of"):
		return i + 1
	}
	for k := i; k < i+4; k++ {
		if s.tokens.is(k, "out", "of") {
			if s.tokens.is(k+2, "the") || s.tokens.is(k+2, "every") {
				return k + 3
			}
			return k + 2
		}
		if !s.tokens.at(k).word {
			break
		}
	}
	return 0
}

// ofKind tells whether the second number, behind the words at i, can be that of
// a ratio. It cannot be a year, a span of time, or a number with a unit of its
// own ("3 in 12 months").
func (s *scan) ofKind(i int, m numeral) bool {
	t := s.tokens.at(m.next)
	year := !m.spelt && isYear(s.tokens.at(m.next-1).text)
	return !year && spans[t.lower] == "" && t.text != "%" && !s.month(m.next) && !(s.tokens.is(i, "in") && m.scaled)
}

// fraction reads the part at the tokens [i, next) as one of a whole: "half", "a
// third of", "three-quarters", "by a quarter". The third of several things is no
// fraction, nor is a half of a game or of a year.
func (s *scan) fraction(i, next int, part decimal.Decimal) int {
	first, last := s.tokens.at(i), s.tokens.at(next-1)
	several := strings.HasSuffix(last.lower, "s")
	one := first.lower == "a" || first.lower == "one"
	switch {
	case first.lower == "half":
		return s.halfAt(i)
	case several == one && last.word, !several && !s.parted(i, next):
		return i
	}
	s.add(i, next, Figure{Kind: Fraction, Value: part})
	return next
}

// parts are the names of fractions.
var parts = map[string]int64{
	"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6,
	"seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
}

// parted tells whether the words around "a third" make it a share and not the
// third of several things. It stands at the tokens [from, next).
func (s *scan) parted(from, next int) bool {
	t := s.tokens.at(next)
	measured := s.tokens.is(from-1, "by") || s.tokens.is(from-1, "than") || hedges[s.tokens.at(from-1).lower+" "] != ""
	return t.lower == "of" && !s.tokens.is(next, "of", "a", "century") || t.lower == "more" || t.lower == "less" || t.lower == "fewer" ||
		measured && (!t.word || idle[t.lower])
}

// halfAt reads "half" before the thing that it is half of.
func (s *scan) halfAt(i int) int {
	before, t := s.tokens.at(i-1), s.tokens.at(i+1)
	if before.capital() && i > 1 || orders[before.lower] || before.text == "-" || t.text == "-" {
		return i
	}
	owner := t.lower == "of" || t.lower == "the" || t.lower == "all" || possessives[t.lower]
	measured := before.lower == "by" || before.lower == "than" || hedges[before.lower+" "] != ""
	if !owner && !(measured && (!t.word || idle[t.lower] && t.lower != "a" && t.lower != "an")) {
		return i
	}
	s.add(i, i+1, Figure{Kind: Fraction, Value: half})
	return i + 1
}

var (
	orders      = set.Words("first second latter other next last final opening closing better a previous this that")
	possessives = set.Words("its their his her our your my these those")
)
