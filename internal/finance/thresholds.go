package finance

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"catchup/internal/document"
	"catchup/internal/table"
)

var thresholds = Kind{
	Name: "thresholds",
	Does: "a measure against thresholds, through the counts or forecasts that followed each other",
	Row:  "count",
	Fields: []Field{
		{Name: "count", Kinds: text, Does: "which count it is, as in first forecast, outturn"},
		{Name: "date", Kinds: []table.Kind{table.Date, table.Time}, Optional: true, Does: "when it was given; if left out, they follow each other as in the source"},
		{Name: "amount", Kinds: numeric, Does: "the measure, a deficit negative"},
		{Name: "movement", Kinds: numeric, Optional: true, Does: "how it moved since the count before, as published; else the difference"},
	},
	Takes:  []Option{TakesThresholds, TakesSpending, TakesTotal, TakesChart},
	Asks:   []Option{TakesThresholds},
	Orders: []string{"date"},
	Says: []Saying{
		{"breach", "how the worst count stood to the thresholds", []string{"amount", "movement"}},
		{"revised", "to what it was revised later, and how that stands", []string{"amount"}},
	},
	Chart: document.Line,
	make:  makeThresholds,
}

// revisions are the counts of one measure in their order, held against limits.
type revisions struct {
	*work
	limits []limit
	counts []revision
}

// revision is one count of the measure.
type revision struct {
	record
	amount, movement Quantity
}

func makeThresholds(w *work) (*Result, error) {
	records := w.records(w.main)
	if _, err := tally(records, w.kind.Row); err != nil {
		return nil, err
	}
	slices.SortStableFunc(records, func(a, b record) int { return a.value("date").Time.Compare(b.value("date").Time) })
	limits, err := w.limits(w.main.source.Columns[w.main.at["amount"]].Kind)
	if err != nil {
		return nil, err
	}
	v := &revisions{work: w, limits: limits}
	for i, r := range records {
		made := revision{record: r, amount: r.quantity("amount"), movement: r.quantity("movement")}
		if !made.movement.Known && i > 0 {
			made.movement = w.variance(v.counts[i-1].amount, made.amount).As("movement").About(r.of())
			made.movement.Rule = either(w.Spending, "amount before − amount", "amount − amount before")
		}
		v.counts = append(v.counts, made)
	}
	return v.result(), nil
}

// result sets the counts with what they are off each threshold, and the
// thresholds below them.
func (v *revisions) result() *Result {
	r := &Result{
		Columns: []Column{{Head: Capital(v.one)}},
		Ordered: "in the order in which they were given",
		Notes:   v.notes(),
		Said:    v.said(),
		Chart:   v.chart(),
	}
	if v.main.has("date") {
		r.Columns = append(r.Columns, Column{Head: "Date"})
	}
	r.Columns = append(r.Columns, Column{Head: v.main.head("amount"), Numeric: true}, Column{Head: "Movement", Numeric: true, Wide: true})
	for _, l := range v.limits {
		r.Columns = append(r.Columns, Column{Head: "Against " + l.Name, Numeric: true})
	}
	r.Columns = append(r.Columns, Column{Head: "Result"})
	for _, c := range v.counts {
		r.Rows = append(r.Rows, v.row(c))
	}
	for _, l := range v.limits {
		r.Foot = append(r.Foot, v.level(l))
	}
	return r
}

func (v *revisions) row(c revision) Row {
	row := Row{Cells: []Cell{words(c.body)}}
	if v.main.has("date") {
		row.Cells = append(row.Cells, words(c.day()))
	}
	row.Cells = append(row.Cells, number(c.amount), number(c.movement))
	for _, l := range v.limits {
		row.Cells = append(row.Cells, number(l.headroom(c.amount)))
	}
	row.Cells = append(row.Cells, v.verdict(c))
	return row
}

// day is when the count was given.
func (c revision) day() string {
	if v := c.value("date"); v.Known {
		return v.Time.Format("2 January 2006")
	}
	return "no date"
}

// verdict names the thresholds that are crossed.
func (v *revisions) verdict(c revision) Cell {
	if !c.amount.Known {
		return words("no data")
	}
	var crossed []string
	for _, l := range v.limits {
		if l.headroom(c.amount).Num.IsNegative() {
			crossed = append(crossed, l.Name)
		}
	}
	if len(crossed) == 0 {
		return words("within all").toned(document.Good)
	}
	return words("beyond " + List(crossed)).toned(document.Bad)
}

// level is the line of a threshold.
func (v *revisions) level(l limit) Row {
	row := Row{Cells: []Cell{words(Capital(l.Name))}, Rank: document.Total}
	if v.main.has("date") {
		row.Cells = append(row.Cells, words("–"))
	}
	row.Cells = append(row.Cells, number(l.level), words("–"))
	for range v.limits {
		row.Cells = append(row.Cells, words("–"))
	}
	return Row{append(row.Cells, words("set in the report")), row.Rank}
}

// notes say how the headroom is to be read.
func (v *revisions) notes() []string {
	notes := []string{"Against a threshold, in brackets is by how much it is crossed; else what is left before it."}
	var reserves []string
	for _, l := range v.limits {
		if l.Reserve {
			reserves = append(reserves, l.Name)
		}
	}
	if len(reserves) > 0 {
		notes = append(notes, fmt.Sprintf("The %s is a sum set aside to cover a deficit.", List(reserves)))
	}
	return notes
}

// chart draws the measure and the levels that it should not cross; a reserve
// is drawn as the deficit that it covers.
func (v *revisions) chart() *Chart {
	if !v.Chart {
		return nil
	}
	head := v.main.head("amount")
	chart := &Chart{Kind: document.Line, Title: head + " against " + strings.ToLower(List(v.names())), Series: []Series{{Name: head}}}
	for _, l := range v.limits {
		chart.Series = append(chart.Series, Series{Name: Capital(l.Name)})
	}
	for _, c := range v.counts {
		chart.Labels = append(chart.Labels, c.body)
		chart.Series[0].Points = append(chart.Series[0].Points, number(c.amount))
		for i, l := range v.limits {
			level := l.level
			if l.Reserve {
				level = Given(level.Num.Neg(), level.Kind, level.Unit, "deficit covered by the "+l.Name)
			}
			chart.Series[i+1].Points = append(chart.Series[i+1].Points, number(level))
		}
	}
	chart.Alt = paragraph(v.breach(), v.revised())
	return chart
}

// names are the names of the thresholds.
func (v *revisions) names() []string {
	names := make([]string, len(v.limits))
	for i, l := range v.limits {
		names[i] = l.Name
	}
	return names
}

// worst is where the worst known count stands, −1 if none is known.
func (v *revisions) worst() int {
	known := slices.DeleteFunc(indices(v.counts), func(i int) bool { return !v.counts[i].amount.Known })
	if len(known) == 0 {
		return -1
	}
	adverse := ascending
	if v.Spending {
		adverse = descending
	}
	return slices.MinFunc(known, func(i, j int) int {
		return cmp.Or(adverse(v.counts[i].amount, v.counts[j].amount), cmp.Compare(i, j))
	})
}
