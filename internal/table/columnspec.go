package table

import (
	"cmp"
	"maps"
	"regexp"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/check"
)

// ColumnSpec says which column of a source a column is taken from and what
// its values are. Its short form is the kind alone: "system: text".
type ColumnSpec struct {
	// From is the column's name in the source, without regard to case and
	// space; without it the column has the same name there.
	From string `yaml:"from"`
	// Kind is what the values are.
	Kind Kind `yaml:"kind,required"`
	// Unit is the ISO 4217 code of money, GBP, else words, such as beds.
	Unit string `yaml:"unit"`
	// Scale multiplies what is written: 1e6 where the source counts in
	// millions. A value that carries its own scale (4.2m, 12.5%) keeps it.
	// Without it money has the scale that its head names, as in "Plan (£k)".
	Scale decimal.Decimal `yaml:"scale"`
	// Sign is what a positive amount means: surplus, deficit, spending, overspend
	// or income.
	Sign Sign `yaml:"sign"`
	// Largest is what an amount may come to: 50e9. An amount of money that is many
	// times the others of its column holds the edition unless it is no larger.
	Largest decimal.Decimal `yaml:"largest"`
	// Basis is what the amount of a month covers: in-month, the month alone, or
	// to-date, the year from its beginning.
	Basis Basis `yaml:"basis"`
	// Rate says whether the values are so much for each of something, which have
	// no sum; without it the head says so, as in "£ per head".
	Rate *bool `yaml:"rate"`
	// Same are other spellings of names in a text column, by the name that
	// stands for them: { North East and Yorkshire: [NEY, North East & Yorks] }.
	// Capitals, punctuation, and & for and, make no difference. A name that stands
	// for itself, { Kent: [Kent], Kent County: [Kent County] }, is a body of its own.
	Same map[string][]string `yaml:"same"`

	place string // where its settings stand, if not under its name

	// Others are other names that the column may have in the source.
	Others []string
}

// UnmarshalText reads the short form.
func (c *ColumnSpec) UnmarshalText(text []byte) error {
	*c = ColumnSpec{}
	return c.Kind.UnmarshalText(text)
}

var (
	one      = decimal.NewFromInt(1)
	currency = regexp.MustCompile(`^[A-Z]{3}$`)
)

// Check notes money without a currency, a scale that is not positive, and
// units and scales of what has none.
func (c ColumnSpec) Check(at check.Place) {
	switch {
	case c.Kind == Money && !currency.MatchString(c.Unit):
		at.Key("unit").Note("three capital letters, such as GBP", "money needs the code of its currency")
	case c.Kind != "" && !c.Kind.Numeric() && c.Unit != "":
		at.Key("unit").Note("", "a column of kind %s has no unit", c.Kind)
	}
	switch {
	case c.Scale == decimal.Zero: // none is set; one that is read as 0 is not it
	case !c.Scale.IsPositive():
		at.Key("scale").Note("write 1e6 where the source counts in millions", "must be more than zero")
	case c.Kind != "" && !c.Kind.Numeric():
		at.Key("scale").Note("", "a column of kind %s has no scale", c.Kind)
	}
	if !c.Largest.IsZero() && (!c.Largest.IsPositive() || c.Kind != "" && c.Kind != Money) {
		at.Key("largest").Note("", "it is more than zero, and of a column of kind money")
	}
	if c.Kind != "" && c.Kind != Money && c.Kind != Number {
		for _, meaning := range []struct{ key, word string }{{"sign", string(c.Sign)}, {"basis", string(c.Basis)}} {
			if meaning.word != "" {
				at.Key(meaning.key).Note("", "a column of kind %s has no amounts", c.Kind)
			}
		}
	}
	c.checkSame(at.Key("same"))
}

// checkSame notes spellings in a column that has no names, and one that stands
// for two.
func (c ColumnSpec) checkSame(at check.Place) {
	if len(c.Same) > 0 && c.Kind != "" && c.Kind != Text {
		at.Note("", "a column of kind %s has no names", c.Kind)
	}
	of := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(c.Same)) {
		for i, other := range c.Same[name] {
			if before, ok := of[folded(other)]; ok && before != name && other != name {
				at.Key(name).Item(i).Note("", "%q is a spelling of %q already", other, before)
			}
			of[folded(other)] = name
		}
	}
}

// Parse reads a value of the column as settings write it: of money "5m", of a
// year "2023-24".
func (c Column) Parse(text string) (Value, error) {
	p := parser{ColumnSpec: ColumnSpec{Kind: c.Kind, Unit: c.Unit}, written: Written{Year: c.Years}}
	v, err := p.parse(text)
	v.Kind = c.Kind
	return v, err
}

// Column is the column that the spec makes under the name, as far as that is
// known before its source is read.
func (c ColumnSpec) Column(name string) Column { return c.column(name, "") }

// column is the column that the spec makes under the name, of one with the head
// in its source.
func (c ColumnSpec) column(name, head string) Column {
	unit := c.Unit
	if c.Kind == Share && unit == "" {
		unit = "%"
	}
	return Column{Name: name, Kind: c.Kind, Unit: unit, Head: head, Place: cmp.Or(c.place, "columns."+name), Sign: c.Sign, Basis: c.Basis, Rate: c.Rate, Largest: c.Largest}
}
