package finance

import (
	"fmt"
	"strings"

	"catchup/internal/period"
)

// When is a period of a table, as sentences name it.
type When period.When

func (w When) phrase() Sentence { return Text(w.String()).phrase() }

// String reads "2022-23", "2022-23 M6" or "M6".
func (w When) String() string { return period.When(w).String() }

// Name is the name of the month, "September", or the quarter, "Q2".
func (w When) Name() string { return period.When(w).Name() }

// Opens is the name of the month that its year begins with, "April".
func (w When) Opens() string { return period.When(w).Opens() }

// Ends is the name of the last month of its part, "September".
func (w When) Ends() string { return period.When(w).Ends() }

// none tells whether it is no period.
func (w When) none() bool { return w.Year.None() && w.Part.None() }

// Compare orders periods by their years, then by the ends of their parts.
func (w When) Compare(other When) int { return period.When(w).Compare(period.When(other)) }

// Before is the year before a year, the month before a month.
func (w When) Before() When { return When(period.When(w).Before()) }

// Follows tells whether it is the year after a year, or the month after a month.
func (w When) Follows(other When) bool { return other == w.Before() }

// InWords is the part of the year in a sentence, "month 9", with the cells of
// that month.
func (w When) InWords(by ...Quantity) Sentence {
	what := w.Part.Noun() + " of the " + w.Year.Kind()
	n := Counted(w.Part.Number, what, by...).By("%s", what)
	return Say("% %", Text(w.Part.Noun()), n)
}

// Span is a run of years as settings write it, "2015-16..2023-24"; either end
// may be open. The zero Span holds all years.
type Span struct{ From, To period.YearName }

// UnmarshalText reads a span; a year alone is a span of one.
func (s *Span) UnmarshalText(text []byte) error {
	from, to, two := strings.Cut(string(text), "..")
	if !two {
		to = from
	}
	var read Span
	for _, end := range []struct {
		text string
		year *period.YearName
	}{{from, &read.From}, {to, &read.To}} {
		if end.text == "" && two {
			continue
		}
		if err := end.year.UnmarshalText([]byte(end.text)); err != nil {
			return err
		}
	}
	if read.From != "" && read.From != read.To && read.To != "" && !read.To.After(read.From) {
		return fmt.Errorf("%q: the years run backwards", text)
	}
	*s = read
	return nil
}

// In is the run of years in those of a source.
func (s Span) In(years period.Years) (run Run, err error) {
	if s.From != "" {
		if run.From, err = s.From.In(years); err != nil {
			return run, err
		}
	}
	if s.To != "" {
		run.To, err = s.To.In(years)
	}
	return run, err
}

// Run is a run of years; either end may be none. The zero Run holds all years.
type Run struct{ From, To period.FinancialYear }

// Holds tells whether the year lies in the run.
func (r Run) Holds(year period.FinancialYear) bool {
	return (r.From.None() || year.Compare(r.From) >= 0) && (r.To.None() || year.Compare(r.To) <= 0)
}
