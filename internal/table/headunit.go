package table

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/check"
)

// counted is what numbers are counted in: millions of pounds. Currency is empty
// where only the millions are known.
type counted struct {
	currency string
	power    int32
}

// String is the unit in words: "millions of pounds", "thousands".
func (c counted) String() string {
	many := map[int32]string{-2: "per cent", 0: "ones", 3: "thousands", 6: "millions", 9: "billions"}[c.power]
	if c.currency == "" {
		return many
	}
	named := cmp.Or(map[string]string{"GBP": "pounds", "EUR": "euros", "USD": "dollars"}[c.currency], c.currency)
	if c.power == 0 {
		return named
	}
	return many + " of " + named
}

// scale is what numbers are multiplied by.
func (c counted) scale() decimal.Decimal { return decimal.New(1, c.power) }

// perCent is what shares are counted in that stand below a "%".
var perCent = counted{power: -2}

const (
	sizes    = `['’]?(k|mn?|bn|1?,?000['’]?s?|thousands?|millions?|billions?|mio\.?|mrd\.?)`
	moneyIn  = `(£|€|\$|(?:^|[\W_])(?:gbp|eur|usd|pounds?|euros?|dollars?)[\s_]?)`
	manyOf   = `(thousands?|millions?|billions?|mio\.?|mrd\.?)[\s_]+(?:of[\s_]+)?(£|€|\$|gbp|eur|usd|pounds?|euros?|dollars?)`
	figures  = `\b(?:figures|values|amounts|numbers|data|units?|sums)\b`
	someMany = `['’]?(000['’]?s?|thousands?|millions?|billions?)`
)

// How heads and captions say what is counted in: "(£k)", "£'000", "plan_gbp_m",
// "million euro"; of numbers "Patients (000s)", "Output, million tonnes".
var (
	moneySizes  = regexp.MustCompile(`(?i)` + moneyIn + `\s?` + sizes + `(?:[\W_]|$)`)
	sizesMoney  = regexp.MustCompile(`(?i)(?:^|[\W_])` + manyOf + `(?:[\W_]|$)`)
	numberSizes = regexp.MustCompile(`(?i)(?:[(\[]\s*(?:in )?|, (?:in )?|\bin )` + someMany + `(?: [a-z ]+)?\s*[)\]]?$|\s` + `['’]?(000['’]?s)$`)
	perMany     = regexp.MustCompile(`(?i)\bper\b|[\d,.]\s?000s?\b`)
	allSizes    = regexp.MustCompile(`(?i)` + figures + `.*\bin ` + someMany + `\b`)
	wholeMoney  = regexp.MustCompile(`[(\[]\s*[£€$]\s*[)\]]`)
)

// powers are the powers of ten of the words for sizes, by their first letters.
var powers = map[string]int32{"k": 3, "0": 3, "1": 3, "t": 3, "m": 6, "b": 9}

// tens is the power of ten of a word for a size.
func tens(size string) int32 {
	size = strings.ToLower(strings.Trim(size, "'’"))
	if strings.HasPrefix(size, "mrd") {
		return 9
	}
	return powers[size[:1]]
}

// moneyUnit is what a head or a caption says that money is counted in.
func moneyUnit(text string) (counted, bool) {
	if m := moneySizes.FindStringSubmatch(text); m != nil {
		return counted{currencyOf(m[1]), tens(m[2])}, true
	}
	if m := sizesMoney.FindStringSubmatch(text); m != nil {
		return counted{currencyOf(m[2]), tens(m[1])}, true
	}
	return counted{}, false
}

// currencyOf is the code of a currency by its sign, code or name.
func currencyOf(name string) string {
	name = strings.ToUpper(strings.Trim(name, " _\t(,;-–:["))
	switch {
	case name == "£" || strings.HasPrefix(name, "POUND"):
		return "GBP"
	case name == "€" || strings.HasPrefix(name, "EURO"):
		return "EUR"
	case name == "$" || strings.HasPrefix(name, "DOLLAR"):
		return "USD"
	}
	return strings.TrimLeft(name, "(")
}

// numberUnit is what a head says that things are counted in. A rate "per 1,000"
// is not counted in thousands.
func numberUnit(head string) (counted, bool) {
	m := numberSizes.FindStringSubmatch(words(head))
	if m == nil || perMany.MatchString(head) {
		return counted{}, false
	}
	return counted{power: tens(cmp.Or(m[1], m[2]))}, true
}

// takeScale takes the scale of a column from its head where the settings give
// none. Money whose head and settings contradict each other is a problem: which
// of them is right cannot be known.
func (c *ColumnSpec) takeScale(head string) (in counted, wrong check.Problems) {
	var ok bool
	switch c.Kind {
	case Share:
		if c.Scale.IsZero() && percentHead.MatchString(head) {
			c.Scale = hundredth
			return perCent, nil
		}
	case Money:
		if in, ok = moneyUnit(head); !ok && c.Scale.IsZero() {
			in, ok = numberUnit(head)
		}
	case Number:
		if in, ok = numberUnit(head); !c.Scale.IsZero() {
			return counted{}, nil
		}
	}
	switch {
	case !ok:
		return counted{}, nil
	case c.Kind == Money && in.currency != "" && in.currency != c.Unit:
		return in, contradiction(head, in.currency, c.Unit, "check the unit")
	case c.Scale.IsZero():
		c.Scale = in.scale()
		return in, nil
	case !c.Scale.Equal(in.scale()) && !c.Scale.Equal(one): // 1 says that the numbers are whole all the same
		return in, contradiction(head, in.scale().String(), c.Scale.String(), "leave scale out to take it from the head")
	}
	return counted{}, nil
}

func contradiction(head, its, ours, hint string) check.Problems {
	return check.Problems{{Message: fmt.Sprintf("the head %q counts in %s, the settings in %s", words(head), its, ours), Hint: hint}}
}

// captionUnit is what a line before the data says that all figures are counted
// in, as "£ million", "All figures in £000" or "Table 1: outturn (£m)" do. A line
// that only mentions a sum does not.
func captionUnit(line string) (counted, bool) {
	for _, pattern := range []*regexp.Regexp{moneySizes, sizesMoney} {
		if at := pattern.FindStringIndex(line); at != nil && saysUnit(line[:at[0]], line[at[0]:at[1]], line[at[1]:]) {
			return moneyUnit(line)
		}
	}
	if m := allSizes.FindStringSubmatch(line); m != nil {
		return counted{power: tens(m[1])}, true
	}
	return counted{}, false
}

// saysUnit tells whether a unit stands apart in its line: alone, in brackets,
// after a comma or a dash at the end, or in a sentence about all figures.
func saysUnit(before, unit, after string) bool {
	alone := strings.Trim(before, " (:[-–#*\"'") == "" && strings.Trim(after, " ):].\"'") == ""
	opened := strings.HasSuffix(strings.TrimRight(before, " "), "(") || strings.HasPrefix(strings.TrimSpace(unit), "(")
	last := strings.TrimSpace(before)
	ended := strings.Trim(after, " ).") == "" && (strings.HasSuffix(last, ",") || strings.HasSuffix(last, "-") || strings.HasSuffix(last, "–") || strings.HasSuffix(last, ":") || strings.HasPrefix(unit, ","))
	return alone || opened || ended || aboutFigures.MatchString(before+after)
}

// aboutFigures is a word for all figures of a table.
var aboutFigures = regexp.MustCompile(`(?i)` + figures)

// caption is a line before the data that says what figures are counted in.
type caption struct {
	line string
	in   counted
}

// captions are those of the table, one for each unit.
func (b *Builder) captions() (all []caption) {
	for _, line := range b.table.Remarks {
		in, ok := captionUnit(line)
		if ok && !slices.ContainsFunc(all, func(c caption) bool { return c.in == in }) {
			all = append(all, caption{line, in})
		}
	}
	return all
}

// fit tells whether a caption may speak of a column: one of money in its
// currency, or one of things if the caption names no currency.
func (c caption) fit(of *ColumnSpec) bool {
	return of.Kind == Money && (c.in.currency == "" || c.in.currency == of.Unit) || of.Kind == Number && c.in.currency == ""
}

// takeCaptions gives columns the unit that a line before the data names, where
// neither the settings nor the head do. Where two lines disagree, or the head
// says "(£)", it must be settled.
func (b *Builder) takeCaptions() {
	captions := b.captions()
	for _, l := range b.links {
		if !l.cells.Scale.IsZero() {
			continue
		}
		l.captions = slices.DeleteFunc(slices.Clone(captions), func(c caption) bool { return !c.fit(&l.cells.ColumnSpec) })
		if len(l.captions) == 1 && !wholeMoney.MatchString(l.column.Head) {
			l.in, l.cells.Scale = l.captions[0].in, l.captions[0].in.scale()
		}
	}
}

// sayUnits says what was taken from heads and captions.
func (b *Builder) sayUnits() {
	said := map[string][]string{}
	var order []string
	for _, l := range b.links {
		if l.in.power == 0 || l.in == perCent && !l.forms.has(isBare) {
			continue
		}
		how := fmt.Sprintf("counted in %s in the source.", l.in)
		if len(l.captions) == 1 {
			how = fmt.Sprintf("counted in %s in the source, as “%s” above the data says.", l.in, l.captions[0].line)
		}
		if said[how] == nil {
			order = append(order, how)
		}
		said[how] = append(said[how], "“"+words(l.column.Head)+"”")
	}
	for _, how := range order {
		b.table.Said = append(b.table.Said, subject(said[how])+how)
	}
}

// subject begins a sentence about columns: “Plan” and “Outturn” are.
func subject(heads []string) string {
	last := len(heads) - 1
	if last == 0 {
		return heads[0] + " is "
	}
	return strings.Join(heads[:last], ", ") + " and " + heads[last] + " are "
}

// judgeUnit asks what a column is counted in where lines before it disagree with
// each other or with its head.
func (l *link) judgeUnit(b *Builder, first Value) {
	if l.in.power > 0 || len(l.captions) == 0 || !l.cells.Scale.IsZero() {
		return
	}
	lines, one := fmt.Sprintf("the head is “%s”, and above the data stands “%s”", l.column.Head, l.captions[0].line), counted{l.cells.Unit, 0}
	if len(l.captions) > 1 {
		lines, one = fmt.Sprintf("above the data stand “%s” and “%s”", l.captions[0].line, l.captions[1].line), l.captions[1].in
	}
	at := "columns." + l.column.Name + ".scale: "
	b.doubt("unit", witness{from: first.From}, l, lines, "it is counted in "+one.String(), "it is counted in "+l.captions[0].in.String(),
		at+one.written()+", or "+at+l.captions[0].in.written())
}

// absurd is more money than there is: ten trillion.
var absurd = decimal.New(1, 13)

// judgeSize asks whether numbers are counted as the head or a caption says, if
// most of them would then be absurd.
func (l *link) judgeSize(b *Builder, column int) {
	if l.cells.Kind != Money || l.in.power <= 0 {
		return
	}
	large, known := 0, 0
	for i := range b.table.Rows {
		if v := &b.table.Rows[i][column]; v.Known && !v.Num.IsZero() {
			known++
			if v.Num.Abs().GreaterThanOrEqual(absurd) {
				large++
			}
		}
	}
	if 2*large <= known {
		return
	}
	first := b.table.Rows[slices.IndexFunc(b.table.Rows, func(row []Value) bool { return row[column].Num.Abs().GreaterThanOrEqual(absurd) })][column]
	whole := l.column.Figure(first.Num.Shift(-l.in.power))
	at := "columns." + l.column.Name + ".scale: "
	b.doubt("unit", witness{from: first.From}, l, fmt.Sprintf("it stands in a column that is counted in %s, and comes to %s", l.in, l.column.Figure(first.Num)),
		"it is as large as that", "it is written in whole units, and is "+whole, at+l.in.written()+", or "+at+"1")
}

// written is the scale as settings write it: "1e6".
func (c counted) written() string {
	if c.power == 0 {
		return "1"
	}
	return fmt.Sprintf("1e%d", c.power)
}
