package period

import (
	"cmp"
	"time"
)

// When is a period of a table: a year of accounts or none, and a part of it or
// none.
type When struct {
	Year FinancialYear
	Part Part
}

// String reads "2022-23", "2022-23 M6" or "M6".
func (w When) String() string {
	switch {
	case w.Part.None():
		return w.Year.String()
	case w.Year.None():
		return w.Part.String()
	}
	return w.Year.String() + " " + w.Part.String()
}

// Name is the name of the part in a sentence, "September" or "Q2".
func (w When) Name() string {
	if w.Part.Of == quarters {
		return w.Part.String()
	}
	return w.Ends()
}

// Opens is the name of the month that its year begins with, "April".
func (w When) Opens() string { return w.Year.Start.String() }

// Ends is the name of the last month of its part, "September".
func (w When) Ends() string { return w.Year.Start.Name(w.Part.Months()) }

// Before is the year before a year, the month before a month.
func (w When) Before() When {
	switch {
	case w.Part.None():
		w.Year = w.Year.Add(-1)
	case w.Part.First() && w.Year.None():
		w.Part = Part{}
	case w.Part.First():
		w.Year, w.Part.Number = w.Year.Add(-1), w.Part.Of
	default:
		w.Part = w.Part.Before()
	}
	return w
}

// Compare orders periods by their years, then by the ends of their parts.
func (w When) Compare(other When) int {
	return cmp.Or(w.Year.Compare(other.Year), w.Part.compare(other.Part))
}

// Number is a number that orders periods and tells them apart: the year, then
// two digits, the month, or 32 and the quarter as ISO 8601-2 has it.
func (w When) Number() int64 {
	part := w.Part.Number
	if w.Part.Of == quarters {
		part += quarterDigits
	}
	return int64(w.Year.Begins)*100 + int64(part)
}

// Place is where the period ends on a scale of months.
func (w When) Place() int64 {
	months := int64(w.Part.Months())
	if w.Part.None() {
		months = 12
	}
	return int64(w.Year.Begins)*12 + months
}

// quarterDigits and the number of a quarter stand for it in ISO 8601-2: 33 to 36.
const quarterDigits = 32

// WhenNumbered is the period with the Number, in years of the start.
func WhenNumbered(number int64, s Start) When {
	w := When{Year: FinancialYear{int(number / 100), s}}
	switch part := int(number % 100); {
	case part > quarterDigits:
		w.Part = QuarterNo(part - quarterDigits)
	case part > 0:
		w.Part = MonthNo(part)
	}
	return w
}

// MonthOn is the month of a year of the start in which a day lies.
func (s Start) MonthOn(day time.Time) When {
	return When{s.YearOn(day), MonthNo(s.Number(day.Month()))}
}

// Span are the days of the period in UTC. It must have a year.
func (w When) Span() Period {
	last := w.LastDay()
	months := 12
	if !w.Part.None() {
		months /= w.Part.Of
	}
	end := last.AddDate(0, 0, 1)
	return Period{end.AddDate(0, -months, 0), end}
}

// LastDay is the last day of the period, at midnight UTC. It must have a year.
func (w When) LastDay() time.Time {
	first := w.Year.Start.Month() + time.Month(w.Part.Months())
	return time.Date(w.Year.Begins, first, 0, 0, 0, 0, 0, time.UTC)
}
