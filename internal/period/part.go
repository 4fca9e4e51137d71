package period

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
)

// Part is a month or a quarter of a year of accounts: its number, from 1, and
// how many of them a year has, 12 or 4. The zero Part is none.
type Part struct{ Number, Of int }

// MonthNo is the month of the number, from 1.
func MonthNo(number int) Part { return Part{number, months} }

// QuarterNo is the quarter of the number, from 1.
func QuarterNo(number int) Part { return Part{number, quarters} }

const months, quarters = 12, 4

// None tells whether it is no part, but the whole year.
func (p Part) None() bool { return p == Part{} }

// Noun is what such a part is called, "month" or "quarter".
func (p Part) Noun() string {
	if p.Of == quarters {
		return "quarter"
	}
	return "month"
}

// String is the part as tables name it, "M6" or "Q2"; empty for none.
func (p Part) String() string {
	switch p.Of {
	case months:
		return fmt.Sprintf("M%d", p.Number)
	case quarters:
		return fmt.Sprintf("Q%d", p.Number)
	}
	return ""
}

// Long is the part as notes name it, "month 6".
func (p Part) Long() string { return fmt.Sprintf("%s %d", p.Noun(), p.Number) }

// First tells whether the year begins with the part.
func (p Part) First() bool { return p.Number == 1 }

// Last tells whether the year ends with the part.
func (p Part) Last() bool { return p.Number == p.Of }

// Months is how many months of the year have gone by at the end of the part.
func (p Part) Months() int {
	if p.Of == 0 {
		return months
	}
	return p.Number * months / p.Of
}

// Before is the part before this one in the same year.
func (p Part) Before() Part { return Part{p.Number - 1, p.Of} }

// UpTo are the parts of the year up to this one.
func (p Part) UpTo() []Part {
	var all []Part
	for n := 1; n <= p.Number; n++ {
		all = append(all, Part{n, p.Of})
	}
	return all
}

// compare orders parts by their ends; of those that end together, the longer
// comes last.
func (p Part) compare(other Part) int {
	return cmp.Or(cmp.Compare(p.Months(), other.Months()), cmp.Compare(other.Of, p.Of))
}

var (
	monthNumber   = regexp.MustCompile(`^(?:months?|mths?|mon|m|period|pd|p)[ -]?0?(\d{1,2})$`)
	quarterNumber = regexp.MustCompile(`^(?:quarter|qtr|q)[ -]?([1-4])$`)
)

// numbered reads a part by its number: m6, p06, month 6, q2.
func numbered(text string) (Part, bool) {
	if found := monthNumber.FindStringSubmatch(text); found != nil {
		n, _ := strconv.Atoi(found[1])
		return MonthNo(n), 1 <= n && n <= months
	}
	if found := quarterNumber.FindStringSubmatch(text); found != nil {
		n, _ := strconv.Atoi(found[1])
		return QuarterNo(n), true
	}
	return Part{}, false
}

// part reads a part by its number or its name in years of the start.
func (s Start) part(text string) (Part, bool) {
	if p, ok := numbered(text); ok {
		return p, true
	}
	if m, ok := monthNamed(text); ok {
		return MonthNo(s.Number(m)), true
	}
	return Part{}, false
}

// PartName is a part as settings write it: M6, September or Q2. Which month of
// the year September is depends on the years of the source.
type PartName string

// UnmarshalText reads a part. A bare number is none, for it could be the
// calendar's.
func (n *PartName) UnmarshalText(text []byte) error {
	if _, ok := Start(0).part(tidy(string(text))); !ok {
		return fmt.Errorf("%q is not a month of the year: write it as M6, September, or Q2", text)
	}
	*n = PartName(text)
	return nil
}

// In is the part in years of the start, none for an empty name.
func (n PartName) In(s Start) Part {
	p, _ := s.part(tidy(string(n)))
	return p
}

// End is the part of the same kind that the year ends with.
func (p Part) End() Part { return Part{p.Of, p.Of} }
