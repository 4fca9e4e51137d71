package period

import "testing"

// FuzzFinancialYear holds that a year that is read is read again from the form
// that editions use.
func FuzzFinancialYear(f *testing.F) {
	for _, text := range []string{"2023-24", "FY24", "FY 2000", "1999–2000", "9999/00", "FY00", "0000-01"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		year, err := ParseFinancialYear(text)
		if err != nil {
			return
		}
		if again, err := ParseFinancialYear(year.String()); err != nil || again != year {
			t.Errorf("%q is %s, and then %s, %v", text, year, again, err)
		}
	})
}
