package reports

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/table"
)

// SendWhen says what an edition must have to go out. One that has none of it is
// quiet: it is kept, and nobody gets it. It is compared with the last edition
// that went out, never with a quiet one.
type SendWhen struct {
	// Any lists the occasions; one of them is enough. A list may stand for the group.
	Any []Occasion `yaml:"any,list"`
}

// UnmarshalText reads one occasion.
func (s *SendWhen) UnmarshalText(text []byte) error {
	s.Any = make([]Occasion, 1)
	return s.Any[0].UnmarshalText(text)
}

// Occasion is something for which an edition goes out: a word, or a column of a
// source with a bound.
type Occasion struct {
	// Has is always, new data, or a finding.
	Has Has `yaml:"has"`
	// From is a source that the report shows, whose column has a bound. The edition
	// goes out when a row has come beyond the bound, or is no longer beyond it.
	From string `yaml:"from"`
	// Column is the column of numbers that has the bound.
	Column string `yaml:"column"`
	// Below is the bound where a row counts if its number is less.
	Below *decimal.Decimal `yaml:"below"`
	// Above is the bound where a row counts if its number is more.
	Above *decimal.Decimal `yaml:"above"`
}

// Has is what an edition must have.
type Has string

// New data are figures, rows or stories that the edition before did not have. A
// finding is one of those that the edition opens with.
const (
	Always  Has = "always"
	NewData Has = "new data"
	Finding Has = "a finding"
)

// UnmarshalText reads what settings say.
func (h *Has) UnmarshalText(text []byte) error {
	if *h = Has(text); *h != Always && *h != NewData && *h != Finding {
		return fmt.Errorf("%q is none of always, new data and a finding", text)
	}
	return nil
}

// UnmarshalText reads the short form: the word alone.
func (o *Occasion) UnmarshalText(text []byte) error { return o.Has.UnmarshalText(text) }

// Check notes an occasion that is none, or two.
func (o Occasion) Check(at check.Place) {
	bounded := o.From != "" || o.Column != "" || o.Below != nil || o.Above != nil
	switch {
	case o.Has != "" && bounded:
		at.Note("write two occasions: each is enough", "an occasion is a word or a bound, not both")
	case o.Has == "" && (o.From == "" || o.Column == "" || o.Below == nil && o.Above == nil):
		at.Note("as in { from: cash, column: balance, below: 20000000 }", "a bound needs from, column, and below or above")
	}
}

// checkSendWhen notes occasions that can never be.
func (s Spec) checkSendWhen(at check.Place) {
	for i, o := range s.SendWhen.Any {
		at := at.Key("send_when").Item(i)
		switch {
		case o.Has == Finding && s.Findings == nil:
			at.Note("add findings: to the report", "the report tells no findings")
		case o.From != "" && !s.tellsOf(o.From):
			at.Note("name a source of one of its sections", "no section shows the source %q", o.From)
		}
	}
}

// Always tells whether every edition goes out.
func (s SendWhen) Always() bool {
	return len(s.Any) == 0 || slices.ContainsFunc(s.Any, func(o Occasion) bool { return o.Has == Always })
}

// measures tells whether a bound needs all rows of the source.
func (s SendWhen) measures(source string) bool {
	return slices.ContainsFunc(s.Any, func(o Occasion) bool { return o.From == source })
}

// Beyond names the rows that are beyond the bounds, in order: for each the
// bound, and a checksum of the words and times of the row. A row with an unknown
// number is not beyond. Whole is whether everything that the report reads could
// be read now.
func (s SendWhen) Beyond(readings map[string]Reading) (rows []string, whole bool) {
	whole = true
	for _, r := range readings {
		whole = whole && r.Err == nil && r.Table != nil && !r.Table.Aged && len(r.Table.Gaps) == 0
	}
	for _, o := range s.Any {
		t := readings[o.From].Table
		switch {
		case o.From == "":
		case t == nil || t.Index(o.Column) < 0:
			whole = false
		default:
			rows = append(rows, o.beyond(t)...)
		}
	}
	slices.Sort(rows)
	return rows, whole
}

func (o Occasion) beyond(t *table.Table) (rows []string) {
	at := t.Index(o.Column)
	for _, row := range t.Rows {
		cell := row[at]
		if cell.Known && (o.Below != nil && cell.Num.LessThan(*o.Below) || o.Above != nil && cell.Num.GreaterThan(*o.Above)) {
			rows = append(rows, o.name(t, row))
		}
	}
	return rows
}

// name is the bound, and a checksum of what names the row: a kept document must
// not show what a private source holds.
func (o Occasion) name(t *table.Table, row []table.Value) string {
	sum := sha256.New()
	for i, c := range t.Columns {
		if !c.Kind.Numeric() {
			fmt.Fprintf(sum, "%q %q\n", c.Name, row[i].String())
		}
	}
	side := "above"
	if o.Below != nil {
		side = "below"
	}
	return strings.Join([]string{o.From, o.Column, side, hex.EncodeToString(sum.Sum(nil)[:8])}, " ")
}

// Sends tells whether after has something for which it goes out. Before is the
// document of the last edition that went out, nil if there is none. A document
// that lacks something may hide something new, so it goes out; and so does the
// first one that is whole again.
func (s SendWhen) Sends(before, after *document.Document) bool {
	if s.Always() || before == nil || len(before.Gaps)+len(after.Gaps) > 0 {
		return true
	}
	return slices.ContainsFunc(s.Any, func(o Occasion) bool {
		switch o.Has {
		case NewData:
			return document.HasNews(before, after)
		case Finding:
			return document.HasNewFinding(before, after)
		}
		return !slices.Equal(before.Beyond, after.Beyond)
	})
}

// Lacks says in words which occasions there are none of: "no new data and no
// finding".
func (s SendWhen) Lacks() string {
	var words []string
	for _, o := range s.Any {
		lack := map[Has]string{NewData: "no new data", Finding: "no new finding", "": "no bound crossed"}[o.Has]
		if !slices.Contains(words, lack) {
			words = append(words, lack)
		}
	}
	return strings.Join(words, ", ")
}
