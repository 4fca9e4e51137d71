package language

import (
	"cmp"
	"strings"

	"catchup/internal/set"

	"github.com/shopspring/decimal"
)

// amount reads a number with its unit behind it: per cent, points, money in
// words, time, things that are counted.
func (s *scan) amount(i int) int {
	if next := s.single(i); next > i {
		return next
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
	next = s.upper(i, next, &f)
	if minus || f.Kind == Percent && s.bracketed(from, next) {
		f.Value, f.High = f.Value.Neg(), f.High.Neg()
	}
	if f.Kind == Money {
		f.Per, f.Over = s.rate(next), s.spread(next)
	}
	s.add(i, next, f.whole())
	return next
}

// single reads an amount of one that is written with an article: "a percentage
// point", "a penny".
func (s *scan) single(i int) int {
	if !s.tokens.is(i, "a") {
		return i
	}
	f, next := Figure{Kind: Points, Value: decimal.NewFromInt(1)}, 0
	at := i + 1
	if s.tokens.is(at, "full") || s.tokens.is(at, "whole") {
		at++
	}
	switch {
	case s.tokens.is(at, "penny") && !s.tokens.is(i-1, "not"):
		f, next = Figure{Kind: Money, Unit: "GBp", Value: f.Value}, at+1
	case s.tokens.is(at, "percentage"):
		next = s.tokens.pointAt(at)
	}
	if next == 0 {
		return i
	}
	s.add(i, next, f.whole())
	return next
}

// whole gives a figure in hundredths, such as pence, in the unit that it is a
// part of.
func (f Figure) whole() Figure {
	if unit, ok := hundredths[f.Unit]; ok {
		f.Unit, f.Value, f.High = unit, f.Value.Shift(-2), f.High.Shift(-2)
	}
	return f
}

// hundredths are units with the one that each is a hundredth of.
var hundredths = map[string]string{"GBp": "GBP", "USc": "USD", "bp": ""}

// upper reads the upper end of a range behind the first unit, which ends at next:
// "3% to 4%", "between 3 years and 4 years". It returns where to read
// next.
func (s *scan) upper(i, next int, f *Figure) int {
	if !s.linked(i, next) {
		return next
	}
	m := s.tokens.numeral(next + 1)
	if m.next == 0 || m.value.LessThanOrEqual(f.Value) || s.tokens.is(next, "to") && s.moves(i) {
		return next
	}
	g, after := s.unit(m)
	if g.Kind != f.Kind || g.Unit != f.Unit {
		return next
	}
	f.High = m.value
	return after
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
	f.Value, f.High = s.like(n, m), m.value
	if change {
		f.High = f.Value
		s.add(i, n.next, f.whole())
		return n.next
	}
	s.add(i, next, f.whole())
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
	if next := s.tokens.pointAt(i); next > 0 {
		return Figure{Kind: Points}, next
	}
	if next := s.tokens.percentAt(i); next > 0 {
		return Figure{Kind: Percent}, next
	}
	if next := s.tokens.basisPointAt(i); next > 0 {
		return Figure{Kind: Points, Unit: "bp"}, next
	}
	if s.tokens.barePoints(n, i) {
		return Figure{Kind: Points}, i + 1
	}
	if f, next = s.coin(n, i); next > 0 {
		return f, next
	}
	if spans[s.tokens.at(i).lower] != "" {
		return s.duration(n, i)
	}
	return s.count(n)
}

// coin reads a currency behind a numeral, at i. Pounds may be a weight, so that
// they need a scale, a comma or a rate.
func (s *scan) coin(n numeral, i int) (f Figure, next int) {
	t := s.tokens.at(i)
	pounds := t.lower == "pounds" && (n.scaled || n.comma || s.rate(i+1) != "")
	switch unit := francs[t.lower+" "+s.tokens.at(i+1).lower]; {
	case unit != "":
		return Figure{Kind: Money, Unit: unit}, i + 2
	case t.word && currencies[t.text] != "":
		return Figure{Kind: Money, Unit: currencies[t.text]}, i + 1
	case coins[t.lower] != "" || pounds:
		return Figure{Kind: Money, Unit: cmp.Or(coins[t.lower], "GBP")}, i + 1
	case t.lower == "pence" || t.text == "p" && !t.gap:
		return Figure{Kind: Money, Unit: "GBp"}, i + 1
	}
	return f, 0
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
	further = set.Words("more fewer new other additional further extra different")
	// idle are words for which no number can count.
	idle = set.Words("a an the and or but nor in on at of to for from by with as than into per over under between within during after before since until " +
		"is was are were be been has have had will would can could may might must should do does did " +
		"it he she they we you i who which that this these those not no so if when while where there then now " +
		"times am pm ago later earlier out up down off each all less")
)
