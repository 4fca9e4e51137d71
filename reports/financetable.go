package reports

import (
	"fmt"
	"slices"

	"catchup/internal/document"
	"catchup/internal/finance/finding"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// financeTable makes blocks of the result of a kind of table.
type financeTable struct {
	Finance
	in     Input
	tables []*table.Table // of the sources, in their order
	result *kind.Result
	reg    *register
}

// illustrative tells whether any of the sources is.
func (f financeTable) illustrative() bool {
	return slices.ContainsFunc(f.tables, func(t *table.Table) bool { return t.Illustrative })
}

func (f financeTable) invented() []string {
	return invented(f.Title, &table.Table{Illustrative: f.illustrative()})
}

// paragraphs sets the sentences, each as a paragraph, without those that the findings
// have told. What stood behind one of these stands alone.
func (f financeTable) paragraphs(told finding.Told) (paragraphs []document.Paragraph) {
	left := false
	for _, said := range f.result.Said {
		switch {
		case told.Tells(said):
			left = true
		case left:
			paragraphs = append(paragraphs, f.reg.paragraph(said.Apart()))
		default:
			paragraphs = append(paragraphs, f.reg.paragraph(said.Sentence))
		}
	}
	return paragraphs
}

// blocks are the chart, if there is one, and the table. Data that have not the
// shape of the chart asked for have none: the table says why, and so does the
// warning for the operator.
func (f financeTable) blocks() (blocks []document.Block, warnings []string) {
	figures := f.table()
	if f.result.Chart == nil {
		return f.under([]document.Block{figures})
	}
	known := len(f.reg.figures)
	blocks, warnings = charted(f.chart(*f.result.Chart), figures) // the chart draws the figures of the table again
	if warnings != nil {
		f.reg.figures = f.reg.figures[:known] // those of the chart alone
	}
	return blocks, warnings
}

// under puts the charts of single rows under the table.
func (f financeTable) under(blocks []document.Block) (all []document.Block, warnings []string) {
	for _, c := range f.result.Charts {
		drawn := f.chart(*c)
		if why := drawn.Check(); why != nil {
			warnings = append(warnings, fmt.Sprintf("%s: no chart of “%s”: %v", f.Title, c.Title, why))
			continue
		}
		blocks = append(blocks, drawn)
	}
	return blocks, warnings
}

// charted are a chart above its table, or the table alone with the reason why its
// data cannot be drawn so.
func charted(c document.Chart, t document.Table) (blocks []document.Block, warnings []string) {
	if why := c.Check(); why != nil {
		return uncharted(c.Kind, t, why)
	}
	return []document.Block{c, t}, nil
}

// uncharted are the table and the reason why it has no chart of the kind.
func uncharted(kind document.ChartKind, t document.Table, why error) (blocks []document.Block, warnings []string) {
	t.Notes = append(t.Notes, "There is no chart of this table: "+why.Error()+".")
	return []document.Block{t}, []string{fmt.Sprintf("%s: no chart (%s): %v", t.Caption, kind, why)}
}

// table sets the rows.
func (f financeTable) table() document.Table {
	set := document.Table{Caption: f.Title, Illustrative: f.illustrative(), Notes: f.result.Notes}
	if f.result.Caption != "" {
		set.Caption = fmt.Sprintf("%s, %s", f.Title, f.result.Caption)
	}
	if f.result.Money() {
		set.Unit = f.Unit.String()
	}
	for _, c := range f.result.Columns {
		set.Columns = append(set.Columns, document.Column{Head: c.Head, Numeric: c.Numeric, Wide: c.Wide, Spare: c.Spare, Remark: c.Remark})
	}
	for _, row := range f.result.All() {
		set.Rows = append(set.Rows, f.row(row))
	}
	set.Notes = slices.Concat(set.Notes, legend(set.Rows), f.Notes)
	for i, source := range f.sources() {
		for _, note := range f.in.credit(source, f.tables[i], f.reg) {
			if !slices.Contains(set.Notes, note) { // two sources may say the same of themselves
				set.Notes = append(set.Notes, note)
			}
		}
	}
	weigh(&set)
	return set
}

func (f financeTable) row(r kind.Row) document.Row {
	row := document.Row{Rank: r.Rank, Cells: make([]document.Cell, len(r.Cells))}
	for i, c := range r.Cells {
		row.Cells[i] = f.reg.cell(c)
	}
	return row
}

// chart sets the points in the unit they are shown in.
func (f financeTable) chart(c kind.Chart) document.Chart {
	set := document.Chart{Kind: c.Kind, Title: c.Title, Unit: c.Unit, Alt: c.Alt.Plain(), Headline: c.Headline.Plain(), Labels: c.Labels, Axis: c.Axis, Places: c.Places, Illustrative: f.illustrative(), Events: c.Events}
	for _, series := range c.Series {
		made := document.Series{Name: series.Name, Highlight: slices.Contains(f.highlights(), series.Name)}
		for _, cell := range series.Points {
			made.Points = append(made.Points, f.point(c, cell))
		}
		set.Series = append(set.Series, made)
	}
	f.held(&set, c)
	return set
}

// held sets what the points of a chart are held against, and what that says.
func (f financeTable) held(set *document.Chart, c kind.Chart) {
	for _, l := range c.Levels {
		if p := f.point(c, l.Cell); p.Known {
			set.Thresholds = append(set.Thresholds, document.Threshold{Name: l.Name, Num: p.Num, Shown: p.Shown, Figure: p.Figure})
		}
	}
	for _, s := range c.Stretches {
		set.Limits = append(set.Limits, document.Limits{From: s.From, To: s.To, Trial: s.Trial, Reason: s.Reason,
			Centre: f.point(c, s.Centre), Lower: f.point(c, s.Lower), Upper: f.point(c, s.Upper)})
	}
	for _, sign := range c.Signs {
		cell := f.reg.cell(kind.Words(sign.Shown).Toned(sign.Tone))
		if q := sign.Quantity; q != nil {
			cell.Figure = f.reg.again(*q, sign.Shown)
		}
		set.Signs = append(set.Signs, cell)
	}
}

// highlights are the names whose lines stand out.
func (f financeTable) highlights() []string {
	if len(f.Show.Highlight) > 0 {
		return f.Show.Highlight
	}
	return f.About
}

// point is a cell as a point of the chart; one without a quantity is not known.
func (f financeTable) point(chart kind.Chart, c kind.Cell) document.Point {
	if c.Quantity == nil {
		return document.Point{Shown: c.Shown, Tone: c.Tone}
	}
	q := *c.Quantity
	return document.Point{Num: chart.Plot(q), Known: q.Known, Shown: c.Shown, Tone: c.Tone, Figure: f.reg.again(q, c.Shown)}
}
