package period

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

const (
	oneYear  = `(?:(?:fy|ay|sy) ?)?'?(?:\d{4}|\d{2}) ?[-/] ?(?:\d{4}|\d{2})|(?:fy|ay|sy) ?'?(?:\d{4}|\d{2})|\d{4}`
	onePart  = `(?:months?|mths?|mon|m|period|pd|p) ?\d{1,2}|(?:quarter|qtr|q) ?[1-4]|[a-z]{3,9}`
	between  = `[ ,:_/-]*`
	together = ` ?(?:-|to|/) ?`
)

var (
	leading    = regexp.MustCompile(`^(?:(?:the )?(?:month|quarter) (?:ending|ended|end|to)|m/e|q/e|ytd|year to date|to|up to|as at|at|by|end) `)
	lone       = regexp.MustCompile(`^(?:` + onePart + `)$`)
	yearFirst  = regexp.MustCompile(`^(` + oneYear + `)` + between + `(` + onePart + `)$`)
	partFirst  = regexp.MustCompile(`^(` + onePart + `)` + between + `(` + oneYear + `)$`)
	shortYear  = regexp.MustCompile(`^([a-z]{3,9})[ /.'-]*(\d{2})$`)
	digitsLast = regexp.MustCompile(`^(\d{4})(?:[-/.](\d{1,2})|(\d{2}))$`)
	yearLast   = regexp.MustCompile(`^(\d{1,2})[-/.](\d{4})$`)
	bareNumber = regexp.MustCompile(`^0?(\d{1,2})$`)
	threeLong  = regexp.MustCompile(`^([a-z]{3,9})(?:[ -]?(?:\d{4}|\d{2}))?` + together + `([a-z]{3,9})(?:[ ,-]*(` + oneYear + `|'?\d{2}))?$`)
)

// When reads a month or a quarter: M3, P03, Month 3, Jun, Jun-24, June 2024,
// 2024-06, 06/2024, 202406, 2024-25 M3, Q1, 2024-25 Q1, Apr-Jun 2024. A month
// with a calendar year is that of the calendar, so June 2024 is 2024-25 M3 of
// years that start in April. M3 is the third month of the year. A bare number,
// and a number with a single year (2024 M6), are an *Unclear if they mean
// another month of the calendar and the settings say nothing.
func (y Years) When(text string) (When, error) {
	label := plain(text)
	if cut := leading.FindString(label); cut != "" {
		label = label[len(cut):]
	}
	for _, read := range []func(text, label string) (When, error){y.alone, y.number, y.digits, y.withYear, y.three} {
		w, err := read(text, label)
		switch {
		case err == nil && w.Year.Begins < 0:
			return w, y.noYearIn(text)
		case err != nil || !w.Part.None():
			return w, err
		}
	}
	if year, err := y.Year(text); err == nil {
		return When{}, fmt.Errorf("%q is the whole year %s, not a month of it", text, year)
	}
	return When{}, fmt.Errorf("%q is not a month such as M6, Sep-24 or 2024-09, nor a quarter such as Q2", text)
}

// alone reads a part without a year.
func (y Years) alone(_, label string) (When, error) {
	if !lone.MatchString(label) {
		return When{}, nil
	}
	part, ok := y.Starts.part(label)
	if !ok {
		return When{}, nil
	}
	return When{y.noYear(), part}, nil
}

// noYear is the year of a part that names none.
func (y Years) noYear() FinancialYear {
	if y.Of.None() {
		return y.begin(0)
	}
	return y.Of
}

// number reads a bare number.
func (y Years) number(text, label string) (When, error) {
	found := bareNumber.FindStringSubmatch(label)
	if found == nil {
		return When{}, nil
	}
	n, _ := strconv.Atoi(found[1])
	switch {
	case n < 1 || n > months:
		return When{}, nil
	case y.Starts.Calendar() || y.Numbers == FromStart:
		return When{y.noYear(), MonthNo(n)}, nil
	case y.Numbers == FromJanuary:
		return When{y.noYear(), MonthNo(y.Starts.Number(time.Month(n)))}, nil
	}
	return When{}, &Unclear{
		Text:   text,
		One:    fmt.Sprintf("%s, the %s month of a year that starts in %s", y.Starts.Name(n), ordinal(n), y.Starts),
		Other:  time.Month(n).String() + ", by the calendar",
		Cure:   "year: { numbers: year }, or year: { numbers: calendar }",
		number: n,
	}
}

// ordinal is the number in words, "6th".
func ordinal(n int) string {
	ends := map[int]string{1: "st", 2: "nd", 3: "rd"}
	if end, ok := ends[n]; ok {
		return strconv.Itoa(n) + end
	}
	return strconv.Itoa(n) + "th"
}

// digits reads a calendar month in digits, 2024-06, 202406 or 06/2024.
func (y Years) digits(_, label string) (When, error) {
	year, month := "", ""
	if found := digitsLast.FindStringSubmatch(label); found != nil {
		year, month = found[1], found[2]+found[3]
	} else if found := yearLast.FindStringSubmatch(label); found != nil {
		year, month = found[2], found[1]
	}
	m, _ := strconv.Atoi(month)
	if year == "" || m < 1 || m > months {
		return When{}, nil
	}
	return y.calendar(century(year), time.Month(m)), nil
}

// calendar is a month of a calendar year. The first year has none before it.
func (y Years) calendar(year int, m time.Month) When {
	if year < 2 {
		return When{Year: FinancialYear{Begins: -1}}
	}
	return y.Starts.MonthOn(time.Date(year, m, 1, 0, 0, 0, 0, time.UTC))
}

// withYear reads a part with a year before or behind it.
func (y Years) withYear(text, label string) (When, error) {
	if found := shortYear.FindStringSubmatch(label); found != nil {
		if m, ok := monthNamed(found[1]); ok {
			return y.calendar(century(found[2]), m), nil
		}
	}
	year, name := "", ""
	if found := yearFirst.FindStringSubmatch(label); found != nil {
		year, name = found[1], found[2]
	} else if found := partFirst.FindStringSubmatch(label); found != nil {
		year, name = found[2], found[1]
	}
	part, ok := y.Starts.part(name)
	if !ok {
		return When{}, nil
	}
	return y.partOf(text, year, name, part)
}

// partOf is a part, which the label names so, of the year that it names.
func (y Years) partOf(text, year, name string, part Part) (When, error) {
	if !bareYear.MatchString(year) {
		of, err := y.Year(year)
		return When{of, part}, err
	}
	n := century(year)
	if m, ok := monthNamed(name); ok {
		return y.calendar(n, m), nil
	}
	of, err := y.Year(year)
	if err == nil {
		return When{of, part}, nil
	}
	calendar := y.calendar(n, time.Month(part.Months()))
	if part.Of == quarters {
		if !y.aligned() {
			return When{}, fmt.Errorf("%q is no quarter of a year that starts in %s", text, y.Starts)
		}
		calendar.Part = QuarterNo(calendar.Part.Months() / 3)
	}
	starts := "year: { starts: " + y.Starts.String() + ", named: "
	return When{}, &Unclear{
		Text:  text,
		One:   fmt.Sprintf("%s %d by the calendar", monthsOf(part, StartOf(time.January)), n),
		Other: fmt.Sprintf("%s of the year %s or %s", part.Long(), y.begin(n-1), y.begin(n)),
		Cure:  "year: { starts: January }, or " + starts + "end }, or " + starts + "begin }",
	}
}

// aligned tells whether the quarters of the years are those of the calendar.
func (y Years) aligned() bool { return y.Starts%3 == 0 }

// monthsOf names the months of a part: "June", "April to June".
func monthsOf(p Part, s Start) string {
	last := s.Name(p.Months())
	if p.Of == quarters {
		return s.Name(p.Months()-2) + " to " + last
	}
	return last
}

// three reads a quarter by its first and its last month, Apr-Jun 2024.
func (y Years) three(text, label string) (When, error) {
	found := threeLong.FindStringSubmatch(label)
	if found == nil {
		return When{}, nil
	}
	first, one := monthNamed(found[1])
	last, other := monthNamed(found[2])
	number := y.Starts.Number(last)
	switch {
	case !one || !other:
		return When{}, nil
	case y.Starts.Number(first) != number-2 || number%3 != 0:
		return When{}, fmt.Errorf("%q is no quarter of a year that starts in %s", text, y.Starts)
	}
	w := When{y.noYear(), QuarterNo(number / 3)}
	switch year := strings.TrimPrefix(found[3], "'"); {
	case year == "":
	case len(year) == 2 || bareYear.MatchString(year):
		w.Year = y.calendar(century(year), last).Year
	default:
		of, err := y.Year(year)
		return When{of, w.Part}, err
	}
	return w, nil
}
