package expect

import (
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/check"
	"catchup/internal/table"
)

// Values is what every cell of a column must hold.
type Values struct {
	// Required tells that there must be a value in every row.
	Required bool `yaml:"required"`
	// OneOf are all values that there may be.
	OneOf []string `yaml:"one_of"`
	// Least is the least that a number may be.
	Least *decimal.Decimal `yaml:"least"`
	// Most is the most that a number may be.
	Most *decimal.Decimal `yaml:"most"`
	// Whole tells that a number has no decimals.
	Whole bool `yaml:"whole"`
}

// Check notes bounds between which there is nothing.
func (v Values) Check(at check.Place) {
	if v.Least != nil && v.Most != nil && v.Least.GreaterThan(*v.Most) {
		at.Key("least").Note("", "%s is more than most, %s", v.Least, v.Most)
	}
}

// numeric tells whether only numbers can meet the expectation.
func (v Values) numeric() bool { return v.Least != nil || v.Most != nil || v.Whole }

// values tests the cells of each column that is named.
func (s Spec) values(t *table.Table) []Breach {
	var breaches []Breach
	for _, name := range slices.Sorted(maps.Keys(s.Values)) {
		want := s.Values[name]
		at, wrong := find(t, name)
		if want.numeric() {
			at, wrong = numeric(t, name)
		}
		if len(wrong) == 0 {
			wrong = want.test(t, at[0])
		}
		breaches = append(breaches, named("values."+name, -1, wrong)...)
	}
	return breaches
}

// test tests the cells of a column. One that holds nothing only breaks Required.
func (v Values) test(t *table.Table, at int) []Breach {
	var breaches []Breach
	for _, row := range t.Rows {
		if fault := v.fault(&row[at]); fault != "" {
			breaches = append(breaches, breach(row[at].Cells(), "%s %s", row[at].From, fault))
		}
	}
	return breaches
}

// fault is what is wrong with a cell, empty if nothing is.
func (v Values) fault(cell *table.Value) string {
	switch text := cell.String(); {
	case !cell.Known && v.Required:
		return "holds no value, and there must be one"
	case !cell.Known:
		return ""
	case v.OneOf != nil && !slices.Contains(v.OneOf, text):
		return "is " + text + "; expected is one of " + few(v.OneOf)
	case v.Least != nil && cell.Num.LessThan(*v.Least):
		return "is " + text + "; expected is " + v.Least.String() + " or more"
	case v.Most != nil && cell.Num.GreaterThan(*v.Most):
		return "is " + text + "; expected is " + v.Most.String() + " or less"
	case v.Whole && !cell.Num.IsInteger():
		return "is " + text + "; expected is a whole number"
	}
	return ""
}

// few are the first values of many.
func few(values []string) string {
	const most = 6
	if len(values) > most {
		return strings.Join(values[:most], ", ") + " …"
	}
	return strings.Join(values, ", ")
}
