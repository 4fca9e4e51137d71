package shaping

import (
	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// points is the unit of a difference of two shares.
const points = "percentage points"

// judge is what an operation makes. It notes one that makes nothing.
func (p *parser) judge(n *node) term {
	a, b := n.left.is, n.right.is
	is := term{constant: a.constant && b.constant, basis: shared(a.basis, b.basis, a.constant, b.constant)}
	switch {
	case a.kind == "" || b.kind == "": // not known yet
		return is
	case !a.kind.Numeric() || !b.kind.Numeric():
		p.fail(n.at, "", "nothing can be computed from %s and %s", a, b)
		return is
	}
	switch n.op {
	case '+', '−':
		return p.added(n, is)
	case '×':
		return p.multiplied(n, is)
	}
	return p.divided(n, is)
}

// shared is what both sides have in common; constants have all in common.
func shared[T comparable](a, b T, freeA, freeB bool) (none T) {
	switch {
	case freeA || a == b:
		return b
	case freeB:
		return a
	}
	return none
}

// added is what a sum or a difference is.
func (p *parser) added(n *node, is term) term {
	a, b := n.left.is, n.right.is
	if a.kind == table.Number && b.kind == table.Number {
		a.unit, b.unit = common(a, b), common(b, a)
	}
	if a.kind != b.kind || a.unit != b.unit {
		p.fail(n.at, "", "%s and %s have no %s", a, b, map[rune]string{'+': "sum", '−': "difference"}[n.op])
		return is
	}
	is.kind, is.unit = a.kind, a.unit
	switch {
	case n.op == '+':
		is.sign = shared(a.sign, b.sign, a.constant, b.constant)
	case a.kind == table.Share && !a.constant && !b.constant:
		is.unit = points
	}
	return is
}

// common is the unit of a number beside another; one without a unit has that of
// the other.
func common(a, b term) string {
	if a.unit == "" {
		return b.unit
	}
	return a.unit
}

// multiplied is what a product is.
func (p *parser) multiplied(n *node, is term) term {
	a, b := n.left.is, n.right.is
	if rankOf(a) < rankOf(b) {
		a, b = b, a
	}
	is.kind, is.unit, is.sign = a.kind, a.unit, a.sign
	switch {
	case a.kind == table.Money && b.kind == table.Money:
		p.fail(n.at, "", "money cannot be multiplied by money")
	case a.kind == table.Number && b.kind == table.Number:
		is.unit = ""
		if a.unit == "" || b.unit == "" {
			is.unit = a.unit + b.unit
		}
	}
	return is
}

// rankOf orders kinds: a product is of the higher one.
func rankOf(t term) int {
	switch t.kind {
	case table.Money:
		return 3
	case table.Number:
		return 2
	}
	return 1
}

// divided is what a quotient is.
func (p *parser) divided(n *node, is term) term {
	a, b := n.left.is, n.right.is
	switch {
	case a.kind == table.Money && b.kind == table.Money && a.unit != b.unit:
		p.fail(n.at, "", "%s cannot be divided by %s", a, b)
	case a.kind == table.Money && b.kind == table.Money, a.kind == table.Share && b.kind == table.Share:
		is.kind, is.unit = table.Share, "%"
	case a.kind == table.Number && b.kind == table.Number && a.unit == b.unit && a.unit != "":
		is.kind, is.unit = table.Share, "%"
	case b.kind == table.Money:
		p.fail(n.at, "", "%s cannot be divided by money", a)
	case a.kind == table.Number && b.kind == table.Number:
		is.kind = table.Number
	default:
		is.kind, is.unit, is.sign = a.kind, a.unit, a.sign
	}
	return is
}

// noQuotient is the word for what was divided by zero.
const noQuotient = "–"

// eval computes a part of the formula for a row. What is made of an unknown value
// is unknown. A word that stands in a cell is of that cell alone; one that was
// computed, or a mark that gives the reason, goes along.
func (n *node) eval(row []table.Value) (made decimal.Decimal, word string, known bool) {
	switch n.op {
	case '#':
		return n.number, "", true
	case 'c':
		v := &row[n.column]
		if !v.Known && (v.Made != nil || v.Aside != nil) {
			word = v.Text
		}
		return v.Num, word, v.Known
	case 'n':
		made, word, known = n.left.eval(row)
		return made.Neg(), word, known
	}
	a, wordA, knownA := n.left.eval(row)
	b, wordB, knownB := n.right.eval(row)
	if !knownA || !knownB {
		if wordA == "" {
			wordA = wordB
		}
		return decimal.Decimal{}, wordA, false
	}
	switch n.op {
	case '+':
		return a.Add(b), "", true
	case '−':
		return a.Sub(b), "", true
	case '×':
		return a.Mul(b), "", true
	}
	if b.IsZero() {
		return decimal.Decimal{}, noQuotient, false
	}
	return a.DivRound(b, places), "", true
}
