package period

import (
	"testing"
	"time"
)

// FuzzFinancialYear holds that a year that is read is read again from the form
// that editions use, whichever month it starts in.
func FuzzFinancialYear(f *testing.F) {
	for _, text := range []string{"2023-24", "FY24", "FY 2000", "1999–2000", "9999/00", "FY00", "0000-01", "202324", "99/00", "2024", "year ending March 2024", "2023-24 (draft)"} {
		f.Add(text, uint8(4))
		f.Add(text, uint8(1))
	}
	f.Fuzz(func(t *testing.T, text string, month uint8) {
		years := Years{Starts: StartOf(time.Month(month%12 + 1)), Named: ByEnd}
		year, err := years.Year(text)
		if err != nil {
			return
		}
		if again, err := years.Year(year.String()); err != nil || again != year {
			t.Errorf("%q is %s, and then %s, %v", text, year, again, err)
		}
	})
}

// FuzzWhen holds the same of months and quarters.
func FuzzWhen(f *testing.F) {
	for _, text := range []string{"M6", "p03", "Sep-24", "2024-09", "06/2024", "202406", "2024-25 Q1", "Q4", "Apr-Jun 2024", "2024 M06", "7", "to June 2024"} {
		f.Add(text, uint8(3), false)
		f.Add(text, uint8(0), true)
	}
	f.Fuzz(func(t *testing.T, text string, month uint8, calendar bool) {
		years := Years{Starts: StartOf(time.Month(month%12 + 1)), Named: ByBegin, Numbers: FromStart}
		if calendar {
			years.Numbers = FromJanuary
		}
		w, err := years.When(text)
		if err != nil {
			return
		}
		if again, err := years.When(w.String()); err != nil || again != w {
			t.Errorf("%q is %s, and then %s, %v", text, w, again, err)
		}
		if again := WhenNumbered(w.Number(), years.Starts); again != w {
			t.Errorf("%s has the number %d, which is %s", w, w.Number(), again)
		}
	})
}
