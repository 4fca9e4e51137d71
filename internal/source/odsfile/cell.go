package odsfile

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/source/dialect"
	"catchup/internal/source/part"
	"catchup/internal/table"
)

// cell is what stands in a cell: its text, the whole of a date, and what its
// format says.
type cell struct {
	text, exact string
	look        *dialect.Look
}

// cell reads a cell. Its attributes hold its value, and its paragraphs what is
// shown.
func (r *rows) cell(e xml.StartElement) (cell, error) {
	shown, any, err := r.shown()
	if err != nil {
		return cell{}, err
	}
	kind := in(e, "office", "value-type")
	switch {
	case in(e, "calcext", "value-type") == "error" && strings.HasPrefix(shown, "#"):
		return cell{text: shown}, nil
	case in(e, "calcext", "value-type") == "error":
		return cell{text: "#VALUE!"}, nil
	case kind == "" && part.Attribute(e, "formula") != "" && shown == "":
		return cell{text: table.NeverComputed}, nil
	}
	switch kind {
	case "float", "currency", "percentage":
		return number(kind, in(e, "office", "value"), in(e, "office", "currency"), shown, any), nil
	case "date":
		return date(in(e, "office", "date-value"), shown), nil
	case "boolean":
		return cell{text: strings.ToUpper(in(e, "office", "boolean-value"))}, nil
	case "string":
		if text := in(e, "office", "string-value"); text != "" {
			shown = text
		}
	}
	return cell{text: r.cut(shown)}, nil
}

// cut is a text that is no longer than can be of use.
func (r *rows) cut(text string) string {
	if len(text) <= r.book.longest {
		return text
	}
	n := 0
	for i := range text {
		if n++; n > r.book.longest {
			return strings.Clone(text[:i])
		}
	}
	return text
}

// shown is the text of a cell's paragraphs, and whether there is any paragraph.
// Comments and pictures do not belong to it.
func (r *rows) shown() (text string, any bool, err error) {
	const bytesOfOne = 4
	r.buffer = r.buffer[:0]
	err = r.markup.Each("p", func(xml.StartElement) (err error) {
		if any {
			r.buffer = append(r.buffer, '\n')
		}
		any = true
		r.buffer, err = r.markup.All(r.buffer, r.book.longest*bytesOfOne, instead)
		return err
	})
	return string(r.buffer), any, err
}

// mostSpaces is how many spaces one element may stand for.
const mostSpaces = 1000

// instead is the text in the place of an element in a paragraph, and whether the
// paragraph goes on in it.
func instead(e xml.StartElement) (string, bool) {
	switch e.Name.Local {
	case "s":
		return strings.Repeat(" ", repeated(e, "c", mostSpaces)), true
	case "tab":
		return "\t", true
	case "line-break":
		return "\n", true
	case "annotation", "frame", "ruby-text":
		return "", false
	}
	return "", true
}

// longestNumber is more than a binary number needs.
const longestNumber = 40

// number is a number as its type asks for. What is shown tells whether it is
// shown in thousands or millions, or not at all.
func number(kind, value, currency, shown string, any bool) cell {
	if value == "" || len(value) > longestNumber {
		return cell{text: shown}
	}
	made := cell{text: exact(value)}
	n, err := decimal.NewFromString(made.text)
	if err != nil {
		return cell{text: shown}
	}
	if kind == "percentage" {
		made.text = n.Shift(2).String() + "%"
	}
	look := dialect.Look{Hides: any && strings.TrimSpace(shown) == "" && !n.IsZero(), Shown: divided(n, shown)}
	if len(currency) == 3 {
		look.Currency = strings.ToUpper(currency)
	}
	if look != (dialect.Look{}) {
		made.look = &look
	}
	return made
}

// exact writes a binary number with as few digits as are needed to read the
// same number again. Whole numbers stay as they are.
func exact(value string) string {
	if !strings.ContainsAny(value, ".eE") {
		return value
	}
	n, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return value
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// divided is the power of ten by which less is shown than the cell holds: 3 or 6
// for a format that shows thousands or millions.
func divided(n decimal.Decimal, shown string) int32 {
	f, err := table.ParseFigure(shown)
	if err != nil || f.Amount.IsZero() || f.Mark != "" {
		return 0
	}
	for _, power := range []int32{3, 6} {
		ratio := n.DivRound(f.Amount.Shift(power), 4)
		if ratio.Sub(decimal.New(1, 0)).Abs().LessThan(decimal.New(1, -1)) {
			return power
		}
	}
	return 0
}

// partly matches a date of which only the month or the year is shown.
var partly = regexp.MustCompile(`^(\pL{3,9}[ \-/']*\d{2}|\pL{3,9}[ \-/']*\d{4}|\d{4}|\pL{3,9})$`)

// date is a date as ISO 8601 writes it, or as it is shown if that is a month or a
// year alone.
func date(value, shown string) cell {
	value = strings.TrimSuffix(strings.Replace(value, "T", " ", 1), " 00:00:00")
	if shown = strings.TrimSpace(shown); partly.MatchString(shown) {
		return cell{text: shown, exact: value}
	}
	return cell{text: value, exact: value}
}
