package shaping

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/control"
	"catchup/internal/table"
)

// Derive are new columns by their names. They are computed from the columns that
// stood there before the step.
type Derive map[string]Derived

// Derived is how a column is computed. Its short form is the formula alone: gap:
// actual - plan, or a text in quotes: basis: "draft".
type Derived struct {
	// Formula computes with the names of columns, numbers (£5m, 10%), + - × ÷ (or
	// * and /) and brackets. A name with spaces stands in square brackets: [net
	// spend] - plan. Sums must be of one kind and unit; money by money is a share.
	// Nothing is divided by zero: that is unknown. A division has 28 decimals.
	Formula string `yaml:"formula,kind"`
	// Constant is one value for all rows, as the source would write it: 2023-24.
	Constant string `yaml:"constant,kind"`
	// Kind is what the values are, if the formula does not say it: a number by a
	// number may be a share.
	Kind table.Kind `yaml:"kind"`
	// Unit is the unit of a number or of constant money: beds, GBP.
	Unit string `yaml:"unit"`
	// Sign is what a positive amount means, as in the columns of a source.
	Sign table.Sign `yaml:"sign"`
	// Basis is what the amount of a month covers, as in the columns of a source.
	Basis table.Basis `yaml:"basis"`

	quoted bool
}

// UnmarshalText reads the short form.
func (d *Derived) UnmarshalText(text []byte) error {
	*d = Derived{Formula: control.Tame(string(text))}
	return nil
}

// Quote says that the short form stood in quotes.
func (d *Derived) Quote() { d.quoted = true }

// deriving is a new column whose formula has been read.
type deriving struct {
	column   table.Column
	constant *table.Value
	formula  *formula
}

func (d *Derive) plan(p planner) (Schema, action) {
	out := p.in
	var all []*deriving
	for _, name := range slices.Sorted(maps.Keys(*d)) {
		at := p.at.Key(name)
		made := (*d)[name].read(p, at, name, slices.Collect(maps.Keys(*d)))
		p.fresh(at, out, name)
		out = out.add(made.column)
		all = append(all, made)
	}
	if len(*d) == 0 {
		p.at.Note("gap: actual - plan", "nothing is derived")
	}
	return out, func(w *work, t *table.Table) (*table.Table, error) { return derived(w, t, out.Columns, all) }
}

// read reads how a column is computed. beside are the columns of the same step.
func (d Derived) read(p planner, at check.Place, name string, beside []string) *deriving {
	made := &deriving{column: table.Column{Name: name, Kind: d.Kind, Unit: d.Unit, Place: inSource(at), Years: p.years()}}
	text, constant := d.Constant, d.Constant != ""
	if d.quoted && p.in.index(d.Formula) < 0 && plainWord(d.Formula) {
		text, constant = d.Formula, true
	}
	if constant {
		made.setConstant(at, text)
	} else if made.formula = readFormula(at, p.in, d.Formula, beside); made.formula != nil {
		made.setFormula(at, d)
	}
	if d.Sign != "" {
		made.column.Sign = d.Sign
	}
	if d.Basis != "" {
		made.column.Basis = d.Basis
	}
	return made
}

// inSource is a place in the settings of its source.
func inSource(at check.Place) string {
	path := at.Path()
	return path[max(0, strings.Index(path, "shape[")):]
}

// setConstant reads the one value of a column.
func (d *deriving) setConstant(at check.Place, text string) {
	if d.column.Kind == "" {
		d.column.Kind = table.Text
	}
	v, err := d.column.Parse(text)
	if err != nil {
		at.Note("", "%s", err)
	}
	v.Made = &table.Made{Rule: "set in the settings"}
	d.constant = &v
}

// setFormula gives the column the kind and unit of its formula. The settings may
// say of a number that it is a share, or what it counts.
func (d *deriving) setFormula(at check.Place, settings Derived) {
	is := d.formula.root.is
	d.column.Sign, d.column.Basis = is.sign, is.basis
	switch plain := is.kind == table.Number && settings.Kind != table.Money; {
	case is.kind == "", plain && settings.Kind == "" && settings.Unit != "", plain && settings.Kind == table.Number:
	case plain && settings.Kind == table.Share:
		d.column.Unit = "%"
	case settings.Kind != "" && settings.Kind != is.kind || settings.Unit != "" && settings.Unit != is.unit:
		at.Note("leave kind and unit out", "the formula makes %s", is)
	}
	if d.column.Kind == "" {
		d.column.Kind = is.kind
	}
	if d.column.Unit == "" {
		d.column.Unit = is.unit
	}
}

// derived is the table with new columns.
func derived(w *work, t *table.Table, columns []table.Column, all []*deriving) (*table.Table, error) {
	if err := w.take(len(t.Rows), len(columns)); err != nil {
		return nil, err
	}
	wide, made := rows{width: len(columns)}, make([][]table.Value, 0, len(t.Rows))
	zeros := make([]list, len(all))
	for _, row := range t.Rows {
		longer := wide.next()
		n := copy(longer, row)
		for i, d := range all {
			v := d.value(row)
			if !v.Known && v.Text == noQuotient {
				zeros[i].add("%s", v.From)
			}
			longer[n+i] = v
		}
		made = append(made, longer)
	}
	for i, d := range all {
		if zeros[i].count > 0 {
			w.tell("%s %s not known in %s, since nothing can be divided by zero: %s", d.column.Name, are(1), some(zeros[i].count, "row"), &zeros[i])
		}
	}
	return with(t, columns, made, t.Roles), nil
}

// value is the value of the new column for a row.
func (d *deriving) value(row []table.Value) table.Value {
	if d.constant == nil {
		v := d.formula.value(row)
		v.Kind = d.column.Kind
		return v
	}
	v := *d.constant
	if len(row) > 0 {
		v.From = rowOf(&row[0])
	}
	return v
}

// is names what an expression is, for messages: "money in GBP".
func (is term) String() string {
	switch {
	case is.kind == table.Money:
		return "money in " + is.unit
	case is.unit == points:
		return "a difference of shares"
	case is.kind.Numeric() && is.unit != "" && is.kind != table.Share:
		return fmt.Sprintf("a number of %s", is.unit)
	case is.kind == table.Time:
		return "a time"
	}
	return map[table.Kind]string{
		table.Text: "a text", table.Number: "a number", table.Share: "a share", table.Date: "a date", table.Year: "a year",
	}[is.kind]
}
