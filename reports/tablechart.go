package reports

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/period"
	"catchup/internal/table"
)

// TableChart is the chart of a table section. It draws columns that the table
// shows, and the rows that it shows but for those that sum others.
type TableChart struct {
	// Kind is its form: bar, dot, line, slope, spark, share or bridge.
	Kind string `yaml:"kind,required"`
	// Title says what is drawn; if absent, the caption of the table.
	Title string `yaml:"title"`
	// Columns are the columns of figures that are drawn, in their order; if absent,
	// the first and all that are of its kind and unit.
	Columns []string `yaml:"columns"`
	// By is the column that labels the rows; if absent, the first of years, months
	// or days for a line, a slope or sparks, and else the first of words.
	By string `yaml:"by"`
	// Series is the column of words that parts the rows into lines, where each row
	// is one body at one time; it needs one column of figures.
	Series string `yaml:"series"`
	// Parts tells where the parts of a share stand: rows, below each other, or
	// columns, beside each other.
	Parts string `yaml:"parts" default:"rows"`
	// Order is value, the largest first, or source, that of the table; if absent,
	// bars and dots of names stand by value unless the table has a sort.
	Order string `yaml:"order"`
	// Highlight names up to four series that stand out in a chart of more than six;
	// if absent, those that changed most.
	Highlight []string `yaml:"highlight"`
}

// The places of parts, and the orders.
const (
	byRows    = "rows"
	byColumns = "columns"
	byValue   = "value"
	bySource  = "source"
)

// lined are the charts of lines, along labels with an order.
var lined = []document.ChartKind{document.Line, document.Slope, document.Spark}

// plotted are the charts that draw numbers as they are. The limits of a control
// chart have to be worked out.
func plotted() []document.ChartKind {
	return slices.DeleteFunc(document.ChartKinds(), func(k document.ChartKind) bool { return k == document.Control })
}

// kind is the chart as documents call it.
func (c TableChart) kind() document.ChartKind { return document.ChartKind(c.Kind) }

// Check notes a form that is not known, and columns that the table does not show.
func (t Table) checkChart(at check.Place) {
	c := t.Chart
	if c == nil {
		return
	}
	names := t.names()
	oneOf(at.Key("kind"), c.Kind, charts(plotted()))
	oneOf(at.Key("parts"), c.Parts, []string{byRows, byColumns})
	oneOf(at.Key("order"), c.Order, []string{byValue, bySource})
	oneOf(at.Key("by"), c.By, names)
	oneOf(at.Key("series"), c.Series, names)
	for i, name := range c.Columns {
		oneOf(at.Key("columns").Item(i), name, names)
	}
	if c.Series != "" && len(c.Columns) > 1 {
		at.Key("series").Note("name the one column of figures", "rows that are parted into series have one figure each, and columns names %d", len(c.Columns))
	}
	if c.Series != "" && !slices.Contains(lined, c.kind()) {
		at.Key("series").Note("", "only a line, a slope and sparks have series of rows")
	}
	checkHighlight(at.Key("highlight"), c.Highlight, c.kind())
}

// CheckKinds notes a chart that columns of these kinds cannot carry. of is the
// kind of a column of the source, empty if it is only known when that is read.
func (t Table) CheckKinds(at check.Place, of func(column string) table.Kind) {
	c := t.Chart
	if c == nil {
		return
	}
	at = at.Key("chart")
	known := true
	for _, name := range t.names() {
		known = known && of(name) != ""
	}
	for i, name := range c.Columns {
		if kind := of(name); kind != "" && !kind.Numeric() {
			at.Key("columns").Item(i).Note("", "the column %q is of kind %s, and a chart draws numbers", name, kind)
		}
	}
	if known && slices.Contains(lined, c.kind()) && !timed(of(c.by(t.names(), of))) {
		t.checkAcross(at, of)
	}
}

// checkAcross notes columns that no line can lead through.
func (t Table) checkAcross(at check.Place, of func(column string) table.Kind) {
	var heads []string
	for _, column := range t.Columns {
		if drawn := t.Chart.Columns; len(drawn) == 0 && of(column.Name).Numeric() {
			heads = append(heads, cmp.Or(column.Head, column.Name))
		}
	}
	for _, name := range t.Chart.Columns {
		heads = append(heads, t.head(name))
	}
	switch {
	case t.Chart.kind() == document.Slope && len(heads) != 2:
		at.Key("kind").Note("name two in columns, or take line or spark", "a slope leads from one column to another, and here are %d", len(heads))
	case t.Chart.kind() != document.Slope && !inTime(heads, period.Years{}):
		at.Key("kind").Note("a line needs a column of years, months or days, or columns that are named for them, the earliest first", "the columns drawn have no order in time")
	}
}

// by is the column that labels the rows, "" if there is none.
func (c TableChart) by(names []string, of func(column string) table.Kind) string {
	if c.By != "" {
		return c.By
	}
	if slices.Contains(lined, c.kind()) {
		if i := slices.IndexFunc(names, func(name string) bool { return timed(of(name)) }); i >= 0 {
			return names[i]
		}
	}
	if i := slices.IndexFunc(names, func(name string) bool { return !of(name).Numeric() && name != c.Series }); i >= 0 {
		return names[i]
	}
	return ""
}

// timed tells whether values of the kind have an order in time.
func timed(k table.Kind) bool {
	return k == table.Year || k == table.Month || k == table.Date || k == table.Time
}

// yearWithin finds a year within a head, "Spending 2022-23".
var yearWithin = regexp.MustCompile(`\b(?:19|20)\d\d\b`)

// inTime tells whether heads name times, each later than the one before.
func inTime(heads []string, years period.Years) bool {
	last, lastForm := int64(0), 0
	for i, head := range heads {
		at, form := momentOf(head, years)
		if form == noTime || i > 0 && (form != lastForm || at <= last) {
			return false
		}
		last, lastForm = at, form
	}
	return len(heads) > 0
}

// The forms in which a head names a time: a year, a month or quarter, or words
// with a year in them.
const (
	noTime = iota
	ofYear
	ofMonth
	withYear
)

// momentOf is the time that a head names, and the form in which it does.
func momentOf(head string, years period.Years) (at int64, form int) {
	if year, err := years.Year(head); err == nil {
		return int64(year.Begins), ofYear
	}
	if when, err := years.When(head); err == nil {
		return when.Number(), ofMonth
	}
	if found := yearWithin.FindAllString(head, -1); len(found) == 1 {
		at, err := strconv.ParseInt(found[0], 10, 64)
		if err == nil {
			return at, withYear
		}
	}
	return 0, noTime
}
