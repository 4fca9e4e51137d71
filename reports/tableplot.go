package reports

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/period"
	"catchup/internal/table"
)

// plot is the chart of a table while it is made: what the table shows, as far as
// it is drawn.
type plot struct {
	*grid
	ask     TableChart
	rows    []document.Row  // as they are set, without those that sum others
	lines   []line          // and as they were read
	columns []int           // the columns of figures
	by      int             // the column of the labels, -1 for none
	times   []period.Period // of the labels in UTC, none if they name none
}

// plot takes what is drawn from the table. The rows of set are those of the grid
// that are shown, in their order.
func (g *grid) plot(set document.Table) (*plot, error) {
	p := &plot{grid: g, ask: *g.Chart, by: -1}
	of := func(column string) table.Kind { return g.columns[slices.Index(g.names(), column)].Kind }
	if name := p.ask.by(g.names(), of); name != "" {
		p.by = slices.Index(g.names(), name)
	}
	n := 0
	for i, row := range g.rows {
		if g.Limit > 0 && i >= g.Limit && row.role != table.Total {
			continue
		}
		if row.role == table.Body {
			p.rows, p.lines = append(p.rows, set.Rows[n]), append(p.lines, row)
		}
		n++
	}
	for i, c := range g.columns {
		drawn := slices.Contains(p.ask.Columns, g.names()[i])
		if len(p.ask.Columns) == 0 {
			drawn = c.Kind.Numeric() && (len(p.columns) == 0 || p.like(c))
		}
		if drawn && !c.Kind.Numeric() {
			return nil, fmt.Errorf("the column %q has no numbers", c.Name)
		}
		if drawn {
			p.columns = append(p.columns, i)
		}
	}
	slices.SortStableFunc(p.columns, func(a, b int) int {
		return cmp.Compare(slices.Index(p.ask.Columns, g.names()[a]), slices.Index(p.ask.Columns, g.names()[b]))
	})
	return p, p.check()
}

// like tells whether the column is of the kind and unit of the first one drawn.
func (p *plot) like(c table.Column) bool {
	first := p.grid.columns[p.columns[0]]
	return c.Kind == first.Kind && (c.Unit == first.Unit || c.Kind == table.Share)
}

// check gives the reason why the columns cannot be drawn beside each other.
func (p *plot) check() error {
	switch {
	case len(p.columns) == 0:
		return errors.New("there are no numbers in it")
	case p.by < 0:
		return errors.New("no column names its rows")
	}
	for _, i := range p.columns {
		if c := p.grid.columns[i]; !p.like(c) {
			return fmt.Errorf("%s and %s are not in one unit", p.headOf(p.columns[0]), p.headOf(i))
		}
	}
	return nil
}

// headOf is the head of a column.
func (p *plot) headOf(column int) string { return p.heads()[column].Head }

// chart makes the chart. An error is why the data have not its shape.
func (p *plot) chart(illustrative bool, events []kind.Event) (document.Chart, error) {
	c := document.Chart{Kind: p.ask.kind(), Title: cmp.Or(p.ask.Title, p.Caption, p.Title), Illustrative: illustrative, Unit: p.unit()}
	var err error
	switch {
	case slices.Contains(lined, c.Kind) && timed(p.grid.columns[p.by].Kind):
		err = p.alongRows(&c)
	case slices.Contains(lined, c.Kind):
		p.across(&c)
		if c.Kind == document.Slope || inTime(c.Labels, p.grid.columns[p.columns[0]].Years) {
			c.Axis = document.Ordered
			c.Places, p.times = p.placesOf(c.Labels), p.timesOf(c.Labels)
		}
	case c.Kind == document.Share:
		err = p.shares(&c)
	default:
		p.downRows(&c)
		p.sortBars(&c)
	}
	for i, s := range c.Series {
		c.Series[i].Highlight = slices.Contains(p.ask.Highlight, s.Name)
	}
	p.happened(&c, events)
	c.Alt = reach(c)
	c.Headline = headline(c)
	return c, err
}

// unit is what the numbers are in.
func (p *plot) unit() string {
	switch first := p.grid.columns[p.columns[0]]; first.Kind {
	case table.Money:
		return p.Unit.String()
	case table.Number:
		return first.Unit
	}
	return ""
}

// point is what a row has in a column, in the unit of the chart.
func (p *plot) point(row, column int) document.Point {
	cell, v := p.rows[row].Cells[column], p.lines[row].values[column]
	point := document.Point{Known: v.Known, Shown: cell.Shown, Tone: cell.Tone, Figure: cell.Figure}
	if v.Known {
		point.Num = p.scaled(p.quantity("", column, v))
	}
	return point
}

func (p *plot) scaled(q finance.Quantity) decimal.Decimal {
	return finance.Style{Unit: p.Unit, Decimals: p.Decimals}.Scaled(q)
}

// downRows makes a label of each row and a series of each column.
func (p *plot) downRows(c *document.Chart) {
	for i, row := range p.rows {
		c.Labels = append(c.Labels, row.Cells[p.by].Shown)
		for n, column := range p.columns {
			if i == 0 {
				c.Series = append(c.Series, document.Series{Name: p.headOf(column)})
			}
			c.Series[n].Points = append(c.Series[n].Points, p.point(i, column))
		}
	}
}

// across makes a label of each column and a series of each row.
func (p *plot) across(c *document.Chart) {
	for _, column := range p.columns {
		c.Labels = append(c.Labels, p.headOf(column))
	}
	for i, row := range p.rows {
		s := document.Series{Name: row.Cells[p.by].Shown}
		for _, column := range p.columns {
			s.Points = append(s.Points, p.point(i, column))
		}
		c.Series = append(c.Series, s)
	}
}

// alongRows makes a label of each time, the earliest first, and a series of each
// column, or of each name of the column that parts the rows.
func (p *plot) alongRows(c *document.Chart) error {
	c.Axis = document.Ordered
	order := make([]int, 0, len(p.rows))
	for i, row := range p.lines {
		if row.values[p.by].Known {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return compare(p.lines[a].values[p.by], p.lines[b].values[p.by]) })
	for _, i := range order {
		if label := p.rows[i].Cells[p.by].Shown; !slices.Contains(c.Labels, label) {
			c.Labels, c.Places = append(c.Labels, label), append(c.Places, placeOf(p.lines[i].values[p.by]))
			p.times = append(p.times, timeOf(p.lines[i].values[p.by]))
		}
	}
	parted := slices.Index(p.names(), p.ask.Series)
	for i := range p.rows {
		at := slices.Index(c.Labels, p.rows[i].Cells[p.by].Shown)
		if at < 0 {
			continue
		}
		for _, column := range p.columns {
			name := p.headOf(column)
			if parted >= 0 {
				name = p.rows[i].Cells[parted].Shown
			}
			if !put(c, name, at, p.point(i, column)) {
				return fmt.Errorf("%s stands twice in it for %s", c.Labels[at], name)
			}
		}
	}
	return nil
}

// placeOf is where a value of time lies: a period on a scale of months, and a
// moment on one of seconds.
func placeOf(v table.Value) int64 {
	if v.Kind == table.Year || v.Kind == table.Month {
		return v.When().Place()
	}
	return v.Time.Unix()
}

// timeOf are the days of a value of time in UTC; none if it has no year.
func timeOf(v table.Value) period.Period {
	switch {
	case v.Kind != table.Year && v.Kind != table.Month:
		day := v.Time.UTC().Truncate(24 * time.Hour)
		return period.Period{Start: day, End: day.AddDate(0, 0, 1)}
	case v.When().Year.None():
		return period.Period{}
	}
	return v.When().Span()
}

// timesOf are the days of heads that name years or parts of them, none for others.
func (p *plot) timesOf(heads []string) []period.Period {
	years := p.grid.columns[p.columns[0]].Years
	times := make([]period.Period, len(heads))
	for i, head := range heads {
		if year, err := years.Year(head); err == nil {
			times[i] = period.When{Year: year}.Span()
		} else if when, err := years.When(head); err == nil && !when.Year.None() {
			times[i] = when.Span()
		}
	}
	return times
}

// happened sets what happened in the time of a chart of lines.
func (p *plot) happened(c *document.Chart, events []kind.Event) {
	if c.Kind != document.Line {
		return
	}
	names := []string{c.Title}
	for _, s := range c.Series {
		names = append(names, s.Name)
	}
	c.Events = kind.Happened(events, p.times, names...)
}

// placesOf are where heads that name times lie, none if they name none.
func (p *plot) placesOf(heads []string) []int64 {
	years := p.grid.columns[p.columns[0]].Years
	if !inTime(heads, years) {
		return nil
	}
	places := make([]int64, len(heads))
	for i, head := range heads {
		at, form := momentOf(head, years)
		if form == ofMonth {
			at = period.WhenNumbered(at, years.Starts).Place()
		}
		places[i] = at
	}
	return places
}

// put sets the point of a series at a label. It is false if there is one already.
func put(c *document.Chart, series string, at int, point document.Point) bool {
	n := slices.IndexFunc(c.Series, func(s document.Series) bool { return s.Name == series })
	if n < 0 {
		n = len(c.Series)
		gaps := slices.Repeat([]document.Point{{Shown: "not available"}}, len(c.Labels))
		c.Series = append(c.Series, document.Series{Name: series, Points: gaps})
	}
	free := c.Series[n].Points[at].Figure == "" && !c.Series[n].Points[at].Known
	c.Series[n].Points[at] = point
	return free
}

// shares makes a whole of each column, whose parts are the rows, or of each row,
// whose parts are the columns. Times are no parts of anything.
func (p *plot) shares(c *document.Chart) error {
	if p.ask.Parts == byColumns {
		p.across(c)
		if inTime(c.Labels, p.grid.columns[p.columns[0]].Years) {
			return errors.New("its columns are times, which are no parts of a whole")
		}
		for i := range c.Series {
			c.Series[i].Whole = total(c.Series[i].Points)
		}
		return nil
	}
	p.downRows(c)
	if timed(p.grid.columns[p.by].Kind) {
		return errors.New("its rows are times, which are no parts of a whole")
	}
	for n, column := range p.columns {
		c.Series[n].Whole = p.whole(column)
	}
	return nil
}

// total is the sum of the known points.
func total(points []document.Point) (sum decimal.Decimal) {
	for _, p := range points {
		if p.Known {
			sum = sum.Add(p.Num)
		}
	}
	return sum
}

// whole is what the source says that the column comes to, or else the sum of all
// its rows, shown or not. Shares come to 100%.
func (p *plot) whole(column int) decimal.Decimal {
	if p.grid.columns[column].Kind == table.Share {
		return decimal.New(100, 0)
	}
	var sum decimal.Decimal
	for _, row := range p.grid.rows {
		v := row.values[column]
		switch {
		case !v.Known || row.role != table.Body && row.role != table.Total:
		case row.role == table.Total:
			return p.scaled(p.quantity("", column, v))
		default:
			sum = sum.Add(p.scaled(p.quantity("", column, v)))
		}
	}
	return sum
}

// sortBars orders the rows of bars and dots by the last of their numbers, the
// largest first, if their labels have no order of their own. Unknown ones come
// last.
func (p *plot) sortBars(c *document.Chart) {
	kept := p.ask.Order == bySource || p.ask.Order == "" && (p.Sort != "" || timed(p.grid.columns[p.by].Kind))
	if kept || c.Kind == document.Bridge || len(c.Series) == 0 {
		return
	}
	order := finance.Indices(c.Labels)
	last := c.Series[len(c.Series)-1].Points
	slices.SortStableFunc(order, func(a, b int) int {
		if last[a].Known != last[b].Known {
			return cmp.Compare(known(last[b]), known(last[a]))
		}
		return last[b].Num.Cmp(last[a].Num)
	})
	c.Labels = arranged(c.Labels, order)
	for i := range c.Series {
		c.Series[i].Points = arranged(c.Series[i].Points, order)
	}
}

func known(p document.Point) int {
	if p.Known {
		return 1
	}
	return 0
}

// arranged are the items in the order of these indices.
func arranged[T any](items []T, order []int) []T {
	made := make([]T, len(order))
	for to, from := range order {
		made[to] = items[from]
	}
	return made
}
