package language

import (
	"cmp"
	"strings"

	"github.com/shopspring/decimal"
)

// amount reads a number with its unit behind it: per cent, points, money in
// words, time, things that are counted.
func (s *scan) amount(i int) int {
	if s.tokens.is(i, "a", "percentage", "point") || s.tokens.is(i, "one", "percentage", "point") {
		s.add(i, i+3, Figure{Kind: Points, Value: decimal.NewFromInt(1)})
		return i + 3
	}
	from, minus := s.sign(i)
	n := s.tokens.numeral(from)
	if n.next == 0 {
		return i
	}
	f, next := s.unit(n)
	if f.Kind == "" {
		return s.pair(i, n)
	}
	f.Value = n.value
	if f.Unit == "GBp" {
		f.Unit, f.Value = "GBP", n.value.Shift(-2)
	}
	if minus {
		f.Value = f.Value.Neg()
	}
	s.add(i, next, f)
	return next
}

// pair reads two numbers with one unit behind the second: "5 to 10 per cent",
// "from 4 to 6 per cent".
func (s *scan) pair(i int, n numeral) int {
	change := s.tokens.is(i-1, "from") && s.tokens.is(n.next, "to")
	if !change && !s.linked(i, n.next) {
		return s.bare(i, n)
	}
	m := s.tokens.numeral(n.next + 1)
	switch {
	case m.next == 0:
		return s.bare(i, n)
	case !change && m.value.LessThanOrEqual(n.value):
		return m.next // a score: "3-1"
	}
	f, next := s.unit(m)
	if f.Kind == "" {
		return s.bare(i, n)
	}
	if !n.scaled && m.scaled {
		n.value = s.like(n, m)
	}
	f.Value, f.High = n.value, m.value
	if change {
		f.High = n.value
		s.add(i, n.next, f)
		return n.next
	}
	s.add(i, next, f)
	return next
}

// bare reads a number without a unit. It is a figure only if it has a scale or a
// comma, because any other may be part of a name.
func (s *scan) bare(i int, n numeral) int {
	if n.scaled && !strings.HasPrefix(s.tokens.at(n.next).text, "$") || n.comma {
		s.add(i, n.next, Figure{Kind: Count, Value: n.value})
	}
	return n.next
}

// unit is the kind and the unit that the words behind a numeral give it, and
// where to read next. Without a unit the kind is empty.
func (s *scan) unit(n numeral) (f Figure, next int) {
	i := n.next
	if s.tokens.is(i, "-") && !s.tokens.at(i).gap && !s.tokens.at(i+1).gap {
		i++
	}
	t, after := s.tokens.at(i), s.tokens.at(i+1)
	switch {
	case t.lower == "percentage" && strings.HasPrefix(s.phrase(i+1, i+3), "point"):
		return Figure{Kind: Points}, i + 2
	case t.lower == "percentage" && s.tokens.is(i+1, "-") && strings.HasPrefix(s.tokens.at(i+2).lower, "point"):
		return Figure{Kind: Points}, i + 3
	case t.text == "%", t.lower == "percent", t.lower == "pc":
		return Figure{Kind: Percent}, i + 1
	case t.lower == "per" && after.lower == "cent":
		return Figure{Kind: Percent}, i + 2
	case francs[t.lower+" "+after.lower] != "":
		return Figure{Kind: Money, Unit: francs[t.lower+" "+after.lower]}, i + 2
	case coins[t.lower] != "", n.scaled && t.lower == "pounds":
		return Figure{Kind: Money, Unit: cmp.Or(coins[t.lower], "GBP")}, i + 1
	case !n.spelt && (t.lower == "pence" || t.text == "p" && !t.gap):
		return Figure{Kind: Money, Unit: "GBp"}, i + 1
	case spans[t.lower] != "":
		return s.duration(n, i)
	}
	return s.count(n)
}

// duration reads a span of time. An age is none.
func (s *scan) duration(n numeral, i int) (f Figure, next int) {
	if s.tokens.is(i+1, "-", "old") || s.tokens.is(i+1, "olds") || s.tokens.is(i+1, "old") || s.tokens.at(i).capital() || n.spelt && n.value.Equal(decimal.NewFromInt(1)) {
		return f, 0
	}
	return Figure{Kind: Duration, Unit: spans[s.tokens.at(i).lower]}, i + 1
}

// count reads how many things there are. A number below ten in words is no
// figure: "the two sides".
func (s *scan) count(n numeral) (f Figure, next int) {
	i := n.next
	for further[s.tokens.at(i).lower] {
		i++
	}
	t := s.tokens.at(i)
	small := n.spelt && n.value.LessThan(decimal.NewFromInt(10))
	things := t.word && t.gap && !idle[t.lower] && (!t.capital() || t.acronym() || s.tokens.at(i+1).word && !s.tokens.at(i+1).capital())
	if small || !things {
		return f, 0
	}
	return Figure{Kind: Count, Unit: t.text}, n.next
}

var (
	// further are words between a number and the things that it counts.
	further = setOf("more fewer new other additional further extra different")
	// idle are words for which no number can count.
	idle = setOf("a an the and or but nor in on at of to for from by with as than into per over under between within during after before since until " +
		"is was are were be been has have had will would can could may might must should do does did " +
		"it he she they we you i who which that this these those not no so if when while where there then now " +
		"times am pm ago later earlier out up down off each all less")
)
