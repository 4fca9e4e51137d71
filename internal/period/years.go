package period

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Years say which years the periods of a source are counted in, and how it
// names them.
type Years struct {
	// Starts is the month that a year begins with: April for financial years,
	// January for those of the calendar, August for academic ones.
	Starts Start `yaml:"starts" default:"April"`
	// Named tells which year is meant where only one is written, as in 2024: the
	// one that ends in it, end, or that begins in it, begin.
	Named Named `yaml:"named"`
	// Numbers tells what a bare number of a month counts from: year, the month
	// that the year starts with, or calendar, January.
	Numbers Numbers `yaml:"numbers"`

	// Of is the year of months that name none, as their column shows it.
	Of FinancialYear
}

// Fill is a period with the year that the column shows, if it names none.
func (y Years) Fill(w When) When {
	if w.Year.None() && !y.Of.None() {
		w.Year = y.Of
	}
	return w
}

// Named says which year a single number of a year means.
type Named string

// The years that are named by the calendar year they end in, and by the one
// they begin in.
const (
	ByEnd   Named = "end"
	ByBegin Named = "begin"
)

// UnmarshalText reads the word as settings write it.
func (n *Named) UnmarshalText(text []byte) error {
	if *n = Named(text); *n != ByEnd && *n != ByBegin {
		return fmt.Errorf("%q is neither end nor begin", text)
	}
	return nil
}

// Numbers says what bare numbers of months count from.
type Numbers string

// The numbers that count from the start of the year, and from January.
const (
	FromStart   Numbers = "year"
	FromJanuary Numbers = "calendar"
)

// UnmarshalText reads the word as settings write it.
func (n *Numbers) UnmarshalText(text []byte) error {
	if *n = Numbers(text); *n != FromStart && *n != FromJanuary {
		return fmt.Errorf("%q is neither year nor calendar", text)
	}
	return nil
}

// ErrYears says that a label names two years that do not follow each other.
var ErrYears = errors.New("the two years do not follow each other")

// Unclear is the error of a label that can be read in two ways as long as the
// settings of the source do not say more. Cure are the lines that do, below
// those of the source.
type Unclear struct {
	Text, One, Other, Cure string

	year, number int // that stand in the label, 0 for none
}

// Error names the readings.
func (u *Unclear) Error() string {
	return fmt.Sprintf("“%s” is either %s, or %s: write %s", u.Text, u.One, u.Other, u.Cure)
}

var (
	dashes = strings.NewReplacer("–", "-", "—", "-", "−", "-", "‑", "-", "’", "'", "‘", "'")
	// remarked is what may stand behind a period and does not change it.
	remarked = regexp.MustCompile(`[ ,-]*[(\[]?\b(?:draft|provisional|final|audited|unaudited|restated|revised|outturn|actuals?|forecast|estimated?|plan|budget|ytd|to date|year to date)\b[)\]]?$`)
	twoYears = regexp.MustCompile(`^(?:(?:fy|ay|ty|sy|(?:financial |fiscal |academic |tax |school )?year) ?)?'?(\d{4}|\d{2}) ?(?:-|/|to) ?'?(\d{4}|\d{2})$`)
	joined   = regexp.MustCompile(`^(\d{4})(\d{2})$`)
	endYear  = regexp.MustCompile(`^(?:fye?|ay|ty|sy) ?'?(\d{4}|\d{2})$`)
	bareYear = regexp.MustCompile(`^(?:cy ?)?(\d{4})$`)
	ending   = regexp.MustCompile(`^(?:(?:financial |fiscal )?year(?:[ -](?:ending|ended|end|to))|ye|y/e|yr end|12 months to|(?:the )?12 months end(?:ed|ing)) (?:(?:the )?(\d{1,2})(?:st|nd|rd|th)? )?([a-z]+)[ -]'?(\d{4}|\d{2})$`)
	spanned  = regexp.MustCompile(`^([a-z]+)[ -](\d{4}|\d{2}) ?(?:-|to) ?([a-z]+)[ -](\d{4}|\d{2})$`)
)

// tidy is a label in small letters, with one kind of dash and single spaces.
func tidy(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(dashes.Replace(text)), " "))
}

// plain is a tidy label without what is remarked of it, as in "2023-24
// (draft)".
func plain(text string) string {
	text = tidy(text)
	if found := remarked.FindStringIndex(text); found != nil && found[0] > 0 {
		return text[:found[0]]
	}
	return text
}

// Year reads a year: 2023-24, 2023/24, 23/24, 202324, 2023-2024, 2023 to 2024,
// FY24 (the year it ends in), FY2023/24, year ending March 2024, April 2023 to
// March 2024; and 2024, if the years are those of the calendar or the settings
// say how they are named. Otherwise that is an *Unclear. A label whose years do
// not follow each other (2023/34) is ErrYears: which of the two is wrong cannot
// be known.
func (y Years) Year(text string) (FinancialYear, error) {
	year, err := y.year(text)
	if err == nil && year.Begins < 1 {
		err = y.noYearIn(text)
	}
	return year, err
}

// noYearIn is the error of a text that is no year.
func (y Years) noYearIn(text string) error {
	return fmt.Errorf("%q is not a year such as %s", text, FinancialYear{2023, y.Starts})
}

func (y Years) year(text string) (FinancialYear, error) {
	label := plain(text)
	if found := matched(label, twoYears, joined); found != nil {
		return y.pair(text, found[1], found[2])
	}
	if found := endYear.FindStringSubmatch(label); found != nil {
		return y.single(text, century(found[1]), ByEnd)
	}
	if found := bareYear.FindStringSubmatch(label); found != nil {
		return y.single(text, century(found[1]), "")
	}
	if found := ending.FindStringSubmatch(label); found != nil {
		return y.endsIn(text, found[2], century(found[3]))
	}
	if found := spanned.FindStringSubmatch(label); found != nil {
		return y.spans(text, found)
	}
	return FinancialYear{}, y.noYearIn(text)
}

// matched is what the first of the patterns finds that finds anything.
func matched(text string, patterns ...*regexp.Regexp) []string {
	for _, p := range patterns {
		if found := p.FindStringSubmatch(text); found != nil && (p != joined || follow(found[1], found[2])) {
			return found
		}
	}
	return nil
}

// century is a year of four or of two digits; those of two lie in 1970 to 2069.
func century(text string) int {
	n, _ := strconv.Atoi(text)
	switch {
	case len(text) > 2:
		return n
	case n < 70:
		return n + 2000
	}
	return n + 1900
}

// follow tells whether the second year comes after the first.
func follow(first, second string) bool {
	begin, end := century(first), century(second)
	if len(second) == 2 {
		return end%100 == (begin+1)%100
	}
	return end == begin+1
}

// pair is the year from one calendar year to the next.
func (y Years) pair(text, first, second string) (FinancialYear, error) {
	switch {
	case !follow(first, second):
		return FinancialYear{}, fmt.Errorf("%q: %w", text, ErrYears)
	case y.Starts.Calendar():
		return FinancialYear{}, fmt.Errorf("%q is not a year that starts in January: write year: { starts: April }, or the month it starts in", text)
	}
	return y.begin(century(first)), nil
}

func (y Years) begin(year int) FinancialYear { return FinancialYear{year, y.Starts} }

// single is the year that one calendar year names, by the settings or else as
// it is usual for the label.
func (y Years) single(text string, year int, usual Named) (FinancialYear, error) {
	named := y.Named
	if named == "" {
		named = usual
	}
	switch {
	case y.Starts.Calendar() || named == ByBegin:
		return y.begin(year), nil
	case named == ByEnd:
		return y.begin(year - 1), nil
	}
	starts := "year: { starts: " + y.Starts.String() + ", named: "
	return FinancialYear{}, &Unclear{
		Text:  text,
		One:   fmt.Sprintf("the calendar year %d", year),
		Other: fmt.Sprintf("the year %s that ends in it, or the year %s that begins in it", y.begin(year-1), y.begin(year)),
		Cure:  "year: { starts: January }, or " + starts + "end }, or " + starts + "begin }",
		year:  year,
	}
}

// endsIn is the year that ends with a month.
func (y Years) endsIn(text, month string, year int) (FinancialYear, error) {
	m, ok := monthNamed(month)
	switch {
	case !ok:
		return FinancialYear{}, y.noYearIn(text)
	case y.Starts.Number(m) != months:
		return FinancialYear{}, fmt.Errorf("%q is not a year that starts in %s: write year: { starts: %s }", text, y.Starts, StartOf(m%12+1))
	}
	return y.Starts.YearOn(time.Date(year, m, 1, 0, 0, 0, 0, time.UTC)), nil
}

// spans is the year from a month to the month before it a year later.
func (y Years) spans(text string, found []string) (FinancialYear, error) {
	first, ok := monthNamed(found[1])
	year, err := y.endsIn(text, found[3], century(found[4]))
	if err == nil && (!ok || y.begin(century(found[2])) != year || first != y.Starts.Month()) {
		err = fmt.Errorf("%q is not a year that starts in %s", text, y.Starts)
	}
	return year, err
}

// YearName is a year as settings write it, before it is known which years the
// source counts in: 2023-24, or 2024.
type YearName string

// UnmarshalText reads a year of any kind.
func (n *YearName) UnmarshalText(text []byte) error {
	_, err := Years{Starts: StartOf(time.January)}.Year(string(text))
	if err != nil {
		_, err = Years{Named: ByEnd}.Year(string(text))
	}
	*n = YearName(text)
	return err
}

// In is the year in the years of a source. The error says how the source writes
// it.
func (n YearName) In(y Years) (FinancialYear, error) {
	year, err := y.Year(string(n))
	if unclear := new(Unclear); errors.As(err, &unclear) {
		return year, fmt.Errorf("%s is the calendar year: the years of the source start in %s, so write %s or %s", n, y.Starts, y.begin(unclear.year-1), y.begin(unclear.year))
	}
	if other, wrong := (Years{Named: ByEnd}).Year(string(n)); err != nil && wrong == nil && y.Starts.Calendar() {
		return year, fmt.Errorf("%s is no year of the calendar, as those of the source are: write %d or %d", n, other.Begins, other.Begins+1)
	}
	return year, err
}

// After tells whether the year comes after another one of the same source.
func (n YearName) After(other YearName) bool {
	for _, y := range []Years{{Named: ByEnd}, {Starts: StartOf(time.January)}} {
		year, err := n.In(y)
		before, wrong := other.In(y)
		if err == nil && wrong == nil {
			return year.Compare(before) > 0
		}
	}
	return true // of two kinds, which is a mistake of its own
}

// May tells whether the name may mean the year, however its source names years.
func (n YearName) May(year FinancialYear) bool {
	for _, named := range []Named{ByBegin, ByEnd} {
		if y, err := (Years{Starts: year.Start, Named: named}).Year(string(n)); err == nil && y == year {
			return true
		}
	}
	return false
}

var printed = regexp.MustCompile(`^\d{4}(?:-(\d{2}))?$`)

// IsYear tells whether the words are a year as String prints it.
func IsYear(words string) bool {
	found := printed.FindStringSubmatch(words)
	return found != nil && (found[1] == "" || follow(words[:4], found[1]))
}
