package threshold

import (
	"fmt"
	"strings"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// result sets the counts with what they are off each threshold, and the
// thresholds below them.
func (v *revisions) result() *kind.Result {
	r := &kind.Result{
		Columns: []kind.Column{{Head: finance.Capital(v.One)}},
		Ordered: "in the order in which they were given",
		Notes:   v.notes(),
		Said:    v.said(),
		Chart:   v.chart(),
	}
	if v.Main.Has("date") {
		r.Columns = append(r.Columns, kind.Column{Head: "Date"})
	}
	r.Columns = append(r.Columns, kind.Column{Head: v.Main.Head("amount"), Numeric: true}, kind.Column{Head: "Movement", Numeric: true, Wide: true})
	for _, l := range v.limits {
		r.Columns = append(r.Columns, kind.Column{Head: "Against " + l.Name, Numeric: true})
	}
	r.Columns = append(r.Columns, kind.Column{Head: "Result"})
	for _, c := range v.counts {
		r.Rows = append(r.Rows, v.row(c))
	}
	for _, l := range v.limits {
		r.Foot = append(r.Foot, v.level(l))
	}
	return r
}

func (v *revisions) row(c revision) kind.Row {
	row := kind.Row{Cells: []kind.Cell{kind.Words(c.Body)}}
	if v.Main.Has("date") {
		row.Cells = append(row.Cells, kind.Words(c.day()))
	}
	row.Cells = append(row.Cells, kind.Number(c.amount), kind.Number(c.movement))
	for _, l := range v.limits {
		row.Cells = append(row.Cells, kind.Number(l.Headroom(c.amount)))
	}
	row.Cells = append(row.Cells, v.verdict(c))
	return row
}

// day is when the count was given.
func (c revision) day() string {
	if v := c.Value("date"); v.Known {
		return v.Time.Format("2 January 2006")
	}
	return "no date"
}

// verdict names the thresholds that are crossed.
func (v *revisions) verdict(c revision) kind.Cell {
	if !c.amount.Known {
		return kind.Words("no data")
	}
	var crossed []string
	for _, l := range v.limits {
		if l.Headroom(c.amount).Num.IsNegative() {
			crossed = append(crossed, l.Name)
		}
	}
	if len(crossed) == 0 {
		return kind.Words("within all").Toned(document.Good)
	}
	return kind.Words("beyond " + finance.List(crossed)).Toned(document.Bad)
}

// level is the line of a threshold.
func (v *revisions) level(l kind.Limit) kind.Row {
	row := kind.Row{Cells: []kind.Cell{kind.Words(finance.Capital(l.Name))}, Rank: document.Total}
	if v.Main.Has("date") {
		row.Cells = append(row.Cells, kind.Words("–"))
	}
	row.Cells = append(row.Cells, kind.Number(l.Level), kind.Words("–"))
	for range v.limits {
		row.Cells = append(row.Cells, kind.Words("–"))
	}
	return kind.Row{Cells: append(row.Cells, kind.Words("set in the report")), Rank: row.Rank}
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
		notes = append(notes, fmt.Sprintf("The %s is a sum set aside to cover a deficit.", finance.List(reserves)))
	}
	return notes
}

// chart draws the measure and the levels that it should not cross; a reserve
// is drawn as the deficit that it covers.
func (v *revisions) chart() *kind.Chart {
	if !v.Chart {
		return nil
	}
	head := v.Main.Head("amount")
	chart := &kind.Chart{Kind: document.Line, Title: head + " against " + strings.ToLower(finance.List(v.names())), Series: []kind.Series{{Name: head}}}
	for _, l := range v.limits {
		chart.Series = append(chart.Series, kind.Series{Name: finance.Capital(l.Name)})
	}
	for _, c := range v.counts {
		chart.Labels = append(chart.Labels, c.Body)
		chart.Series[0].Points = append(chart.Series[0].Points, kind.Number(c.amount))
		for i, l := range v.limits {
			level := l.Level
			if l.Reserve {
				level = finance.Given(level.Num.Neg(), level.Kind, level.Unit, "deficit covered by the "+l.Name)
			}
			chart.Series[i+1].Points = append(chart.Series[i+1].Points, kind.Number(level))
		}
	}
	chart.Alt = finance.Paragraph(v.breach(), v.revised())
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
