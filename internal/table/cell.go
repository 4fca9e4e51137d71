package table

import (
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// oddity is what is odd about a cell. The cell is unknown then, but the table
// can be used.
type oddity struct{ error }

// read makes a value of the spec's kind out of a cell. The cell may be text
// or already typed by its source.
func (c *ColumnSpec) read(v *Value) (Value, error) {
	switch {
	case !v.Known && v.Kind != Text:
		return *v, nil
	case c.Kind.Numeric() && v.Kind.Numeric():
		return Value{Known: true, Num: c.scaled(v.Num)}, nil
	case c.Kind == v.Kind && (c.Kind == Year || c.Kind == Month || c.Kind == Time):
		return *v, nil
	case c.Kind == Year && (v.Kind == Time || v.Kind == Date):
		return yearValue(c.years.Starts.YearOn(v.Time)), nil
	case c.Kind == Month && (v.Kind == Time || v.Kind == Date):
		return whenValue(c.years.Starts.MonthOn(v.Time)), nil
	case c.Kind == Date && (v.Kind == Time || v.Kind == Date):
		return Value{Known: true, Time: midnight(v.Time)}, nil
	case v.Text != "":
		return c.parse(v.Text)
	}
	return c.parse(v.String())
}

// scaled is a number as written in the unit of the column.
func (c *ColumnSpec) scaled(n decimal.Decimal) decimal.Decimal {
	if c.Scale.IsZero() {
		return n
	}
	return n.Mul(c.Scale)
}

// String is the value in words, its numbers exact and its dates as ISO 8601
// writes them; of an unknown one the word that stood there.
func (v Value) String() string {
	switch {
	case !v.Known:
		return v.Text
	case v.Kind.Numeric():
		return v.Num.String()
	case v.Kind == Year || v.Kind == Month:
		return v.When().String()
	case v.Kind == Date:
		return v.Time.Format(time.DateOnly)
	case v.Kind == Time:
		return v.Time.Format(time.RFC3339)
	}
	return v.Text
}

// parse makes a value of the spec's kind out of text.
func (c *ColumnSpec) parse(text string) (Value, error) {
	trimmed := words(text)
	if strings.HasPrefix(trimmed, "#") && slices.Contains(faults, trimmed) {
		return Value{Text: trimmed}, errors.New("the spreadsheet has the error " + trimmed)
	}
	if c.Kind == Text {
		return Value{Known: trimmed != "", Text: strings.TrimSpace(text)}, nil
	}
	v, err := c.parseKind(trimmed)
	if err != nil && missing(trimmed) {
		return Value{Text: trimmed}, nil
	}
	return v, err
}

// parseKind reads a text of a kind other than Text.
func (c *ColumnSpec) parseKind(text string) (Value, error) {
	switch c.Kind {
	case Year:
		return c.parseYear(text)
	case Month:
		return c.parseMonth(text)
	case Date, Time:
		return parseTime(c.Kind, text)
	}
	return c.parseNumber(text)
}

// faults are what spreadsheets show for a formula that failed. #N/A is not
// among them: it is how a spreadsheet says that there is no value.
var faults = []string{
	"#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#BLOCKED!", "#FIELD!",
}

// noValue are the words that say that there is no value.
var noValue = []string{
	"", "-", "--", "–", "—", "−", "..", "n/a", "na", "#n/a", "not available", "not applicable", "no data", "unknown", "tbc", "null",
}

// missing tells whether the text is one of the words that stand for a value
// that is not there, such as "-", "n/a" and "Not available".
func missing(text string) bool {
	return slices.Contains(noValue, strings.ToLower(words(text)))
}
