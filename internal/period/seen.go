package period

import (
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Seen is what the cells of a column of periods show together. The zero Seen
// has seen nothing.
type Seen struct {
	first, last FinancialYear          // of the years that are clear, none if there are none
	singles     map[int]string         // single years that are unclear, as they are written
	numbers     map[int]bool           // bare numbers of months
	years       map[FinancialYear]bool // of parts that name their year
	remarked    string                 // the first cell of which a remark was left out
	read        When                   // and what it was read as
	yearless    bool                   // a part names no year
	parts       map[int]bool           // months, quarters
	dated       bool                   // a part is clear
}

// Note takes in what was read of the text of a cell, or why it could not be
// read.
func (s *Seen) Note(text string, w When, err error) {
	unclear := new(Unclear)
	switch {
	case errors.As(err, &unclear):
		if unclear.number > 0 {
			put(&s.numbers, unclear.number, true)
		}
		if unclear.year > 0 {
			put(&s.singles, unclear.year, unclear.Text)
		}
	case err == nil:
		s.clear(w)
		if s.remarked == "" && plain(text) != tidy(text) {
			s.remarked, s.read = text, w
		}
	}
}

// clear takes in a period that could be read.
func (s *Seen) clear(w When) {
	if !w.Part.None() {
		s.dated = true
		put(&s.parts, w.Part.Of, true)
	}
	if w.Year.None() {
		s.yearless = true
		return
	}
	put(&s.years, w.Year, true)
	if s.first.None() || w.Year.Begins < s.first.Begins {
		s.first = w.Year
	}
	if w.Year.Begins > s.last.Begins {
		s.last = w.Year
	}
}

func put[K comparable, V any](to *map[K]V, key K, value V) {
	if *to == nil {
		*to = map[K]V{}
	}
	(*to)[key] = value
}

// Mixed tells whether months and quarters stand in one column.
func (s *Seen) Mixed() bool { return len(s.parts) > 1 }

// Yearless tells whether some parts name their year and others do not, nor is
// there one year only that they could be of.
func (s *Seen) Yearless() bool { return s.yearless && len(s.years) > 1 }

// Resolve is y with what the settings left open and the column shows, and what
// was taken for granted so, in sentences for readers. A single year is the one
// that ends, or begins, in it, if only that lies among the others of the column.
// Bare numbers from 1 on without a gap, of less than a whole year, count from
// the start of the year.
func (s *Seen) Resolve(y Years) (Years, []string) {
	var said []string
	if s.remarked != "" {
		said = append(said, fmt.Sprintf("“%s” is read as %s.", s.remarked, s.read))
	}
	if named := s.named(y); named != "" {
		y.Named = named
		first := slices.Min(slices.Collect(maps.Keys(s.singles)))
		year, _ := y.Year(fmt.Sprint(first))
		said = append(said, fmt.Sprintf("“%s” is read as %s, the year that %ss in %d: only so it is among the other years of its column.", s.singles[first], year, named, first))
	}
	if k := len(s.numbers); k > 1 && k < months && !s.dated && s.upTo(k) && y.Numbers == "" {
		y.Numbers = FromStart
		said = append(said, fmt.Sprintf("Months are counted from %s: month %d is %s.", y.Starts, k, y.Starts.Name(k)))
	}
	return y, said
}

// ResolveYear is y with the year of those months that name none, if others name
// one year only, and what was taken for granted so.
func (s *Seen) ResolveYear(y Years) (Years, []string) {
	if !s.yearless || len(s.years) != 1 {
		return y, nil
	}
	y.Of = s.first
	return y, []string{fmt.Sprintf("Months without a year are of %s, as the others of their column are.", s.first)}
}

// upTo tells whether the bare numbers are those from 1 to k.
func (s *Seen) upTo(k int) bool {
	return slices.Max(slices.Collect(maps.Keys(s.numbers))) == k
}

// named is how single years are named, as far as the other years show it.
func (s *Seen) named(y Years) Named {
	if len(s.singles) == 0 || s.first.None() || y.Named != "" {
		return ""
	}
	ends, begins := true, true
	for year := range s.singles {
		ends = ends && s.among(year-1)
		begins = begins && s.among(year)
	}
	switch {
	case ends && !begins:
		return ByEnd
	case begins && !ends:
		return ByBegin
	}
	return ""
}

func (s *Seen) among(year int) bool { return s.first.Begins <= year && year <= s.last.Begins }
