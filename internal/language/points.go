package language

import (
	"strings"

	"github.com/shopspring/decimal"
)

// percentAt is the token behind a word for per cent at i, 0 if there is none.
func (all tokens) percentAt(i int) int {
	switch all.at(i).lower {
	case "%", "percent", "pc", "pct":
		return i + 1
	case "per":
		if all.is(i+1, "-") {
			i++
		}
		if all.is(i+1, "cent") {
			return i + 2
		}
	}
	return 0
}

// pointAt is the token behind a word for percentage points at i, 0 if there is
// none: "pp", "percentage points", "%-points".
func (all tokens) pointAt(i int) int {
	switch t := all.at(i); t.text {
	case "pp", "ppt", "ppts":
		return i + 1
	case "percentage", "%":
		i += 1 + all.hyphens(i+1)
		if strings.HasPrefix(all.at(i).lower, "point") || t.text == "%" && all.is(i, "pts") {
			return i + 1
		}
	}
	return 0
}

// basisPointAt is the token behind a word for basis points at i, 0 if there is
// none.
func (all tokens) basisPointAt(i int) int {
	switch all.at(i).text {
	case "bp", "bps":
		return i + 1
	case "basis":
		i += 1 + all.hyphens(i+1)
		if strings.HasPrefix(all.at(i).lower, "point") {
			return i + 1
		}
	}
	return 0
}

// hyphens counts the hyphens at i that parts of one word have between them.
func (all tokens) hyphens(i int) int {
	if all.is(i, "-") {
		return 1
	}
	return 0
}

// barePoints tells whether "points" at i, behind a numeral, are percentage points
// although the sentence does not say so: a part of one, or points by which a
// share comes to its level, "five points to 47 per cent". Others may be those of a
// game or of an index.
func (all tokens) barePoints(n numeral, i int) bool {
	if !all.is(i, "point") && !all.is(i, "points") {
		return false
	}
	level := all.numeral(i + 2)
	moved := (all.is(i+1, "to") || all.is(i+1, "from")) && level.next > 0 && all.percentAt(level.next) > 0
	return moved || n.value.LessThan(decimal.NewFromInt(1))
}

// partOfPoint reads the part at the tokens [i, at) as one of a percentage point or
// of a per cent: "half a percentage point", "a quarter-point", "three-quarters of
// one per cent".
func (s *scan) partOfPoint(i, at int, value decimal.Decimal) int {
	apart := false // "of a" or "a" stands between
	for at += s.tokens.hyphens(at); s.tokens.is(at, "of") || s.tokens.is(at, "a") || s.tokens.is(at, "one"); at += s.tokens.hyphens(at) {
		at, apart = at+1, true
	}
	if next := s.tokens.percentAt(at); next > 0 {
		s.add(i, next, Figure{Kind: Percent, Value: value})
		return next
	}
	next := s.tokens.pointAt(at)
	if next == 0 && (apart || value.Equal(half) || value.Equal(quarter)) && s.tokens.is(at, "point") {
		next = at + 1
	}
	if next == 0 {
		return i
	}
	s.add(i, next, Figure{Kind: Points, Value: value})
	return next
}

// partAt reads the part of a whole that begins at i, "half", "a quarter",
// "three-quarters", "¾", and gives the token behind it, 0 if there is none.
func (all tokens) partAt(i int) (value decimal.Decimal, next int) {
	t := all.at(i)
	switch {
	case !vulgar[t.text].IsZero():
		return vulgar[t.text], i + 1
	case t.lower == "half":
		return half, i + 1
	case t.lower == "quarter":
		return quarter, i + 1
	}
	top := spelt[t.lower]
	if t.lower == "a" {
		top = 1
	}
	if top == 0 {
		return value, 0
	}
	i += 1 + all.hyphens(i+1)
	if bottom := parts[all.at(i).lower]; top < bottom {
		return decimal.NewFromInt(top).DivRound(decimal.NewFromInt(bottom), places), i + 1
	}
	return value, 0
}

var (
	half    = decimal.New(5, -1)
	quarter = decimal.New(25, -2)
	third   = decimal.NewFromInt(1).DivRound(decimal.NewFromInt(3), places)
	// vulgar are the characters that are fractions.
	vulgar = map[string]decimal.Decimal{
		"½": half, "¼": quarter, "¾": decimal.New(75, -2), "⅓": third, "⅔": decimal.NewFromInt(2).DivRound(decimal.NewFromInt(3), places),
		"⅛": decimal.New(125, -3), "⅜": decimal.New(375, -3), "⅝": decimal.New(625, -3), "⅞": decimal.New(875, -3), "⅕": decimal.New(2, -1),
	}
)
