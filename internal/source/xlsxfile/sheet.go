package xlsxfile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"catchup/internal/check"
	"catchup/internal/source/dialect"
	"catchup/internal/table"
)

// choice is the sheet that is read, and what there is to say of it.
type choice struct {
	sheet
	said  string
	doubt *table.Doubt
}

// sheet is the sheet that the spec asks for, or the one that shows itself.
func (s Spec) sheet(b *book, wanted table.Columns) (choice, error) {
	if s.Sheet == "" {
		return s.find(b, wanted)
	}
	names := b.names()
	i := slices.IndexFunc(names, func(n string) bool {
		return strings.EqualFold(strings.TrimSpace(n), strings.TrimSpace(s.Sheet))
	})
	if i >= 0 {
		return choice{sheet: b.sheets[i]}, nil
	}
	n, err := strconv.Atoi(s.Sheet)
	if err == nil && n >= 1 && n <= len(names) {
		return b.numbered(n), nil
	}
	return choice{}, check.Problem{
		Message: fmt.Sprintf("there is no sheet %q", s.Sheet),
		Hint:    check.DidYouMean(s.Sheet, names),
	}
}

// names are the names of all sheets.
func (b *book) names() (names []string) {
	for _, s := range b.sheets {
		names = append(names, s.name)
	}
	return names
}

// numbered is the n-th sheet, from 1. It is a doubt if hidden sheets stand among
// those up to it, since people count those that they see.
func (b *book) numbered(n int) choice {
	made, seen := choice{sheet: b.sheets[n-1]}, b.visible()
	if n <= len(seen) && seen[n-1] != b.sheets[n-1] {
		made.doubt = &table.Doubt{
			What:  "hidden",
			Words: fmt.Sprintf("the workbook has hidden sheets, and sheet %d is “%s” with them and “%s” without", n, b.sheets[n-1].name, seen[n-1].name),
			One:   "“" + b.sheets[n-1].name + "” is meant", Other: "“" + seen[n-1].name + "” is meant",
			Cure: fmt.Sprintf("sheet: %q, or sheet: %q", b.sheets[n-1].name, seen[n-1].name),
		}
	}
	return made
}

// visible are the sheets that people see.
func (b *book) visible() []sheet {
	return slices.DeleteFunc(slices.Clone(b.sheets), func(s sheet) bool { return s.hidden || s.chart })
}

// mostSheetsTried is how many sheets are looked into for the columns.
const mostSheetsTried = 50

// find is the only visible sheet that has the wanted columns. If several have
// them it is a doubt, and if none has, the first is read, and says so.
func (s Spec) find(b *book, wanted table.Columns) (choice, error) {
	sheets := b.visible()
	switch {
	case len(sheets) == 0 && len(b.sheets) == 0:
		return choice{}, fmt.Errorf("the workbook has no sheet")
	case len(sheets) == 0:
		sheets = b.sheets
	}
	if len(sheets) == 1 {
		return choice{sheet: sheets[0]}, nil
	}
	var fit []sheet
	for _, one := range sheets[:min(len(sheets), mostSheetsTried)] {
		ok, err := s.fits(b, one, wanted)
		if err != nil {
			return choice{}, err
		}
		if ok {
			fit = append(fit, one)
		}
	}
	switch len(fit) {
	case 0:
		return choice{sheet: sheets[0]}, nil
	case 1:
		return choice{sheet: fit[0], said: fmt.Sprintf("Of the %d sheets of the workbook “%s” is read, which alone has these columns.", len(sheets), fit[0].name)}, nil
	}
	return choice{sheet: fit[0], doubt: several(fit)}, nil
}

// several doubts which of the sheets that fit is meant.
func several(fit []sheet) *table.Doubt {
	one, two := fit[0].name, fit[1].name
	other := "“" + two + "” is"
	words := fmt.Sprintf("the sheets “%s” and “%s”", one, two)
	if more := len(fit) - 2; more > 0 {
		words = fmt.Sprintf("the sheets “%s”, “%s” and %d more", one, two, more)
		other = "another is"
	}
	return &table.Doubt{
		What: "sheet", Words: words + " have these columns",
		One: "“" + one + "” is meant", Other: other,
		Cure: fmt.Sprintf("sheet: %q, or sheet: %q", one, two),
	}
}

// fits tells whether a sheet has the wanted columns.
func (s Spec) fits(b *book, one sheet, wanted table.Columns) (bool, error) {
	rows, err := b.rows(one)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	merged, err := b.merged(one)
	return err == nil && s.Fits(&dialect.Sheet{Rows: rows, Merged: merged}, wanted), err
}
