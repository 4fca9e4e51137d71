package meaning

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/period"
	"catchup/internal/table"
)

// bases asks whether amounts of months are of the month alone or run from the
// beginning of the year, where the settings say nothing, or say what the amounts
// do not bear out. Amounts of one sign that run from the beginning grow from
// month to month, as the number of months does; those of single months stay about
// as large, and fall as often as they rise.
func bases(s *sheet) {
	asked := map[int]bool{}
	for _, u := range s.uses {
		month := s.Index(u.column("month"))
		if month < 0 {
			continue
		}
		for _, f := range u.Fields {
			if at := s.Index(f.Column); at >= 0 && f.Means&Runs != 0 && !asked[at] {
				asked[at] = true
				s.basis(newCourse(s, u, month, at), u)
			}
		}
	}
}

// basis asks about one column.
func (s *sheet) basis(c *course, u Use) {
	column := s.Columns[c.at]
	said := column.Basis
	if said == "" {
		said = u.Basis
	}
	flow := u.Spending || column.Sign == table.Spending || column.Sign == table.Income
	switch {
	case column.Basis == table.ToDate: // a column that says so is believed
	case said != table.InMonth && c.steady(flow):
		s.askBasis(c, "which hardly grows")
	case said != table.InMonth && flow && c.falls():
		s.askBasis(c, "which falls")
	case said == table.InMonth && column.Basis == "" && flow && c.grows():
		s.askBasis(c, "which grows as the months go by")
	}
}

// askBasis doubts what the amounts of the course cover.
func (s *sheet) askBasis(c *course, how string) {
	column := s.Columns[c.at]
	run := c.telling()
	var seen []string
	var cells []table.Origin
	for _, p := range run {
		seen = append(seen, fmt.Sprintf("%s in %s", column.Figure(p.value.Num), p.when.Part))
		cells = append(cells, p.value.Cells()...)
	}
	opens := run[0].when.Opens()
	s.doubt(table.Doubt{
		What:  "basis",
		Words: fmt.Sprintf("%s is %s (%s), %s", column.Name, strings.Join(seen, ", then "), column.At(cells[0]), how),
		One:   "each amount is of its " + run[0].when.Part.Noun() + " alone",
		Other: "the amounts run from " + opens,
		Cure:  fmt.Sprintf("%[1]s.basis: in-month, or %[1]s.basis: to-date", column.Place),
		Cells: cells,
	})
}

// course is how the amounts of a column go from month to month, body by body.
type course struct {
	at   int
	runs []run
}

// run are the amounts of one body in one year, by their months. No two are of one
// month.
type run []point

type point struct {
	when  period.When
	value *table.Value
}

// fewestMonths is how many months a run must have to show anything.
const fewestMonths = 3

// newCourse reads the column at the months, for the bodies as the use tells them
// apart. Runs that are too short, or twice in a month, are left out.
func newCourse(s *sheet, u Use, month, at int) *course {
	var keys []int
	for _, f := range u.Fields {
		if i := s.Index(f.Column); i >= 0 && i != month && f.Means&(Names|Keys|Under) != 0 {
			keys = append(keys, i)
		}
	}
	found := map[string]run{}
	var order []string
	read := s.monthly[month]
	for i, row := range s.Rows {
		w, err := read.When(&row[month])
		if s.Role(i) != table.Body || err != nil || !row[at].Known {
			continue
		}
		key := w.Year.String()
		for _, k := range keys {
			key += "\x00" + row[k].String()
		}
		if found[key] == nil {
			order = append(order, key)
		}
		found[key] = append(found[key], point{w, &row[at]})
	}
	c := &course{at: at}
	for _, key := range order {
		r := found[key]
		slices.SortFunc(r, func(a, b point) int { return a.when.Compare(b.when) })
		if len(r) >= fewestMonths && !r.twice() {
			c.runs = append(c.runs, r)
		}
	}
	return c
}

func (r run) twice() bool {
	for i := range r[1:] {
		if r[i].when == r[i+1].when {
			return true
		}
	}
	return false
}

func (r run) first() point { return r[0] }
func (r run) last() point  { return r[len(r)-1] }

// span is how many times as much the last amount would be as the first if the
// amounts ran from the beginning of the year and each month were alike.
func (r run) span() float64 {
	return float64(r.last().when.Part.Months()) / float64(r.first().when.Part.Months())
}

// oneSided tells whether the amounts have one sign, and none is nothing.
func (r run) oneSided() bool {
	sign := r.first().value.Num.Sign()
	return sign != 0 && !slices.ContainsFunc(r, func(p point) bool { return p.value.Num.Sign() != sign })
}

// growth is how many times as large the last amount is as the first.
func (r run) growth() float64 {
	return approximate(r.last().value.Num) / approximate(r.first().value.Num)
}

// long are the runs of one sign that are long enough to tell growth from none.
func (c *course) long() []run {
	return slices.DeleteFunc(slices.Clone(c.runs), func(r run) bool { return !r.oneSided() || r.span() < 2.5 })
}

// steady tells whether the amounts stay about as large as they are at first,
// though the months go by. Of balances, which may stand still, every amount of
// all but a few runs must be close to the first, and there must be several.
func (c *course) steady(flow bool) bool {
	long := c.long()
	var first, last, expected float64
	for _, r := range long {
		size := approximate(r.first().value.Num.Abs())
		first, last, expected = first+size, last+approximate(r.last().value.Num.Abs()), expected+size*r.span()
	}
	if len(long) == 0 || last > first+(expected-first)/4 {
		return false
	}
	close := slices.DeleteFunc(long, func(r run) bool { return !r.close() })
	return flow || len(long) > 1 && len(close)*5 >= len(long)*4
}

// close tells whether every amount lies within a quarter of the first.
func (r run) close() bool {
	first := r.first().value.Num
	quarter := first.Abs().Div(decimal.NewFromInt(4))
	return !slices.ContainsFunc(r, func(p point) bool { return p.value.Num.Sub(first).Abs().GreaterThan(quarter) })
}

// falls tells whether amounts of one sign fall in a third of all steps from month
// to month, and more than once. Late corrections of sums to date are fewer.
func (c *course) falls() bool {
	steps, falls := 0, 0
	for _, r := range c.runs {
		if !r.oneSided() {
			continue
		}
		steps += len(r) - 1
		falls += r.count(func(before, now decimal.Decimal) bool {
			return now.Abs().LessThan(before.Abs().Mul(decimal.New(98, -2)))
		})
	}
	return falls > 1 && falls*3 >= steps
}

// grows tells whether the amounts grow as those do that run from the beginning of
// the year.
func (c *course) grows() bool {
	long := c.long()
	grow := slices.DeleteFunc(slices.Clone(long), func(r run) bool {
		rises := r.count(func(before, now decimal.Decimal) bool { return now.Abs().GreaterThan(before.Abs()) })
		return rises < len(r)-1 || r.growth() < 1+(r.span()-1)*3/4
	})
	return len(long) > 0 && len(grow)*10 >= len(long)*9 && len(long[0]) > fewestMonths
}

// count counts the steps from one month to the next for which holds.
func (r run) count(holds func(before, now decimal.Decimal) bool) (n int) {
	for i := range r[1:] {
		if holds(r[i].value.Num, r[i+1].value.Num) {
			n++
		}
	}
	return n
}

// telling is the run that shows the most: one that falls, or else the first.
func (c *course) telling() run {
	for _, r := range c.runs {
		if r.oneSided() && r.count(func(before, now decimal.Decimal) bool { return now.Abs().LessThan(before.Abs()) }) > 0 {
			return r
		}
	}
	return c.long()[0]
}
