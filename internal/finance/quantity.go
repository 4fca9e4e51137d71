package finance

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// Quantity is a number that knows what it is and what it rests on. Its
// operations are exact, carry the cells along and write down the rule; what is
// made of an unknown quantity is unknown. A Share is a fraction, a difference
// of shares one in the unit Points, money stands in whole units of its
// currency.
type Quantity struct {
	Num   decimal.Decimal
	Known bool
	Word  string // what stood in the place of an unknown number, "Not available"
	Kind  table.Kind
	Unit  string         // ISO 4217 code of money, "%" of shares, Points, else words
	Of    string         // whose and when: "Devon · 2023-24 draft"
	What  string         // what it is: "outturn"
	Rule  string         // how it was made: "outturn − plan"; empty as it was read
	From  []table.Origin // the cells it was made from
	Aside *table.Aside   // what publishers say of those cells, and why it is unknown

	at     When   // its period, if it has one
	breaks []When // the periods in which a series that it is made of has a break
}

// Points is the unit of a difference of two shares, kept as a fraction: 0.03
// is 3 percentage points.
const Points = "percentage points"

// incomparable is the word of what was made of quantities that are not of one
// kind and unit.
const incomparable = "not comparable"

// Read is a quantity as a source gave it.
func Read(v table.Value, unit, of, what string) Quantity {
	return Quantity{Num: v.Num, Known: v.Known, Word: v.Text, Kind: v.Kind, Unit: unit,
		Of: of, What: what, Rule: v.Rule(), From: v.Cells(), Aside: v.Aside}
}

// asSet is the rule of what a report's definition sets.
const asSet = "set in the report"

// Given is a quantity that the report's definition sets; no cell holds it.
func Given(n decimal.Decimal, kind table.Kind, unit, what string) Quantity {
	return Quantity{Num: n, Known: true, Kind: kind, Unit: unit, What: what, Rule: asSet}
}

// Counted is a number of things that were counted by what the quantities say.
func Counted(n int, what string, by ...Quantity) Quantity {
	return Quantity{Num: decimal.NewFromInt(int64(n)), Known: true, Kind: table.Number,
		What: what, Rule: "count: " + what, From: cells(by)}.dated(by)
}

// Lacking is an unknown quantity of which no cell speaks; word stands for it.
func Lacking(kind table.Kind, word string) Quantity { return Quantity{Kind: kind, Word: word} }

// As names what the quantity is.
func (q Quantity) As(what string) Quantity {
	q.What = what
	return q
}

// About names whose the quantity is, and of when.
func (q Quantity) About(of string) Quantity {
	q.Of = of
	return q
}

// By replaces the rule.
func (q Quantity) By(rule string, args ...any) Quantity {
	q.Rule = fmt.Sprintf(rule, args...)
	return q
}

// Int is the whole part of a count.
func (q Quantity) Int() int { return int(q.Num.IntPart()) }

// Key names the quantity within its section: "Devon · 2023-24 draft · outturn".
func (q Quantity) Key() string {
	if q.Of == "" || q.What == "" {
		return q.Of + q.What
	}
	return q.Of + " · " + q.What
}

// Plus adds a quantity of the same kind and unit.
func (q Quantity) Plus(p Quantity) Quantity {
	return q.with(p, "+", q.Num.Add(p.Num))
}

// Minus takes a quantity of the same kind and unit away. Two shares differ by
// percentage points.
func (q Quantity) Minus(p Quantity) Quantity {
	made := q.with(p, "−", q.Num.Sub(p.Num))
	if q.Kind == table.Share {
		made.Unit = Points
	}
	return made
}

// with makes a quantity of two of the same kind and unit.
func (q Quantity) with(p Quantity, sign string, n decimal.Decimal) Quantity {
	made := Quantity{Num: n, Known: q.Known && p.Known, Kind: q.Kind, Unit: q.Unit, Of: q.Of,
		Rule: q.Term() + " " + sign + " " + p.Term(), From: cells([]Quantity{q, p})}
	if made.Known && (q.Kind != p.Kind || q.Unit != p.Unit) {
		made.Known, made.Word = false, incomparable
	}
	if sign == "−" && made.Known && q.broken(p) {
		return made.overBreak([]Quantity{q, p})
	}
	return made.orUnknown(q, p)
}

// Over divides: like by like is a share, money by a number money for each.
// Nothing can be divided by zero, and nothing is a share of what is below it.
func (q Quantity) Over(p Quantity) Quantity {
	made := Quantity{Known: q.Known && p.Known, Kind: table.Share, Unit: "%", Of: q.Of,
		Rule: q.Term() + " ÷ " + p.Term(), From: cells([]Quantity{q, p})}
	each := q.Kind == table.Money && p.Kind == table.Number
	switch {
	case !made.Known:
	case !each && (q.Kind != p.Kind || q.Unit != p.Unit):
		made.Known, made.Word = false, incomparable
	case p.Num.IsZero():
		made.Known, made.Word = false, "–"
	case p.Num.IsNegative():
		made.Known, made.Word = false, "base below zero"
	case each:
		made.Kind, made.Unit = q.Kind, q.Unit
	}
	if made.Known && q.broken(p) {
		return made.overBreak([]Quantity{q, p})
	}
	if made.Known {
		made.Num = q.Num.Div(p.Num)
	}
	return made.orUnknown(q, p)
}

// Times multiplies by a share or a plain number and keeps kind and unit.
func (q Quantity) Times(p Quantity) Quantity {
	made := Quantity{Num: q.Num.Mul(p.Num), Known: q.Known && p.Known, Kind: q.Kind, Unit: q.Unit, Of: q.Of,
		Rule: q.Term() + " × " + p.Term(), From: cells([]Quantity{q, p})}
	if made.Known && p.Kind == table.Money {
		made.Known, made.Word = false, incomparable
	}
	return made.orUnknown(q, p)
}

// orUnknown takes the number from an unknown result, and gives any result the
// marks of its operands. A word that a source wrote stands for its own cell
// alone; one that was computed, or a mark that gives the reason, goes along.
func (q Quantity) orUnknown(operands ...Quantity) Quantity {
	q.Aside = asides(operands)
	q = q.dated(operands)
	if q.Known {
		return q
	}
	q.Num = decimal.Zero
	for _, o := range operands {
		if !o.Known && (o.Rule != "" || o.From == nil || o.Aside != nil) {
			q.Word = cmp.Or(q.Word, o.Word)
		}
	}
	return q
}

// asides are what publishers say of the cells of quantities.
func asides(qs []Quantity) (made *table.Aside) {
	for _, q := range qs {
		made = table.Join(made, q.Aside)
	}
	return made
}

// Sum adds all; it is unknown if one of them is, or if there are none.
func Sum(qs []Quantity) Quantity {
	known := Known(qs)
	made := SumKnown(qs)
	if len(known) < len(qs) {
		made.Known = false
	}
	return made.orUnknown(qs...)
}

// SumKnown adds those that are known, and its rule says how many are not. It
// is unknown if none is known, or if one is unknown because it compares over a
// break: a sum of the others would say that all are compared.
func SumKnown(qs []Quantity) Quantity {
	known := Known(qs)
	if len(known) == 0 {
		return Quantity{}.orUnknown(qs...)
	}
	first := known[0]
	made := Quantity{Known: true, Kind: first.Kind, Unit: first.Unit, What: first.What, From: cells(known)}
	for _, q := range known {
		made.Num = made.Num.Add(q.Num)
		if q.Kind != first.Kind || q.Unit != first.Unit {
			made.Known, made.Word = false, incomparable
		}
	}
	if slices.ContainsFunc(qs, Quantity.isOverBreak) {
		return made.overBreak(qs)
	}
	made.Rule = fmt.Sprintf("sum of %d × %s", len(known), first.Term())
	if left := len(qs) - len(known); left > 0 {
		made.Rule += fmt.Sprintf(", %d not known left out", left)
	}
	return made.orUnknown(known...)
}

// Known keeps the quantities that are known.
func Known(qs []Quantity) []Quantity {
	return slices.DeleteFunc(slices.Clone(qs), func(q Quantity) bool { return !q.Known })
}

// Term is the quantity as the rule of another speaks of it.
func (q Quantity) Term() string {
	switch {
	case q.Rule == "":
		return cmp.Or(q.What, "the cell")
	case q.What == "":
		return "(" + q.Rule + ")"
	case q.Kind == table.Number && len(q.From) > 1, q.From == nil:
		return q.What
	}
	return q.What + " (" + q.Rule + ")"
}

// cells are the cells that quantities were made from, in their order.
func cells(qs []Quantity) []table.Origin {
	n := 0
	for _, q := range qs {
		n += len(q.From)
	}
	all := make([]table.Origin, 0, n)
	for _, q := range qs {
		all = append(all, q.From...)
	}
	return all
}

// Accumulated are the running sums; from the first unknown on they are unknown.
func Accumulated(qs []Quantity) []Quantity {
	sums := slices.Clone(qs)
	for i := 1; i < len(sums); i++ {
		sums[i] = sums[i-1].Plus(qs[i]).As(qs[i].What).About(qs[i].Of)
		sums[i].Rule = fmt.Sprintf("sum of the first %d × %s", i+1, qs[0].Term())
	}
	return sums
}

// SharesOf are the parts of a total.
func SharesOf(qs []Quantity, total Quantity) []Quantity {
	parts := make([]Quantity, len(qs))
	for i, q := range qs {
		parts[i] = q.Over(total).As("share of " + total.What)
	}
	return parts
}
