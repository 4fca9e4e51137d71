package reports

import (
	"cmp"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// Table is a section that shows columns of a source as they are.
type Table struct {
	// Title is the heading of the section.
	Title string `yaml:"title,required"`
	// Caption stands over the table; if absent, the title.
	Caption string `yaml:"caption"`
	// From is the source.
	From string `yaml:"from,required"`
	// Columns are the columns shown, in order.
	Columns []TableColumn `yaml:"columns,required"`
	// Sort is the column the rows are sorted by, -total for the largest first;
	// if absent, the rows stand as in the source.
	Sort string `yaml:"sort"`
	// Limit is how many rows are shown, 0 for all.
	Limit int `yaml:"limit"`
	// Total tells whether a row sums the columns over all rows of the source,
	// shown or not.
	Total bool `yaml:"total"`
	// Unit is how money is shown: £, £k, £m or £bn.
	Unit finance.Unit `yaml:"unit" default:"£m"`
	// Decimals are the decimals of money and shares, 0 to 3.
	Decimals int `yaml:"decimals" default:"1"`
	// Chart draws columns of the table above it; none if absent.
	Chart *TableChart `yaml:"chart"`
	// Notes are lines under the table.
	Notes []string `yaml:"notes"`
}

// TableColumn is one column of a table section.
type TableColumn struct {
	// Name is the source's column.
	Name string `yaml:"name,required"`
	// Head is its head; if absent, the name.
	Head string `yaml:"head"`
	// Wide tells whether it is kept on paper and left out of the mail.
	Wide bool `yaml:"wide"`
}

// widest is how many columns a table has at most. Paper takes so many on a page
// that lies across, or in parts.
const widest = 20

// Check notes a sort by a column that is not shown, doubled columns, and
// numbers outside their bounds.
func (t Table) Check(at check.Place) {
	names := t.names()
	if len(names) == 0 {
		at.Key("columns").Note("", "a table needs at least one column")
	}
	if len(names) > widest {
		at.Key("columns").Note("", "a table has no more than %d columns, not %d", widest, len(names))
	}
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			at.Key("columns").Item(i).Note("", "the column %q is named twice", name)
		}
	}
	oneOf(at.Key("sort"), strings.TrimPrefix(t.Sort, "-"), names)
	within(at.Key("limit"), t.Limit, 0, 1000)
	within(at.Key("decimals"), t.Decimals, 0, 3)
	t.checkChart(at.Key("chart"))
}

// head is the head of the column.
func (t Table) head(name string) string {
	i := slices.Index(t.names(), name)
	if i < 0 {
		return name
	}
	return cmp.Or(t.Columns[i].Head, name)
}

// names lists the columns shown.
func (t Table) names() []string {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	return names
}

// build sets the columns asked for.
func (t Table) build(in Input, reg *register) chapter {
	source, missing := in.table(t.From)
	if missing != nil {
		return in.absent(t.Title, missing)
	}
	grid, err := t.grid(source, in)
	if err != nil {
		return in.absent(t.Title, &Missing{t.From, err})
	}
	reg.section = t.Title
	set := grid.set(reg)
	set.Illustrative = source.Illustrative
	set.Notes = append(set.Notes, in.credit(t.From, source, reg)...)
	blocks, warnings := grid.charted(set, in.events)
	return chapter{invented: invented(t.Title, source), warnings: warnings, blocks: append([]document.Block{
		document.Heading{Level: 2, Text: t.Title},
	}, blocks...)}
}

// charted are the chart that the section asks for, and the table.
func (g *grid) charted(set document.Table, events []kind.Event) (blocks []document.Block, warnings []string) {
	if g.Chart == nil {
		return []document.Block{set}, nil
	}
	p, err := g.plot(set)
	if err != nil {
		return uncharted(g.Chart.kind(), set, err)
	}
	c, err := p.chart(set.Illustrative, events)
	if err != nil {
		return uncharted(c.Kind, set, err)
	}
	return charted(c, set)
}
