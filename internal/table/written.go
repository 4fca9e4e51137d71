package table

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"catchup/internal/check"
	"catchup/internal/period"
)

// Written is how the cells of a source that hold text are written. The zero
// Written is as Britain writes: 1,234.5, and the day before the month.
type Written struct {
	// Decimal is the sign before the decimals of numbers, "." or ",".
	Decimal string `yaml:"decimal"`
	// Group is the sign that sets thousands apart, as "." in 1.234,5.
	Group string `yaml:"group"`
	// Missing are words that stand for a value that is not there, or marks of the
	// source's own behind a number, each with what it means: { "c": confidential,
	// "-999": not recorded }. They are added to the usual ones, such as [c] and "..".
	Missing map[string]string `yaml:"missing"`
	// Dates is what stands first in a date such as 3/4/2024: day-first, or
	// month-first.
	Dates DateOrder `yaml:"dates"`
	// Year says which years the periods of the source are counted in; without it,
	// they are financial years, from April.
	Year period.Years `yaml:"year"`
}

// DateOrder is what stands first in a date of numbers.
type DateOrder string

// DayFirst makes 3/4/2024 the third of April, MonthFirst the fourth of March.
const (
	DayFirst   DateOrder = "day-first"
	MonthFirst DateOrder = "month-first"
)

// UnmarshalText reads an order as settings write it.
func (o *DateOrder) UnmarshalText(text []byte) error {
	if *o = DateOrder(text); *o != DayFirst && *o != MonthFirst {
		return fmt.Errorf("%q is neither day-first nor month-first", text)
	}
	return nil
}

// Check notes signs that no number is written with, and signs that mean two things.
func (w Written) Check(at check.Place) {
	if w.Decimal != "" && w.Decimal != "." && w.Decimal != "," {
		at.Key("decimal").Note(`"." or ","`, "%q does not stand before decimals", w.Decimal)
	}
	switch {
	case w.Group == "":
	case utf8.RuneCountInString(w.Group) > 1 || strings.ContainsAny(w.Group, "0123456789-+%()[]"):
		at.Key("group").Note(`one sign, such as "." or "'"`, "%q does not set thousands apart", w.Group)
	case w.Group == w.point():
		at.Key("group").Note("", "%q stands before the decimals already", w.Group)
	}
	if w.Year.Starts.Calendar() && w.Year.Named != "" {
		at.Key("year").Key("named").Note("", "a year of the calendar begins and ends in the year that it is named by")
	}
	for _, word := range slices.Sorted(maps.Keys(w.Missing)) {
		if strings.TrimSpace(word) == "" {
			at.Key("missing").Note("", "an empty cell is missing already")
		}
	}
}

// point is the sign before the decimals.
func (w Written) point() string {
	switch {
	case w.Decimal != "":
		return w.Decimal
	case w.Group == ".":
		return ","
	}
	return "."
}

// missing is what the settings say that a word means which stands for a value
// that is not there. Capitals make no difference.
func (w Written) missing(word string) (means string, ok bool) {
	if len(w.Missing) == 0 {
		return "", false
	}
	word = strings.Trim(strings.ToLower(words(word)), "[]")
	for own, means := range w.Missing {
		if strings.Trim(strings.ToLower(words(own)), "[]") == word {
			return cmp.Or(means, "not available"), true
		}
	}
	return "", false
}
