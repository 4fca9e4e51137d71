package period

import (
	"cmp"
	"fmt"
	"strings"
	"time"
)

// Start is the month that years begin with. The zero Start is April.
type Start uint8

// StartOf is the start of years that begin with the month.
func StartOf(m time.Month) Start { return Start((m + 8) % 12) }

// Month is the month that years begin with.
func (s Start) Month() time.Month { return time.Month((s+3)%12 + 1) }

// Calendar tells whether the years are those of the calendar.
func (s Start) Calendar() bool { return s.Month() == time.January }

// String is the name of the month, "April".
func (s Start) String() string { return s.Month().String() }

// UnmarshalText reads the name of a month, or its first three characters or more.
func (s *Start) UnmarshalText(text []byte) error {
	m, ok := monthNamed(string(text))
	if !ok {
		return fmt.Errorf("%q is not a month such as April", text)
	}
	*s = StartOf(m)
	return nil
}

// Number is the number of a month in years of this start, from 1.
func (s Start) Number(m time.Month) int { return (int(m)-int(s.Month())+12)%12 + 1 }

// Name is the name of the month with the number.
func (s Start) Name(number int) string {
	return time.Month((int(s.Month())+number-2)%12 + 1).String()
}

// monthNamed is the month that a text names by three characters or more.
func monthNamed(text string) (time.Month, bool) {
	text = strings.ToLower(text)
	if text == "sept" {
		return time.September, true
	}
	for m := time.January; m <= time.December; m++ {
		if len(text) >= 3 && strings.HasPrefix(strings.ToLower(m.String()), text) {
			return m, true
		}
	}
	return 0, false
}

// FinancialYear is a year of accounts: the calendar year it begins in, and the
// month it begins with. {2023, April} runs from 1 April 2023 to 31 March 2024.
// If it begins in no year, it is none; its months have names even so.
type FinancialYear struct {
	Begins int
	Start  Start
}

// String prints the one form that editions use, "2023-24"; "2023" for a year of
// the calendar, and nothing for none.
func (y FinancialYear) String() string {
	switch {
	case y.None():
		return ""
	case y.Start.Calendar():
		return fmt.Sprintf("%04d", y.Begins)
	}
	return fmt.Sprintf("%04d-%02d", y.Begins, (y.Begins+1)%100)
}

// None tells whether it is no year.
func (y FinancialYear) None() bool { return y.Begins == 0 }

// Add is the year so many years later.
func (y FinancialYear) Add(years int) FinancialYear {
	y.Begins += years
	return y
}

// Compare orders years by the day they begin on.
func (y FinancialYear) Compare(other FinancialYear) int {
	return cmp.Or(cmp.Compare(y.Begins, other.Begins), cmp.Compare(y.Start.Month(), other.Start.Month()))
}

// YearOn is the year of this start in which a day lies.
func (s Start) YearOn(day time.Time) FinancialYear {
	year := day.Year()
	if day.Month() < s.Month() {
		year--
	}
	return FinancialYear{year, s}
}

// Kind is what such a year is called: "financial year", "calendar year", or
// "year" if it starts in another month.
func (y FinancialYear) Kind() string {
	switch y.Start.Month() {
	case time.April:
		return "financial year"
	case time.January:
		return "calendar year"
	}
	return "year"
}
