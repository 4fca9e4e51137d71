package table

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
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

// british tells whether numbers are written as Britain writes them.
func (w Written) british() bool { return w.Decimal == "" && w.Group == "" }

// plainly is a number as Britain would write it. The error says that it is not
// written as the settings say.
func (w Written) plainly(text string) (string, error) {
	if w.british() {
		return text, nil
	}
	point, group := w.point(), w.Group
	if group == "" {
		group = map[string]string{".": ",", ",": "."}[point]
	}
	astray := false
	made := strings.Map(func(r rune) rune {
		switch sign := string(r); {
		case sign == point:
			return '.'
		case sign == group || group == "'" && r == '’':
			return ','
		case r == '.' || r == ',':
			astray = true
		}
		return r
	}, text)
	if astray || strings.Contains(made, ",") && !grouped.MatchString(made) {
		return text, fmt.Errorf("%q is not a number with %q before its decimals and %q between its thousands, as the settings say of this source", text, point, group)
	}
	return made, nil
}

// grouped is a number whose thousands are all set apart.
var grouped = regexp.MustCompile(`^[^\d,]*\d{1,3}(,\d{3})+(\D.*)?$`)

// continental is a number that can only be read with a comma before its decimals
// or a point between its thousands.
var continental = regexp.MustCompile(`^[^\d,.]*(\d{1,3}([. ']\d{3})+,\d+|\d{1,3}(\.\d{3}){2,}|\d+,(\d{1,2}|\d{4,}))([^\d,.].*)?$`)

// odd says what is wrong with a text that is no number.
func (w Written) odd(text string) error {
	if w.british() && continental.MatchString(text) {
		return fmt.Errorf("%q is not a number as Britain writes it: for a comma before the decimals write `decimal: \",\"` beside the columns", text)
	}
	if !strings.ContainsAny(text, "0123456789") {
		return fmt.Errorf("%q is not a number: if it stands for a value that is not there, say what it means, as in `missing: { %q: not available }` beside the columns", check.Short(text), check.Short(text))
	}
	return notNumber(text)
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
