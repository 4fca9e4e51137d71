package finance

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"catchup/internal/period"
	"catchup/internal/table"
)

// Month is a month of a financial year: M1 is April, M12 March. Zero is none.
type Month int

var monthPattern = regexp.MustCompile(`^(?i:month ?|m)?0?(\d{1,2})$`)

// UnmarshalText reads M6, m06, "month 6" and the names of months. A bare
// number is not a month of settings, for it could be the calendar's.
func (m *Month) UnmarshalText(text []byte) error {
	read, err := parseMonth(string(text))
	if err != nil || text[0] >= '0' && text[0] <= '9' {
		return fmt.Errorf("%q is not a month of the financial year: write it as M6, or September", text)
	}
	*m = read
	return nil
}

// String is the month as tables name it, "M6".
func (m Month) String() string { return fmt.Sprintf("M%d", int(m)) }

// Name is the month's name, "September".
func (m Month) Name() string { return time.Month((int(m)+2)%12 + 1).String() }

func parseMonth(text string) (Month, error) {
	if found := monthPattern.FindStringSubmatch(text); found != nil {
		if n, _ := strconv.Atoi(found[1]); n >= 1 && n <= 12 {
			return Month(n), nil
		}
	}
	for m := Month(1); m <= 12; m++ {
		if len(text) >= 3 && strings.HasPrefix(strings.ToLower(m.Name()), strings.ToLower(text)) {
			return m, nil
		}
	}
	return 0, fmt.Errorf("%q is not a month such as M6 or September", text)
}

// When is a period of a table: a financial year, and a month in it or none.
type When struct {
	Year  period.FinancialYear
	Month Month
}

func (w When) phrase() Sentence { return Text(w.String()).phrase() }

// String reads "2022-23", "2022-23 M6" or "M6".
func (w When) String() string {
	switch {
	case w.Month == 0 && w.Year == 0:
		return ""
	case w.Month == 0:
		return w.Year.String()
	case w.Year == 0:
		return w.Month.String()
	}
	return w.Year.String() + " " + w.Month.String()
}

// MonthOf reads the month of a cell, with the year if the cell names one:
// "M6", 6, "September", "2022-23 M6", a date.
func MonthOf(v table.Value) (When, error) {
	switch v.Kind {
	case table.Date, table.Time:
		return monthOfDay(v.Time), nil
	case table.Number:
		m, err := parseMonth(v.Num.String())
		return When{Month: m}, err
	}
	text := strings.TrimSpace(v.Text)
	year, month, two := strings.Cut(text, " ")
	if y, err := period.ParseFinancialYear(year); two && err == nil {
		m, err := parseMonth(strings.TrimSpace(month))
		return When{y, m}, err
	}
	m, err := parseMonth(text)
	return When{Month: m}, err
}

// monthOfDay is the month of the financial year in which a day lies.
func monthOfDay(day time.Time) When {
	month := (int(day.Month())+8)%12 + 1
	year := day.Year()
	if day.Month() < time.April {
		year--
	}
	return When{period.FinancialYear(year), Month(month)}
}

// Span is a run of financial years as settings write it, "2015-16..2023-24";
// either end may be open. The zero Span holds all years.
type Span struct{ From, To period.FinancialYear }

// UnmarshalText reads a span; a year alone is a span of one.
func (s *Span) UnmarshalText(text []byte) error {
	from, to, two := strings.Cut(string(text), "..")
	if !two {
		to = from
	}
	var read Span
	for _, end := range []struct {
		text string
		year *period.FinancialYear
	}{{from, &read.From}, {to, &read.To}} {
		if end.text == "" && two {
			continue
		}
		year, err := period.ParseFinancialYear(end.text)
		if err != nil {
			return err
		}
		*end.year = year
	}
	if read.To != 0 && read.To < read.From {
		return fmt.Errorf("%q: the years run backwards", text)
	}
	*s = read
	return nil
}

// Holds tells whether the year lies in the span.
func (s Span) Holds(year period.FinancialYear) bool {
	return year >= s.From && (s.To == 0 || year <= s.To)
}

// Long is the month as notes name it, "month 9".
func (m Month) Long() string { return "month " + strings.TrimPrefix(m.String(), "M") }

// InWords is the month in a sentence, "month 9", with the cells of that month.
func (m Month) InWords(by ...Quantity) Sentence {
	n := Counted(int(m), "month of the financial year", by...).By("month of the financial year")
	return Say("month %", n)
}
