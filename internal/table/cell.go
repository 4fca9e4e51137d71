package table

import (
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// parser reads the cells of one column of a source.
type parser struct {
	ColumnSpec
	written Written
	abroad  string            // what shows that Britain did not write the source
	percent bool              // its head says that its numbers are percentages
	form    form              // of the cell that was read last
	asides  map[string]*Aside // of cells that were read, by what they say
}

// oddity is what is odd about a cell. The cell is unknown then, but the table
// can be used.
type oddity struct{ error }

// misfit is what is wrong with a number that can be read, but not in its column.
type misfit struct{ error }

// read makes a value of the spec's kind out of a cell. The cell may be text
// or already typed by its source.
func (c *parser) read(v *Value) (Value, error) {
	c.form = 0
	switch {
	case !v.Known && v.Kind != Text:
		return *v, nil
	case c.Kind.Numeric() && v.Kind.Numeric():
		if means, ok := c.written.missing(v.Num.String()); ok {
			return lacking(v.Num.String(), means), nil
		}
		if v.Kind != Share {
			c.noteBare("", v.Num)
		}
		return Value{Known: true, Num: c.scaled(v.Num)}, nil
	case c.Kind == v.Kind && (c.Kind == Year || c.Kind == Month || c.Kind == Time):
		return *v, nil
	case c.Kind == Year && (v.Kind == Time || v.Kind == Date):
		return yearValue(c.written.Year.Starts.YearOn(v.Time)), nil
	case c.Kind == Month && (v.Kind == Time || v.Kind == Date):
		return whenValue(c.written.Year.Starts.MonthOn(v.Time)), nil
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
func (c *parser) parse(text string) (Value, error) {
	trimmed := words(text)
	switch {
	case trimmed == NeverComputed:
		return Value{Text: trimmed}, errors.New("its formula was never computed; open the workbook with a spreadsheet program and save it")
	case strings.HasPrefix(trimmed, "#") && slices.Contains(faults, trimmed):
		return Value{Text: trimmed}, errors.New("the spreadsheet has the error " + trimmed)
	}
	if c.Kind == Text {
		return Value{Known: trimmed != "", Text: strings.TrimSpace(text)}, nil
	}
	if means, ok := c.written.missing(trimmed); ok {
		return lacking(trimmed, means), nil
	}
	v, err := c.parseKind(trimmed)
	switch err.(type) {
	case nil, oddity, misfit:
		return v, err
	}
	if missing(trimmed) {
		return Value{Text: trimmed}, nil
	}
	if v, err, ok := c.marked(trimmed); ok {
		return v, err
	}
	return v, err
}

// parseKind reads a text of a kind other than Text.
func (c *parser) parseKind(text string) (Value, error) {
	switch c.Kind {
	case Year:
		return c.parseYear(text)
	case Month:
		return c.parseMonth(text)
	case Date, Time:
		return c.parseTime(text)
	}
	return c.parseNumber(text)
}

// NeverComputed stands in the place of the result of a formula that has none,
// since no spreadsheet program has opened the workbook.
const NeverComputed = "#UNCOMPUTED!"

// faults are what spreadsheets show for a formula that failed. #N/A is not
// among them: it is how a spreadsheet says that there is no value.
var faults = []string{
	"#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#BLOCKED!", "#FIELD!",
}

// noValue are the words that say that there is no value.
var noValue = []string{
	"", "-", "--", "–", "—", "−", "n/a", "na", "n.a.", "n.a", "(na)", "#n/a", "not available", "not applicable", "not known", "no data", "unknown", "tbc", "null", "nan", ".",
}

// missing tells whether the text is one of the words that stand for a value
// that is not there, such as "-", "n/a" and "Not available".
func missing(text string) bool {
	return slices.Contains(noValue, strings.ToLower(words(text)))
}
