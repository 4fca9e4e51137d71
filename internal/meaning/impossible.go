package meaning

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// parts asks about amounts that are more than what they are a part of.
func parts(s *sheet) {
	for _, u := range s.uses {
		for _, f := range u.Fields {
			part, whole := s.Index(f.Column), s.Index(f.PartOf)
			if f.PartOf == "" || part < 0 || whole < 0 || part == whole || s.Columns[part].Kind != s.Columns[whole].Kind {
				continue
			}
			s.part(part, whole, u)
		}
	}
}

// part compares the amounts of two columns, of which the one is a part of the
// other.
func (s *sheet) part(part, whole int, u Use) {
	slack := s.coarser(part, whole)
	row, more := s.rowsIn(func(row []table.Value) bool {
		p, w := &row[part], &row[whole]
		if w.Num.IsNegative() {
			return p.Known && w.Known && p.Num.LessThan(w.Num.Sub(slack))
		}
		return p.Known && w.Known && p.Num.GreaterThan(w.Num.Add(slack))
	})
	if row == nil {
		return
	}
	p, w := s.Columns[part], s.Columns[whole]
	s.doubt(table.Doubt{
		What: "part",
		Words: fmt.Sprintf("%s says %s for %q, which is more than the %s for %q (%s) that it is a part of%s",
			row[part].From, p.Figure(row[part].Num), headOf(p), w.Figure(row[whole].Num), headOf(w), row[whole].From, more),
		One:   "one of the two is wrong",
		Other: "the one is no part of the other",
		Cure:  fmt.Sprintf("the right number in the source, or take %s out of “%s”", p.Name, u.Section),
		Cells: slices.Concat(row[part].Cells(), row[whole].Cells()),
	})
}

// coarser is how far apart two equal numbers can be that are rounded to the steps
// of two columns: half of the larger step, and nothing if the steps are one.
func (s *sheet) coarser(a, b int) decimal.Decimal {
	one, known := newScale(s.Rows, a)
	other, also := newScale(s.Rows, b)
	if !known || !also || one.step == other.step {
		return decimal.Zero
	}
	return decimal.New(5, max(one.step, other.step)-1)
}

// rowsIn is the first row of a body that is so, and in words how many more are.
func (s *sheet) rowsIn(is func(row []table.Value) bool) (first []table.Value, more string) {
	n := 0
	for i, row := range s.Rows {
		if s.Role(i) != table.Body || !is(row) {
			continue
		}
		if n++; n == 1 {
			first = row
		}
	}
	if n > 1 {
		more = fmt.Sprintf(", as in %d more", n-1)
		more += map[bool]string{true: " row", false: " rows"}[n == 2]
	}
	return first, more
}

// shares asks about shares of something that are below nothing or above all.
func shares(s *sheet) {
	for _, at := range s.used(Parts) {
		c := s.Columns[at]
		if c.Kind != table.Share {
			continue
		}
		row, more := s.rowsIn(func(row []table.Value) bool {
			v := &row[at]
			return v.Known && (v.Num.IsNegative() || v.Num.GreaterThan(decimal.NewFromInt(1)))
		})
		if row == nil {
			continue
		}
		s.doubt(table.Doubt{
			What:  "share",
			Words: fmt.Sprintf("%s says %s for %q, and a part is between 0%% and 100%% of its whole%s", row[at].From, c.Figure(row[at].Num), headOf(c), more),
			One:   "the number is wrong, or in another scale",
			Other: "it is no part of a whole",
			Cure:  fmt.Sprintf("the right number in the source, or %s.scale: 0.01 for bare numbers that count in hundredths", c.Place),
			Cells: row[at].Cells(),
		})
	}
}

// counts asks about counts of people or things that are negative.
func counts(s *sheet) {
	for _, at := range s.used(Counts) {
		c := s.Columns[at]
		row, more := s.rowsIn(func(row []table.Value) bool { return row[at].Known && row[at].Num.IsNegative() })
		if row == nil {
			continue
		}
		s.doubt(table.Doubt{
			What:  "count",
			Words: fmt.Sprintf("%s says %s for %q, of which there cannot be less than none%s", row[at].From, c.Figure(row[at].Num), headOf(c), more),
			One:   "the number is wrong",
			Other: "it is a change, not a count",
			Cure:  "the right number in the source, or another column in the section",
			Cells: row[at].Cells(),
		})
	}
}

// twins asks about two rows of one body that nothing in a section tells apart.
func twins(s *sheet) {
	asked := map[string]bool{}
	for _, u := range s.uses {
		name, keys := s.keysOf(u)
		if name < 0 {
			continue
		}
		id := fmt.Sprint(name, keys)
		if one, other, n := s.twin(name, keys); other != nil && !asked[id] {
			asked[id] = true
			s.doubt(s.twinDoubt(u, name, keys, one, other, n))
		}
	}
}

// keysOf are the column that names the bodies of a section, -1 for none, and
// those that tell rows of one body apart.
func (s *sheet) keysOf(u Use) (name int, keys []int) {
	name = -1
	for _, f := range u.Fields {
		switch at := s.Index(f.Column); {
		case at < 0:
		case f.Means&(Names|Steps) != 0 && name < 0:
			name = at
		case f.Means&(Keys|Under) != 0:
			keys = append(keys, at)
		}
	}
	return name, keys
}

// twin are the first two rows of a body with the same keys, and how many such
// pairs there are.
func (s *sheet) twin(name int, keys []int) (one, other []table.Value, n int) {
	first := make(map[string]int, len(s.Rows))
	var key strings.Builder
	for i, row := range s.Rows {
		if s.Role(i) != table.Body || !row[name].Known {
			continue
		}
		key.Reset()
		key.WriteString(strings.TrimSpace(row[name].Text))
		for _, at := range keys {
			key.WriteByte(0)
			key.WriteString(s.keyed(at, &row[at]))
		}
		before, twice := first[key.String()]
		switch {
		case !twice:
			first[key.String()] = i
		case other == nil:
			one, other = s.Rows[before], row
			n++
		default:
			n++
		}
	}
	return one, other, n
}

// twinDoubt is the doubt about two rows of one body.
func (s *sheet) twinDoubt(u Use, name int, keys []int, one, other []table.Value, n int) table.Doubt {
	when, more := "", ""
	for _, at := range keys {
		when += ", " + one[at].String()
	}
	switch {
	case n == 2:
		more = ", as is 1 more row"
	case n > 2:
		more = fmt.Sprintf(", as are %d more rows", n-1)
	}
	by, amounts := s.parted(u)
	cure := fmt.Sprintf("shape: [ { group: { by: [%s], sum: [%s] } } ] to add them up", strings.Join(by, ", "), strings.Join(amounts, ", "))
	if apart := s.tells(one, other, name, keys); apart != "" {
		cure += fmt.Sprintf(", or shape: [ { filter: { %s: … } } ] to take one", apart)
	}
	return table.Doubt{
		What:  "twin",
		Words: fmt.Sprintf("%s%s is given twice, at %s and at %s%s", one[name].Text, when, one[name].From, other[name].From, more),
		One:   "they are parts of one amount",
		Other: "one of them is of something else, or a mistake",
		Cure:  cure,
		Cells: slices.Concat(one[name].Cells(), other[name].Cells()),
	}
}

// parted are the columns of the section that its rows differ by, and those whose
// numbers can be added up.
func (s *sheet) parted(u Use) (by, amounts []string) {
	for _, f := range u.Fields {
		at := s.Index(f.Column)
		switch {
		case at < 0 || slices.Contains(by, f.Column) || slices.Contains(amounts, f.Column):
		case s.Columns[at].Kind.Numeric() && f.Means&Keys == 0:
			amounts = append(amounts, f.Column)
		default:
			by = append(by, f.Column)
		}
	}
	return by, amounts
}

// tells is the first column of words or dates in which two rows differ, besides
// those of the key; empty if there is none.
func (s *sheet) tells(one, other []table.Value, name int, keys []int) string {
	for i, c := range s.Columns {
		if i != name && !slices.Contains(keys, i) && !c.Kind.Numeric() && !equal(&one[i], &other[i]) {
			return c.Name
		}
	}
	return ""
}
