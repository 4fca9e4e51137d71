package reports

import (
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/finance"
)

// Table is a section that shows columns of a source as they are.
type Table struct {
	Title    string        `yaml:"title,required"`       // the heading and the table's caption
	From     string        `yaml:"from,required"`        // the source
	Columns  []TableColumn `yaml:"columns,required"`     // the columns shown, in order
	Sort     string        `yaml:"sort"`                 // the column the rows are sorted by, "-total" for the largest first; if absent, the source's order
	Limit    int           `yaml:"limit"`                // how many rows are shown, 0 for all
	Total    bool          `yaml:"total"`                // whether a row sums the columns over all rows of the source, shown or not
	Unit     finance.Unit  `yaml:"unit" default:"£m"`    // how money is shown: £, £k, £m or £bn
	Decimals int           `yaml:"decimals" default:"1"` // the decimals of money and shares, 0 to 3
	Notes    []string      `yaml:"notes"`                // lines under the table
}

// TableColumn is one column of a table section.
type TableColumn struct {
	Name string `yaml:"name,required"` // the source's column
	Head string `yaml:"head"`          // its head; if absent, the name
	Wide bool   `yaml:"wide"`          // whether it is kept on paper and left out of the mail
}

// Check notes a sort by a column that is not shown, doubled columns, and
// numbers outside their bounds.
func (t Table) Check(at check.Place) {
	names := t.names()
	if len(names) == 0 {
		at.Key("columns").Note("", "a table needs at least one column")
	}
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			at.Key("columns").Item(i).Note("", "the column %q is named twice", name)
		}
	}
	oneOf(at.Key("sort"), strings.TrimPrefix(t.Sort, "-"), names)
	within(at.Key("limit"), t.Limit, 0, 1000)
	within(at.Key("decimals"), t.Decimals, 0, 3)
}

// names lists the columns shown.
func (t Table) names() []string {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	return names
}
